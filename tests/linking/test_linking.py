from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.declared import Known
from onrecord.linking.linking import Links, canonical_of, link, named_by_sources, named_in
from onrecord.linking.symbols import same_documents
from onrecord.model.description import Description
from onrecord.model.ids import BASE, relative
from onrecord.model.named import Named
from onrecord.names.folding import generic_words
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.quads import Quad
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, RDF_TYPE, node, term

if TYPE_CHECKING:
    from tests.conftest import Records

NOBODY = Known.of([])

DECLARED = """
@prefix rec: <https://w3id.org/onrecord/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
GRAPH <graph/actors> {
<state/x-norvania> a rec:State ; skos:prefLabel "Norvania" ; skos:altLabel "Republic of Norvania" .
<org/x-league> a org:Organization ; skos:prefLabel "League of Isles" ; skos:altLabel "LOI" .
<outlet/x-gazette> a rec:Outlet ; skos:prefLabel "The Gazette" .
<person/m-tal> a foaf:Person ; skos:prefLabel "Mira Tal" .
<person/one> a foaf:Person ; skos:prefLabel "Ana Alike" . <person/two> a foaf:Person ; skos:prefLabel "Ana Alike" .
<item/ga/74/32> a rec:AgendaItem ; skos:prefLabel "Fair seas" .
}
"""


def declared() -> Known:
    return Known.of(parse_rdf(DECLARED.encode(), "trig", base_iri=BASE))


def canonical(links: Links) -> dict[str, str]:
    pairs = [(quad.subject, quad.object) for quad in links.links if quad.predicate == CANONICAL]
    assert max(Counter(subject for subject, _ in pairs).values(), default=1) == 1
    return {name(subject): name(found) for subject, found in pairs}


def name(term: object) -> str:
    return relative(str(term).strip("<>"))


def labels(quads: list[Quad]) -> dict[str, str]:
    return {name(quad.subject): str(quad.object).strip('"') for quad in quads if quad.predicate == PREF_LABEL}


@pytest.mark.parametrize(
    ("kind", "called", "suggestion", "expected"),
    [
        pytest.param("person", "Mira Tal", None, "person/mira-tal", id="a full name makes a person"),
        pytest.param("person", "Tal", None, "r", id="a surname alone stays what one document names"),
        pytest.param("person", "M. Tal", None, "r", id="so does an initial"),
        pytest.param("person", "Əli Məmmədov", None, "person/ali-mammadov", id="letters are folded"),
        pytest.param("person", "Tal", "person/mira-tal", "person/mira-tal", id="what the document suggests holds"),
        pytest.param("person", "Tal", "reference/x/1-2", "r", id="a reference is nobody's canonical"),
        pytest.param("organization", "Foreign Ministry", None, "r", id="a ministry of nobody knows whom"),
        pytest.param(
            "organization",
            "Foreign Ministry of Norvania",
            None,
            "org/foreign-ministry-of-norvania",
            id="a ministry of someone",
        ),
        pytest.param("organization", "the ministry", None, "r", id="a common noun"),
        pytest.param("organization", "My Government", None, "r", id="a government that only its speaker knows"),
        pytest.param("organization", "the two Governments", None, "r", id="two of them"),
        pytest.param("person", "The President", None, "r", id="an office taken for a person"),
        pytest.param("person", "Mr. Tal", None, "r", id="a title is no first name"),
        pytest.param("person", "Mr. Tal (Norvania)", None, "person/mr-tal-norvania", id="a speaker in a record"),
        pytest.param("post", "Secretary-General", None, "r", id="an office with a hyphen"),
        pytest.param("post", "President", None, "r", id="an office of nobody knows whom"),
        pytest.param("post", "President of Norvania", None, "post/president-of-norvania", id="an office of someone"),
        pytest.param("outlet", "President.nv", None, "outlet/president-nv", id="a site named like an office"),
        pytest.param("post", "President NV", None, "post/president-nv", id="and the office, apart from it"),
        pytest.param("outlet", "the ministry's website", None, "r", id="a site described"),
        pytest.param("outlet", "The Herald", None, "outlet/herald", id="a paper without its article"),
        pytest.param("territory", "Ostrel", None, "territory/ostrel", id="a territory"),
        pytest.param("state", "Norvania", None, "r", id="a state is never made by us"),
        pytest.param("unnamed", "Officials", None, "r", id="who is not named stays so"),
        pytest.param("document", "the letter", None, "r", id="a letter that is only described"),
        pytest.param("collective", "The Co-Chairs", None, "r", id="many who speak as one"),
    ],
)
def test_a_name_leads_to(kind: str, called: str, suggestion: str | None, expected: str) -> None:
    assert canonical_of(Named("r", kind, called, suggestion), NOBODY) == expected


