"""Terms are made and told in one place, whoever made their classes."""

from __future__ import annotations

import pytest

from onrecord.rdf.quads import (
    DEFAULT_GRAPH,
    Blank,
    DefaultGraph,
    Literal,
    Node,
    Quad,
    QuadTriple,
    blank_node,
    is_literal,
    is_node,
    literal,
    make_quad,
    make_triple,
    named_node,
)

NODE = named_node("urn:a")
QUAD = make_quad(NODE, NODE, literal("a"), NODE)


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        (NODE, Node),
        (literal("a"), Literal),
        (blank_node("a"), Blank),
        (DEFAULT_GRAPH, DefaultGraph),
        (make_triple(NODE, NODE, NODE), QuadTriple),
        (QUAD, Quad),
    ],
    ids=lambda each: each.__name__ if isinstance(each, type) else "",
)
def test_what_is_made_is_of_its_class_and_of_no_other(term: object, kind: type) -> None:
    kinds = (Node, Literal, Blank, DefaultGraph, QuadTriple, Quad)
    assert [each for each in kinds if isinstance(term, each)] == [kind]
    assert (is_node(term), is_literal(term)) == (kind is Node, kind is Literal)


def test_a_literal_has_its_datatype_and_language() -> None:
    assert literal("1", datatype=NODE).datatype == NODE
    assert (literal("a").language, literal("a", language="en").language) == (None, "en")


def test_a_quad_without_a_graph_is_in_the_default_graph() -> None:
    assert make_quad(NODE, NODE, NODE).graph_name == DEFAULT_GRAPH
    assert tuple(QUAD.triple) == (QUAD.subject, QUAD.predicate, QUAD.object)


def test_an_iri_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="IRI"):
        named_node("no iri")
