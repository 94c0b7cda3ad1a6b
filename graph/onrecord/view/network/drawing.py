"""The network as vis-network draws it: positions, sizes, shapes and wrapped labels, no colours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2, pow, sqrt
from typing import Any

import networkx as nx
import numpy as np

from onrecord.view.network.columns import placed
from onrecord.view.network.foremost import foremost
from onrecord.view.network.placement.aside import begin_placing
from onrecord.view.network.placement.communities import Links
from onrecord.view.network.placement.placing import Placing
from onrecord.view.network.placement.spacing import Boxes
from onrecord.view.network.projection import bundles, weights
from onrecord.view.page.labels import cut_apart, wrapped
from onrecord.view.page.palette import kind_of

FONT, LARGEST = 12, 15
"""Sizes of labels on the screen, in pixels at any zoom: of most nodes, and of the best connected one."""
GLYPH = 0.56
"""Mean width of a letter in a sans-serif face, as a share of the font's size."""

INSIDE, OUTSIDE = 37, 26
"""Letters a line of the labels of what is drawn first, in its box or beside its node, which have two lines."""

READABLE = 150
"""So many nodes fit a screen as they are; beyond, the best connected are drawn larger."""

Item = dict[str, Any]
"""One node or edge of vis-network."""

Key = tuple[str, str, tuple[str, bool]]
"""An edge of the projection: its ends and its key."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """``names`` are the ids of the nodes; nodes and edges go by their place in the lists."""

    names: tuple[str, ...]
    nodes: tuple[Item, ...]
    edges: tuple[Item, ...]
    keys: tuple[Key, ...]
    """For each edge: its ends and key in the projection."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawing without positions: ``names`` are the ids of the nodes, ``keys`` the edges in their order."""

    names: tuple[str, ...]
    keys: tuple[Key, ...]
    nodes: list[Item]
    placed: Callable[[], Placing]


def begin_drawing(network: nx.MultiDiGraph[str]) -> Plan:
    """Begin a drawing that ``drawn`` finishes; the layout of a large network runs meanwhile in another process."""
    names = tuple(sorted(network))
    nodes = sized(network, names)
    placed = begin_placing(_links(network, names), _boxes(nodes))
    return Plan(names, tuple(sorted(network.edges(keys=True))), nodes, placed)


def sized(network: nx.MultiDiGraph[str], names: Sequence[str]) -> list[Item]:
    """The nodes of a network, without positions: those with the most statements the largest."""
    importance = _importance(network)
    most = max(importance.values(), default=1.0)
    nodes = [_node(network, name, importance[name] / most) for name in names]
    for rank, number in enumerate(sorted(range(len(names)), key=lambda number: (-importance[names[number]], number))):
        nodes[number]["rank"] = rank
        nodes[number]["size"] = round(nodes[number]["size"] * _magnification(rank, len(nodes)) ** 0.6, 1)
    leading = _leading(network)
    for name, node in zip(names, nodes, strict=True):
        node["lead"] = leading.get(name)
    return nodes


def _leading(network: nx.MultiDiGraph[str]) -> dict[str, list[Any]]:
    """Column, height and wide label of each node that is drawn first, none of which is cut to the same as another's."""
    places = placed(foremost(network))
    found: dict[str, list[Any]] = {}
    for line, middle in ((INSIDE, True), (OUTSIDE, False)):
        names = sorted(name for name, (column, _) in places.items() if (column == 0) is middle)
        labels = [str(network.nodes[name].get("title") or network.nodes[name]["label"]) for name in names]
        told = cut_apart(labels, line, 2)
        found.update({name: [*places[name], label] for name, label in zip(names, told, strict=True)})
    return found


def drawn(network: nx.MultiDiGraph[str], plan: Plan) -> Drawing:
    """The drawing that was begun of a network."""
    numbers = {name: number for number, name in enumerate(plan.names)}
    edges = lines(plan.keys, [network.edges[key] for key in plan.keys], numbers)
    placed = plan.placed()
    for node, (x, y), part in zip(plan.nodes, placed.positions.tolist(), placed.communities, strict=True):
        node.update(x=int(x), y=int(y), part=part)
    nodes = tuple({"id": number, **node} for number, node in enumerate(map(_without_gaps, plan.nodes)))
    return Drawing(plan.names, nodes, edges, plan.keys)


