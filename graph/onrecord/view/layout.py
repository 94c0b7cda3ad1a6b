"""Where each node stands: by distance in the graph where nodes are few, else communities first, then within each.

All lengths are pixels at zoom 1, x to the right and y down. Positions depend on the graph alone: nodes
are numbers (sets of names would follow the hash seed) and every random choice has a seed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from onrecord.view.spacing import GAP, WIDE, Boxes, Positions, extent, filled, needed, packed, separate, size

SEED = 20200415
TOGETHER = 150
"""The most nodes of a community that one spring layout places; larger ones are split again."""
UNFOLDED = 800
"""The most nodes of a community that is looked at as one."""
FEW = 300
"""So many joined nodes are placed by their distances in the graph, which needs them pair by pair."""
APART = 1.7
"""How much longer than a line within a community one between two of them should be."""
ROUNDS = 300
"""Of moving all nodes to where the others want them; fewer leave a large part unsettled."""
EVEN = 0.5
"""How far positions are evened out over the page, between not at all (0) and wholly (1)."""
SPREAD = 0.85
"""Radius of a layout, as a share of the side of a square of the area that its labels cover."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the nodes 0 to n - 1 stand, and the number of the community that each belongs to.

    Communities have at most ``UNFOLDED`` nodes, and stand apart from each other. Where few nodes are placed
    there is one.
    """

    positions: Positions
    communities: tuple[int, ...]


def place(graph: nx.Graph[int], boxes: Boxes) -> Positions:
    """A position for each of the nodes 0 to n - 1 of an undirected, weighted graph: those of ``placing``."""
    return placing(graph, boxes).positions


def placing(graph: nx.Graph[int], boxes: Boxes) -> Placing:
    """Positions and communities of the nodes 0 to n - 1 of an undirected, weighted graph.

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
        others = float((extents[1:, :2] + extents[1:, 2:]).prod(axis=1).sum())
        more = 1 + others / float(size(separate(largest, boxes[first], GAP), boxes[first]).prod())
        shapes = [WIDE * more, WIDE / more]  # the others below, or beside
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


def _blocks(graph: nx.Graph[int]) -> list[list[list[int]]]:
    """What is placed as one: the largest part, then each other; of large graphs, small parts by the hundred."""
    largest, *others = _sorted(nx.connected_components(graph))
    blocks: list[list[list[int]]] = [[largest]]
    for part in others:
        held = sum(map(len, blocks[-1]))
        if len(graph) > FEW and len(blocks) > 1 and held + len(part) <= TOGETHER:
            blocks[-1].append(part)
        else:
            blocks.append([part])
    return blocks


def _beside(graph: nx.Graph[int], block: Sequence[Sequence[int]], boxes: Boxes) -> Positions:
    """The parts of a block, each compact, side by side; in the order of their nodes."""
    placed = [_compact(_arrange(graph, part, boxes, None), boxes[list(part)], WIDE) for part in block]
    if len(placed) == 1:
        return placed[0]
    corners = [extent(inner, boxes[list(part)]) for inner, part in zip(placed, block, strict=True)]
    extents = np.array([[*(-low), *high] for low, high in corners])
    offsets = packed(extents) + extents[:, :2]
    return np.concatenate([inner + offset for inner, offset in zip(placed, offsets, strict=True)])


def _compact(positions: Positions, boxes: Boxes, shape: float) -> Positions:
    """The nodes of one part clear of each other, as close as that allows, so much wider than high."""
    if len(positions) > FEW:
        return separate(positions, boxes, GAP)
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
    graph: nx.Graph[int], nodes: Sequence[int], boxes: Boxes, leaves: list[list[int]] | None, resolution: float = 0.0
) -> Positions:
    """Positions of some nodes, in their order: by their distances if they are few, else communities apart.

    Adds to ``leaves``, where given, the nodes of each community that may be seen at once. A resolution of 0
    is that of a whole, which is worth the time that distances take.
    """
    part = _induced(graph, nodes)
    if len(nodes) <= FEW and not resolution:
        if leaves is not None:
            leaves.append(list(nodes))
        return _scaled(_squared(_by_distance(part, list(nodes))), boxes[nodes])
    resolution = resolution or 1.0
    groups = _communities(part, resolution)
    if len(groups) == 1 and len(nodes) > TOGETHER:
        if resolution <= 8:
            return _arrange(graph, nodes, boxes, leaves, resolution * 2)
        groups = [list(nodes[start : start + TOGETHER]) for start in range(0, len(nodes), TOGETHER)]  # cannot be split
    places = {node: row for row, node in enumerate(nodes)}
    positions = np.zeros((len(nodes), 2))
    extents = np.zeros((len(groups), 4))
    for row, group in enumerate(groups):
        within = leaves
        if leaves is not None and len(group) <= UNFOLDED:
            leaves.append(group)
            within = None
        if len(group) <= TOGETHER:
            inner = _scaled(_unit_spring(_induced(graph, group), group), boxes[group])
        else:
            inner = _arrange(graph, group, boxes, within, resolution)
        inner = separate(inner, boxes[group], GAP, rounds=50)
        low, high = extent(inner, boxes[group])
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


def _by_distance(part: nx.Graph[int], nodes: list[int]) -> Positions:
    """Positions whose distances are near those in the graph (stress majorization: Gansner and others, 2004).

    Lines between communities count longer, so that these stand apart; what hangs on one node only
    stands close around it. Each round moves every node to the mean of where the others want it.
    """
    if len(nodes) <= 2:
        return _unit_spring(part, nodes)
    member = {node: row for row, group in enumerate(_communities(part, 1.0)) for node in group}
    for one, other, data in part.edges(data=True):
        data["length"] = (1.0 if member[one] == member[other] else APART) * (
            0.7 if min(part.degree[one], part.degree[other]) == 1 else 1.0
        )
    row_of = {node: row for row, node in enumerate(nodes)}
    wanted = np.zeros((len(nodes), len(nodes)))
    for node in nodes:
        for other, length in nx.single_source_dijkstra_path_length(part, node, weight="length").items():
            wanted[row_of[node], row_of[other]] = length
    np.fill_diagonal(wanted, 1)
    pull = wanted**-2.0
    np.fill_diagonal(pull, 0)
    total = pull.sum(axis=1)[:, None]
    at = _unit_spring(part, nodes, rounds=80) * wanted.max() / 2
    for _ in range(ROUNDS):
        apart = at[:, None] - at[None]
        ratio = wanted / np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-6)
        at = ((pull[:, :, None] * (at[None] + apart * ratio[:, :, None])).sum(axis=1)) / total
    return np.asarray(at, dtype=np.float64)


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


def _unit_spring(part: nx.Graph[int], nodes: list[int], rounds: int = 50) -> Positions:
    if len(nodes) <= 2:
        return np.array([[-0.7, 0.0], [0.7, 0.0]])[: len(nodes)]
    damped: nx.Graph[int] = nx.Graph()
    damped.add_nodes_from(part)
    damped.add_weighted_edges_from((a, b, 1 + np.log1p(w)) for a, b, w in part.edges(data="weight", default=1))
    options: dict[str, Any] = {"seed": SEED, "iterations": rounds, "method": "force"}
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
