"""Two-mode networks: actors by subjects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from onrecord.discourse.choice import Choice
from onrecord.discourse.counts import Counts

Ties = Mapping[tuple[str, str], float]
"""What is not nought in a matrix, by row and column."""

FAVOURS, OPPOSES = 1, 2
"""The codes of a combined network; 3 is both."""


def two_mode(counts: Counts, choice: Choice) -> Ties:
    """Return the ties between actors and subjects: codes if combined, else what is for less what is against."""
    ties: dict[tuple[str, str], float] = defaultdict(float)
    for actor, cells in counts.alone.items():
        for (subject, favours), count in cells.items():
            if choice.network == "two-mode-combine":
                ties[actor, subject] += FAVOURS if favours else OPPOSES
            else:
                ties[actor, subject] += count if favours else -count
    if choice.normalise == "none":
        return ties
    totals: dict[str, float] = defaultdict(float)
    for actor, cells in counts.alone.items():
        for (subject, _), count in cells.items():
            totals[actor if choice.normalise == "activity" else subject] += count
    return {
        (actor, subject): tie / totals[actor if choice.normalise == "activity" else subject]
        for (actor, subject), tie in ties.items()
    }
