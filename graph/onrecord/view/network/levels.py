"""The network at both levels: actors, and states, each with all who spoke for it; what is in both is there once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from onrecord.model.statement_row import StatementRow
from onrecord.view.network.drawing import Drawing, Item, Key, lines, sized
from onrecord.view.rows.statements import Rows

ASIDE = 90
"""How far below somebody who spoke for it a state stands that has no place of its own, on the page's scale."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The networks of actors and of states; ``states`` is empty where nobody speaks for one.

    ``members`` counts, by state, the statements of those who spoke for it.
    """

    actors: nx.MultiDiGraph[str]
    states: nx.MultiDiGraph[str] | None = None
    members: Mapping[str, Counter[str]] | None = None

    @property
    def networks(self) -> tuple[nx.MultiDiGraph[str], ...]:
        """Those that there are."""
        return (self.actors,) if self.states is None else (self.actors, self.states)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is drawn at a level: first the nodes and lines of actors in their order, then those of states alone.

    ``nodes`` and ``lines`` have what the networks know of them; levels are ``actor``, ``state``, or empty for both.
    """

    names: tuple[str, ...]
    nodes: tuple[Mapping[str, Any], ...]
    node_levels: tuple[str, ...]
    keys: tuple[Key, ...]
    lines: tuple[Mapping[str, Any], ...]
    line_levels: tuple[str, ...]

    @classmethod
    def of(cls, levels: Levels, names: Sequence[str], keys: Sequence[Key]) -> Contents:
        """The contents of two levels; ``names`` and ``keys`` are those of the actors' network in their order."""
        actors, states = levels.actors, levels.states
        if states is None:
            nodes, found = tuple(actors.nodes[name] for name in names), tuple(actors.edges[key] for key in keys)
            return cls(tuple(names), nodes, ("",) * len(nodes), tuple(keys), found, ("",) * len(found))
        fresh = sorted(set(states) - set(names))
        alike = {key for key in keys if states.has_edge(*key) and states.edges[key] == actors.edges[key]}
        others = sorted(key for key in states.edges(keys=True) if key not in alike)
        return cls(
            (*names, *fresh),
            (*(actors.nodes[name] for name in names), *(states.nodes[name] for name in fresh)),
            (*("" if name in states else "actor" for name in names), *("state" for _ in fresh)),
            (*keys, *others),
            (*(actors.edges[key] for key in keys), *(states.edges[key] for key in others)),
            (*("" if key in alike else "actor" for key in keys), *("state" for _ in others)),
        )


def as_states(rows: Rows, statement: StatementRow[str]) -> StatementRow[str]:
    """The statement as one of the states for which those who take part in it speak; who speaks for none stays."""
    if not statement.acting:
        return statement

    def stand_ins(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each for name in names for each in rows.states(statement, name) or (name,)))

    return statement._replace(
        speakers=stand_ins(statement.speakers),
        about=stand_ins(statement.about),
        relays=stand_ins(statement.relays),
        addressees=stand_ins(statement.addressees),
    )


def members_of(rows: Rows, statements: Iterable[StatementRow[str]]) -> dict[str, Counter[str]]:
    """For each state that anybody speaks for, those who do, with how many statements they take part in so."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for name in statement.acting:
            for state in rows.states(statement, name):
                found[state][name] += 1
    return found


def with_states(drawing: Drawing, levels: Levels, contents: Contents) -> Drawing:
    """The drawing of actors with what is drawn for states: all that is in both stays where it is."""
    if levels.states is None:
        return drawing
    own = dict(zip(sorted(levels.states), sized(levels.states, sorted(levels.states)), strict=True))
    nodes = []
    for node, name in zip(drawing.nodes, drawing.names, strict=True):
        other = {key: value for key, value in own.get(name, {}).items() if node.get(key) != value}
        nodes.append({**node, "state": other} if other else node)
    for name in contents.names[len(nodes) :]:
        nodes.append({"id": len(nodes), **own[name], **_place(name, drawing, levels)})
    numbers = {name: number for number, name in enumerate(contents.names)}
    first = len(drawing.edges)
    more = lines(contents.keys[first:], contents.lines[first:], numbers, first)
    return Drawing(contents.names, tuple(nodes), (*drawing.edges, *more), contents.keys)


def _place(state: str, drawing: Drawing, levels: Levels) -> Item:
    """Where a state stands that the actors' picture lacks: where its foremost speaker stood who is gone."""
    numbers = {name: number for number, name in enumerate(drawing.names)}
    counted = (levels.members or {}).get(state, Counter())
    ranked = [name for name in sorted(counted, key=lambda name: (-counted[name], name)) if name in numbers]
    gone = [name for name in ranked if levels.states is not None and name not in levels.states]
    for name in (*gone, *ranked):
        node = drawing.nodes[numbers[name]]
        return {"x": node["x"], "y": node["y"] + (0 if gone else ASIDE), "part": node["part"]}
    return {"x": 0, "y": 0, "part": 0}
