"""The quads of a store in an order of their own, graph by graph, and with references collapsed if wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.ids import BASE
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import (
    DEFAULT_GRAPH,
    Node,
    Quad,
    Quads,
    QuadTriple,
    is_literal,
    is_node,
    literal,
    make_quad,
    named_node,
)

_TYPE = named_node(PREFIXES["rdf"] + "type")
_LABEL = named_node(PREFIXES["skos"] + "prefLabel")
_CANONICAL = named_node(REC + "canonical")
_KIND = named_node(REC + "kind")
_DOCUMENTS = BASE + "document/"
_REFERENCES = BASE + "reference/"


def sorted_quads(graph: Quads, *, collapse: bool = False) -> Iterator[Quad]:
    """Yield all quads, each once: the default graph, then the named graphs by name, each by subject and type first.

    The order depends on nothing but the quads. One graph at a time is held in memory.

    With ``collapse`` the actors stand in the place of the references to them. What a document says of a reference
    (its name there, its kind) goes; where it is mentioned stays, now said of the actor. References to documents stay
    as they are: what is known of a letter is from one document. Whatever stands for references is canonical for
    itself, so that queries hold for both.
    """
    actors = _actors(graph) if collapse else {}
    for name in (DEFAULT_GRAPH, *sorted(graph.graphs(), key=str)):
        quads: Iterable[Quad] = graph.match(None, None, None, name)
        keyed = [(_key(quad), quad) for quad in (set(_moved(quads, actors)) if collapse else quads)]
        yield from (quad for _, quad in sorted(keyed, key=lambda each: each[0]))


def _key(quad: Quad) -> tuple[str, bool, str, str]:
    return (str(quad.subject), quad.predicate != _TYPE, str(quad.predicate), str(quad.object))


def _actors(graph: Quads) -> dict[object, Node]:
    """Return what each reference becomes: the actor it was matched with, if it is another node and no document."""
    return {
        quad.subject: quad.object
        for quad in graph.match(None, _CANONICAL, None)
        if is_node(quad.subject) and is_node(quad.object)
        if quad.subject.value.startswith(_REFERENCES) and quad.subject != quad.object
        if not quad.object.value.startswith((_DOCUMENTS, _REFERENCES))
    }


def _moved(quads: Iterable[Quad], actors: dict[object, Node]) -> Iterator[Quad]:
    dropped = (_TYPE, _LABEL, _KIND)
    for quad in quads:
        actor = actors.get(quad.subject)
        target = actors.get(quad.object, quad.object)
        if actor is None:
            yield make_quad(quad.subject, quad.predicate, target, quad.graph_name)
        elif quad.predicate not in dropped:
            yield make_quad(actor, quad.predicate, target, quad.graph_name)


def without_graphs(quads: Iterable[Quad]) -> Iterator[QuadTriple]:
    """The triples of quads, in their order. Each triple is in one graph, so that none comes twice."""
    return (quad.triple for quad in quads)


def fit_for_xml(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with U+FFFD in place of the control characters that no XML document may hold."""
    for quad in quads:
        found = quad.object
        if is_literal(found) and found.value != (clean := xml_text(found.value)):
            plain = found.language is None
            new = literal(clean, datatype=found.datatype) if plain else literal(clean, language=found.language)
            yield make_quad(quad.subject, quad.predicate, new, quad.graph_name)
        else:
            yield quad


def xml_text(text: str) -> str:
    r"""The text with U+FFFD in place of what no XML 1.0 document may hold (its section 2.2).

    >>> xml_text("a\x0bb\n")
    'a\ufffdb\n'
    """
    return "".join(letter if _is_xml(ord(letter)) else "\ufffd" for letter in text)


def _is_xml(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
