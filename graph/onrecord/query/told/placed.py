"""Which statements a document has, and where in its text."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.document import Span, Spans
from onrecord.model.ids import content_of, cue_of, relative
from onrecord.rdf.quads import Quads, is_node
from onrecord.rdf.terms import RDF_TYPE, graph_node, term


def places_of(graph: Quads, key: str) -> Mapping[str, Spans]:
    """The statements of the document with a key, unasserted ones too, with their cues, contents and sources."""
    within = graph_node(key)
    kinds = (term("rec:Statement"), term("rec:UnassertedStatement"))
    made = {_name(quad.subject) for kind in kinds for quad in graph.match(None, RDF_TYPE, kind, within)}
    found = {name: [*cue_of(name), *content_of(name)] for name in made}
    for quad in graph.match(None, term("rec:source"), None, within):
        if _name(quad.subject) in found:
            found[_name(quad.subject)].append(_place(_name(quad.object)))
    return {name: tuple(places) for name, places in found.items()}


def _name(found: object) -> str:
    return relative(found.value) if is_node(found) else ""


def _place(span: str) -> Span:
    """The place that the id of a span has.

    >>> _place("text/00ff#char=3,9")
    (3, 9)
    """
    start, _, stop = span.rpartition("=")[2].partition(",")
    return int(start), int(stop)
