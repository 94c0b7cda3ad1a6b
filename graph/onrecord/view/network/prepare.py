"""The network view: rows of the store, narrowed, projected, laid out and written as one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import networkx as nx

from onrecord.digest.shape import Digests
from onrecord.errors import UnknownNode
from onrecord.memory import give_back
from onrecord.model.statement_row import StatementRow
from onrecord.rdf.quads import Quads
from onrecord.view.narrowed import near_selections
from onrecord.view.network.drawing import begin_drawing, drawn
from onrecord.view.network.evidence import evidence, parties
from onrecord.view.network.levels import Contents, Levels, as_states, members_of, with_states
from onrecord.view.network.neighbourhood import find_node, neighbourhood, of_kinds
from onrecord.view.network.projection import Stands, best_connected, bundles, described, joined, with_statements
from onrecord.view.page.render import to_json
from onrecord.view.rows.stands import read_stands, read_votes
from onrecord.view.rows.statements import Rows, read_details, read_rows
from onrecord.view.rows.topics import items_of_topic
from onrecord.view.selection import Selection, select_statements

MOST_NODES = 10_000
"""More are not drawn: up to here a page opens in seconds and answers a click within one."""

MOST_STATEMENTS = 60_000
"""Of more, each line has its first ones: up to here a page can be sent to a colleague."""


@dataclass(frozen=True, slots=True)
class ViewReport:
    """The numbers of nodes and edges drawn, and of asserted statements of the store that the page leaves out.

    ``near`` tells what has statements where the page has none.
    """

    nodes: int
    edges: int
    left_out: int
    near: str = ""

    def __str__(self) -> str:
        """One line for the user.

        >>> print(ViewReport(32, 48, 1))
        32 nodes and 48 lines drawn, 1 statement left out
        """
        many = "" if self.left_out == 1 else "s"
        near = f"; {self.near}" if self.near else ""
        return f"{self.nodes} nodes and {self.edges} lines drawn, {self.left_out} statement{many} left out{near}"


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is to be drawn, read from the store, which is not needed any more.

    ``rows`` hold no statements but the details of those ``kept``; ``asserted`` counts those of the store. ``near``
    tells what has statements where none are kept.
    """

    rows: Rows
    levels: Levels
    kept: list[StatementRow[str]]
    asserted: int
    selection: Selection
    near: str = ""


def write_network(graph: Quads, out: Path, selection: Selection, digests: Digests | None = None) -> ViewReport:
    """Write the network of the store's statements to ``out`` as one HTML file; return what was drawn.

    The same store and selection give the same bytes. Raises UnknownNode where nothing, or more than one
    node, answers to the focus, the topic or the document.
    """
    return draw_network(prepare_network(graph, selection, digests), out)


def prepare_network(graph: Quads, selection: Selection, digests: Digests | None = None) -> Prepared:
    """Read what ``draw_network`` draws of a store; raises UnknownNode as ``write_network`` does."""
    rows = read_rows(graph, digests, details=False)
    rows = replace(rows, relations=(*rows.relations, *read_votes(graph)))
    statements = select_statements(rows, selection)
    levels = _around(graph, _joined(rows, statements, selection, read_stands(graph)), rows, selection)
    kept = _kept(levels, rows, statements)
    near = "" if kept else near_selections(graph, rows, selection)
    held = {one.id for one in kept}
    actors, *states = (described(with_statements(network, held), rows) for network in levels.networks)
    levels = Levels(actors, next(iter(states), None), levels.members)
    asserted = sum(statement.status == "asserted" for statement in rows.statements)
    rows.things.ask_for(name for one in kept for name in parties(rows, one) if name not in rows.sources)
    rows.things.ask_for(relation.source for relation in rows.relations if relation.source not in rows.sources)
    rows.things.let_go()
    # What is left out of a large store takes much of the memory.
    rows = replace(rows, statements=(), digests=None, details=read_details(rows, kept))
    return Prepared(rows, levels, kept, asserted, selection, near)


