"""Running a query over the store: all documents as one graph, reading only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import QueryError, StoreError
from onrecord.model.ids import BASE
from onrecord.query.apart import run_apart
from onrecord.query.catalogue import CatalogueQuery, named_query, read_query
from onrecord.query.one_reading import OneReading, one_reading
from onrecord.query.parameters import bind_parameters
from onrecord.query.refusal import refuse
from onrecord.query.results import Graph, Rows
from onrecord.query.tokens import position
from onrecord.rdf.files import solutions_bytes
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Quads, Solutions, Triples
from onrecord.store.backend.oxigraph import Dataset, OxigraphQuads

Solved = Solutions | Triples | bool

_NAME = re.compile(r"[\w.-]+")
_MOST_EXPECTED = 5


def run_query(
    graph: Quads | Path,
    query: str,
    params: Mapping[str, str] | None = None,
    timeout: float | None = None,
    memory: float | None = None,
) -> Rows | Graph | bool:
    """Rows for a SELECT, a graph for a CONSTRUCT or DESCRIBE, a truth value for an ASK.

    ``query`` is the name of a catalogue query or a query's text; the usual prefixes need no
    declaration, and relative IRIs are relative ids. ``graph`` is an open graph, or the folder it is
    kept in, which is opened for reading. With a ``timeout``, in seconds, or a bound on ``memory``, in
    megabytes beside the open graph, the folder is needed: the query then runs in a process of its own,
    without a network, which is ended where it goes beyond.

    Raises :class:`QueryError` with one line: what is wrong, where, and what to do.
    """
    if timeout is not None or memory is not None:
        if not isinstance(graph, Path):
            raise ValueError("a query with a timeout or a limit of memory needs the folder of the graph")
        return run_apart(graph, query, params or {}, timeout, memory)
    return evaluate(open_graph(graph) if isinstance(graph, Path) else graph, find_query(query), params or {})


def evaluate(graph: Quads, query: CatalogueQuery, params: Mapping[str, str]) -> Rows | Graph | bool:
    """The answer to a query with its parameters bound."""
    with reporting(query):
        return _answer(solve(graph, query, params))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query that may be asked: its text with parameters bound, and as the engine is handed it."""

    name: str
    text: str
    reading: OneReading


def prepare(graph: Quads, query: CatalogueQuery, params: Mapping[str, str]) -> Prepared:
    """The query with its parameters bound to what the graph has for them. Raises :class:`QueryError`."""
    refuse(query.text)
    text = bind_parameters(graph, query, params)
    return Prepared(query.name, text, one_reading(text))


def solve(graph: Quads, query: CatalogueQuery, params: Mapping[str, str]) -> Solved:
    """The answer as the engine has it, each row found when it is asked for; in a block of ``reporting``."""
    return solve_prepared(graph, prepare(graph, query, params))


def solve_prepared(graph: Quads, query: Prepared, dataset: Dataset | None = None) -> Solved:
    """The answer to a prepared query, over all documents as one graph or over the graphs that are named."""
    try:
        if dataset is not None:
            return dataset.query(query.reading.text, base_iri=BASE, prefixes=PREFIXES)
        return graph.query(query.reading.text, base_iri=BASE, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(_unparsable(query.name, query.text, query.reading, str(error))) from None


@contextmanager
def reporting(query: CatalogueQuery) -> Iterator[None]:
    """A block in which what the engine cannot answer becomes a :class:`QueryError` that names the query."""
    try:
        yield
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"{query.name}: the query could not be answered: {_one_line(str(error))}") from None


def open_graph(folder: Path) -> OxigraphQuads:
    """The graph in a folder, for reading."""
    try:
        return OxigraphQuads.in_folder(folder, "read")
    except OSError:
        raise StoreError(f"{folder}: not the folder of a graph; build one with 'onrecord build'") from None


def find_query(query: str) -> CatalogueQuery:
    """The query of the catalogue with that name, or the one whose text it is."""
    return named_query(query) if _NAME.fullmatch(query.strip()) else read_query("the query", query)


def _answer(answer: Solved) -> Rows | Graph | bool:
    if isinstance(answer, Solutions):
        return Rows(solutions_bytes(answer, "json"))
    if isinstance(answer, Triples):
        return Graph(tuple(sorted(set(answer), key=str)))
    return answer


def _unparsable(name: str, text: str, reading: OneReading, message: str) -> str:
    """One line with the place where the parser stopped, and what stands there."""
    match = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if match is None:
        return f"{name} does not parse: {_one_line(message)}"
    lines = reading.text.split("\n")
    before = sum(len(line) + 1 for line in lines[: int(match[1]) - 1])
    place = min(reading.original(before + int(match[2]) - 1), len(text))
    rest = text[place:].partition("\n")[0].strip()
    at = f"at {rest[:30]!r}" if rest else "at its end"
    return f"{name} does not parse: {position(text, place)}, {at}; {_expected(match[3])}"


def _expected(message: str) -> str:
    """What the parser would have taken, without its classes of characters.

    >>> _expected("expected one of DESC, ')', ['0'..='9'], [_]")
    "expected DESC or ')'"
    """
    if "Prefix not found" in message:
        return "a prefix before it is not declared"
    choices = re.findall(r"(?:^|[ ,])([A-Z]{2,}|[\"'][^\"' ]{1,3}[\"'])(?=,|$)", message.removeprefix("expected"))
    return (
        f"expected {' or '.join(choices[:_MOST_EXPECTED])}"
        if choices
        else "what stands there, or just before, does not fit"
    )


def _one_line(message: str, most: int = 160) -> str:
    line = re.sub(r"\s+", " ", message).strip()
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
