"""Pairs that may be one and that people should see: of which class each is, and what must not be offered."""

from __future__ import annotations

from random import Random

import pytest

from onrecord.actors.declared import Known
from onrecord.linking.linking import Linking
from onrecord.linking.matching import Match
from onrecord.model.actor_kinds import MATCH_KINDS
from onrecord.model.decision import Decision
from onrecord.model.ids import BASE
from onrecord.model.named import ACTING, ATTESTED, DATED, HELD, Named
from onrecord.rdf.files import parse_rdf

DECLARED = """
@prefix rec: <https://w3id.org/onrecord/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
GRAPH <graph/actors> {
<state/x-n> a rec:State ; skos:prefLabel "Norvania" ; rec:demonym "Norvanian" .
<state/x-k> a rec:State ; skos:prefLabel "Keldmark" ; rec:demonym "Keldish" .
}
"""
KNOWN = Known.of(parse_rdf(DECLARED.encode(), "trig", base_iri=BASE))

Things = list[tuple[str, str, str]]
"""What one document names: kind, name, and of a person the office held, of an office the state acted for."""


def rows_of(documents: dict[str, tuple[str, Things]]) -> list[Named]:
    """The rows of documents, by key: the day of each and what it names."""
    rows: list[Named] = []
    for key, (day, things) in documents.items():
        rows.append(Named(f"text/{key}", DATED, day))
        for place, (kind, name, more) in enumerate(things):
            reference = f"reference/{key}/{place * 50}-{place * 50 + len(name)}"
            code = {"Norvania": "state/x-n", "Keldmark": "state/x-k"}.get(name) if kind == "state" else None
            rows.append(Named(reference, kind, name, code))
            if more and kind == "person":
                rows += [Named(reference, HELD, more), Named(reference, ATTESTED, day)]
            elif more:
                party = f"{reference}0"
                rows += [Named(party, "state", more, {"Norvania": "state/x-n"}.get(more, "state/x-k"))]
                rows += [Named(reference, ACTING, party, day)]
    return rows


def offered(documents: dict[str, tuple[str, Things]], *decisions: Decision) -> list[Match]:
    return Linking.of(rows_of(documents), KNOWN, decisions).resolution.uncertain


def two(first: Things, second: Things, later: str = "2025-05-03") -> dict[str, tuple[str, Things]]:
    return {"aa": ("2025-05-02", first), "bb": (later, second)}


PERSON = ("person", "Hazim Darroun", "")
OFFERED = [
    pytest.param([PERSON], [("person", "Darroun", "")], "shorter", id="a surname"),
    pytest.param([PERSON], [("person", "H. Darroun", "")], "shorter", id="an initial"),
    pytest.param([PERSON], [("organization", "Darroun", "")], "shorter", id="a surname taken for a body"),
    pytest.param([("person", "Choe Rok", "")], [("person", "Choi", "")], "shorter", id="a surname romanised otherwise"),
    pytest.param([PERSON], [("person", "Hazim Daroun", "")], "spelling", id="a slip"),
    pytest.param([("person", "Olena Hrytsai", "")], [("person", "Elena Gritsai", "")], "spelling", id="two languages"),
    pytest.param(
        [("organization", "Rapid Forces of the Low Valley", "")], [("organization", "LVRF", "")], "acronym", id="turned"
    ),
    pytest.param(
        [("organization", "Front for the Renewal of Norvania", "")],
        [("organization", "the FR forces", ""), ("organization", "Front for the Renewal of Norvania", "")],
        "acronym",
        id="two letters beside the long form",
    ),
    pytest.param(
        [("person", "Ilka Verrin", "Foreign Minister of Norvania")],
        [("post", "Norvania's top diplomat", "")],
        "office",
        id="an office and its holder",
    ),
    pytest.param(
        [("person", "Ilka Verrin", "Norvanian president")],
        [("unnamed", "The Norvanian president", "")],
        "office",
        id="an office without a name",
    ),
    pytest.param(
        [("organization", "Foreign Office of Norvania", "")],
        [("organization", "Ministry of Foreign Affairs of Norvania", "")],
        "body",
        id="a ministry",
    ),
    pytest.param(
        [("organization", "Foreign Office", ""), ("state", "Norvania", "")],
        [("organization", "Ministry of Foreign Affairs of Norvania", "")],
        "body",
        id="a ministry without its state",
    ),
    pytest.param(
        [("organization", "Joint Committee on Border Waters", "")],
        [("organization", "Joint Commission on Border Waters", "")],
        "body",
        id="another noun",
    ),
    pytest.param(
        [("organization", "Salvation Front", "")],
        [("organization", "National Salvation Front", "")],
        "body",
        id="short",
    ),
    pytest.param([("organization", "The Keldish side", "")], [("state", "Keldmark", "")], "side", id="a side"),
]


