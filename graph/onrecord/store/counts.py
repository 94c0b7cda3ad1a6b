"""How much a store holds, counted in its graphs."""

from __future__ import annotations

import pyoxigraph

from onrecord.known import TYPE_OF
from onrecord.store.base import Stats
from onrecord.terms import CANONICAL, RDF_TYPE, term


def stats_of(graph: pyoxigraph.Store, documents: int, characters: int) -> Stats:
    """The counts; of actors and agenda items those that a stored document names."""
    classes = [term(name) for name in TYPE_OF.values()]
    canonical = {quad.object for quad in graph.quads_for_pattern(None, CANONICAL, None)}
    actors = {
        quad.subject
        for name in classes
        for quad in graph.quads_for_pattern(None, RDF_TYPE, name)
        if quad.subject in canonical
    }
    items = {
        quad.subject
        for quad in graph.quads_for_pattern(None, RDF_TYPE, term("rec:AgendaItem"))
        if any(True for _ in graph.quads_for_pattern(quad.subject, term("rec:mention"), None))
    }
    return Stats(
        documents=documents,
        characters=characters,
        quads=len(graph),
        statements=_count(graph, "rec:Statement"),
        unasserted=_count(graph, "rec:UnassertedStatement"),
        references=_count(graph, "rec:Reference"),
        spans=_count(graph, "nif:String"),
        actors=len(actors),
        agenda_items=len(items),
        tenures=_count(graph, "rec:Tenure"),
        circulations=_count(graph, "rec:Circulation"),
    )


def _count(graph: pyoxigraph.Store, name: str) -> int:
    return sum(1 for _ in graph.quads_for_pattern(None, RDF_TYPE, term(name)))
