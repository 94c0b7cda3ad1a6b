"""How often each actor is for and against each subject, with the weights of a time window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from onrecord.discourse.windows import Weighted

Cell = tuple[str, bool]
"""What is counted of a node: the node of the other mode, and whether in favour."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of each node by the nodes of the other mode and by stance.

    An event counts by its weight; a pair of events by the root of the product of both weights (kernels:
    docs/networks.md), so that ``paired`` sums roots. Without kernels both are numbers of events.
    """

    alone: Mapping[str, Mapping[Cell, float]]
    paired: Mapping[str, Mapping[Cell, float]]

    def total(self, node: str) -> float:
        """How much is counted of a node altogether."""
        return sum(self.alone.get(node, {}).values())


def counts_of(events: Iterable[Weighted], *, of_subjects: bool = False) -> Counts:
    """Return the counts of actors by subject, or of subjects by actor."""
    alone: dict[str, dict[Cell, float]] = defaultdict(lambda: defaultdict(float))
    paired: dict[str, dict[Cell, float]] = defaultdict(lambda: defaultdict(float))
    for event, weight in events:
        ends = event.actor.id, event.subject.id
        node, other = reversed(ends) if of_subjects else ends
        alone[node][other, event.favours] += weight
        paired[node][other, event.favours] += sqrt(weight)
    return Counts(alone, paired)
