"""Rows made of the digest of one document: parties after matching, spans of the id, days that can be read."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from onrecord.digest.pack import digest_of
from onrecord.digest.unpack import Parties, Reported, references_in, unpack_details, unpack_heads, with_detail
from onrecord.model.ids import iri
from onrecord.model.statement_row import StatementRow
from onrecord.rdf.terms import RDF_TYPE, Triple, act_node, node, span_node, term

KEY = "00ff"
PLACE = "60-64.71-80_90-99"
NAME = f"statement/{KEY}/{PLACE}"


def head(parties: Sequence[str], start: str = "", status: str = "asserted") -> StatementRow[str]:
    """The row of a head with these parties; the reference at 0-4 is a person, the item is named in the content."""
    parties_of = Parties(KEY, {"0-4": "person/tal"}, {"person/tal": "person/mira-tal", "org/old": "org/new"})
    packed = json.dumps(["document/d", [[PLACE, status, "reject", start, "", "day", parties, ["item/ga/74/9"]]], []])
    document, [one], _ = unpack_heads(packed)
    return Reported(KEY, document, parties_of, {PLACE: ["item/ga/74/1"]}).row(*one)


@pytest.mark.parametrize(
    ("parties", "found"),
    [
        pytest.param(["s0-4"], {"speakers": ("person/mira-tal",)}, id="a speaker that was matched"),
        pytest.param(["s7-9"], {"speakers": ("reference/00ff/7-9",)}, id="a speaker that was not"),
        pytest.param(["p0-4", "p7-9"], {"speakers": ("person/mira-tal", "reference/00ff/7-9")}, id="putative speakers"),
        pytest.param(["s0-4", "s0-4"], {"speakers": ("person/mira-tal",)}, id="one named twice"),
        pytest.param(["d7-9"], {"addressees": ("reference/00ff/7-9",)}, id="an addressee"),
        pytest.param(["v7-9", "b0-4", "b7-9"], {"via": ("reference/00ff/7-9",)}, id="a relay named as such"),
        pytest.param(
            ["v7-9", "b0-4", "b7-9"], {"relays": ("reference/00ff/7-9", "person/mira-tal")}, id="all relays, it first"
        ),
        pytest.param(["aorg/old"], {"about": ("org/new", "item/ga/74/1")}, id="what it is about, and an item it names"),
        pytest.param(["aitem/ga/74/1"], {"about": ("item/ga/74/1",)}, id="an item it is about and names"),
    ],
)
def test_parties_are_what_their_references_are_after_matching(
    parties: Sequence[str], found: dict[str, tuple[str, ...]]
) -> None:
    row = head(parties)
    assert {name: getattr(row, name) for name in found} == found


@pytest.mark.parametrize(
    ("start", "found"),
    [("2020-04-01", "2020-04-01"), ("2020-04-01Z", "2020-04-01"), ("12020-04-01", ""), ("spring", ""), ("", "")],
)
def test_a_day_is_iso_or_empty(start: str, found: str) -> None:
    assert head([], start).start == found


def test_a_row_knows_its_document_its_items_and_where_its_parties_are_named() -> None:
    row = head(["s0-4", "aorg/old"], status="negated")
    assert (row.id, row.document, row.status, row.act) == (NAME, "document/d", "negated", "reject")
    assert row.under == ("item/ga/74/9",)
    assert row.references == {"person/mira-tal": "0-4"}


def test_a_detail_adds_words_and_the_spans_of_all_three_parts() -> None:
    packed = json.dumps([[PLACE, "direct", "speech", "said", "It is void", [3, 9], "checked"]])
    [(name, detail)] = unpack_details(KEY, packed)
    row = with_detail(head([]), *detail)
    assert name == row.id == NAME
    assert (row.mode, row.rule, row.words, row.review) == ("direct", "said", "It is void", "checked")
    assert row.spans == {"source": ((3, 9),), "cue": ((60, 64), (71, 80)), "content": ((90, 99),)}


def test_what_is_packed_of_triples_is_what_the_row_has() -> None:
    statement, speaker = node(NAME), node(f"reference/{KEY}/0-4")
    digest = digest_of(
        KEY,
        [
            Triple(statement, RDF_TYPE, term("rec:Statement")),
            Triple(statement, term("rec:reportedIn"), node("document/d")),
            Triple(statement, term("rec:act"), act_node("reject")),
            Triple(statement, term("rec:speaker"), speaker),
            Triple(statement, term("rec:source"), span_node(KEY, (0, 4))),
        ],
    )
    document, [one], _ = unpack_heads(digest.heads)
    [(_, detail)] = unpack_details(KEY, digest.details)
    row = with_detail(Reported(KEY, document, Parties(KEY, {}, {}), {}).row(*one), *detail)
    assert (iri(row.id), row.document, row.status, row.act) == (statement.value, "document/d", "asserted", "reject")
    assert (row.speakers, row.spans["source"]) == ((f"reference/{KEY}/0-4",), ((0, 4),))
    assert references_in(digest.heads) == {"0-4"}
