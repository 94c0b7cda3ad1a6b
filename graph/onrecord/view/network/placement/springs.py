"""Where nodes come to rest that push each other away while lines draw them together."""

from __future__ import annotations

import numpy as np

from onrecord.view.network.placement.communities import Links
from onrecord.view.network.placement.spacing import Positions

SEED = 20200415


def springs(links: Links, rounds: int = 50, start: int = 0) -> Positions:
    """Positions within a square of side 2, in the order of the nodes (Fruchterman and Reingold, 1991).

    Starts from a random place for each, always the same for one ``start``, and moves less in every round.
    """
    count = len(links)
    if count <= 2:
        return np.array([[-0.7, 0.0], [0.7, 0.0]])[:count]
    pull = _pull(links)
    length = (1.0 / count) ** 0.5
    x, y = np.random.RandomState(SEED + start).rand(count, 2).T.copy()
    step = max(np.ptp(x), np.ptp(y)) * 0.1
    cooling = step / (rounds + 1)
    for _ in range(rounds):
        dx, dy = x[:, None] - x[None], y[:, None] - y[None]
        apart = np.maximum(np.sqrt(dx * dx + dy * dy), 0.01)
        force = (length * length) / (apart * apart) - pull * apart / length
        move_x, move_y = (dx * force).sum(axis=1), (dy * force).sum(axis=1)
        far = np.sqrt(move_x * move_x + move_y * move_y)
        share = step / np.maximum(far, 0.01)
        x, y = x + move_x * share, y + move_y * share
        step -= cooling
    found = np.column_stack((x - x.mean(), y - y.mean()))
    return found / max(float(np.abs(found).max()), 1e-9)


def _pull(links: Links) -> Positions:
    """Return how strongly each pair is drawn together: more for more statements, but not in proportion."""
    places = {node: place for place, node in enumerate(links)}
    pull = np.zeros((len(places), len(places)))
    for node, row in links.items():
        for other, weight in row.items():
            pull[places[node], places[other]] = 1 + np.log1p(weight)
    return pull
