"""The graph that is drawn: actors, documents and agenda items, joined by statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import networkx as nx

from onrecord.view.labels import document_labels, thing_label
from onrecord.view.palette import group_of
from onrecord.view.rows import Attributed, Rows, Thing

RELATIONS = {"mention": "names item", "circulation": "circulated under"}
"""What joins a document and an agenda item, in words."""


def project(
    rows: Rows, statements: Iterable[Attributed], *, narrowed: bool = False, items: frozenset[str] | None = None
) -> nx.MultiDiGraph[str]:
    """The network of the asserted statements, as ``joined`` has it, with what is drawn of each node."""
    return described(joined(rows, statements, narrowed=narrowed, items=items), rows)


def joined(
    rows: Rows,
    statements: Iterable[Attributed],
    *,
    narrowed: bool = False,
    items: frozenset[str] | None = None,
) -> nx.MultiDiGraph[str]:
    """The network of the asserted statements; unasserted ones join nothing.

    An edge runs from each speaker to each thing a statement is about, or to the document that reports
    it where it is about nothing else. Its key is ``(group of acts, relayed)``, its ``statements`` the
    ids of those that it bundles. Edges from documents to agenda items have the key ``(relation,
    False)`` and ``relations``, places in ``rows.relations``. ``narrowed`` keeps only the relations of
    documents that report a statement drawn or take part in one; ``items`` keeps only those with these items.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for statement in statements:
        if statement.status == "asserted":
            _add_statement(graph, statement, group_of(statement.act, rows.acts))
    reporting = set(graph)
    for place, relation in enumerate(rows.relations):
        if narrowed and reporting.isdisjoint((relation.source, relation.document)):
            continue
        if items is not None and relation.item not in items:
            continue
        key = (relation.kind, False)
        if not graph.has_edge(relation.source, relation.item, key):
            graph.add_edge(relation.source, relation.item, key, group=relation.kind, statements=[], relations=[])
        graph.edges[relation.source, relation.item, key]["relations"].append(place)
    return graph


def described(graph: nx.MultiDiGraph[str], rows: Rows) -> nx.MultiDiGraph[str]:
    """The same network, each node with its kind, its label and whether that is a document's own phrase."""
    labels = document_labels(rows.sources)
    for node in sorted(graph):
        is_document = node in rows.sources
        thing = rows.things.get(node) or Thing(node, "document" if is_document else "subject", "")
        graph.nodes[node].update(
            kind="document" if is_document else thing.kind,
            label=labels[node] if is_document else thing_label(thing),
            as_found=thing.as_found and not is_document,
        )
    return graph


def _add_statement(graph: nx.MultiDiGraph[str], statement: Attributed, group: str) -> None:
    graph.add_node(statement.document)
    for speaker in statement.speakers:
        objects = [node for node in statement.about if node != speaker] or [statement.document]
        for node in objects:
            if node == speaker:
                continue  # a document that speaks about nothing else is its own evidence
            key = (group, bool(statement.relays))
            if not graph.has_edge(speaker, node, key):
                graph.add_edge(speaker, node, key, group=group, statements=[], relations=[])
            graph.edges[speaker, node, key]["statements"].append(statement.id)


def bundles(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, list[str]]]:
    """The edges as source, target and the ids of the statements that each bundles."""
    for source, target, data in graph.edges(data=True):
        yield source, target, data["statements"]


def weights(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """For each node how many statements join it to others, counted once an edge."""
    found = dict.fromkeys(graph, 0)
    for source, target, held in bundles(graph):
        found[source] += len(held)
        found[target] += len(held)
    return found


def best_connected(graph: nx.MultiDiGraph[str], limit: int) -> nx.MultiDiGraph[str]:
    """The graph, or the ``limit`` nodes of it with the most statements if it has more."""
    if len(graph) <= limit:
        return graph
    weight = weights(graph)
    kept = graph.subgraph(sorted(graph, key=lambda node: (-weight[node], node))[:limit])
    return nx.MultiDiGraph(kept)  # a view of a large graph would be asked again and again


def with_statements(graph: nx.MultiDiGraph[str], kept: Collection[str]) -> nx.MultiDiGraph[str]:
    """The graph without the edges all of whose statements are left out."""
    empty = [
        (source, target, key)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if data["statements"] and not any(name in kept for name in data["statements"])
    ]
    if not empty:
        return graph
    fewer: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph)
    fewer.remove_edges_from(empty)
    return fewer