@pytest.mark.parametrize(
    ("kind", "called", "expected"),
    [
        ("state", "Republic of Norvania", "state/x-norvania"),
        ("organization", "LOI", "org/x-league"),
        ("person", "Mira Tal", "person/m-tal"),
        ("outlet", "the Gazette", "outlet/x-gazette"),
        ("person", "Ana Alike", "person/ana-alike"),
    ],
)
def test_a_declared_name_leads_to_its_one_bearer(kind: str, called: str, expected: str) -> None:
    assert canonical_of(Named("r", kind, called), declared()) == expected


def test_every_reference_has_exactly_one_canonical(records: Records) -> None:
    named = [named for record in records.all() for named in named_in(record)]
    found = canonical(link(named, NOBODY))
    references = {named.id for named in named if named.id.startswith("reference/")}
    assert len(references) == 13
    assert references <= found.keys()


def test_one_person_of_two_documents_is_minted_once_with_a_label() -> None:
    links = link(
        [Named("reference/a/1-2", "person", "Mira Tal"), Named("reference/b/3-4", "person", "Mira Tál")], NOBODY
    )
    assert set(canonical(links).values()) == {"person/mira-tal"}
    assert labels(links.actors) == {"person/mira-tal": "Mira Tal"}
    assert [quad.object for quad in links.actors if quad.predicate == RDF_TYPE] == [term("foaf:Person")]


def test_what_the_vocabulary_has_is_not_minted_again() -> None:
    links = link(
        [Named("reference/a/1-2", "person", "Mira Tal"), Named("item/ga/74/32", "item", "Fair seas")], declared()
    )
    assert canonical(links) == {"reference/a/1-2": "person/m-tal"}
    assert links.actors == []
    assert len(links.links) == 1


def test_a_suggested_actor_goes_by_the_name_its_id_is_made_of() -> None:
    named = [Named(f"reference/{key}/1-2", "organization", "the ministry", "org/ministry-of-wind") for key in "abc"]
    named.append(Named("reference/d/1-2", "organization", "Ministry of Wind", "org/ministry-of-wind"))
    assert labels(link(named, NOBODY).actors) == {"org/ministry-of-wind": "Ministry of Wind"}


def test_a_suggested_actor_without_such_a_name_goes_by_one_that_tells_whose() -> None:
    named = [Named(f"reference/{key}/1-2", "organization", "the ministry", "org/ministry-x-norvania") for key in "abc"]
    named.append(Named("reference/d/1-2", "organization", "Norvania's ministry", "org/ministry-x-norvania"))
    links = link(named, declared())
    assert labels(links.actors) == {"org/ministry-x-norvania": "Norvania's ministry"}
    acts_for = [quad.object for quad in links.actors if quad.predicate == term("rec:actsFor")]
    assert acts_for == [node("state/x-norvania")]


def test_a_name_that_only_ends_like_a_state_acts_for_nobody() -> None:
    links = link([Named("reference/a/1-2", "organization", "Friends of X Norvania")], declared())
    assert [quad for quad in links.actors if quad.predicate == term("rec:actsFor")] == []


def test_an_item_the_vocabulary_lacks_gets_number_organ_session_and_the_title_documents_give() -> None:
    named = [Named("item/ga/71/34/b", "item", title) for title in ("", "Fair winds", "Fair winds", "Foul winds")]
    quads = link(named, NOBODY).links
    assert labels(quads) == {
        "item/ga/71/34": "Item 34, session 71 (GA)",
        "item/ga/71/34/b": "Fair winds",
        "session/ga/71": "Seventy-first session of the General Assembly",
    }
    said = {(quad.predicate, quad.object) for quad in quads if quad.subject == node("item/ga/71/34/b")}
    assert (term("rec:partOfItem"), node("item/ga/71/34")) in said
    assert (term("rec:organ"), node("organ/ga")) in said


def test_a_provisional_number_is_kept_apart() -> None:
    quads = link([Named("item/ga/74-provisional/68", "item", "")], NOBODY).links
    said = {(quad.predicate, quad.object) for quad in quads if quad.subject == node("item/ga/74-provisional/68")}
    assert (term("rec:agendaStatus"), term("rec:provisional")) in said
    assert (term("rec:session"), node("session/ga/74")) in said


