"""What the page's panel shows of each statement, document and node: plain values, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from onrecord.view.drawing import Drawing
from onrecord.view.labels import document_labels, period, thing_label, written
from onrecord.view.palette import KINDS, act_groups, group_of, kind_of
from onrecord.view.projection import RELATIONS
from onrecord.view.rows import Attributed, Relation, Rows, Source

CAP = 300
"""The most characters of a statement's words shown where the document is news or its licence unknown."""

RELATION_COLOURS = ("#9AA1AB", "#737B86")
"""The grey of what is no statement, for the light and the dark scheme."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Index:
    """The numbers and labels that values refer to each other by."""

    rows: Rows
    nodes: Mapping[str, int]
    documents: Mapping[str, int]
    document_labels: Mapping[str, str]

    def named(self, name: str) -> list[Any]:
        """The label of a node and its number in the drawing, -1 if it is not drawn."""
        if name in self.document_labels:
            label = self.document_labels[name]
        else:
            thing = self.rows.things.get(name)
            label = thing_label(thing) if thing else name.rpartition("/")[2]
        return [label, self.nodes.get(name, -1)]


def evidence(
    rows: Rows, network: nx.MultiDiGraph[str], drawing: Drawing, statements: Iterable[Attributed]
) -> dict[str, list[Values]]:
    """The values behind a drawing; lists refer to each other by place.

    A statement is among them if a node drawn takes part in it or reports it.
    """
    nodes = {name: number for number, name in enumerate(drawing.names)}
    shown = sorted(
        (statement for statement in statements if not nodes.keys().isdisjoint(_parties(statement))),
        key=lambda statement: _order(statement, rows),
    )
    places = sorted({place for *_, data in network.edges(data=True) for place in data["relations"]})
    relations = [rows.relations[place] for place in places]
    index = _Index(rows, nodes, _used_documents(rows, nodes, shown, relations), document_labels(rows.sources))
    by_statement = {statement.id: number for number, statement in enumerate(shown)}
    by_place = {place: number for number, place in enumerate(places)}
    edges = [_edge(network.edges[key], key[2], by_statement, by_place) for key in drawing.keys]
    groups = {edge["group"] for edge in edges} | {group_of(statement.act, rows.acts) for statement in shown}
    kinds = {kind_of(network.nodes[name]["kind"]) for name in network}
    return {
        "nodes": [_node(index, name, network.nodes[name]) for name in drawing.names],
        "edges": edges,
        "statements": [_statement(index, statement) for statement in shown],
        "relations": [_relation(index, relation) for relation in relations],
        "documents": [_document(index, rows.sources[name]) for name in index.documents],
        "groups": _groups(groups),
        "kinds": [
            {"name": kind.name, "label": kind.label, "shape": kind.shape, "filled": kind.filled}
            for kind in KINDS
            if kind in kinds
        ],
    }


def _parties(statement: Attributed) -> tuple[str, ...]:
    return (
        statement.document,
        *statement.speakers,
        *statement.about,
        *statement.relays,
        *statement.addressees,
    )


def _order(statement: Attributed, rows: Rows) -> tuple[str, str, tuple[tuple[int, int], ...], str]:
    """By the day it was made, else its document's, then by its place in the document."""
    source = rows.sources.get(statement.document)
    day = statement.start or statement.end or (source.issued if source else None)
    content = tuple(statement.spans.get("content", ()))
    return (day.isoformat() if day else "9", statement.document, content, statement.id)


def _used_documents(
    rows: Rows, nodes: Mapping[str, int], statements: Sequence[Attributed], relations: Sequence[Relation]
) -> dict[str, int]:
    used = {statement.document for statement in statements} | {relation.document for relation in relations} | set(nodes)
    return {name: number for number, name in enumerate(name for name in rows.sources if name in used)}


def _node(index: _Index, name: str, data: Mapping[str, Any]) -> Values:
    thing = index.rows.things.get(name)
    official = thing.label if thing and data["kind"] == "item" else ""
    return {
        "id": name,
        "label": data["label"],
        "kind": kind_of(data["kind"]).name,
        "exact": data["kind"],
        "asFound": data["as_found"],
        "title": official,
        "document": index.documents.get(name, -1),
    }


def _edge(
    data: Mapping[str, Any], key: tuple[str, bool], statements: Mapping[str, int], relations: Mapping[int, int]
) -> Values:
    return {
        "group": key[0],
        "relayed": key[1],
        "statements": [statements[statement] for statement in data["statements"]],
        "relations": [relations[place] for place in data["relations"]],
    }


def _statement(index: _Index, statement: Attributed) -> Values:
    source = index.rows.sources.get(statement.document)
    act = index.rows.acts.get(statement.act)
    words, cut = shortened(statement.words, None if source and source.quoted_freely else CAP)
    return {
        "id": statement.id,
        "status": statement.status,
        "speakers": [index.named(name) for name in statement.speakers],
        "relays": [index.named(name) for name in statement.relays],
        "about": [index.named(name) for name in statement.about],
        "addressees": [index.named(name) for name in statement.addressees],
        "act": act.label if act else statement.act.replace("-", " "),
        "group": group_of(statement.act, index.rows.acts),
        "mode": statement.mode,
        "attribution": statement.attribution,
        "words": words,
        "cut": cut,
        "said": period(statement.start, statement.end, statement.precision),
        "document": index.documents.get(statement.document, -1),
        "text": statement.id.split("/")[1] if statement.id.count("/") > 1 else "",
        "spans": {part: [list(span) for span in spans] for part, spans in statement.spans.items()},
        "rule": statement.rule,
        "review": statement.review,
    }


def shortened(words: str, cap: int | None) -> tuple[str, bool]:
    """The words, cut to ``cap`` characters with a sign of it, and whether they were cut.

    >>> shortened("one two three", 8)
    ('one two…', True)
    """
    if cap is None or len(words) <= cap:
        return words, False
    return words[: cap - 1].rstrip() + "…", True


def _relation(index: _Index, relation: Relation) -> Values:
    return {
        "kind": relation.kind,
        "source": index.named(relation.source),
        "item": index.named(relation.item),
        "document": index.documents.get(relation.document, -1),
        "span": list(relation.span),
    }


def _document(index: _Index, source: Source) -> Values:
    urls = [url for url in source.urls if url.lower().startswith(("https://", "http://"))]
    return {
        "id": source.id,
        "label": index.document_labels[source.id],
        "kind": source.kind,
        "title": source.title,
        "publisher": source.publisher,
        "issued": written(source.issued) if source.issued else "",
        "url": urls[0] if urls else "",
        "node": index.nodes.get(source.id, -1),
    }


def _groups(used: set[str]) -> list[Values]:
    """The legend of lines: groups of acts, then what joins documents and items."""
    acts = [
        {"name": group.name, "label": group.label, "light": group.light, "dark": group.dark, "act": True}
        for group in act_groups()
        if group.name in used
    ]
    light, dark = RELATION_COLOURS
    relations = [
        {"name": name, "label": label, "light": light, "dark": dark, "act": False}
        for name, label in RELATIONS.items()
        if name in used
    ]
    return [*acts, *relations]
