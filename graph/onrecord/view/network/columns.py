"""Where the things that are drawn first stand: in three columns, whoever is joined at about one height."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.view.network.foremost import Foremost

SWEEPS = 8

WIDEST = 1.3
"""Rows between subjects that stand one below the other, at most."""

Place = tuple[int, float]
"""A column, -1 to 1 from left to right, and a height in rows, 0 in the middle."""


def placed(chosen: Foremost) -> dict[str, Place]:
    """The place of each thing that is drawn first: columns ordered so that few lines cross, no two in one row."""
    joined: dict[str, list[str]] = defaultdict(list)
    for who, what in chosen.ties:
        joined[who].append(what)
        joined[what].append(who)
    heights: dict[str, float] = dict(_even(chosen.middle))
    for side in (chosen.left, chosen.right):
        heights.update(_even(side))
    longest = max(map(len, (chosen.left, chosen.middle, chosen.right)))
    for _ in range(SWEEPS):
        for column in (chosen.left, chosen.right, chosen.middle):
            room = min(WIDEST, longest / max(1, len(column))) if column is chosen.middle else 1.0
            heights.update(_settled(column, heights, joined, room))
    heights.update(_closed(chosen.middle, heights))
    for side in (chosen.left, chosen.right):
        heights.update(_settled(side, heights, joined, 1.0))
    centre = (max(heights.values(), default=0.0) + min(heights.values(), default=0.0)) / 2
    columns = ((-1, chosen.left), (0, chosen.middle), (1, chosen.right))
    return {node: (column, round(heights[node] - centre, 2)) for column, nodes in columns for node in nodes}


def _even(nodes: Sequence[str]) -> dict[str, float]:
    return {node: place - (len(nodes) - 1) / 2 for place, node in enumerate(nodes)}


def _settled(
    column: Sequence[str], heights: Mapping[str, float], joined: Mapping[str, Sequence[str]], room: float
) -> dict[str, float]:
    """The heights of a column's nodes, each as near to the mean of its neighbours' as ``room`` rows for each allow."""
    wished = {
        node: _mean([heights[other] for other in joined[node] if other in heights], heights[node]) for node in column
    }
    order = sorted(column, key=lambda node: (wished[node], node))
    return dict(zip(order, spread([wished[node] for node in order], room), strict=True))


def _closed(column: Sequence[str], heights: Mapping[str, float]) -> dict[str, float]:
    """The heights of a column's nodes without wide gaps, which would take the room of the rest."""
    order = sorted(column, key=lambda node: (heights[node], node))
    found: dict[str, float] = {}
    for place, node in enumerate(order):
        above = order[place - 1] if place else node
        found[node] = found.get(above, 0.0) + min(WIDEST, heights[node] - heights[above])
    middle = sum(found.values()) / max(1, len(found))
    return {node: height - middle for node, height in found.items()}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def spread(wished: Sequence[float], room: float = 1.0) -> list[float]:
    """The nearest heights to those wished for, which ascend, with ``room`` between each two: isotonic regression.

    >>> spread([0.0, 0.0, 5.0])
    [-0.5, 0.5, 5.0]
    """
    pools: list[tuple[float, int]] = []  # sum and number of what is moved together
    for place, height in enumerate(wished):
        total, count = height - place * room, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, many = pools.pop()
            total, count = total + before, count + many
        pools.append((total, count))
    levels = [total / count for total, count in pools for _ in range(count)]
    return [level + place * room for place, level in enumerate(levels)]