def test_the_second_symbol_of_a_joint_one_leads_to_the_first(records: Records) -> None:
    links = link([*named_in(records.article), *named_in(records.report)], NOBODY)
    found = canonical(links)
    assert found["document/un/S/2020/902"] == "document/un/A/74/901"
    assert found[f"reference/{records.report.document.key}/95-105"] == "document/un/A/74/901"
    symbols = {str(quad.object) for quad in links.links if quad.predicate == term("rec:symbol")}
    assert symbols == {'"A/74/901"', '"S/2020/902"', '"S/RES/9001 (2031)"'}


def test_a_document_whose_text_is_stored_describes_itself(records: Records) -> None:
    own = named_by_sources([Description.of(records.letter.document)])
    links = link([*named_in(records.article), *own], NOBODY)
    assert canonical(links)["document/un/S/2020/902"] == "document/un/A/74/901"
    said = {quad.predicate for quad in links.links if quad.subject == node("document/un/A/74/901")}
    assert said.isdisjoint({RDF_TYPE, PREF_LABEL, term("rec:symbol")})
    assert term("rec:symbolNumber") in said, "what its symbol says is no document's"


@pytest.mark.parametrize(
    ("joined", "stored", "expected"),
    [
        ([("b", "a"), ("c", "b")], [], {"b": "a", "c": "a"}),
        ([("b", "a")], ["b"], {"a": "b"}),
        ([("b", "a")], ["a", "b"], {}),
        ([("b", "a"), ("b", "c")], [], {"b": "a", "c": "a"}),
        ([("a", "a")], [], {}),
        ([("a", "b")], [], {"a": "b"}),
    ],
    ids=[
        "a chain",
        "the stored one stands",
        "two stored ones stay two",
        "two firsts",
        "itself",
        "order does not decide",
    ],
)
def test_symbols_of_one_document_have_one_root(
    joined: list[tuple[str, str]], stored: list[str], expected: dict[str, str]
) -> None:
    assert same_documents(joined, frozenset(stored)) == expected


def test_a_publisher_that_is_declared_under_another_id_is_an_alias() -> None:
    own = named_by_sources([Description("g", publisher="The Gazette")])
    assert canonical(link(own, declared())) == {"outlet/gazette": "outlet/x-gazette"}


names = st.sampled_from(["Mira Tal", "Mira Tál", "Osk Rin", "Rin", "The Herald", "Foreign Ministry", "Ostrel"])
kinds = st.sampled_from(["person", "organization", "outlet", "post", "territory", "unnamed", "state"])
things = st.builds(Named, st.integers(0, 30).map(lambda place: f"reference/a/{place}-40"), kinds, names)


@given(st.lists(things, unique_by=lambda named: named.id, max_size=12), st.randoms())
def test_the_order_of_what_is_named_does_not_matter(named: list[Named], random: object) -> None:
    shuffled = list(named)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled, declared()) == link(named, declared())


def test_minted_ids_of_two_kinds_never_meet() -> None:
    found = {
        canonical_of(Named("r", kind, "President of Norvania"), NOBODY) for kind in ("post", "outlet", "organization")
    }
    assert len(found) == 3


def test_the_list_of_generic_words_is_there_and_folded() -> None:
    words = generic_words()
    assert len(words) > 150
    assert {"ministry", "foreign", "of"} <= words
    assert all(word == word.lower() for word in words)


def test_an_item_of_the_security_council_is_known_by_its_title_and_of_no_session() -> None:
    quads = link([Named("item/sc/situation-in-norvania", "item", "The situation in Norvania")], NOBODY).links
    assert {(quad.predicate.value.rpartition("#")[2].rpartition("/")[2], str(quad.object)) for quad in quads} == {
        ("type", "<https://w3id.org/onrecord/ns#AgendaItem>"),
        ("prefLabel", '"The situation in Norvania"'),
        ("organ", "<https://w3id.org/onrecord/id/organ/sc>"),
        ("agendaStatus", "<https://w3id.org/onrecord/ns#adopted>"),
    }


def test_an_organ_that_the_vocabulary_lacks_is_described_by_its_code() -> None:
    quads = link([Named("item/commission-on-fisheries/46-provisional/5", "item", "")], NOBODY).links
    assert labels(quads) == {
        "item/commission-on-fisheries/46-provisional/5": "Item 5, session 46 (COMMISSION-ON-FISHERIES)",
        "session/commission-on-fisheries/46": "Forty-sixth session of the Commission on fisheries",
        "organ/commission-on-fisheries": "Commission on fisheries",
    }
