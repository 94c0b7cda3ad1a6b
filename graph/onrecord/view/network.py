"""The network view: rows of the store, narrowed, projected, laid out and written as one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from onrecord.view.drawing import draw
from onrecord.view.evidence import evidence
from onrecord.view.projection import best_connected, project
from onrecord.view.rows import read_rows
from onrecord.view.selection import Selection, find_node, neighbourhood, select_statements

MOST_NODES = 10_000
"""More are not drawn: up to here a page opens in seconds and answers a click within one."""


@dataclass(frozen=True, slots=True)
class ViewReport:
    """What was drawn: nodes and edges, and how many asserted statements of the store the page leaves out."""

    nodes: int
    edges: int
    left_out: int

    def __str__(self) -> str:
        """One line for the user.

        >>> print(ViewReport(32, 48, 1))
        32 nodes and 48 lines drawn, 1 statement left out
        """
        many = "" if self.left_out == 1 else "s"
        return f"{self.nodes} nodes and {self.edges} lines drawn, {self.left_out} statement{many} left out"


def write_view(
    graph: ox.Store,
    out: Path,
    *,
    focus: str | None = None,
    acts: Sequence[str] = (),
    start: date | None = None,
    until: date | None = None,
    depth: int = 1,
) -> ViewReport:
    """What was drawn, after writing the network of the store's statements to ``out`` as one HTML file.

    ``focus`` is the id or name of a node: drawn is what lies within ``depth`` steps of it. ``acts`` are
    acts or groups of acts, narrower ones included. A statement passes ``start`` and ``until``
    (inclusive) by the days it was made on, else by its document's date. The same store and arguments
    give the same bytes. Raises UnknownNode if nothing drawn, or more than one node, answers to ``focus``.
    """
    from onrecord.view.network_page import (
        write_page,
    )  # pyvis brings IPython: 0.4 s that other commands need not wait for

    selection = Selection(focus, tuple(acts), start, until, depth)
    rows = read_rows(graph)
    statements = select_statements(rows, selection)
    network = project(rows, statements, narrowed=selection.narrowed)
    if focus is not None:
        network = neighbourhood(network, find_node(network, focus), depth, rows)
    network = best_connected(network, MOST_NODES)
    drawing = draw(network)
    values = evidence(rows, network, drawing, statements)
    asserted = sum(statement.status == "asserted" for statement in rows.statements)
    report = ViewReport(len(network), network.number_of_edges(), asserted - _shown(values))
    write_page(out, drawing, values, _note(selection, report))
    return report


def _shown(values: dict[str, list[dict[str, Any]]]) -> int:
    return sum(statement["status"] == "asserted" for statement in values["statements"])


def _note(selection: Selection, report: ViewReport) -> str:
    """What the reader should know of the selection, in a sentence or two; empty if everything is there."""
    told = selection.described()
    parts = [f"Drawn: {told}." if told else ""]
    if report.left_out:
        many = f"{report.left_out} statement{'s' if report.left_out > 1 else ''} of the record left out"
        parts.append(f"{many}{'' if told else '; narrow by --focus, --act, --from or --until'}.")
    return " ".join(part for part in parts if part)
