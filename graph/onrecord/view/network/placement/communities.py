"""Which nodes of a graph belong together: those joined to each other more than chance would have it.

The Louvain method (Blondel and others, 2008), with the resolution of Reichardt and Bornholdt (2006). Written
out for graphs of numbers, as networkx's takes ten times as long. Nodes are taken in the order of their
numbers and ties go to what comes first, so that the same graph always falls into the same communities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Links = Mapping[int, Mapping[int, float]]
"""An undirected graph: for each node, in order, those it is joined to and by how much; each line is given twice."""

_LEAST = 1e-9


def communities(links: Links, resolution: float = 1.0) -> list[list[int]]:
    """The communities, the largest first; each in the order of its nodes."""
    members = [[node] for node in links]
    places = {node: place for place, node in enumerate(links)}
    weights = [{places[other]: weight for other, weight in links[node].items()} for node in links]
    loops = [0.0] * len(weights)
    while True:
        joined = _moved(weights, loops, resolution)
        if len(set(joined)) == len(weights):
            return sorted((sorted(group) for group in members), key=lambda group: (-len(group), group))
        numbers = {number: place for place, number in enumerate(dict.fromkeys(joined))}
        joined = [numbers[number] for number in joined]
        members = _merged_members(members, joined, len(numbers))
        weights, loops = _merged(weights, loops, joined, len(numbers))


def _moved(weights: Sequence[Mapping[int, float]], loops: Sequence[float], resolution: float) -> list[int]:
    """For each node the number of its community, once no node would rather be in a neighbour's."""
    strength = [sum(row.values()) + 2 * loop for row, loop in zip(weights, loops, strict=True)]
    whole = sum(strength)
    community = list(range(len(weights)))
    if not whole:
        return community
    held = list(strength)
    moving = True
    while moving:
        moving = False
        for node, row in enumerate(weights):
            own = community[node]
            share = resolution * strength[node] / whole
            held[own] -= strength[node]
            towards = {own: 0.0}
            for other, weight in row.items():
                there = community[other]
                towards[there] = towards.get(there, 0.0) + weight
            best, most = own, towards[own] - share * held[own] + _LEAST
            for there, weight in towards.items():
                if (gain := weight - share * held[there]) > most:
                    best, most = there, gain
            held[best] += strength[node]
            if best != own:
                community[node] = best
                moving = True
    return community


def _merged_members(members: Sequence[list[int]], joined: Sequence[int], count: int) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for group, place in zip(members, joined, strict=True):
        found[place] += group
    return found


def _merged(
    weights: Sequence[Mapping[int, float]], loops: Sequence[float], joined: Sequence[int], count: int
) -> tuple[list[dict[int, float]], list[float]]:
    """The communities as nodes: what joins them, and what each holds within itself."""
    between: list[dict[int, float]] = [{} for _ in range(count)]
    within = [0.0] * count
    for node, row in enumerate(weights):
        here = joined[node]
        within[here] += loops[node]
        for other, weight in row.items():
            there = joined[other]
            if here == there:
                within[here] += weight / 2
            else:
                between[here][there] = between[here].get(there, 0.0) + weight
    return between, within
