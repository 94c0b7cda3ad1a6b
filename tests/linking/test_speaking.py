"""For whom references speak: by their own document, by others of about the day, by what is declared."""

from __future__ import annotations

import random

import pytest

from onrecord.actors.declared import Known
from onrecord.linking.linking import link
from onrecord.model.decision import Decision
from onrecord.model.ids import BASE, relative
from onrecord.model.named import ACTING, DATED, LOCAL, Named
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.terms import term

DECLARED = """
@prefix rec: <https://w3id.org/onrecord/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
GRAPH <graph/actors> {
<state/nv> a rec:State ; skos:prefLabel "Norvania" ; rec:actsFor <state/nv> .
<state/kd> a rec:State ; skos:prefLabel "Keldmark" .
<org/mfa> a org:Organization ; skos:prefLabel "Ministry of Seas" ; rec:actsFor <state/nv> .
<person/vask> a foaf:Person ; skos:prefLabel "Oren Vask" ; rec:actsFor <org/mfa> .
}
"""
KNOWN = Known.of(parse_rdf(DECLARED.encode(), "trig", base_iri=BASE))


def document(key: str, day: str, *acting: tuple[str, str]) -> list[Named]:
    """The rows of a document: pairs of a person's name and of the state or body acted for, empty where none is told."""
    rows = [Named(f"text/{key}", DATED, day)] if day else []
    for place, (holder, party) in enumerate(acting):
        rows.append(Named(f"reference/{key}/{place}-{place + 5}", "person", holder))
        if party:
            kind = "state" if party in {"Norvania", "Keldmark"} else "organization"
            id_ = f"reference/{key}/{place + 50}-{place + 60}"
            rows.append(Named(id_, kind, party))
            rows.append(Named(f"reference/{key}/{place}-{place + 5}", ACTING, id_, day or None))
    return rows


