"""People's decisions in a store: their file, and the graphs of documents with and without them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from onrecord.correction import DecidedSpeaker, corrected, key_of, uncorrected
from onrecord.decision import ABOUT_ACTORS, Decision, in_force, read_decisions, write_decisions
from onrecord.terms import graph_node
from onrecord.vocabulary import GRAPH_DECISIONS, relative

_DECISIONS = NamedNode(GRAPH_DECISIONS)


class DecisionFile:
    """``decisions.csv`` in a store's folder; there need not be one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[Decision]:
        """All rows, in order. Raises ``DecisionError`` for one that cannot be read."""
        return read_decisions(self.path.read_bytes().decode("utf-8", "replace")) if self.path.is_file() else []

    def text(self, decisions: Sequence[Decision]) -> bytes:
        """What the file is to hold for these rows."""
        return write_decisions(decisions).encode()

    @property
    def digest(self) -> str:
        """Hexadecimal digits that change with the file; empty if there is none."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()[:16] if self.path.is_file() else ""


def uncorrected_graph(graph: pyoxigraph.Store, key: str) -> list[Quad]:
    """The quads of a document's graph as its record gave them, whatever was decided since."""
    quads = graph.quads_for_pattern(None, None, None, graph_node(key))
    return uncorrected(key, quads, graph.quads_for_pattern(None, None, None, _DECISIONS))


def decided_keys(graph: pyoxigraph.Store) -> set[str]:
    """The keys of the documents of whose statements the graph of decisions tells."""
    return {key_of(_about(quad)) for quad in graph.quads_for_pattern(None, None, None, _DECISIONS)} - {""}


def corrections_of(graph: pyoxigraph.Store, key: str) -> list[Quad]:
    """What the graph of decisions says of the statements of one document."""
    ours = (f"statement/{key}/", f"reference/{key}/")
    return [quad for quad in graph.quads_for_pattern(None, None, None, _DECISIONS) if _about(quad).startswith(ours)]


def decided_changes(
    graph: pyoxigraph.Store, decisions: Sequence[Decision], speakers: Mapping[str, DecidedSpeaker]
) -> tuple[list[Quad], list[Quad]]:
    """The quads of the graphs of documents that decisions touch, or touched: as they are, and as they are to be."""
    on_statements = [each for each in in_force(decisions) if each.judgement not in ABOUT_ACTORS]
    keys = {key_of(each.subject) for each in on_statements}
    keys |= {key_of(_about(quad)) for quad in graph.quads_for_pattern(None, None, None, _DECISIONS)}
    old: list[Quad] = []
    new: list[Quad] = []
    for key in sorted(keys - {""}):
        old += graph.quads_for_pattern(None, None, None, graph_node(key))
        ours = [each for each in on_statements if key_of(each.subject) == key]
        kept, decided = corrected(key, uncorrected_graph(graph, key), ours, speakers)
        new += [*kept, *decided]
    return old, new


def _about(quad: Quad) -> str:
    return relative(quad.subject.value) if isinstance(quad.subject, NamedNode) else ""