def _without_gaps(node: Item) -> Item:
    return {key: value for key, value in node.items() if value is not None}


def _node(network: nx.MultiDiGraph[str], name: str, share: float) -> Item:
    """A node with its label, which the page letters itself; ``lettering`` is the label's size on the screen."""
    data = network.nodes[name]
    kind = kind_of(data["kind"])
    return {
        "label": wrapped(data["label"]),
        "lettering": round(FONT + (LARGEST - FONT) * share**0.7, 1),
        "shape": kind.shape,
        "size": round(kind.size * (0.7 + 0.7 * sqrt(share)), 1),
        "minor": bool(data["as_found"] and network.degree(name) <= 1),
    }


def _importance(network: nx.MultiDiGraph[str]) -> dict[str, float]:
    """For each node its lines and the statements on them; half as much for a document, and for a passing phrase."""
    weight = weights(network)
    found = {}
    for name, data in network.nodes(data=True):
        passing = data["kind"] == "document" or data["as_found"]
        found[name] = (1 + weight[name] + network.degree(name)) * (0.5 if passing else 1.0)
    return found


def _magnification(rank: int, count: int) -> float:
    """Return how much larger than usual the node of a rank is drawn, so that the first few are read from afar.

    >>> [round(_magnification(*case), 1) for case in ((0, 40), (0, 2000), (10, 2000), (1900, 2000))]
    [1.0, 5.4, 3.8, 1.0]
    """
    return max(1.0, pow(count / READABLE, 0.65) / sqrt(1 + rank / 10))


def _boxes(nodes: Sequence[Item]) -> Boxes:
    """Return how far each node reaches with its label below it, at zoom 1."""
    rows = []
    for node in nodes:
        lines = node["label"].split("\n")
        size, font = node["size"], node["lettering"]
        font *= 1 + 0.5 * max(0, 1 - node["rank"] / 24)  # the foremost have room for their labels when seen from afar
        half = max(size, max(map(len, lines), default=0) * font * GLYPH / 2)
        rows.append((half, size, half, size + len(lines) * font * 1.15 + 3))
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _links(network: nx.MultiDiGraph[str], names: Sequence[str]) -> Links:
    """The network for the layout: numbered nodes, one undirected line a pair, weighted by statements."""
    numbers = {name: number for number, name in enumerate(names)}
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for source, target, held in bundles(network):
        one, other = numbers[source], numbers[target]
        weights[one, other] += max(1, len(held))
        weights[other, one] += max(1, len(held))
    links: dict[int, dict[int, float]] = {number: {} for number in range(len(names))}
    for (one, other), weight in sorted(weights.items()):
        if one != other:
            links[one][other] = weight
    return links


def lines(
    keys: Sequence[Key], held: Sequence[Mapping[str, Any]], numbers: Mapping[str, int], first: int = 0
) -> tuple[Item, ...]:
    """The edges with these keys and what they hold, between nodes by their ``numbers``; ids begin with ``first``."""
    bends = _bends(keys)
    return tuple(
        _edge(first + place, numbers[source], numbers[target], data, bend)
        for place, ((source, target, _), data, bend) in enumerate(zip(keys, held, bends, strict=True))
    )


def _bends(keys: Sequence[Key]) -> list[float]:
    """Return how much each edge is bent: not at all where a pair has one only, else each more than the last.

    Bends are clockwise, so that edges there and back part by themselves.
    """
    pairs: dict[frozenset[str], int] = defaultdict(int)
    for source, target, _ in keys:
        pairs[frozenset((source, target))] += 1
    ways: dict[tuple[str, str], int] = defaultdict(int)
    bends = []
    for source, target, _ in keys:
        bends.append(0.12 + 0.12 * ways[source, target] if pairs[frozenset((source, target))] > 1 else 0.0)
        ways[source, target] += 1
    return bends


def _edge(number: int, source: int, target: int, data: Mapping[str, Any], bend: float) -> Item:
    count = len(data["statements"])
    edge: Item = {
        "id": number,
        "from": source,
        "to": target,
        "width": round(1.4 + min(3.6, 0.9 * log2(max(1, count))), 1),
    }
    if bend:
        edge["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": round(bend, 2)}
    return edge
