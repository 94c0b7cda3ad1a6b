"""How much a store holds, counted in its graphs."""

from __future__ import annotations

import pyoxigraph
from pyoxigraph import QuerySolutions

from onrecord.known import TYPE_OF
from onrecord.store.base import Stats
from onrecord.vocabulary import PREFIXES

_OF_CLASSES = "SELECT ?class (COUNT(*) AS ?count) { GRAPH ?graph { ?node a ?class } } GROUP BY ?class"
_NAMED = "SELECT DISTINCT ?node { GRAPH ?graph { ?alias rec:canonical ?node } }"
_ACTORS = (
    f"SELECT DISTINCT ?node {{ VALUES ?class {{ {' '.join(TYPE_OF.values())} }} GRAPH ?graph {{ ?node a ?class }} }}"
)
_ITEMS = (
    "SELECT (COUNT(DISTINCT ?item) AS ?count)"
    " { GRAPH ?graph { ?item a rec:AgendaItem } GRAPH ?other { ?item rec:mention ?mention } }"
)


def stats_of(graph: pyoxigraph.Store, documents: int, characters: int) -> Stats:
    """The counts; of actors and agenda items those that a stored document names.

    Counted by queries, which takes a twentieth of the time of fetching what is counted.
    """
    counted = {class_: int(count) for class_, count in _values(graph, _OF_CLASSES)}

    def count(name: str) -> int:
        prefix, _, local = name.partition(":")
        return counted.get(PREFIXES[prefix] + local, 0)

    return Stats(
        documents=documents,
        characters=characters,
        quads=len(graph),
        statements=count("rec:Statement"),
        unasserted=count("rec:UnassertedStatement"),
        references=count("rec:Reference"),
        spans=count("nif:String"),
        actors=len(set(_values(graph, _NAMED)) & set(_values(graph, _ACTORS))),
        agenda_items=int(_values(graph, _ITEMS)[0][0]),
        tenures=count("rec:Tenure"),
        circulations=count("rec:Circulation"),
    )


def _values(graph: pyoxigraph.Store, query: str) -> list[tuple[str, ...]]:
    rows = graph.query(query, prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    return [tuple(term.value for term in row if term is not None) for row in rows]
