"""Quads in oxigraph, the embedded engine: in a folder, or in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, cast

import pyoxigraph

from onrecord.held_folder import Mode
from onrecord.rdf.quads import DEFAULT_GRAPH, Blank, GraphName, Node, Quad, Solutions, Subject, Term, Triples

_FEW = 2_000
"""Up to so many quads a transaction is quicker than new files, and takes no more memory."""


class Dataset:
    """Some graphs of an oxigraph, asked as the protocol of SPARQL has it: one graph of some, and named ones."""

    def __init__(self, quads: OxigraphQuads, default: Sequence[Node], named: Sequence[Node]) -> None:
        self._engine = quads.engine
        self._default = cast("list[pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph]", [*default])
        self._named = cast("list[pyoxigraph.NamedNode | pyoxigraph.BlankNode]", [*named])

    def query(self, query: str, *, base_iri: str, prefixes: Mapping[str, str]) -> Solutions | Triples | bool:
        """The answer to a query in SPARQL, as ``Quads`` has it."""
        answer = self._engine.query(
            query, base_iri=base_iri, prefixes=dict(prefixes), default_graph=self._default, named_graphs=self._named
        )
        return _answer(answer)


class OxigraphQuads:
    """``Quads`` in an oxigraph of pyoxigraph; a new one in memory if none is given."""

    def __init__(self, engine: pyoxigraph.Store | None = None) -> None:
        self.engine = pyoxigraph.Store() if engine is None else engine

    @classmethod
    def in_folder(cls, folder: Path, mode: Mode) -> OxigraphQuads:
        """Those of a folder, which is made if it is to be written to. Raises ``OSError`` or ``RuntimeError``."""
        path = str(folder)
        return cls(pyoxigraph.Store(path) if mode == "write" else pyoxigraph.Store.read_only(path))

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> OxigraphQuads:
        """Quads in memory."""
        held = cls()
        held.engine.bulk_extend(_as_given(quads))
        return held

    def match(
        self, subject: Subject | None, predicate: Node | None, object: Term | None, graph: GraphName | None = None, /
    ) -> Iterator[Quad]:
        """The quads with these terms, in no order; ``None`` stands for any."""
        found = self.engine.quads_for_pattern(subject, predicate, object, graph)  # type: ignore[arg-type]
        return cast("Iterator[Quad]", found)

    def query(
        self,
        query: str,
        *,
        base_iri: str | None = None,
        prefixes: Mapping[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        given: Mapping[str, Term] | None = None,
    ) -> Solutions | Triples | bool:
        """The answer to a query in SPARQL, as ``Quads`` has it."""
        answer = self.engine.query(
            query,
            base_iri=base_iri,
            prefixes=dict(prefixes) if prefixes else None,
            use_default_graph_as_union=use_default_graph_as_union,
            substitutions={pyoxigraph.Variable(name): term for name, term in given.items()} if given else None,  # type: ignore[misc]
        )
        return _answer(answer)

    def graphs(self) -> Iterator[Node | Blank]:
        """The names of the graphs, in no order."""
        return cast("Iterator[Node | Blank]", self.engine.named_graphs())

    def load(self, quads: Iterable[Quad]) -> int:
        """Put quads in, all of them or none if the process ends before, and return how many were given.

        Many go past the log, straight into files that the graph takes over in one step: a third of the time.
        """
        found = list(_as_given(quads))
        if len(found) > _FEW:
            self.engine.bulk_extend(found)
        elif found:
            self.engine.extend(found)
        return len(found)

    def swap(self, old: Iterable[Quad], new: Iterable[Quad]) -> bool:
        """Take out the old quads that are not new and put in the new ones, in one step; tell if anything changed.

        One transaction. pyoxigraph has one for insertions and one for SPARQL updates, so removals go through
        the latter; the data are written by pyoxigraph itself, never put together from strings of others.
        """
        before, after = set(old), set(new)
        gone, come = before - after, after - before
        if not gone:
            if come:
                self.engine.extend(_as_given(sorted(come, key=str)))
            return bool(come)
        self.engine.update(f"DELETE DATA {{ {_data(gone)} }} ; INSERT DATA {{ {_data(come)} }}")
        return True

    def remove_graph(self, graph: Node) -> None:
        """Take out a graph, with its name."""
        self.engine.remove_graph(cast("pyoxigraph.NamedNode", graph))

    def dump(self, out: IO[bytes]) -> None:
        """Write all quads, as N-Quads, in no order."""
        self.engine.dump(out, pyoxigraph.RdfFormat.N_QUADS)

    def flush(self) -> None:
        """See to it that all that was put in is on the disk."""
        self.engine.flush()

    def optimize(self) -> None:
        """Make the files of the graph one; forty-six seconds for nine million quads."""
        self.engine.optimize()

    def __iter__(self) -> Iterator[Quad]:
        return cast("Iterator[Quad]", iter(self.engine))

    def __len__(self) -> int:
        return len(self.engine)

    def __contains__(self, quad: Quad) -> bool:
        return quad in self.engine


def _answer(
    answer: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples,
) -> Solutions | Triples | bool:
    return bool(answer) if isinstance(answer, pyoxigraph.QueryBoolean) else cast("Solutions | Triples", answer)


def _as_given(quads: Iterable[Quad]) -> Iterable[pyoxigraph.Quad]:
    """The same quads, under the engine's name for them."""
    return cast("Iterable[pyoxigraph.Quad]", quads)


def _data(quads: Iterable[Quad]) -> str:
    return "\n".join(
        f"{quad.triple} ." if quad.graph_name == DEFAULT_GRAPH else f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
        for quad in sorted(quads, key=str)
    )