def draw_network(prepared: Prepared, out: Path) -> ViewReport:
    """Lay out what was prepared and write it to ``out`` as one HTML file; return what was drawn."""
    from onrecord.view.network.page import write_page  # pyvis brings IPython: 0.4 s that others need not wait for

    rows, levels, kept = prepared.rows, prepared.levels, prepared.kept
    give_back()
    plan = begin_drawing(levels.actors)
    contents = Contents.of(levels, plan.names, plan.keys)
    nodes = set(contents.names)
    shown = sum(one.status == "asserted" for one in kept if not nodes.isdisjoint(parties(rows, one)))
    network = levels.states if prepared.selection.level == "state" and levels.states is not None else levels.actors
    report = ViewReport(len(network), network.number_of_edges(), prepared.asserted - shown, prepared.near)
    record = to_json(evidence(rows, contents, kept))
    give_back()
    drawing = with_states(drawn(levels.actors, plan), levels, contents)
    write_page(out, drawing, record, _note(prepared.selection, report), prepared.selection.level)
    return report


def _joined(rows: Rows, statements: Sequence[StatementRow[str]], selection: Selection, stands: Stands) -> Levels:
    """The networks of the statements by actor, and by state where anybody speaks for one."""
    items = items_of_topic(rows, selection.topic) if selection.topic else None
    most = MOST_NODES if selection.focus is None and not selection.kinds else None
    actors = joined(rows, statements, narrowed=selection.narrowed, items=items, most=most, stands=stands)
    members = members_of(rows, statements)
    if not members:
        return Levels(actors)
    by_state = (as_states(rows, statement) for statement in statements)
    states = joined(rows, by_state, narrowed=selection.narrowed, items=items, most=most, stands=stands)
    return Levels(actors, states, members)


def _focus(graph: Quads, networks: Sequence[nx.MultiDiGraph[str]], rows: Rows, selection: Selection) -> str | None:
    """The node of the focus; what is known but not drawn is told with what has statements instead."""
    if selection.focus is None:
        return None
    try:
        return find_node(networks[0], selection.focus, *networks[1:])
    except UnknownNode as unknown:
        try:
            near = near_selections(graph, rows, selection)
        except UnknownNode:  # nothing of that name is known at all, or several: what is drawn counts
            raise unknown from None
        raise UnknownNode(f"{unknown}; {near}") from None


def _around(graph: Quads, levels: Levels, rows: Rows, selection: Selection) -> Levels:
    """What lies around the focus of a selection and is of its kinds, no more than a page holds."""
    networks = list(levels.networks)
    focus = None
    if selection.focus is not None or selection.kinds:
        networks = [described(network, rows) for network in networks]
        focus = _focus(graph, networks, rows, selection)
        networks = [of_kinds(network, selection.kinds, keep=focus) for network in networks]
    if focus is not None:
        networks = [neighbourhood(network, focus, selection.depth, rows) for network in networks]
    actors, *states = (best_connected(network, MOST_NODES) for network in networks)
    return Levels(actors, next(iter(states), None), levels.members)


def _kept(levels: Levels, rows: Rows, statements: Sequence[StatementRow[str]]) -> list[StatementRow[str]]:
    """The statements that a page holds: all in which a node drawn takes part, or of too many the first of each line."""
    nodes = {node for network in levels.networks for node in network}
    shown = [one for one in statements if not nodes.isdisjoint(parties(rows, one))]
    if len(shown) <= MOST_STATEMENTS:
        return shown
    ranks = [(rank, name) for each in levels.networks for _, _, held in bundles(each) for rank, name in enumerate(held)]
    kept = {name for _, name in islice(dict.fromkeys(sorted(ranks)), MOST_STATEMENTS)}
    return [one for one in shown if one.id in kept]


def _note(selection: Selection, report: ViewReport) -> str:
    """Return a note to the reader on the selection, in a sentence or two; empty if everything is there."""
    told = selection.described()
    parts = [f"Drawn: {told}." if told else ""]
    if report.left_out:
        many = f"{report.left_out} statement{'s' if report.left_out > 1 else ''} of the record left out"
        parts.append(f"{many}{'' if told else '; narrow by --focus, --act, --from or --until'}.")
    return " ".join(part for part in parts if part)
