"""Answers to the program's own queries, in the order in which each has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import cast

from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Blank, Literal, Node, Quads, Solutions, Term, is_literal, is_node, named_node
from onrecord.resources import query_text

Row = Mapping[str, str]
"""One answer to a query: the values that are bound, by the names of the columns."""

_INTEGER = named_node(PREFIXES["xsd"] + "integer")


def own_rows(graph: Quads, name: str, given: Sequence[Node | Literal] | None = None) -> list[Row]:
    """Return the answers to a query of ours: lexical forms and IRIs, nothing for what is not bound.

    ``name`` is its path below the folder of queries, ``given`` are the values of its open ``VALUES``. Rows are
    brought into the query's order here: oxigraph, which reads both terms from its disk for each comparison, takes
    twice as long over sorting as over finding them. Raises ``ValueError`` for a query that does not end in an order
    of some of its columns, each rising.
    """
    unsorted, _, order = query_text(name).partition("\nORDER BY ")
    if given is not None:
        unsorted = filled(unsorted, given)
    solutions = cast("Solutions", graph.query(unsorted, use_default_graph_as_union=True))
    names = [variable.value for variable in solutions.variables]
    by = [variable.removeprefix("?") for variable in order.split()]
    if not by or not set(by) <= set(names):
        raise ValueError(f"{name.rpartition('/')[2]}.rq: end it with ORDER BY and names of its columns")
    found: list[tuple[list[str], Row]] = []
    for solution in solutions:
        place = [_sortable(solution[column]) for column in (*by, *(name for name in names if name not in by))]
        found.append((place, {name: text for name in names if (text := _text(solution[name])) is not None}))
    return [row for _, row in sorted(found, key=itemgetter(0))]


def filled(query: str, given: Sequence[Node | Literal]) -> str:
    """The query with values where its ``VALUES`` is left open, terms as pyoxigraph writes them.

    >>> filled("VALUES ?a { UNDEF }", [named_node("urn:a")])
    'VALUES ?a { <urn:a> }'
    """
    return query.replace("UNDEF", " ".join(map(str, given)))


def _text(term: Term | None) -> str | None:
    if is_node(term) or is_literal(term):
        return term.value
    return term.value if isinstance(term, Blank) else None


def _sortable(term: object) -> str:
    """Return a text by which terms of a column are in order: whole numbers by value, all else by code points."""
    if is_literal(term) and term.datatype == _INTEGER:
        return term.value.zfill(20)
    return str(getattr(term, "value", ""))
