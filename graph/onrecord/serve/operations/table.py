"""A part of the rows that answer a question of the catalogue, for a page."""

from __future__ import annotations

from onrecord.model.ids import BASE, relative
from onrecord.query.catalogue import named_query
from onrecord.query.results import text_of
from onrecord.query.run import reporting, solve_prepared
from onrecord.query.table import shorten
from onrecord.rdf.quads import Solutions, is_node
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened
from onrecord.serve.errors import Refused

MOST = 100
"""Rows of one page."""


def run(opened: Opened, given: Given) -> Answer:
    """The rows that page ``number`` has of the answer to ``question`` with ``params``, and how many there are; as JSON.

    Each cell is a text and, where it is a node, the node's relative id or IRI.
    """
    query = named_query(given.text("question"))
    number = max(given.number("number", 1), 1)
    rows: list[list[tuple[str, str]]] = []
    total = 0
    with reporting(query):
        answer = solve_prepared(opened.graph, opened.prepared(query, given.pairs("params")))
        if not isinstance(answer, Solutions):
            raise Refused(f"{query.name} has no rows; ask it for text/turtle")
        columns = [variable.value for variable in answer.variables]
        for total, solution in enumerate(answer, 1):
            if (number - 1) * MOST < total <= number * MOST:
                rows.append([_cell(term) for term in solution])
    pages = max(-(-total // MOST), 1)
    return json_answer({"columns": columns, "rows": rows, "total": total, "number": number, "pages": pages})


def _cell(term: object) -> tuple[str, str]:
    if is_node(term):
        return (relative(term.value) if term.value.startswith(BASE) else shorten(term.value)), relative(term.value)
    return text_of(term), ""  # type: ignore[arg-type]
