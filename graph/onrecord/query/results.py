"""What a query gives: rows or a graph, both complete, comparable and free of the store they came from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import QueryError
from onrecord.rdf.files import solutions_from
from onrecord.rdf.quads import Blank, Literal, Node, QuadTriple, Solutions

Term = Node | Literal | Blank | QuadTriple
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: an iterable of rows, one term (or ``None``) for each of ``columns``.

    Kept as SPARQL JSON, so that the rows can be handed from one process to another and be read twice.
    """

    json: bytes

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(variable.value for variable in self.solutions().variables)

    def solutions(self) -> Solutions:
        """The rows with their columns, from the first."""
        return solutions_from(self.json)

    def __iter__(self) -> Iterator[Row]:
        return (tuple(solution) for solution in self.solutions())

    def only(self, names: Sequence[str]) -> Rows:
        """The same rows with these columns, in this order; ``QueryError`` for one that the answer has not."""
        answer = json.loads(self.json)
        for name in names:
            if name not in self.columns:
                raise QueryError(f"--columns {name}: the answer has no such column; it has {', '.join(self.columns)}")
        answer["head"]["vars"] = list(names)
        rows = answer["results"]["bindings"]
        answer["results"]["bindings"] = [{name: row[name] for name in names if name in row} for row in rows]
        return Rows(json.dumps(answer).encode())

    def texts(self) -> list[tuple[str, ...]]:
        """The rows as strings: the value of an IRI or a literal, the empty string where there is none."""
        return [tuple(text_of(term) for term in row) for row in self]


@dataclass(frozen=True, slots=True)
class Graph:
    """The answer to a CONSTRUCT or DESCRIBE: each triple once, sorted."""

    triples: tuple[QuadTriple, ...]

    def __iter__(self) -> Iterator[QuadTriple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)


def text_of(term: Term | None) -> str:
    """The value of a term without its type.

    >>> from onrecord.rdf.quads import literal
    >>> text_of(literal("Mira Tal")), text_of(None)
    ('Mira Tal', '')
    """
    if term is None:
        return ""
    return str(term) if isinstance(term, QuadTriple) else term.value
