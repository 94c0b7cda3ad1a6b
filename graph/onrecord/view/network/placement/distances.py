"""Positions of few nodes by their distances in the graph, pair by pair (stress majorization)."""

from __future__ import annotations

import numpy as np

from onrecord.view.network.placement.communities import Links, communities
from onrecord.view.network.placement.spacing import Positions
from onrecord.view.network.placement.springs import springs

APART = 1.7
"""How much longer than a line within a community one between two of them should be."""
STARTS = 4
"""So many first positions are tried, as stress majorization does not leave the valley that it begins in."""
ROUNDS = 300
"""Of moving all nodes to where the others want them; fewer leave a large part unsettled."""


def by_distance(part: Links) -> Positions:
    """Return positions whose distances are near those in the graph (stress majorization: Gansner and others, 2004).

    Lines between communities count longer, so that these stand apart; what hangs on one node only
    stands close around it. Each round moves every node to the mean of where the others want it.
    """
    if len(part) <= 2:
        return springs(part)
    wanted = _distances(part)
    np.fill_diagonal(wanted, 1)
    pull = wanted**-2.0
    np.fill_diagonal(pull, 0)
    starts = (springs(part, rounds=80, start=start) * wanted.max() / 2 for start in range(STARTS))
    tried = [_majorized(at, wanted, pull, ROUNDS // 10) for at in starts]
    return _majorized(min(tried, key=lambda at: _stress(at, wanted, pull)), wanted, pull, ROUNDS)


def _majorized(at: Positions, wanted: Positions, pull: Positions, rounds: int) -> Positions:
    total = pull.sum(axis=1)
    x, y = at.T
    for _ in range(rounds):
        dx, dy = x[:, None] - x[None], y[:, None] - y[None]
        ratio = pull * wanted / np.maximum(np.sqrt(dx * dx + dy * dy), 1e-6)
        x, y = (pull @ x + (dx * ratio).sum(axis=1)) / total, (pull @ y + (dy * ratio).sum(axis=1)) / total
    return np.column_stack((x, y))


def _stress(at: Positions, wanted: Positions, pull: Positions) -> float:
    """Return how far distances are from those wanted, the near ones above all."""
    apart = np.sqrt(((at[:, None] - at[None]) ** 2).sum(axis=2))
    return float((pull * (apart - wanted) ** 2).sum())


def _distances(part: Links) -> Positions:
    """Return all shortest paths' lengths in a connected part (Floyd and Warshall, 1962)."""
    member = {node: row for row, group in enumerate(communities(part)) for node in group}
    row_of = {node: row for row, node in enumerate(part)}
    found = np.full((len(part), len(part)), np.inf)
    np.fill_diagonal(found, 0)
    for node, row in part.items():
        for other in row:
            length = 1.0 if member[node] == member[other] else APART
            hanging = min(len(row), len(part[other])) == 1
            found[row_of[node], row_of[other]] = length * (0.7 if hanging else 1.0)
    for through in range(len(part)):
        np.minimum(found, found[:, through, None] + found[None, through], out=found)
    return found
