"""RDF terms and quads, and what any place that holds quads can do: the types by which the rest of the code knows them.

The terms themselves are pyoxigraph's, which is quick at making, comparing and writing them. They are made here and
known by the classes of this module, as which they are registered: no other module needs to know whose they are.
Whatever implements ``Quads`` takes these terms and gives them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Protocol, TypeAlias, TypeGuard, cast

import pyoxigraph


class Node(ABC):
    """An IRI as a node; ``named_node`` makes one."""

    @property
    @abstractmethod
    def value(self) -> str:
        """The IRI."""


class Blank(ABC):
    """A node without an IRI; ``blank_node`` makes one."""

    @property
    @abstractmethod
    def value(self) -> str:
        """The label."""


class Literal(ABC):
    """A literal; ``literal`` makes one."""

    @property
    @abstractmethod
    def value(self) -> str:
        """The lexical form."""

    @property
    @abstractmethod
    def datatype(self) -> Node:
        """The datatype, ``xsd:string`` if none was given."""

    @property
    @abstractmethod
    def language(self) -> str | None:
        """The language tag, if there is one."""


class DefaultGraph(ABC):  # noqa: B024 (nothing can be asked of it)
    """Where quads are that are in no named graph: ``DEFAULT_GRAPH``."""


class _Stating(ABC):
    """What has a subject, a predicate and an object."""

    @property
    @abstractmethod
    def subject(self) -> Subject:
        """The subject."""

    @property
    @abstractmethod
    def predicate(self) -> Node:
        """The predicate."""

    @property
    @abstractmethod
    def object(self) -> Term:
        """The object."""


class QuadTriple(_Stating):
    """Subject, predicate and object of a quad, in this order when iterated over."""

    @abstractmethod
    def __iter__(self) -> Iterator[Term]:
        """Subject, predicate and object."""


class Quad(_Stating):
    """A triple in a graph; ``make_quad`` makes one."""

    @property
    @abstractmethod
    def graph_name(self) -> GraphName:
        """The graph."""

    @property
    @abstractmethod
    def triple(self) -> QuadTriple:
        """The quad without its graph."""


Subject: TypeAlias = Node | Blank
Term: TypeAlias = Node | Blank | Literal
GraphName: TypeAlias = Node | Blank | DefaultGraph

for _known, _made in (
    (Node, pyoxigraph.NamedNode),
    (Blank, pyoxigraph.BlankNode),
    (Literal, pyoxigraph.Literal),
    (DefaultGraph, pyoxigraph.DefaultGraph),
    (QuadTriple, pyoxigraph.Triple),
    (Quad, pyoxigraph.Quad),
):
    _known.register(_made)


class _QuadMaker(Protocol):
    def __call__(
        self, subject: Subject, predicate: Node, object: Term, graph_name: GraphName | None = None, /
    ) -> Quad: ...


class _LiteralMaker(Protocol):
    def __call__(self, value: str, *, datatype: Node | None = None, language: str | None = None) -> Literal: ...


# As they are and not wrapped: a build makes hundreds of terms for each document.
named_node = cast("Callable[[str], Node]", pyoxigraph.NamedNode)
"""The node of an IRI. Raises ``ValueError`` if it is none."""

blank_node = cast("Callable[[str], Blank]", pyoxigraph.BlankNode)
"""The blank node with a label."""

literal = cast("_LiteralMaker", pyoxigraph.Literal)
"""The literal of a lexical form: a string, or of a datatype, or in a language."""

make_triple = cast("Callable[[Subject, Node, Term], QuadTriple]", pyoxigraph.Triple)
"""The triple of a subject, a predicate and an object."""

make_quad = cast("_QuadMaker", pyoxigraph.Quad)
"""The quad of a subject, a predicate, an object and a graph, the default graph if none is given."""

DEFAULT_GRAPH = cast("DefaultGraph", pyoxigraph.DefaultGraph())


def is_node(term: object) -> TypeGuard[Node]:
    """Whether a term is an IRI: the same as ``isinstance``, and quicker.

    >>> is_node(named_node("urn:a")), is_node(literal("a"))
    (True, False)
    """
    return isinstance(term, pyoxigraph.NamedNode)


def is_literal(term: object) -> TypeGuard[Literal]:
    """Whether a term is a literal: the same as ``isinstance``, and quicker."""
    return isinstance(term, pyoxigraph.Literal)


class Solutions(ABC):
    """The answer to a SELECT: an iterator of rows, whose terms are found by the name or the number of a column."""

    @property
    @abstractmethod
    def variables(self) -> list[Variable]:
        """The columns, in order."""

    @abstractmethod
    def __iter__(self) -> Iterator[Solution]:
        """The rows, each found when it is asked for."""


class Variable(Protocol):
    """A column of an answer."""

    @property
    def value(self) -> str:
        """Its name, without a question mark."""


class Solution(Protocol):
    """A row of an answer."""

    def __getitem__(self, column: str | int, /) -> Term | None:
        """The term in a column; ``None`` where there is none."""

    def __iter__(self) -> Iterator[Term | None]:
        """The terms, in the order of the columns."""

    def __len__(self) -> int:
        """The number of columns."""


class Triples(ABC):
    """The answer to a CONSTRUCT or DESCRIBE: an iterator of triples, each found when it is asked for."""

    @abstractmethod
    def __iter__(self) -> Iterator[QuadTriple]:
        """The triples, in no order."""


Solutions.register(pyoxigraph.QuerySolutions)
Triples.register(pyoxigraph.QueryTriples)


class Quads(Protocol):
    """What holds quads: the interface of every back end of a store, and of a graph in memory."""

    def match(
        self, subject: Subject | None, predicate: Node | None, object: Term | None, graph: GraphName | None = None, /
    ) -> Iterator[Quad]:
        """The quads with these terms, in no order; ``None`` stands for any."""

    def query(
        self,
        query: str,
        *,
        base_iri: str | None = None,
        prefixes: Mapping[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        given: Mapping[str, Term] | None = None,
    ) -> Solutions | Triples | bool:
        """The answer to a query in SPARQL, with the terms ``given`` in the place of variables that it selects.

        Raises ``SyntaxError`` for what does not parse, ``ValueError`` or ``RuntimeError`` for what cannot be answered.
        """

    def graphs(self) -> Iterator[Node | Blank]:
        """The names of the graphs, in no order."""

    def load(self, quads: Iterable[Quad]) -> int:
        """Put quads in, all of them or none if the process ends before, and return how many were given."""

    def swap(self, old: Iterable[Quad], new: Iterable[Quad]) -> bool:
        """Take out the old quads that are not new and put in the new ones, in one step; tell if anything changed."""

    def remove_graph(self, graph: Node) -> None:
        """Take out a graph, with its name."""

    def dump(self, out: IO[bytes]) -> None:
        """Write all quads, as N-Quads, in no order."""

    def flush(self) -> None:
        """See to it that all that was put in is on the disk."""

    def optimize(self) -> None:
        """Put what is held together, so that questions are answered sooner."""

    def __iter__(self) -> Iterator[Quad]:
        """All quads, in no order."""

    def __len__(self) -> int:
        """The number of quads."""

    def __contains__(self, quad: Quad, /) -> bool:
        """Whether a quad is held."""
