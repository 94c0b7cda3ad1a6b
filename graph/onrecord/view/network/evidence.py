"""What the network's page knows: the record of its statements, and what nodes and lines are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from onrecord.model.statement_row import StatementRow
from onrecord.view.network.drawing import Plan
from onrecord.view.network.projection import RELATIONS
from onrecord.view.page.palette import KINDS, kind_of
from onrecord.view.page.records import Record, Values, in_order, packed_tables, statement_table
from onrecord.view.rows.statements import Relation, Rows, with_details

RELATION_COLOURS = ("#9AA1AB", "#737B86")
"""The grey of what is no statement, for the light and the dark scheme."""


def evidence(
    rows: Rows, network: nx.MultiDiGraph[str], drawing: Plan, statements: Iterable[StatementRow[str]]
) -> dict[str, Values]:
    """Return tables for a drawing: those of ``record_values``, and ``nodes``, ``edges``, ``relations``, ``kinds``.

    A statement, whose details are looked up here, is among them if a node drawn takes part in it or reports
    it. Each list is packed, as it is made: of a large picture the statements take most of the memory.
    """
    nodes = {name: number for number, name in enumerate(drawing.names)}
    record = Record(rows, nodes)
    shown = in_order(rows, (statement for statement in statements if not nodes.keys().isdisjoint(parties(statement))))
    told = statement_table(map(record.statement, with_details(rows, shown)))
    by_statement = {statement.id: number for number, statement in enumerate(shown)}
    places = sorted({place for *_, data in network.edges(data=True) for place in data["relations"]})
    by_place = {place: number for number, place in enumerate(places)}
    relations = [_relation(record, rows.relations[place]) for place in places]
    edges = [_edge(network.edges[key], key[2], by_statement, by_place) for key in drawing.keys]
    described = [_node(record, name, network.nodes[name]) for name in drawing.names]
    kinds = {kind_of(network.nodes[name]["kind"]) for name in network}
    tables = record.tables()
    groups = {edge["group"] for edge in edges}
    listed = {
        **tables,
        "nodes": described,
        "edges": edges,
        "relations": relations,
        "groups": [*tables["groups"], *(group for group in _relation_groups() if group["name"] in groups)],
        "kinds": [
            {"name": kind.name, "label": kind.label, "shape": kind.shape, "filled": kind.filled}
            for kind in KINDS
            if kind in kinds
        ],
    }
    return {"statements": told, **packed_tables(listed)}


def parties(statement: StatementRow[str]) -> tuple[str, ...]:
    """Return the ids of all that take part in a statement, and of the document that reports it."""
    return (
        statement.document,
        *statement.speakers,
        *statement.about,
        *statement.relays,
        *statement.addressees,
    )


def _node(record: Record, name: str, data: Mapping[str, Any]) -> Values:
    thing = record.rows.things.get(name) if data["kind"] == "item" else None
    return {
        "id": name,
        "label": data["label"],
        "kind": kind_of(data["kind"]).name,
        "exact": data["kind"],
        "asFound": data["as_found"],
        "title": thing.label if thing else "",
        "document": record.document(name),
    }


def _edge(
    data: Mapping[str, Any], key: tuple[str, bool], statements: Mapping[str, int], relations: Mapping[int, int]
) -> Values:
    return {
        "group": key[0],
        "relayed": key[1],
        "statements": [statements[statement] for statement in data["statements"] if statement in statements],
        "relations": [relations[place] for place in data["relations"]],
    }


def _relation(record: Record, relation: Relation) -> Values:
    return {
        "kind": relation.kind,
        "source": record.parties.of(relation.source),
        "item": record.parties.of(relation.item),
        "document": record.document(relation.document),
        "span": list(relation.span),
    }


def _relation_groups() -> list[Values]:
    """Return the groups of lines between documents and items, for the legend."""
    light, dark = RELATION_COLOURS
    return [
        {"name": name, "label": label, "light": light, "dark": dark, "act": False} for name, label in RELATIONS.items()
    ]
