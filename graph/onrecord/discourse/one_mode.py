"""One-mode networks: who agrees and disagrees with whom, or which subjects go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import sqrt

from onrecord.discourse.choice import Choice
from onrecord.discourse.counts import Cell, Counts
from onrecord.discourse.two_mode import Ties


def one_mode(counts: Counts, choice: Choice) -> Ties:
    """Return the ties between nodes of one mode, each both ways; none of a node with itself."""
    congruence, conflict = _shared(counts, same=True), _shared(counts, same=False)
    if choice.network == "congruence":
        ties = congruence
    elif choice.network == "conflict":
        ties = conflict
    else:
        ties = {pair: congruence.get(pair, 0.0) - conflict.get(pair, 0.0) for pair in {**congruence, **conflict}}
    if choice.normalise == "none":
        return ties
    if choice.normalise == "average":
        half = {node: counts.total(node) / 2 for node in counts.alone}
        return {(one, other): tie / (half[one] + half[other]) for (one, other), tie in ties.items()}
    if choice.normalise == "cosine":
        length = {node: sqrt(sum(each * each for each in cells.values())) for node, cells in counts.paired.items()}
        return {(one, other): tie / (length[one] * length[other]) for (one, other), tie in ties.items()}
    return {pair: tie / _union(counts, pair, congruence.get(pair, 0.0)) for pair, tie in ties.items()}


def _shared(counts: Counts, *, same: bool) -> dict[tuple[str, str], float]:
    """For each pair how often both are on one thing on the same side, or on opposite ones: sums of products."""
    on: dict[Cell, list[tuple[str, float]]] = defaultdict(list)
    for node, cells in sorted(counts.paired.items()):
        for cell, count in cells.items():
            on[cell].append((node, count))
    ties: dict[tuple[str, str], float] = defaultdict(float)
    for thing, favours in sorted(on):
        for one, count in on[thing, favours]:
            for other, of_other in on.get((thing, favours == same), ()):
                if one != other:
                    ties[one, other] += count * of_other
    return ties


def _union(counts: Counts, pair: tuple[str, str], both: float) -> float:
    """What a pair has in common, and what each has alone: the denominator of Jaccard's coefficient."""
    one, other = (counts.alone[node] for node in pair)
    return both + _alone(one, other) + _alone(other, one)


def _alone(one: Mapping[Cell, float], other: Mapping[Cell, float]) -> float:
    return sum(count for cell, count in one.items() if cell not in other)
