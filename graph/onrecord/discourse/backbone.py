"""The backbone of a one-mode network: ties that are more than chance would give a node of that strength."""

from __future__ import annotations

from collections import defaultdict

from onrecord.discourse.two_mode import Ties


def backbone(ties: Ties, level: float) -> Ties:
    """Return the ties that the disparity filter keeps: significant for one of both ends (docs/networks.md).

    Signed ties count by their size. A node's only tie says nothing of itself: the other end decides.
    """
    strength: dict[str, float] = defaultdict(float)
    degree: dict[str, int] = defaultdict(int)
    for (one, _), tie in ties.items():
        strength[one] += abs(tie)
        degree[one] += tie != 0

    def chance(end: str, tie: float) -> float:
        share = min(abs(tie) / strength[end], 1.0)
        return float((1 - share) ** (degree[end] - 1)) if degree[end] > 1 else 1.0

    return {
        (one, other): tie
        for (one, other), tie in ties.items()
        if tie and min(chance(one, tie), chance(other, tie)) < level
    }
