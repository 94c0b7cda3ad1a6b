"""People's decisions in a store: their file, and the graphs of documents with and without them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.errors import DecisionError
from onrecord.model.decision import ABOUT_ACTORS, Decision
from onrecord.model.decision_file import EMPTY, DecisionTable, read_decisions
from onrecord.model.ids import key_of, relative
from onrecord.rdf.namespaces import GRAPH_DECISIONS
from onrecord.rdf.quads import Quad, Quads, is_node, named_node
from onrecord.rdf.terms import graph_node
from onrecord.triples.correction import DecidedSpeaker, corrected, uncorrected
from onrecord.triples.position_correction import corrected_positions, uncorrected_positions

_DECISIONS = named_node(GRAPH_DECISIONS)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class DecisionFile:
    """``decisions.csv`` in a store's folder; there need not be one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[Decision]:
        """The rows that can be read, in order. Raises ``DecisionError`` if the file as a whole cannot be."""
        return self._table().decisions

    def unread(self) -> list[str]:
        """A line for each row that cannot be read: where it is, what is wrong, and what to do."""
        rows = self._table().unread
        return [f"{self.path}, line {row.line}: {row.problem}; mend the line, or empty it" for row in rows]

    def text(self, decisions: Sequence[Decision]) -> bytes:
        """What the file is to hold for these rows, beside those that cannot be read. Raises ``DecisionError``."""
        return self._table().holding(decisions).encode("utf-8", "surrogateescape")

    def _table(self) -> DecisionTable:
        if not self.path.is_file():
            return EMPTY
        content = self.path.read_bytes()
        if content.startswith(_UTF_16):
            raise DecisionError(f"{self.path}: is UTF-16; save it as CSV in UTF-8")
        try:
            return read_decisions(content.decode("utf-8", "surrogateescape"))
        except DecisionError as error:
            raise DecisionError(f"{self.path}: {error}") from error

    @property
    def digest(self) -> str:
        """Hexadecimal digits that change with the file; empty if there is none."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()[:16] if self.path.is_file() else ""


def uncorrected_graph(graph: Quads, key: str) -> list[Quad]:
    """The quads of a document's graph as its record gave them, whatever was decided since."""
    quads, decided = graph.match(None, None, None, graph_node(key)), list(graph.match(None, None, None, _DECISIONS))
    return uncorrected_positions(key, uncorrected(key, quads, decided), decided)


def decided_keys(graph: Quads) -> set[str]:
    """The keys of the documents of whose statements or positions the graph of decisions tells."""
    return {key_of(_about(quad)) for quad in graph.match(None, None, None, _DECISIONS)} - {""}


def corrections_of(graph: Quads, key: str) -> list[Quad]:
    """What the graph of decisions says of the statements and positions of one document."""
    ours = (f"statement/{key}/", f"reference/{key}/", f"position/{key}/")
    return [quad for quad in graph.match(None, None, None, _DECISIONS) if _about(quad).startswith(ours)]


def decided_changes(
    graph: Quads, decisions: Sequence[Decision], speakers: Mapping[str, DecidedSpeaker]
) -> tuple[list[Quad], list[Quad]]:
    """The quads of the graphs of documents that decisions touch, or touched: as they are, and as they are to be."""
    on_statements = [each for each in decisions if each.judgement not in ABOUT_ACTORS]
    keys = {key_of(each.subject) for each in on_statements}
    keys |= {key_of(_about(quad)) for quad in graph.match(None, None, None, _DECISIONS)}
    old: list[Quad] = []
    new: list[Quad] = []
    for key in sorted(keys - {""}):
        old += graph.match(None, None, None, graph_node(key))
        ours = [each for each in on_statements if key_of(each.subject) == key]
        kept, decided = corrected(key, uncorrected_graph(graph, key), ours, speakers)
        kept, more = corrected_positions(kept, ours, speakers)
        new += [*kept, *decided, *more]
    return old, new


def _about(quad: Quad) -> str:
    return relative(quad.subject.value) if is_node(quad.subject) else ""
