"""What a statement does something to is told apart from what its words only mention."""

from __future__ import annotations

import pytest

from onrecord.model.ids import iri, relative
from onrecord.query import Rows, run_query
from onrecord.rdf.namespaces import ACT, GRAPH_LINKS, GRAPH_VOCABULARY, PREFIXES, REC
from onrecord.rdf.quads import Literal, Node, Quads, literal, make_quad, named_node
from onrecord.rdf.terms import integer
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.view.rows.answers import answers

KEY = "00000000000000aa"


def told(content: str, named: str, mode: str) -> Quads:
    """A store with one statement whose content names one thing."""
    graph = named_node(iri(f"graph/{KEY}"))
    store = OxigraphQuads()

    def add(subject: str, predicate: str, value: Node | Literal, place: Node = graph) -> None:
        prefix, _, name = predicate.partition(":")
        store.load([make_quad(named_node(iri(subject)), named_node(PREFIXES[prefix] + name), value, place)])

    def span(begin: int, words: str) -> Node:
        name = f"text/{KEY}#char={begin},{begin + len(words)}"
        add(name, "nif:beginIndex", integer(begin))
        add(name, "nif:endIndex", integer(begin + len(words)))
        add(name, "nif:anchorOf", literal(words))
        return named_node(iri(name))

    statement, reference, speaker = f"statement/{KEY}/1", f"reference/{KEY}/1", f"reference/{KEY}/2"
    start = 40
    add(statement, "rdf:type", named_node(REC + "Statement"))
    add(statement, "rec:attribution", named_node(REC + "speech"))
    add(statement, "rec:reportedIn", named_node(iri(f"document/{KEY}")))
    add(statement, "rec:act", named_node(ACT + "reject"))
    add(statement, "rec:mode", named_node(REC + mode))
    add(statement, "rec:words", literal(content))
    add(statement, "rec:content", span(start, content))
    add(statement, "rec:about", named_node(iri(reference)))
    add(statement, "rec:speaker", named_node(iri(speaker)))
    mention = span(start + content.index(named), named)
    add(reference, "rec:mention", mention)
    add(relative(mention.value), "rec:inStatement", named_node(iri(statement)))
    links, vocabulary = named_node(GRAPH_LINKS), named_node(GRAPH_VOCABULARY)
    add(reference, "rec:canonical", named_node(iri("subject/it")), links)
    add(speaker, "rec:canonical", named_node(iri("state/nv")), links)
    add("subject/it", "skos:prefLabel", literal("it"), vocabulary)
    return store


AS_OBJECT = [
    ("the vote", "the vote", "actOnly"),
    ("the so-called “elections” held on 31 March in the valley", "elections", "actOnly"),
    ("Norvania's so-called “consultation”", "consultation", "actOnly"),
    ("the vote organized in the valley", "the vote", "actOnly"),
    ("the vote, the decree and the assembly", "assembly", "actOnly"),
    ("concern at the vote of 31 March", "the vote", "actOnly"),
    ("deep concern over the vote", "the vote", "actOnly"),
    ("concern at the vote and at the count", "the count", "actOnly"),
    ("neither the vote of 31 March nor the count", "the count", "actOnly"),
    ("Norvania and Estmark to return to the talks", "Estmark", "direct"),
    ("the Assembly, which has no seat", "the Assembly", "indirect"),
    ("it", "it", "actOnly"),
]
ONLY_MENTIONED = [
    ("the vote in Halden", "Halden", "actOnly"),
    ("the results of the vote", "the vote", "actOnly"),
    ("Norvania's so-called “consultation”", "Norvania", "actOnly"),
    ("the Halden vote", "Halden", "actOnly"),
    ("the comparison with the vote", "the vote", "actOnly"),
    ("the suggestion that the authors knew", "the authors", "actOnly"),
    ("that the vote was free", "the vote", "indirect"),
    ("The vote has no legal force", "The vote", "direct"),
    ("Norvania rejected the road", "Norvania", "direct"),
    ("to withdraw its support for the assembly", "the assembly", "indirect"),
    ("We do not accept the vote", "the vote", "direct"),
    ("The road is closed. Estmark", "Estmark", "direct"),
]


@pytest.mark.parametrize(("content", "named", "mode"), AS_OBJECT, ids=lambda value: value[:32])
def test_the_head_of_the_object_is_the_object(content: str, named: str, mode: str) -> None:
    check(content, named, mode, is_object=True)


@pytest.mark.parametrize(("content", "named", "mode"), ONLY_MENTIONED, ids=lambda value: value[:32])
def test_what_the_words_only_mention_is_not_the_object(content: str, named: str, mode: str) -> None:
    check(content, named, mode, is_object=False)


def check(content: str, named: str, mode: str, *, is_object: bool) -> None:
    """The view's query and the catalogue's ``positions`` have one rule."""
    store = told(content, named, mode)
    found = [row["node"] for row in answers(store, "objects")]
    assert found == (["subject/it"] if is_object else [])
    asked = run_query(store, "positions", {"about": "subject/it"})
    assert isinstance(asked, Rows)
    [row] = asked.only(["documents", "as_object"]).texts()
    assert list(row) == ["1", "1" if is_object else "0"]


def test_the_tables_hold_as_many_cases_as_they_should() -> None:
    assert (len(AS_OBJECT), len(ONLY_MENTIONED)) == (12, 12)
