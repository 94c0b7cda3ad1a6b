"""Where each node stands: communities first, a spring layout within each, labels clear of each other.

All lengths are pixels at zoom 1, x to the right and y down. Positions depend on the graph alone: nodes
are numbers (sets of names would follow the hash seed) and every random choice has a seed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.float64]
"""One row a node: x, y."""

Boxes = NDArray[np.float64]
"""One row a node: how far it and its label reach to the left, up, right and down of its centre."""

SEED = 20200415
TOGETHER = 150
"""The most nodes of a community that one spring layout places; larger ones are split again."""
FEW = 60
"""So many joined nodes are placed by one spring layout, communities or not, and stand further apart."""
GAP, FEW_GAP = 14, 36
"""The least distance of labels from each other."""
SPREAD = 0.85
"""Radius of a layout, as a share of the side of a square of the area that its labels cover."""
WIDE = 1.35
"""Width to height of the whole, roughly that of the window it is seen in."""


def place(graph: nx.Graph[int], boxes: Boxes) -> Positions:
    """A position for each of the nodes 0 to n - 1 of an undirected, weighted graph.

    Boxes do not overlap, but for rare remains in very dense graphs. What is not joined to the largest
    part stands in rows below it, single nodes last.
    """
    positions = np.zeros((len(graph), 2))
    if not len(graph):
        return positions
    parts = _sorted(nx.connected_components(graph))
    single = boxes[[part[0] for part in parts if len(part) == 1]]
    extents = np.zeros((len(parts), 4))
    for row, part in enumerate(parts):
        if len(part) == 1:
            extents[row] = single.max(axis=0) + 8
            continue
        gap = FEW_GAP if len(part) <= FEW else GAP
        inner = separate(_arrange(graph, part, boxes), boxes[part], gap)
        low, high = _extent(inner, boxes[part])
        positions[part] = inner
        extents[row] = [*(-low), *high]
    corners = _shelved(extents)
    for row, part in enumerate(parts):
        positions[part] += corners[row] + extents[row, :2]
    width, height = np.ptp(positions, axis=0) + 1
    positions[:, 0] *= np.clip(WIDE * height / width, 1, 1.6)
    return np.asarray(np.round(positions - positions.mean(axis=0)), dtype=np.float64)


def _shelved(extents: Boxes) -> Positions:
    """The upper left corners of boxes set out in rows, in their order, on a page about as wide as asked."""
    sizes = extents[:, :2] + extents[:, 2:] + 24
    page = max(sizes[:, 0].max(), float(np.sqrt(sizes.prod(axis=1).sum() * WIDE)))
    corners = np.zeros_like(sizes)
    x = y = tallest = 0.0
    for row, (width, height) in enumerate(sizes):
        if x and x + width > page:
            x, y, tallest = 0.0, y + tallest, 0.0
        corners[row] = x, y
        x, tallest = x + width, max(tallest, height)
    return corners


def _arrange(graph: nx.Graph[int], nodes: Sequence[int], boxes: Boxes, resolution: float = 1.0) -> Positions:
    """Positions of some nodes, in their order: one spring layout if they are few, else communities apart."""
    part = _induced(graph, nodes)
    if len(nodes) <= FEW:
        return _scaled(_unit_spring(part, list(nodes)), boxes[nodes])
    groups = _communities(part, resolution)
    if len(groups) == 1:
        if len(nodes) <= TOGETHER or resolution > 8:
            return _scaled(_unit_spring(part, list(nodes)), boxes[nodes])
        return _arrange(graph, nodes, boxes, resolution * 2)
    places = {node: row for row, node in enumerate(nodes)}
    positions = np.zeros((len(nodes), 2))
    extents = np.zeros((len(groups), 4))
    for row, group in enumerate(groups):
        if len(group) <= TOGETHER:
            inner = _scaled(_unit_spring(_induced(graph, group), group), boxes[group])
        else:
            inner = _arrange(graph, group, boxes, resolution)
        inner = separate(inner, boxes[group], GAP, rounds=50)
        low, high = _extent(inner, boxes[group])
        positions[[places[node] for node in group]] = inner - (low + high) / 2
        extents[row] = np.tile((high - low) / 2, 2)
    centres = _apart(_quotient(part, groups), extents)
    for row, group in enumerate(groups):
        positions[[places[node] for node in group]] += centres[row]
    return positions


def _induced(graph: nx.Graph[int], nodes: Sequence[int]) -> nx.Graph[int]:
    """The subgraph as a graph of its own, nodes and edges in the order of their numbers."""
    part: nx.Graph[int] = nx.Graph()
    part.add_nodes_from(nodes)
    inside = set(nodes)
    for node in nodes:
        for other in sorted(graph[node]):
            if other in inside and node < other:
                part.add_edge(node, other, weight=graph[node][other].get("weight", 1))
    return part


def _communities(part: nx.Graph[int], resolution: float) -> list[list[int]]:
    found: list[set[int]] = nx.community.louvain_communities(part, seed=SEED, resolution=resolution)
    return _sorted(found)


def _sorted(groups: Iterable[set[int]]) -> list[list[int]]:
    """The groups, the largest first."""
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))


def _quotient(part: nx.Graph[int], groups: Sequence[Sequence[int]]) -> nx.Graph[int]:
    """Communities as nodes, joined by as much as joins their members."""
    member = {node: row for row, group in enumerate(groups) for node in group}
    whole: nx.Graph[int] = nx.Graph()
    whole.add_nodes_from(range(len(groups)))
    for source, target, weight in part.edges(data="weight", default=1):
        if (ends := (member[source], member[target]))[0] != ends[1]:
            before = whole.get_edge_data(*ends, default={"weight": 0})["weight"]
            whole.add_edge(*ends, weight=before + weight)
    return whole


def _scaled(unit: Positions, boxes: Boxes) -> Positions:
    """A layout of about unit size made as large as the boxes need, and wider than high."""
    area = float(((boxes[:, 0] + boxes[:, 2] + 8) * (boxes[:, 1] + boxes[:, 3] + 8)).sum())
    radius = np.sqrt(area) * SPREAD
    return np.asarray(unit * [radius * WIDE**0.5, radius / WIDE**0.5], dtype=np.float64)


def _unit_spring(part: nx.Graph[int], nodes: list[int]) -> Positions:
    if len(nodes) <= 2:
        return np.array([[-0.7, 0.0], [0.7, 0.0]])[: len(nodes)]
    damped: nx.Graph[int] = nx.Graph()
    damped.add_nodes_from(part)
    damped.add_weighted_edges_from((a, b, 1 + np.log1p(w)) for a, b, w in part.edges(data="weight", default=1))
    options: dict[str, Any] = {"seed": SEED, "iterations": 80, "method": "force"}
    found = nx.spring_layout(damped, **options)
    return np.array([found[node] for node in nodes])


def _apart(whole: nx.Graph[int], extents: Boxes) -> Positions:
    """The centres of communities: linked ones near each other, then drawn together as close as boxes allow."""
    count = len(whole)
    reach = np.sqrt((extents.sum(axis=1) ** 2).sum())
    few = count <= 2 * TOGETHER
    centres = (_unit_spring(whole, list(range(count))) if few else _spiral(count)) * [reach * WIDE**0.5, reach]
    centres = separate(centres, extents, gap=40)
    for _ in range(30):
        drawn = separate(centres * 0.94, extents, gap=40)
        if np.ptp(drawn, axis=0).sum() > np.ptp(centres, axis=0).sum() * 0.995:
            break
        centres = drawn
    return centres


def _spiral(count: int) -> Positions:
    """Points spread evenly over a disc of radius 1, the first in the middle."""
    steps = np.arange(count)
    angle = steps * np.pi * (3 - np.sqrt(5))
    radius = np.sqrt((steps + 0.5) / count)
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def separate(positions: Positions, boxes: Boxes, gap: float, rounds: int = 150) -> Positions:
    """The positions moved, each as little as seems needed, until no two boxes are nearer than the gap."""
    moved = positions.astype(np.float64, copy=True)
    for _ in range(rounds):
        push = _overlap_push(moved, boxes, gap)
        if push is None:
            break
        moved += push
    return moved


def _overlap_push(positions: Positions, boxes: Boxes, gap: float) -> Positions | None:
    """How far each box must give way: half of each overlap, on the side where it is the smaller share.

    Where many overlap one box, it goes by the root of their number. None if no two overlap.
    """
    low = positions - boxes[:, :2] - gap / 2
    high = positions + boxes[:, 2:] + gap / 2
    first, second = _overlapping(low, high)
    if not len(first):
        return None
    ahead = low[first] + high[first] <= low[second] + high[second]
    overlap = np.where(ahead, high[first] - low[second], high[second] - low[first])
    share = overlap / (high - low)[first]
    along = np.where(share[:, 1] <= share[:, 0], 1, 0)
    pairs = np.arange(len(first))
    shift = np.zeros_like(overlap)
    shift[pairs, along] = np.where(ahead, overlap, -overlap)[pairs, along] / 2
    count = len(positions)
    hits = np.bincount(first, minlength=count) + np.bincount(second, minlength=count)
    push = np.column_stack(
        [np.bincount(second, shift[:, axis], count) - np.bincount(first, shift[:, axis], count) for axis in (0, 1)]
    )
    return np.asarray(push / np.sqrt(np.maximum(1, hits))[:, None], dtype=np.float64)


def _overlapping(low: Positions, high: Positions) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs of boxes that overlap by more than half a pixel.

    Few boxes are compared each with each. Many are swept by their left edges: the k-th neighbours in
    that order are compared at once, up to the first k at which no pair overlaps sideways.
    """
    if len(low) <= TOGETHER:
        first, second = np.triu_indices(len(low), 1)
        over = (np.minimum(high[first], high[second]) - np.maximum(low[first], low[second]) > 0.5).all(axis=1)
        return first[over], second[over]
    order = np.argsort(low[:, 0], kind="stable")
    firsts, seconds = [], []
    for step in range(1, len(order)):
        first, second = order[:-step], order[step:]
        near = high[first, 0] - low[second, 0] > 0.5
        if not near.any():
            break
        first, second = first[near], second[near]
        over = np.minimum(high[first, 1], high[second, 1]) - np.maximum(low[first, 1], low[second, 1]) > 0.5
        firsts.append(first[over])
        seconds.append(second[over])
    empty = np.zeros(0, dtype=np.intp)
    return np.concatenate([empty, *firsts]), np.concatenate([empty, *seconds])


def _extent(positions: Positions, boxes: Boxes) -> tuple[Positions, Positions]:
    """The corners, upper left and lower right, of what the nodes and their labels cover."""
    return (positions - boxes[:, :2]).min(axis=0), (positions + boxes[:, 2:]).max(axis=0)
