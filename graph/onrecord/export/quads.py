"""The quads of a store in an order of their own, graph by graph, and with references collapsed if wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from onrecord.model.ids import BASE
from onrecord.rdf.namespaces import PREFIXES, REC

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
_CANONICAL = NamedNode(REC + "canonical")
_KIND = NamedNode(REC + "kind")
_DOCUMENTS = BASE + "document/"
_REFERENCES = BASE + "reference/"


def sorted_quads(graph: pyoxigraph.Store) -> Iterator[Quad]:
    """All quads, each once: the default graph, then the named graphs by name, each by subject and type first.

    The order depends on nothing but the quads. One graph at a time is held in memory.
    """
    yield from _in_order(graph, DefaultGraph())
    for name in sorted(graph.named_graphs(), key=str):
        yield from _in_order(graph, name)


def _in_order(graph: pyoxigraph.Store, name: NamedNode | BlankNode | DefaultGraph) -> Iterator[Quad]:
    keyed = [(_key(quad), quad) for quad in graph.quads_for_pattern(None, None, None, name)]
    yield from (quad for _, quad in sorted(keyed, key=lambda each: each[0]))


def _key(quad: Quad) -> tuple[str, bool, str, str]:
    return (str(quad.subject), quad.predicate != _TYPE, str(quad.predicate), str(quad.object))


def collapsed(graph: pyoxigraph.Store) -> pyoxigraph.Store:
    """A copy in memory in which the actors stand in the place of the references to them.

    What a document says of a reference (its name there, its kind) goes; where it is mentioned stays, now
    said of the actor. References to documents stay as they are: what is told of a letter is told by one
    document. Whatever stands for references is canonical for itself, so that queries hold for both.
    """
    actors = _actors(graph)
    copy = pyoxigraph.Store()
    copy.bulk_extend(_moved(graph, actors))
    return copy


def _actors(graph: pyoxigraph.Store) -> dict[object, NamedNode]:
    """What each reference becomes: the actor it was matched with, if it is another node and no document."""
    return {
        quad.subject: quad.object
        for quad in graph.quads_for_pattern(None, _CANONICAL, None)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
        if quad.subject.value.startswith(_REFERENCES) and quad.subject != quad.object
        if not quad.object.value.startswith((_DOCUMENTS, _REFERENCES))
    }


def _moved(graph: pyoxigraph.Store, actors: dict[object, NamedNode]) -> Iterator[Quad]:
    dropped = (_TYPE, _LABEL, _KIND)
    for quad in graph.quads_for_pattern(None, None, None):
        actor = actors.get(quad.subject)
        target = actors.get(quad.object, quad.object)
        if actor is None:
            yield Quad(quad.subject, quad.predicate, target, quad.graph_name)
        elif quad.predicate not in dropped:
            yield Quad(actor, quad.predicate, target, quad.graph_name)


def without_graphs(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The triples of quads, in their order. Each triple is in one graph, so that none comes twice."""
    return (quad.triple for quad in quads)


def fit_for_xml(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with U+FFFD in place of the control characters that no XML document may hold."""
    for quad in quads:
        literal = quad.object
        if isinstance(literal, Literal) and literal.value != (clean := xml_text(literal.value)):
            plain = literal.language is None
            new = Literal(clean, datatype=literal.datatype) if plain else Literal(clean, language=literal.language)
            yield Quad(quad.subject, quad.predicate, new, quad.graph_name)
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
