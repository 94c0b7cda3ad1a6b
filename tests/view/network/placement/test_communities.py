"""Communities: as good as the reference implementation's, the same each time, and never across parts."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.view.network.placement.communities import communities


def links_of(graph: nx.Graph[int], weight: float = 1.0) -> dict[int, dict[int, float]]:
    return {node: dict.fromkeys(sorted(graph[node]), weight) for node in sorted(graph)}


@pytest.mark.parametrize("seed", range(4))
def test_what_belongs_together_is_found_as_well_as_networkx_finds_it(seed: int) -> None:
    graph: nx.Graph[int] = nx.planted_partition_graph(6, 30, 0.3, 0.02, seed=seed)
    best = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))
    assert nx.community.modularity(graph, map(set, communities(links_of(graph)))) > best - 0.01


def test_dense_groups_are_told_apart() -> None:
    graph: nx.Graph[int] = nx.caveman_graph(5, 8)
    graph.add_edges_from((group * 8, group * 8 + 8) for group in range(4))
    assert communities(links_of(graph)) == [list(range(group * 8, group * 8 + 8)) for group in range(5)]


def test_a_higher_resolution_gives_smaller_communities() -> None:
    graph: nx.Graph[int] = nx.ring_of_cliques(30, 4)
    assert len(communities(links_of(graph), 8.0)) > len(communities(links_of(graph), 0.5))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_nodes_without_lines_are_communities_of_their_own(count: int) -> None:
    assert communities({node: {} for node in range(count)}) == [[node] for node in range(count)]


Pairs = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=60)


@settings(max_examples=60, deadline=None)
@given(Pairs)
def test_every_node_is_in_one_community_which_hangs_together(pairs: list[tuple[int, int]]) -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(21))
    graph.add_edges_from((one, other) for one, other in pairs if one != other)
    found = communities(links_of(graph))
    assert sorted(node for group in found for node in group) == list(range(21))
    parts = list(nx.connected_components(graph))
    assert all(any(set(group) <= part for part in parts) for group in found)
