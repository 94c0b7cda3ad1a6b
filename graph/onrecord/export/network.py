"""The statements as a network: actors, documents and agenda items, joined by who spoke of what.

An edge is one asserted statement: from a speaker to what the statement is about or to an agenda item it
names, and to the document that reports it where it names nothing. Statements that a document does not
assert are no edges. A circulation is an edge from the circulated document to the item.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import networkx as nx

from onrecord.export.quads import xml_text
from onrecord.export.quotes import Quotes
from onrecord.export.rows import StoredStatement, labels, places, read_rows, read_statements
from onrecord.model.ids import relative
from onrecord.query.own import Row
from onrecord.rdf.quads import Quads

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]


def to_network(graph: Quads, quotes: Quotes) -> Network:
    """Return the network, nodes by id and edges by statement; every attribute is text fit for XML."""
    statements = [each for each in read_statements(graph) if each.row.status == "asserted"]
    items = defaultdict[str, list[str]](list)
    for row in read_rows(graph, "items"):
        items[relative(row["statement"])].append(relative(row["item"]))
    circulations = list(read_rows(graph, "circulations"))
    edges = [edge for each in statements for edge in _statement_edges(each, items[each.row.id], quotes)]
    edges += _circulation_edges(circulations)
    network: Network = nx.MultiDiGraph()
    described = _descriptions(graph, statements, circulations)
    for node in sorted({end for source, target, _, _ in edges for end in (source, target)}):
        kind, label = described.get(node, ("unnamed", node))
        network.add_node(node, kind=kind, label=xml_text(label))
    for source, target, key, attributes in edges:
        network.add_edge(source, target, key=key, **{name: xml_text(value) for name, value in attributes.items()})
    return network


Edge = tuple[str, str, str, dict[str, str]]


ATTRIBUTES: dict[str, Callable[[StoredStatement], str]] = {
    "statement": lambda one: one.row.id,
    "label": lambda one: one.row.act,
    "act": lambda one: one.row.act,
    "mode": lambda one: one.row.mode,
    "attribution": lambda one: one.row.attribution,
    "words": lambda one: one.row.words,
    "relayed_by": lambda one: labels(one.row.relays),
    "stated_from": lambda one: one.row.start,
    "stated_until": lambda one: one.row.end,
    "document": lambda one: one.document.id,
    "title": lambda one: one.document.title,
    "publisher": lambda one: one.document.publisher,
    "published": lambda one: one.document.published,
    "rule": lambda one: one.row.rule,
    "content": lambda one: places(one, "content"),
}
"""The attributes of an edge that is a statement, in their order, after its ``id`` and ``relation``."""


def _statement_edges(statement: StoredStatement, items: list[str], quotes: Quotes) -> Iterator[Edge]:
    row = statement.row
    targets = list(dict.fromkeys([party.id for party in row.about] + items)) or [row.document]
    pairs = [(speaker.id, target) for speaker in row.speakers for target in targets if target]
    for number, (speaker, target) in enumerate(pairs, start=1):
        key = row.id if len(pairs) == 1 else f"{row.id}#{number}"
        known = {name: attribute(statement) for name, attribute in ATTRIBUTES.items()}
        known["words"] = quotes.words(row.words, row.document)
        yield speaker, target, key, {"id": key, "relation": "statement", **known}


def _circulation_edges(rows: list[Row]) -> Iterator[Edge]:
    seen = set[tuple[str, str]]()
    for row in rows:
        circulation, item = relative(row["circulation"]), relative(row["item"])
        if (circulation, item) in seen:
            continue
        seen.add((circulation, item))
        key = f"{circulation}#{item}"
        attributes = {"id": key, "relation": "circulation", "label": "circulated under"}
        yield relative(row["document"]), item, key, {**attributes, "document": relative(row.get("reporting", ""))}


def _descriptions(
    graph: Quads, statements: list[StoredStatement], circulations: list[Row]
) -> dict[str, tuple[str, str]]:
    """Return kind and label of every node: of its class if it has one, else what documents most often call it."""
    called: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for statement in statements:
        one = statement.row
        for party in (*one.speakers, *one.about, *one.addressees, *one.via, *one.relays):
            called[party.id][party.kind or "unnamed", party.label] += 1
    for row in circulations:
        called[relative(row["document"])]["document", row.get("label") or row.get("named") or row["document"]] += 1
    described = {node: min(names, key=lambda each: (-names[each], each)) for node, names in called.items()}
    known: dict[str, tuple[str, str]] = {}
    for row in read_rows(graph, "nodes"):
        node = relative(row["node"])
        label = row.get("label") or described.get(node, ("", node))[1]
        known.setdefault(node, (row["kind"], label))
    return described | known
