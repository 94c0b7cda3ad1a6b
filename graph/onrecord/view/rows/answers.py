"""The answers of ``queries/view/*.rq``, row by row."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence

from onrecord.model.ids import relative
from onrecord.query.own import filled
from onrecord.rdf.files import write_solutions
from onrecord.rdf.quads import Literal, Node, Quads, Solutions, is_literal, is_node
from onrecord.resources import query_text

Row = dict[str, str]

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


Term = Node | Literal


def answers(store: Quads, name: str) -> Iterator[Row]:
    """The rows of one query of the view: bound variables only, our IRIs relative, the rest as written."""
    solutions = _ask(store, name, None)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {key: _plain(term) for key, term in zip(names, solution, strict=True) if term is not None}


def answers_in_bulk(store: Quads, name: str, given: Sequence[Term] | None = None) -> Iterator[list[str]]:
    """The rows of a query of the view that has very many, as values in the order of its columns, in no order.

    Written to a file as TSV and read back (SPARQL 1.1 Query Results CSV and TSV Formats, section 4): half
    the time that an object for each term takes, and a row at a time in memory. ``given`` are the values of
    the query's open ``VALUES``.
    """
    with tempfile.TemporaryFile() as table:
        write_solutions(_ask(store, name, given), table, "tsv")
        table.seek(0)
        next(table, None)
        for line in table:
            yield [_cell(cell) for cell in line.decode("utf-8").rstrip("\n").split("\t")]


def _ask(store: Quads, name: str, given: Sequence[Term] | None) -> Solutions:
    text = query_text(f"view/{name}")
    if given is not None:
        text = filled(text, given)
    solutions = store.query(text, use_default_graph_as_union=True)
    if not isinstance(solutions, Solutions):
        raise TypeError(f"queries/view/{name}.rq is no SELECT")
    return solutions


def _plain(term: object) -> str:
    if is_node(term):
        return relative(term.value)
    return term.value if is_literal(term) else str(term)


def _cell(cell: str) -> str:
    r"""The value of a cell of TSV: of an IRI, a literal or a number.

    >>> [_cell(cell) for cell in ('<urn:a>', '"a \\"b\\"\\n"@en', '"2020-04-01"^^<urn:date>', "12", "")]
    ['urn:a', 'a "b"\n', '2020-04-01', '12', '']
    """
    if cell.startswith("<"):
        return sys.intern(relative(cell[1:-1]))  # the same few come again and again
    if not cell.startswith('"'):
        return cell
    text = cell[1 : cell.rindex('"')]
    if "\\" not in text:
        return text
    first, *rest = text.split("\\\\")
    return "\\".join(_unescaped(part) for part in (first, *rest))


def _unescaped(text: str) -> str:
    first, *rest = text.split("\\")
    return first + "".join(_ESCAPES.get(part[:1], part[:1]) + part[1:] for part in rest)