@pytest.mark.parametrize(("first", "second", "kind"), OFFERED)
def test_a_pair_that_a_person_should_see_is_offered(first: Things, second: Things, kind: str) -> None:
    found = [match.kind for match in offered(two(first, second))]
    assert found == [kind]
    assert kind in MATCH_KINDS


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        pytest.param([PERSON], [("person", "Darroun", "")], "2037-05-03", id="a surname twelve years later"),
        pytest.param([("person", "Ann Darroun", "")], [("person", "Mr. Karroun", "")], "2025-05-03", id="another name"),
        pytest.param(
            [("person", "Ilka Verrin", "Foreign Minister of Norvania")],
            [("post", "Foreign Minister of Keldmark", "")],
            "2025-05-03",
            id="another state's office",
        ),
        pytest.param(
            [("person", "Ilka Verrin", "Foreign Minister of Norvania")],
            [("post", "Deputy Foreign Minister of Norvania", "")],
            "2025-05-03",
            id="a deputy",
        ),
        pytest.param(
            [("person", "Ilka Verrin", "Foreign Minister of Norvania")],
            [("post", "Norvanian Foreign Minister", "")],
            "2029-05-03",
            id="an office years later",
        ),
        pytest.param(
            [("person", "Ilka Verrin", "Norvanian minister")],
            [("unnamed", "a Norvanian minister", "")],
            "2025-05-03",
            id="a minister of several",
        ),
        pytest.param(
            [("organization", "Council of Southern Isles", "")],
            [("organization", "Council of Southern Ports", "")],
            "2025-05-03",
            id="two councils",
        ),
        pytest.param(
            [("organization", "Foreign Office of Norvania", "")],
            [("organization", "Ministry of Foreign Affairs of Keldmark", "")],
            "2025-05-03",
            id="two states",
        ),
        pytest.param([("unnamed", "Officials", "")], [("unnamed", "Officials", "")], "2025-05-03", id="unnamed"),
        pytest.param([("document", "the Darroun letter", "")], [PERSON], "2025-05-03", id="a document"),
    ],
)
def test_what_is_not_one_is_not_offered(first: Things, second: Things, later: str) -> None:
    assert offered(two(first, second, later)) == []


OFFICE = two([("person", "Ilka Verrin", "Foreign Minister of Norvania")], [("post", "Norvanian Foreign Minister", "")])


def test_an_office_is_offered_for_its_mentions_about_that_day_alone() -> None:
    documents = {**OFFICE, "cc": ("2031-01-01", [("post", "Norvanian Foreign Minister", "")])}
    (match,) = (each for each in offered(documents) if each.kind == "office")
    assert match.references == ("reference/bb/0-26",)


@pytest.mark.parametrize("judgement", ["same", "different"])
def test_what_is_decided_is_not_offered_again(judgement: str) -> None:
    decision = Decision(judgement, "person/ilka-verrin", "reference/bb/0-26")  # type: ignore[arg-type]
    assert [each for each in offered(OFFICE, decision) if each.kind == "office"] == []


def test_an_acronym_whose_long_form_stands_beside_it_is_no_other_body() -> None:
    documents = {
        "aa": ("2025-05-02", [("organization", "Patriotic Union for Renewal", ""), ("organization", "PUR", "")]),
        "bb": ("2025-05-03", [("organization", "Public Utilities Regulator", "")]),
    }
    assert [(each.one, each.other) for each in offered(documents)] == [("org/patriotic-union-for-renewal", "org/pur")]


def test_a_short_name_is_offered_with_the_nearest_few() -> None:
    things: Things = [("person", f"{given} Darroun", "") for given in ("Ann", "Bo", "Cyr", "Dag", "Eli", "Fay")]
    found = offered(two(things, [("person", "Darroun", "")]))
    assert [each.kind for each in found] == ["shorter"] * 3


def test_the_order_of_documents_changes_nothing() -> None:
    things: list[tuple[Things, Things]] = [(param.values[0], param.values[1]) for param in OFFERED]  # type: ignore[misc]
    documents = {
        f"{place:02}": (f"2025-05-{place + 1:02}", [*first, *second]) for place, (first, second) in enumerate(things)
    }
    rows = rows_of(documents)
    expected = Linking.of(rows, KNOWN).resolution.uncertain
    assert len(expected) > len(OFFERED) / 2
    for seed in range(3):
        Random(seed).shuffle(rows)
        assert Linking.of(rows, KNOWN).resolution.uncertain == expected
