"""What lies around one node of the network, and which kinds of node are drawn."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from onrecord.errors import UnknownNode
from onrecord.model.ids import relative
from onrecord.names.folding import folded
from onrecord.view.network.projection import bundles
from onrecord.view.page.palette import kind_of
from onrecord.view.rows.statements import Rows
from onrecord.view.selection import some_of


def find_node(graph: nx.MultiDiGraph[str], focus: str, *others: nx.MultiDiGraph[str]) -> str:
    """The node meant by an id, a full IRI or a name, as drawn or as titled; a unique part of a name will do.

    ``others`` are further networks in which it may be. Raises UnknownNode where none or several answer to it.
    """
    wanted = relative(focus)
    labels = {node: str(each.nodes[node]["label"]) for each in (graph, *others) for node in each}
    if wanted in labels:
        return wanted
    names = {node: folded(labels[node]) for node in sorted(labels)}
    exact = [node for node, name in names.items() if name == folded(focus)]
    found = exact or [node for node, name in names.items() if folded(focus) and folded(focus) in name]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownNode(f"nothing drawn is called {focus!r}; give an id or a name as `onrecord show` prints it")
    several = ", ".join(some_of(found))
    raise UnknownNode(f"{focus!r} may be {len(found)} nodes: {several}; give one of these ids")


def neighbourhood(graph: nx.MultiDiGraph[str], node: str, depth: int, rows: Rows) -> nx.MultiDiGraph[str]:
    """The nodes within ``depth`` steps of a node, either way, and what joins them.

    From a document it is one step to all that take part in the statements it reports, from a state or body to all
    that take part in those of who speaks for it.
    """
    reported = {
        statement.id
        for statement in rows.statements
        if statement.document == node or any(node in acted_for for acted_for in statement.acting.values())
    }
    ends = {end for source, target, held in bundles(graph) if not reported.isdisjoint(held) for end in (source, target)}
    graph_both_ways = graph.to_undirected(as_view=True)
    near: set[str] = set()
    if node in graph:  # a state may be there only by those who speak for it
        near.update(nx.single_source_shortest_path_length(graph_both_ways, node, cutoff=max(depth, 0)))
    for end in sorted(ends) if depth > 0 else ():
        near.update(nx.single_source_shortest_path_length(graph_both_ways, end, cutoff=depth - 1))
    return graph.subgraph(near)


def of_kinds(graph: nx.MultiDiGraph[str], kinds: Sequence[str], *, keep: str | None = None) -> nx.MultiDiGraph[str]:
    """The nodes of some kinds, as the model or the legend calls them, and what joins them; ``keep`` stays anyway."""
    wanted = {folded(kind) for kind in kinds}
    if not wanted:
        return graph

    def chosen(node: str) -> bool:
        exact = str(graph.nodes[node]["kind"])
        drawn = kind_of(exact)
        return node == keep or not wanted.isdisjoint((exact, drawn.name, folded(drawn.label)))

    joined = graph.subgraph([node for node in graph if chosen(node)])
    return joined.subgraph([node for node in joined if node == keep or joined.degree(node)])
