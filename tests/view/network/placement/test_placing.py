"""Positions: clear of each other, communities apart, the same each time."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.view.network.placement.placing import place
from onrecord.view.network.placement.spacing import Boxes, Positions, separate


def boxes_of(count: int) -> Boxes:
    return np.tile([60.0, 10.0, 60.0, 45.0], (count, 1))


def links_of(graph: nx.Graph[int]) -> dict[int, dict[int, float]]:
    return {node: dict.fromkeys(sorted(graph[node]), 1.0) for node in sorted(graph)}


def overlaps(positions: Positions, boxes: Boxes) -> int:
    """How many pairs of boxes overlap by more than a pixel."""
    low, high = positions - boxes[:, :2], positions + boxes[:, 2:]
    first, second = np.triu_indices(len(low), 1)
    over = np.minimum(high[first], high[second]) - np.maximum(low[first], low[second]) > 1
    return int(over.all(axis=1).sum())


def camps(size: int, count: int) -> nx.Graph[int]:
    """So many dense groups, each joined to the next by one edge."""
    graph: nx.Graph[int] = nx.caveman_graph(count, size)
    graph.add_edges_from((group * size, group * size + size) for group in range(count - 1))
    return graph


@pytest.mark.parametrize(
    "graph",
    [
        pytest.param(nx.empty_graph(0), id="nothing"),
        pytest.param(nx.empty_graph(1), id="one node"),
        pytest.param(nx.empty_graph(30), id="no edges"),
        pytest.param(nx.star_graph(50), id="a star"),
        pytest.param(nx.complete_graph(40), id="all with all"),
        pytest.param(nx.star_graph(400), id="a large star"),
        pytest.param(camps(20, 10), id="camps"),
        pytest.param(nx.disjoint_union(nx.path_graph(3), nx.empty_graph(3)), id="parts and single nodes"),
    ],
)
def test_labels_do_not_cover_each_other(graph: nx.Graph[int]) -> None:
    boxes = boxes_of(len(graph))
    positions = place(links_of(graph), boxes)
    assert positions.shape == (len(graph), 2)
    assert np.isfinite(positions).all()
    assert overlaps(positions, boxes) == 0


def test_communities_stand_apart() -> None:
    graph = camps(20, 6)
    positions = place(links_of(graph), boxes_of(len(graph)))
    centres = positions.reshape(6, 20, 2).mean(axis=1)
    nearest = np.linalg.norm(positions[:, None] - centres[None], axis=2).argmin(axis=1)
    assert (nearest == np.repeat(np.arange(6), 20)).mean() > 0.95


def test_what_is_not_joined_to_the_largest_part_stands_outside_of_it() -> None:
    graph = nx.disjoint_union(camps(8, 3), nx.disjoint_union(nx.path_graph(3), nx.empty_graph(5)))
    positions = place(links_of(graph), boxes_of(len(graph)))
    low, high = positions[:24].min(axis=0), positions[:24].max(axis=0)
    assert ((positions[24:] < low) | (positions[24:] > high)).any(axis=1).all()


@pytest.mark.parametrize(
    "graph",
    [
        pytest.param(nx.star_graph(50), id="a star"),
        pytest.param(camps(20, 6), id="camps"),
        pytest.param(nx.disjoint_union(camps(12, 4), camps(10, 2)), id="two parts"),
        pytest.param(nx.disjoint_union(camps(12, 4), nx.empty_graph(12)), id="a part and single nodes"),
        pytest.param(nx.empty_graph(40), id="no edges"),
    ],
)
def test_a_picture_has_the_shape_of_a_screen_and_no_large_empty_part(graph: nx.Graph[int]) -> None:
    boxes = boxes_of(len(graph))
    positions = place(links_of(graph), boxes)
    low, high = (positions - boxes[:, :2]).min(axis=0), (positions + boxes[:, 2:]).max(axis=0)
    width, height = high - low
    assert 1.0 < width / height < 1.9
    cells = np.floor((positions - low) / (high - low) * 3).clip(0, 2)
    assert len({tuple(cell) for cell in cells.tolist()}) >= 8


def test_the_order_in_which_edges_were_added_changes_nothing() -> None:
    graph = camps(20, 10)
    backwards: nx.Graph[int] = nx.Graph()
    backwards.add_nodes_from(reversed(range(len(graph))))
    backwards.add_edges_from(reversed([(b, a) for a, b in graph.edges]))
    boxes = boxes_of(len(graph))
    assert (place(links_of(graph), boxes) == place(links_of(backwards), boxes)).all()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=1, max_size=200))
def test_boxes_anywhere_come_apart(points: list[tuple[float, float]]) -> None:
    positions = np.array(points)
    boxes = boxes_of(len(points))
    assert overlaps(separate(positions, boxes, gap=4, rounds=1000), boxes) == 0
