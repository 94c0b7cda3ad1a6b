"""The graph that is drawn: actors, documents and agenda items, joined by statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import networkx as nx

from onrecord.model.ids import space_of
from onrecord.model.statement_row import StatementRow
from onrecord.view.page.labels import DESCRIPTIVE_KINDS, document_labels, thing_label
from onrecord.view.page.palette import group_of
from onrecord.view.rows.stands import Stand
from onrecord.view.rows.statements import Relation, Rows, Thing

RELATIONS = {
    "mention": "names item",
    "circulation": "circulated under",
    "voted-for": "voted for",
    "voted-against": "voted against",
    "abstained": "abstained",
}
"""What joins a document and an agenda item, or a voter and a text, in words."""

UNTAKEN = "untaken"
"""The group of positions that a document denies, expects or only thinks possible."""

Stands = Mapping[str, Sequence[Stand]]
"""Positions by the ids of their statements."""


def project(
    rows: Rows, statements: Iterable[StatementRow[str]], *, narrowed: bool = False, items: frozenset[str] | None = None
) -> nx.MultiDiGraph[str]:
    """The network of the asserted statements, as ``joined`` has it, with what is drawn of each node."""
    return described(joined(rows, statements, narrowed=narrowed, items=items), rows)


def joined(
    rows: Rows,
    statements: Iterable[StatementRow[str]],
    *,
    narrowed: bool = False,
    items: frozenset[str] | None = None,
    most: int | None = None,
    stands: Stands | None = None,
) -> nx.MultiDiGraph[str]:
    """The network of asserted statements and of positions; else what was not said joins nothing.

    An edge runs from each speaker to each thing a statement is about, or to the document that reports
    it where it is about nothing else. Its key is ``(group of acts, relayed)``, its ``statements`` the
    ids of those that it bundles. Edges from documents to agenda items have the key ``(relation,
    False)`` and ``relations``, places in ``rows.relations``. An edge to the subject of a position has the key
    ``(stance, relayed)`` and its ``stands``; whoever is only a phrase of a document ("an official of the ministry")
    and speaks there for somebody is that one on it. ``narrowed`` keeps only the relations of
    documents that report a statement drawn or take part in one; ``items`` keeps only those with these items.
    Of more than ``most`` nodes those with the most statements are there, as ``best_connected`` has it.
    """
    edges = _Edges()
    groups: dict[str, str] = {}
    told = stands or {}
    statements = list(statements)
    rows.things.ask_for(
        each for one in statements if one.id in told for each in one.speakers if each not in rows.sources
    )
    for statement in statements:
        for stand in told.get(statement.id, ()):
            edges.add_stand(statement, stand, [_stand_in(rows, statement, speaker) for speaker in statement.speakers])
        if statement.status == "asserted":
            if statement.act not in groups:
                groups[statement.act] = group_of(statement.act, rows.acts)
            edges.add_statement(statement, groups[statement.act])
    reporting = set(edges.nodes)
    for place, relation in enumerate(rows.relations):
        if narrowed and reporting.isdisjoint((relation.source, relation.document)):
            continue
        if items is not None and relation.item not in items:
            continue
        edges.add_relation(relation, place)
    return edges.graph(most)


class _Edges:
    """Statements and relations bundled by what they join; networkx takes ten times as long for each of many."""

    def __init__(self) -> None:
        self.nodes: dict[str, None] = {}
        self.statements: dict[tuple[str, str, str, bool], list[str]] = {}
        self.relations: dict[tuple[str, str, str], list[int]] = {}
        self.stands: dict[tuple[str, str, str, bool], list[Stand]] = {}

    def add_stand(self, statement: StatementRow[str], stand: Stand, speakers: Iterable[str]) -> None:
        group = stand.stance if stand.taken else UNTAKEN
        for speaker in speakers:
            if speaker != stand.subject:
                self.nodes[speaker] = self.nodes[stand.subject] = None
                key = speaker, stand.subject, group, bool(statement.relays)
                self.stands.setdefault(key, []).append(stand)

    def add_statement(self, statement: StatementRow[str], group: str) -> None:
        self.nodes[statement.document] = None
        relayed = bool(statement.relays)
        for speaker in statement.speakers:
            objects = [node for node in statement.about if node != speaker] or [statement.document]
            for node in objects:
                if node != speaker:  # a document that speaks about nothing else is its own evidence
                    self.nodes[speaker] = self.nodes[node] = None
                    self.statements.setdefault((speaker, node, group, relayed), []).append(statement.id)

    def add_relation(self, relation: Relation, place: int) -> None:
        self.nodes[relation.source] = self.nodes[relation.item] = None
        self.relations.setdefault((relation.source, relation.item, relation.kind), []).append(place)

    def graph(self, most: int | None) -> nx.MultiDiGraph[str]:
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(self.nodes if most is None or len(self.nodes) <= most else self._heaviest(most))
        for (source, target, group, relayed), held in self.statements.items():
            if source in graph and target in graph:
                graph.add_edge(source, target, (group, relayed), group=group, statements=held, relations=[], stands=[])
        for (source, target, group, relayed), stands in self.stands.items():
            if source in graph and target in graph:
                held = list(dict.fromkeys(stand.statement for stand in stands))
                kept = {"group": group, "statements": held, "relations": [], "stands": stands}
                graph.add_edge(source, target, (group, relayed), **kept)
        for (source, target, kind), places in self.relations.items():
            if source in graph and target in graph:
                graph.add_edge(source, target, (kind, False), group=kind, statements=[], relations=places, stands=[])
        return graph

    def _heaviest(self, most: int) -> list[str]:
        weight = dict.fromkeys(self.nodes, 0)
        for (source, target, _, _), held in self.statements.items():
            weight[source] += len(held)
            weight[target] += len(held)
        for (source, target, _, _), stands in self.stands.items():
            weight[source] += len(stands)
            weight[target] += len(stands)
        return sorted(weight, key=lambda node: (-weight[node], node))[:most]


def _stand_in(rows: Rows, statement: StatementRow[str], speaker: str) -> str:
    """Who takes a position: a speaker, or the one for whom one speaks who is but a phrase of the document."""
    thing = rows.things.get(speaker)
    if thing is None or not thing.as_found or thing.kind not in DESCRIPTIVE_KINDS:
        return speaker
    found = tuple(rows.states(statement, speaker)) or tuple(statement.acting.get(speaker, ()))
    return found[0] if len(found) == 1 else speaker  # of several nothing tells whose it is


def described(graph: nx.MultiDiGraph[str], rows: Rows) -> nx.MultiDiGraph[str]:
    """The same network, each node with its kind, its label and whether that is a document's own phrase."""
    labels = document_labels(rows.sources)
    rows.things.ask_for(node for node in graph if node not in rows.sources)
    for node in sorted(graph):
        if node in rows.sources:
            graph.nodes[node].update(kind="document", label=labels[node], as_found=False)
            continue
        thing = rows.things.get(node) or Thing(node, "subject", "")
        if not thing.label and space_of(node) == "subject":  # nothing neutral can be said: the first document's words
            words = rows.things.get(node.replace("subject/", "reference/", 1))
            thing = Thing(node, "subject", words.label if words else "", as_found=True)
        graph.nodes[node].update(kind=thing.kind, label=thing_label(thing), as_found=thing.as_found)
        if thing.kind == "item" and thing.label:
            graph.nodes[node]["title"] = thing.label
    return graph


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
