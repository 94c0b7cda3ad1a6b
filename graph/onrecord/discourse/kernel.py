"""Kernels: how much an event counts by its distance from the middle of a time window."""

from __future__ import annotations

import math
from collections.abc import Callable


def _inside(weight: Callable[[float], float]) -> Callable[[float], float]:
    return lambda distance: weight(distance) if abs(distance) <= 1 else 0.0


KERNELS: dict[str, Callable[[float], float]] = {
    "none": _inside(lambda _: 1.0),
    "uniform": _inside(lambda _: 0.5),
    "triangular": _inside(lambda distance: 1 - abs(distance)),
    "epanechnikov": _inside(lambda distance: 0.75 * (1 - distance * distance)),
    "gaussian": lambda distance: math.exp(-0.5 * distance * distance) / math.sqrt(2 * math.pi),
}
"""The weights by name, of a distance in halves of the window: -1 and 1 are its ends (docs/networks.md)."""
