"""A document that a newer version supersedes counts in no answer, unless one asks for every version."""

import json
from pathlib import Path

import pytest

from onrecord.errors import QueryError
from onrecord.model.ids import BASE
from onrecord.query import Rows, catalogue, run_query
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import Node, Quad, Quads, is_node, make_quad, named_node
from onrecord.store.backend.oxigraph import OxigraphQuads

CASES = Path(__file__).parent.parent / "queries"
TEXT_OF = named_node(REC + "textOf")
SAME_WORDING = named_node(REC + "sameWordingAs")
_TELLING = ("textOf", "reportedIn", "underItem", "holder", "circulated", "toCirculate")
TOLD = {named_node(REC + name) for name in _TELLING}
"""What makes a document count: that a text is its own, and what it reports."""

REVISION_OF = named_node(PREFIXES["prov"] + "wasRevisionOf")
VERSIONED = [name for name, query in catalogue().items() if any(each.name == "versions" for each in query.parameters)]


def load(name: str) -> list[Quad]:
    graph = OxigraphQuads()
    graph.load(parse_rdf(CASES / name / "data.trig", "trig"))
    return sorted(graph, key=str)


def store_of(quads: list[Quad]) -> Quads:
    graph = OxigraphQuads()
    graph.load(quads)
    return graph


def params_of(name: str) -> dict[str, str]:
    """Parameters of the first question of the case."""
    listed = CASES / name / "params.json"
    first: dict[str, str] = next(iter(json.loads(listed.read_text()).values())) if listed.exists() else {}
    return first


def rows(graph: Quads, name: str, **params: str) -> list[tuple[str, ...]]:
    answer = run_query(graph, name, params_of(name) | params)
    assert isinstance(answer, Rows)
    return answer.texts()


def superseded(document: Node) -> Quad:
    return make_quad(named_node(BASE + "document/newer"), REVISION_OF, document, named_node(BASE + "graph/provenance"))


def test_the_questions_that_list_or_count_documents_know_versions() -> None:
    assert len(VERSIONED) >= 22


@pytest.mark.parametrize("name", VERSIONED)
def test_a_superseded_document_is_as_if_it_were_not_there_unless_asked_for(name: str) -> None:
    quads = load(name)
    texts = [quad for quad in quads if quad.predicate == TEXT_OF and is_node(quad.object)]
    assert texts, f"tests/queries/{name}/data.trig: each text needs rec:textOf, in the graph of its document"
    fullest = {quad.object for quad in quads if quad.predicate == SAME_WORDING}
    before = rows(store_of(quads), name)
    changed = 0
    for text in texts:
        assert is_node(text.object)
        if name == "reprints" and text.subject in fullest:
            continue  # it goes on standing for the others that print it
        with_newer = store_of([*quads, superseded(text.object)])
        without = store_of([quad for quad in quads if quad.graph_name != text.graph_name or quad.predicate not in TOLD])
        assert rows(with_newer, name, versions="any") == before
        assert rows(with_newer, name) == rows(without, name), text.object.value
        changed += rows(with_newer, name) != before
    assert changed


def test_a_word_that_is_no_choice_is_refused_with_the_choices() -> None:
    with pytest.raises(QueryError, match="'oldest' is none of the choices; give one of newest, any"):
        rows(store_of([]), "reprints", versions="oldest")