def spoken_for(rows: list[Named]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in link(rows, KNOWN).links:
        if quad.predicate == term("rec:speaksFor"):
            found.setdefault(_name(quad.subject), set()).add(_name(quad.object))
    return found


def _name(term: object) -> str:
    return relative(str(term).strip("<>"))


def test_a_documents_own_word_counts_and_that_of_another_of_about_the_day_where_it_tells_none() -> None:
    rows = [
        *document("a", "2020-03-01", ("Mira Tal", "Norvania")),
        *document("b", "2020-03-09", ("Mira Tal", "")),
        *document("c", "2022-03-09", ("Mira Tal", "")),
        *document("d", "", ("Mira Tal", "")),
    ]
    found = spoken_for(rows)
    assert found["reference/a/0-5"] == {"state/nv"}
    assert found["reference/b/0-5"] == {"state/nv"}
    assert "reference/c/0-5" not in found  # two years later nobody says so
    assert "reference/d/0-5" not in found  # and of no day nobody can


def test_somebody_who_changes_sides_speaks_for_each_in_its_time() -> None:
    rows = [
        *document("a", "2020-01-01", ("Mira Tal", "Norvania")),
        *document("b", "2020-12-01", ("Mira Tal", "Keldmark")),
        *document("c", "2020-02-01", ("Mira Tal", "")),
        *document("d", "2020-11-01", ("Mira Tal", "")),
    ]
    found = spoken_for(rows)
    assert found["reference/c/0-5"] == {"state/nv"}
    assert found["reference/d/0-5"] == {"state/kd"}


def test_two_documents_equally_near_that_differ_tell_nothing() -> None:
    rows = [
        *document("a", "2020-01-01", ("Mira Tal", "Norvania")),
        *document("b", "2020-01-11", ("Mira Tal", "Keldmark")),
        *document("c", "2020-01-06", ("Mira Tal", "")),
    ]
    assert "reference/c/0-5" not in spoken_for(rows)


def test_what_is_declared_holds_where_no_document_says_otherwise() -> None:
    rows = [
        *document("a", "2020-01-01", ("Oren Vask", "")),
        *document("b", "2024-01-01", ("Oren Vask", "Keldmark")),
    ]
    found = spoken_for(rows)
    assert found["reference/a/0-5"] == {"org/mfa", "state/nv"}
    assert found["reference/b/0-5"] == {"state/kd"}


def test_whom_a_body_acts_for_its_spokesperson_speaks_for_too() -> None:
    rows = document("a", "2020-01-01", ("Mira Tal", "Ministry of Seas"))
    assert spoken_for(rows)["reference/a/0-5"] == {"org/mfa", "state/nv"}


def test_a_surname_that_is_nobody_yet_takes_nothing_from_other_documents() -> None:
    rows = [*document("a", "2020-01-01", ("Tal", "Norvania")), *document("b", "2020-01-02", ("Tal", ""))]
    found = spoken_for(rows)
    assert found["reference/a/0-5"] == {"state/nv"}
    assert "reference/b/0-5" not in found


def test_states_that_are_declared_to_act_for_themselves_do() -> None:
    rows = [Named("reference/a/0-8", "state", "Norvania"), Named("reference/a/9-17", "state", "Keldmark")]
    assert spoken_for(rows) == {"reference/a/0-8": {"state/nv"}}


@pytest.mark.parametrize(
    ("actor", "parties"),
    [("person/mira-tal", ("state/nv",)), ("person/ana-alike", ()), ("person/vask", ("org/mfa", "state/nv"))],
)
def test_whom_people_name_as_a_speaker_speaks_for_those_on_whom_all_documents_agree(
    actor: str, parties: tuple[str, ...]
) -> None:
    rows = [
        *document("a", "2020-01-01", ("Mira Tal", "Norvania"), ("Ana Alike", "Norvania")),
        *document("b", "2024-01-01", ("Mira Tal", "Norvania"), ("Ana Alike", "Keldmark"), ("Oren Vask", "")),
    ]
    linked = link(rows, KNOWN, [Decision("speaker", "statement/a/1-2_3-4", actor)])
    assert linked.speakers[actor].speaks_for == parties


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_documents_changes_nothing(seed: int) -> None:
    rows = [
        *document("a", "2020-01-01", ("Mira Tal", "Norvania"), ("Ana Alike", "Ministry of Seas")),
        *document("b", "2020-06-01", ("Mira Tal", "Keldmark"), ("Ana Alike", "")),
        *document("c", "2020-03-01", ("Mira Tal", ""), ("Oren Vask", "")),
    ]
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    assert spoken_for(shuffled) == spoken_for(rows)


@pytest.mark.parametrize(
    ("suggested", "speaks"),
    [
        ("org/army-nv", True),
        ("org/supreme-court-nv", True),
        ("post/foreign-minister-nv", True),
        ("org/church-nv", False),
        ("org/football-federation-nv", False),
        ("org/broadcasting-company-nv", False),
        ("outlet/gazette-nv", False),
        ("post/opposition-leader-nv", False),
    ],
)
def test_only_offices_and_organs_of_a_state_act_for_it_by_their_ids(suggested: str, speaks: bool) -> None:
    kind = {"org": "organization", "post": "post", "outlet": "outlet"}[suggested.partition("/")[0]]
    rows = [Named("reference/a/0-5", kind, "Something", suggested)]
    assert spoken_for(rows) == ({"reference/a/0-5": {"state/nv"}} if speaks else {})


def local(key: str, day: str, holder: str, publisher: str) -> list[Named]:
    """The rows of a document that tells somebody's office without a state, in an outlet of that name."""
    name = f"reference/{key}/0-5"
    return [Named(f"text/{key}", DATED, day), Named(name, "person", holder), Named(name, LOCAL, publisher)]


LAND = Named("reference/ff/0-6", "territory", "Ostrel", "territory/ostrel")


@pytest.mark.parametrize(
    ("publisher", "others", "right"),
    [
        ("Ostrel Herald", [LAND], {"territory/ostrel"}),
        ("Ostrel Herald", [], None),
        ("The Lantern", [LAND], None),
        ("Norvania Herald", [], {"state/nv"}),
        ("Norvania and Ostrel Herald", [LAND], None),
        ("Ostrel Herald", [LAND, *document("b", "2020-03-09", ("Mira Tal", "Keldmark"))], {"state/kd"}),
        ("Ostrel Herald", [LAND, *document("b", "2022-03-09", ("Mira Tal", "Keldmark"))], {"territory/ostrel"}),
    ],
    ids=[
        "a land that another document tells of",
        "a name that no document tells to be a land's",
        "an outlet named for none",
        "a state that is known",
        "an outlet named for two",
        "another document tells another state then",
        "another document tells another state years later",
    ],
)
def test_an_office_told_without_a_state_is_of_the_land_in_its_outlets_name(
    publisher: str, others: list[Named], right: set[str] | None
) -> None:
    rows = [*local("a", "2020-03-01", "Mira Tal", publisher), *others]
    random.Random(5).shuffle(rows)
    assert spoken_for(rows).get("reference/a/0-5") == right


def test_what_the_outlet_tells_of_somebody_holds_in_a_document_of_about_the_day() -> None:
    rows = [
        LAND,
        *local("a", "2020-03-01", "Mira Tal", "Ostrel Herald"),
        *document("b", "2020-04-01", ("Mira Tal", "")),
    ]
    assert spoken_for(rows)["reference/b/0-5"] == {"territory/ostrel"}
