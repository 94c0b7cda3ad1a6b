"""Where each node stands: by distance in the graph where nodes are few, else communities first, then within each.

All lengths are pixels at zoom 1, x to the right and y down. Positions depend on the graph alone: nodes
are numbers (sets of names would follow the hash seed) and every random choice has a seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.view.network.placement.communities import Links, communities
from onrecord.view.network.placement.distances import by_distance
from onrecord.view.network.placement.spacing import (
    GAP,
    WIDE,
    Boxes,
    Positions,
    extent,
    filled,
    needed,
    packed,
    separate,
    size,
)
from onrecord.view.network.placement.springs import springs

TOGETHER = 150
"""The most nodes of a community that one spring layout places; larger ones are split again."""
TINY = 2
"""Groups of no more nodes are none worth a place of their own where there are many."""
UNFOLDED = 800
"""The most nodes of a community that is looked at as one."""
FEW = 300
"""So many joined nodes are placed by their distances in the graph, which needs them pair by pair."""
EVEN = 0.5
"""How far positions are evened out over the page, between not at all (0) and wholly (1)."""
DRAWN_IN = 0.5
"""About how much of the room that a small part takes at first is left once it is compact."""
SETTLED = 40
"""So many rounds leave hardly any boxes of a large part over each other, though some nearer than the gap."""
HUGE = 2_000
"""Of more nodes labels are never seen all at once, so that they need be cleared of each other only by and large."""
SPREAD = 0.85
"""Radius of a layout, as a share of the side of a square of the area that its labels cover."""


@dataclass(frozen=True, slots=True)
class Placing:
    """The positions of the nodes 0 to n - 1, and the number of the community of each.

    Communities have at most ``UNFOLDED`` nodes, and stand apart from each other. Where few nodes are placed
    there is one.
    """

    positions: Positions
    communities: tuple[int, ...]


def place(graph: Links, boxes: Boxes) -> Positions:
    """Return a position for each of the nodes 0 to n - 1 of an undirected, weighted graph: those of ``placing``."""
    return placing(graph, boxes).positions


def placing(graph: Links, boxes: Boxes) -> Placing:
    """Return positions and communities of the nodes 0 to n - 1 of an undirected, weighted graph.

    Boxes do not overlap, but for rare remains in very dense graphs. What is not joined to the largest
    part stands beside or below it, single nodes last.
    """
    positions = np.zeros((len(graph), 2))
    if not len(graph):
        return Placing(positions, ())
    leaves: list[list[int]] = []
    blocks = _blocks(graph)
    extents = np.zeros((len(blocks), 4))
    for row, block in enumerate(blocks[1:], 1):
        nodes = [node for part in block for node in part]
        inner = _beside(graph, block, boxes)
        low, high = extent(inner, boxes[nodes])
        positions[nodes], extents[row] = inner, [*(-low), *high]
        leaves.append(nodes)
    single = [row for row, block in enumerate(blocks) if len(block) == len(block[0]) == 1]
    if single:
        extents[single] = boxes[[blocks[row][0][0] for row in single]].max(axis=0)
    [first] = blocks[0]
    largest = _arrange(graph, first, boxes, leaves)
    shapes = [WIDE]
    if len(blocks) > 1 and len(first) <= FEW:
        area = float(size(separate(largest, boxes[first], GAP), boxes[first]).prod()) * DRAWN_IN
        wide, high = (packed(extents[1:]) + extents[1:, :2] + extents[1:, 2:]).max(axis=0).tolist()
        beside = (wide + (wide**2 + 4 * WIDE * area) ** 0.5) / (2 * WIDE)
        above = (WIDE * high + ((WIDE * high) ** 2 + 4 * WIDE * area) ** 0.5) / 2
        shapes = [area / beside**2, above**2 / area]  # so that the whole has the shape of a screen
    tried = []
    for shape in shapes:
        inner = _compact(largest, boxes[first], shape)
        low, high = extent(inner, boxes[first])
        extents[0] = [*(-low), *high]
        corners = packed(extents)
        tried.append((needed(corners, extents), shape, inner, corners + extents[:, :2]))
    _, _, positions[first], offsets = min(tried, key=lambda one: one[:2])
    for row, block in enumerate(blocks):
        positions[[node for part in block for node in part]] += offsets[row]
    communities = [0] * len(graph)
    for number, leaf in enumerate(leaves):
        for node in leaf:
            communities[node] = number
    return Placing(np.round(positions - positions.mean(axis=0)), tuple(communities))


def _blocks(graph: Links) -> list[list[list[int]]]:
    """Return the parts that are placed as one: the largest, each other; of large graphs, small ones by the hundred."""
    largest, *others = _parts(graph)
    blocks: list[list[list[int]]] = [[largest]]
    for part in others:
        held = sum(map(len, blocks[-1]))
        if len(graph) > FEW and len(blocks) > 1 and held + len(part) <= TOGETHER:
            blocks[-1].append(part)
        else:
            blocks.append([part])
    return blocks


def _beside(graph: Links, block: Sequence[list[int]], boxes: Boxes) -> Positions:
    """The parts of a block, each compact, side by side; in the order of their nodes."""
    placed = [_arrange(graph, part, boxes, None) for part in block]
    if len(placed) == 1:
        return _compact(placed[0], boxes[block[0]], WIDE)
    placed = [separate(inner, boxes[list(part)], GAP) for inner, part in zip(placed, block, strict=True)]
    corners = [extent(inner, boxes[list(part)]) for inner, part in zip(placed, block, strict=True)]
    extents = np.array([[*(-low), *high] for low, high in corners])
    offsets = packed(extents) + extents[:, :2]
    return np.concatenate([inner + offset for inner, offset in zip(placed, offsets, strict=True)])


def _compact(positions: Positions, boxes: Boxes, shape: float) -> Positions:
    """The nodes of one part clear of each other, as close as that allows, so much wider than high."""
    if len(positions) > FEW:
        return separate(positions, boxes, GAP, rounds=SETTLED if len(positions) <= HUGE else 12)
    best = separate(positions, boxes, GAP, rounds=200)
    for _ in range(40):
        width, height = size(best, boxes)
        stretch = np.clip((shape * height / width) ** 0.5, 0.97, 1.03)
        tried = separate(best * [0.97 * stretch, 0.97 / stretch], boxes, GAP, rounds=200)
        best, before = tried, best
        if np.prod(size(best, boxes)) > np.prod((width, height)) * 0.998 and abs(stretch - 1) < 0.02:
            best = before
            break
    return filled(best, boxes)


def _arrange(
    graph: Links, nodes: Sequence[int], boxes: Boxes, leaves: list[list[int]] | None, resolution: float = 0.0
) -> Positions:
    """Positions of some nodes, in their order: by their distances if they are few, else communities apart.

    Adds to ``leaves``, where given, the nodes of each community that may be seen at once. A resolution of 0
    is that of a whole, which is worth the time that distances take.
    """
    part = _induced(graph, nodes)
    if len(nodes) <= FEW and not resolution:
        if leaves is not None:
            leaves.append(list(nodes))
        return _scaled(_squared(by_distance(part)), boxes[nodes])
    resolution = resolution or 1.0
    groups = communities(part, resolution)
    if len(groups) == 1 and len(nodes) > TOGETHER:
        if resolution <= 8:
            return _arrange(graph, nodes, boxes, leaves, resolution * 2)
        groups = [list(nodes[start : start + TOGETHER]) for start in range(0, len(nodes), TOGETHER)]  # cannot be split
    groups = _gathered(groups)
    places = {node: row for row, node in enumerate(nodes)}
    positions = np.zeros((len(nodes), 2))
    extents = np.zeros((len(groups), 4))
    for row, group in enumerate(groups):
        within = leaves
        if leaves is not None and len(group) <= UNFOLDED:
            leaves.append(group)
            within = None
        if not any(_induced(graph, group).values()):
            inner = packed(boxes[group]) + boxes[group][:, :2]  # joined to others only: side by side
        elif len(group) <= TOGETHER:
            inner = _scaled(springs(_induced(graph, group), 50 if len(graph) <= HUGE else 25), boxes[group])
        else:
            inner = _arrange(graph, group, boxes, within, resolution)
        inner = separate(inner, boxes[group], GAP, rounds=SETTLED if len(graph) <= HUGE else 20)
        low, high = extent(inner, boxes[group])
        positions[[places[node] for node in group]] = inner - (low + high) / 2
        extents[row] = np.tile((high - low) / 2, 2)
    centres = _apart(_quotient(part, groups), extents)
    for row, group in enumerate(groups):
        positions[[places[node] for node in group]] += centres[row]
    return positions


def _gathered(groups: Sequence[list[int]]) -> list[list[int]]:
    """The groups, many tiny ones put together by the hundred: what hangs on one node alone falls into single nodes."""
    tiny = [node for group in groups if len(group) <= TINY for node in group]
    if len(tiny) <= TOGETHER:
        return list(groups)
    kept = [group for group in groups if len(group) > TINY]
    return [*kept, *(sorted(tiny[start : start + TOGETHER]) for start in range(0, len(tiny), TOGETHER))]


def _induced(graph: Links, nodes: Sequence[int]) -> Links:
    """The part of the graph between some nodes, in their order."""
    inside = set(nodes)
    return {node: {other: weight for other, weight in graph[node].items() if other in inside} for node in nodes}


def _parts(graph: Links) -> list[list[int]]:
    """Return the connected components, the largest first, each in the order of its nodes."""
    found: list[list[int]] = []
    seen: set[int] = set()
    for start in graph:
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for node in part:  # grows as it is walked
            fresh = [other for other in graph[node] if other not in seen]
            seen.update(fresh)
            part += fresh
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part))


def _quotient(part: Links, groups: Sequence[Sequence[int]]) -> Links:
    """Communities as nodes, joined by as much as joins their members."""
    member = {node: row for row, group in enumerate(groups) for node in group}
    whole: dict[int, dict[int, float]] = {row: {} for row in range(len(groups))}
    for node, row in part.items():
        here = member[node]
        for other, weight in row.items():
            if (there := member[other]) != here:
                whole[here][there] = whole[here].get(there, 0) + weight
    return whole


def _scaled(unit: Positions, boxes: Boxes) -> Positions:
    """A layout of about unit size made as large as the boxes need, and wider than high."""
    area = float(((boxes[:, 0] + boxes[:, 2] + 8) * (boxes[:, 1] + boxes[:, 3] + 8)).sum())
    radius = np.sqrt(area) * SPREAD
    return np.asarray(unit * [radius * WIDE**0.5, radius / WIDE**0.5], dtype=np.float64)


def _squared(positions: Positions) -> Positions:
    """The positions on a square of side 2, drawn out from a disc into its corners and evened out a little."""
    if len(positions) < 5:
        return positions / max(1e-9, float(np.abs(positions).max()))
    centred = positions - np.median(positions, axis=0)
    centred = centred / np.abs(centred).max()
    radius = np.sqrt((centred**2).sum(axis=1))
    corner = radius / np.maximum(np.abs(centred).max(axis=1), 1e-9)
    drawn = centred * (1 + 0.8 * (corner - 1))[:, None]
    ranks = np.argsort(np.argsort(drawn, axis=0, kind="stable"), axis=0, kind="stable")
    even = ranks / (len(ranks) - 1) * 2 - 1
    return np.asarray((1 - EVEN) * drawn + EVEN * even, dtype=np.float64)


def _apart(whole: Links, extents: Boxes) -> Positions:
    """The centres of communities: linked ones near each other, then drawn together as close as boxes allow."""
    count = len(whole)
    reach = np.sqrt((extents.sum(axis=1) ** 2).sum())
    few = count <= 2 * TOGETHER
    centres = (springs(whole) if few else _spiral(count)) * [reach * WIDE**0.5, reach]
    centres = separate(centres, extents, gap=40)
    for _ in range(30):
        drawn = separate(centres * 0.9, extents, gap=40, rounds=15)
        if np.ptp(drawn, axis=0).sum() > np.ptp(centres, axis=0).sum() * 0.995:
            break
        centres = drawn
    return separate(centres, extents, gap=40)


def _spiral(count: int) -> Positions:
    """Points spread evenly over a disc of radius 1, the first in the middle."""
    steps = np.arange(count)
    angle = steps * np.pi * (3 - np.sqrt(5))
    radius = np.sqrt((steps + 0.5) / count)
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))
