"""Which near names, levels and fewer parameters of a question have rows, where it has none as it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.errors import QueryError, UnknownNode
from onrecord.model.ids import relative
from onrecord.query.catalogue import CatalogueQuery
from onrecord.query.lookup import find_node
from onrecord.query.near.nodes import label_of, near_nodes
from onrecord.query.run import reporting, solve
from onrecord.rdf.quads import Quads, Solutions

_TRIED = 8
_SHOWN = 3


def near_rows(graph: Quads, query: CatalogueQuery, params: Mapping[str, str]) -> str:
    """One line on what has rows where the question with these parameters has none; empty if it has no parameters."""
    if not params:
        return ""
    near = sorted(_near_names(graph, query, params), key=lambda each: (-each[1], each[0]))[:_SHOWN]
    fewer = list(_with_fewer(graph, query, params)) if len(params) > 1 else []
    told = [f"{count} with {name}" for name, count in near]
    told += [f"{count} without {name}" for name, count in fewer]
    return f"no rows, but {', '.join(told)}" if told else "no rows, and no near name or level has any"


def _near_names(graph: Quads, query: CatalogueQuery, params: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The parameters that name something near, with how many rows there are instead."""
    named = [each.name for each in query.parameters if each.type == "iri" and not each.namespace]
    for name in named:
        if name not in params:
            continue
        try:
            node = find_node(graph, params[name])
        except UnknownNode:
            continue
        for other in near_nodes(graph, node, _TRIED):
            name_of = relative(other.value)
            if count := _rows(graph, query, {**params, name: name_of}):
                yield f"{name}={name_of} ({label_of(graph, other)})", count


def _with_fewer(graph: Quads, query: CatalogueQuery, params: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for name in sorted(params):
        left = {key: value for key, value in params.items() if key != name}
        if count := _rows(graph, query, left):
            yield name, count


def _rows(graph: Quads, query: CatalogueQuery, params: Mapping[str, str]) -> int:
    """How many rows there are; none where the question cannot be asked so."""
    try:
        with reporting(query):
            answer = solve(graph, query, params)
            return sum(1 for _ in answer) if isinstance(answer, Solutions) else 0
    except QueryError:
        return 0
