"""What the network's page knows: the record of its statements, and what nodes and lines are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.model.statement_row import StatementRow
from onrecord.view.network.levels import Contents
from onrecord.view.network.sides import legend_groups, stand_places, stand_values
from onrecord.view.page.palette import KINDS, kind_of
from onrecord.view.page.records import Places, Record, Values, in_order, packed_tables, statement_table
from onrecord.view.rows.stands import Stand
from onrecord.view.rows.statements import Relation, Rows, with_details


def evidence(rows: Rows, contents: Contents, statements: Iterable[StatementRow[str]]) -> dict[str, Values]:
    """Return tables for a drawing: those of ``record_values``, and ``nodes``, ``edges``, ``stands``, ``relations``,
    ``kinds``.

    A statement, whose details are looked up here, is among them if a node drawn takes part in it or reports
    it. Each list is packed, as it is made: of a large picture the statements take most of the memory. Where states
    are drawn as well, nodes and edges have a ``level``.
    """
    nodes = {name: number for number, name in enumerate(contents.names)}
    record = Record(rows, nodes)
    drawn = nodes.keys()
    shown = in_order(rows, (statement for statement in statements if not drawn.isdisjoint(parties(rows, statement))))
    told = statement_table(map(record.statement, with_details(rows, shown)))
    by_statement = {statement.id: number for number, statement in enumerate(shown)}
    places = sorted({place for data in contents.lines for place in data["relations"]})
    by_place = {place: number for number, place in enumerate(places)}
    relations = [_relation(record, rows.relations[place]) for place in places]
    stands: Places[Stand] = Places()
    edges = [
        {**_edge(data, key[2], by_statement, by_place), "stands": stand_places(stands, data, by_statement), **level}
        for key, data, level in zip(contents.keys, contents.lines, _levels(contents.line_levels), strict=True)
    ]
    described = [
        {**_node(record, name, data), **level}
        for name, data, level in zip(contents.names, contents.nodes, _levels(contents.node_levels), strict=True)
    ]
    kinds = {kind_of(data["kind"]) for data in contents.nodes}
    tables = record.tables()
    groups = {edge["group"] for edge in edges}
    listed = {
        **tables,
        "nodes": described,
        "edges": edges,
        "relations": relations,
        "stands": stand_values(list(stands.numbers), by_statement),
        "groups": legend_groups(tables["groups"], groups),
        "kinds": [
            {"name": kind.name, "label": kind.label, "shape": kind.shape, "filled": kind.filled}
            for kind in KINDS
            if kind in kinds
        ],
    }
    return {"statements": told, **packed_tables(listed)}


def _levels(levels: Sequence[str]) -> Iterator[Values]:
    """The column of levels; none where all is at both."""
    both = not any(levels)
    return ({} if both else {"level": level} for level in levels)


def parties(rows: Rows, statement: StatementRow[str]) -> tuple[str, ...]:
    """Return the ids of all that take part in a statement, of their states, and of the document that reports it."""
    return (
        statement.document,
        *statement.speakers,
        *statement.about,
        *statement.relays,
        *statement.addressees,
        *(state for name in statement.acting for state in rows.states(statement, name)),
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
