"""Which statements are drawn: narrowed by act and date, and to the neighbourhood of one node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from onrecord.errors import UnknownNode
from onrecord.names import folded
from onrecord.view.palette import group_of, wider_acts
from onrecord.view.projection import bundles
from onrecord.view.rows import Attributed, Rows
from onrecord.vocabulary import relative


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked to see; nothing given means everything.

    ``acts`` are acts of the vocabulary, with all that are narrower, or groups of the legend. A
    statement lies between the dates (inclusive) if any day it may have been made on does; one with no
    date of its own counts by the day its document was published.
    """

    focus: str | None = None
    acts: tuple[str, ...] = ()
    start: date | None = None
    until: date | None = None
    depth: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether acts or dates leave statements out."""
        return bool(self.acts or self.start or self.until)

    def described(self) -> str:
        """The selection in words, empty if it is everything.

        >>> Selection(focus="Mira Tal", acts=("reject",), until=date(2020, 5, 1)).described()
        'around Mira Tal; acts: reject; until 2020-05-01'
        """
        parts = [
            f"around {self.focus}" + (f", {self.depth} steps" if self.depth > 1 else "") if self.focus else "",
            f"acts: {', '.join(self.acts)}" if self.acts else "",
            f"from {self.start}" if self.start else "",
            f"until {self.until}" if self.until else "",
        ]
        return "; ".join(part for part in parts if part)


def select_statements(rows: Rows, selection: Selection) -> tuple[Attributed, ...]:
    """The statements, asserted or not, that pass the selection's acts and dates, in the order of ids."""
    wanted = {act for name in selection.acts for act in (name, name.replace(" ", "-"))}

    def chosen(statement: Attributed) -> bool:
        if wanted and wanted.isdisjoint((*wider_acts(statement.act, rows.acts), group_of(statement.act, rows.acts))):
            return False
        return _between(statement, rows, selection)

    return tuple(statement for statement in rows.statements if chosen(statement))


def _between(statement: Attributed, rows: Rows, selection: Selection) -> bool:
    if not (selection.start or selection.until):
        return True
    first, last = statement.start, statement.end
    if first is None and last is None:
        source = rows.sources.get(statement.document)
        first = last = source.issued if source else None
        if first is None:
            return False
    return not (
        (selection.start and last and last < selection.start) or (selection.until and first and first > selection.until)
    )


def find_node(graph: nx.MultiDiGraph[str], focus: str) -> str:
    """The node meant by an id, a full IRI or a name, as drawn or as titled; a unique part of a name will do.

    Raises UnknownNode where none or several answer to it.
    """
    wanted = relative(focus)
    if wanted in graph:
        return wanted
    names = {node: folded(str(graph.nodes[node]["label"])) for node in sorted(graph)}
    exact = [node for node, name in names.items() if name == folded(focus)]
    found = exact or [node for node, name in names.items() if folded(focus) and folded(focus) in name]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownNode(f"nothing drawn is called {focus!r}; give an id or a name as `onrecord show` prints it")
    several = ", ".join(_some(found))
    raise UnknownNode(f"{focus!r} may be {len(found)} nodes: {several}; give one of these ids")


def _some(names: Sequence[str], limit: int = 5) -> Iterable[str]:
    return [*names[:limit], *(["…"] if len(names) > limit else [])]


def neighbourhood(graph: nx.MultiDiGraph[str], node: str, depth: int, rows: Rows) -> nx.MultiDiGraph[str]:
    """The nodes within ``depth`` steps of a node, either way, and what joins them.

    From a document it is one step to all that take part in the statements it reports.
    """
    reported = {statement.id for statement in rows.statements if statement.document == node}
    ends = {end for source, target, held in bundles(graph) if not reported.isdisjoint(held) for end in (source, target)}
    graph_both_ways = graph.to_undirected(as_view=True)
    near = set(nx.single_source_shortest_path_length(graph_both_ways, node, cutoff=max(depth, 0)))
    for end in sorted(ends) if depth > 0 else ():
        near.update(nx.single_source_shortest_path_length(graph_both_ways, end, cutoff=depth - 1))
    return graph.subgraph(near)
