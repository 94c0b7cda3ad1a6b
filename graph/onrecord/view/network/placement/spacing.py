"""Boxes on a page: clear of each other, close together, and the whole in the shape of a screen.

Lengths are pixels at zoom 1, x to the right and y down.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.float64]
"""One row a node: x, y."""

Boxes = NDArray[np.float64]
"""One row a node: how far it and its label reach to the left, up, right and down of its centre."""

GAP = 10
"""The least distance of labels from each other."""
WIDE = 1.3
"""Width to height of the whole, roughly that of the window it is seen in."""
GROWTH = 1.5
"""How much larger labels are allowed for than they are at zoom 1: seen from afar they keep their size."""
FEW_PAIRS = 150
"""So few boxes are compared each with each."""


def separate(positions: Positions, boxes: Boxes, gap: float, rounds: int = 150) -> Positions:
    """The positions moved, each as little as seems needed, until no two boxes are nearer than the gap."""
    moved = positions.astype(np.float64, copy=True)
    for _ in range(rounds):
        push = _overlap_push(moved, boxes, gap)
        if push is None:
            break
        moved += push
    return moved


def filled(positions: Positions, boxes: Boxes) -> Positions:
    """The positions moved into what is empty of the rectangle that they cover, its corners first of all.

    Boxes are let grow inside the rectangle's walls: seen from afar, labels are larger beside their nodes.
    """
    low, high = extent(positions, boxes)
    moved = positions
    for growth in np.arange(1.1, GROWTH, 0.1):
        for _ in range(25):
            push = _overlap_push(moved, boxes * growth, GAP)
            if push is None:
                break
            moved = np.clip(moved + push, low + boxes[:, :2], np.maximum(high - boxes[:, 2:], low + boxes[:, :2]))
    return separate(moved, boxes, GAP, rounds=400)


def extent(positions: Positions, boxes: Boxes) -> tuple[Positions, Positions]:
    """The corners, upper left and lower right, of what the nodes and their labels cover."""
    return (positions - boxes[:, :2]).min(axis=0), (positions + boxes[:, 2:]).max(axis=0)


def size(positions: Positions, boxes: Boxes) -> Positions:
    """The width and height of what the nodes and their labels cover."""
    low, high = extent(positions, boxes)
    return high - low


def packed(extents: Boxes) -> Positions:
    """The upper left corners of boxes on a page, in the width that makes the whole most like a screen."""
    sizes = extents[:, :2] + extents[:, 2:] + 24
    widest, ideal = float(sizes[:, 0].max()), float(np.sqrt(sizes.prod(axis=1).sum() * WIDE))
    pages = [max(widest, ideal * share) for share in (0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5)]
    return min((_on_skyline(sizes, page) for page in pages), key=lambda corners: needed(corners, extents))


def needed(corners: Positions, extents: Boxes) -> float:
    """The height of the smallest page of a screen's shape that holds boxes so placed."""
    return float(((corners + extents[:, :2] + extents[:, 2:]).max(axis=0) / [WIDE, 1]).max())


def _on_skyline(sizes: Positions, page: float) -> Positions:
    """Each box as high up, then as far to the left, as those before it on a page of this width allow."""
    corners = np.zeros_like(sizes)
    skyline = [(0.0, page, 0.0)]  # from, to, and how far down the page is taken there
    for row, (width, height) in enumerate(sizes.tolist()):
        spots = []
        for left, _, _ in skyline:
            if left + width <= page + 0.01:
                spots.append((max(y for start, end, y in skyline if start < left + width and end > left), left))
        top, left = min(spots)
        corners[row] = left, top
        right = left + width
        kept = [(start, min(end, left), y) for start, end, y in skyline if start < left]
        kept += [(left, right, top + height)]
        kept += [(max(start, right), end, y) for start, end, y in skyline if end > right]
        skyline = kept
    return corners


def _overlap_push(positions: Positions, boxes: Boxes, gap: float) -> Positions | None:
    """Return how far each box must give way: half of each overlap, on the side where it is the smaller share.

    Where many overlap one box, it goes by the root of their number. None if no two overlap.
    """
    low = positions - boxes[:, :2] - gap / 2
    high = positions + boxes[:, 2:] + gap / 2
    first, second = _overlapping(low, high)
    if not len(first):
        return None
    ahead = low[first] + high[first] <= low[second] + high[second]
    overlap = np.where(ahead, high[first] - low[second], high[second] - low[first])
    share = overlap / (high - low)[first]
    along = np.where(share[:, 1] <= share[:, 0], 1, 0)
    pairs = np.arange(len(first))
    shift = np.zeros_like(overlap)
    shift[pairs, along] = np.where(ahead, overlap, -overlap)[pairs, along] / 2
    count = len(positions)
    hits = np.bincount(first, minlength=count) + np.bincount(second, minlength=count)
    push = np.column_stack(
        [np.bincount(second, shift[:, axis], count) - np.bincount(first, shift[:, axis], count) for axis in (0, 1)]
    )
    return np.asarray(push / np.sqrt(np.maximum(1, hits))[:, None], dtype=np.float64)


def _overlapping(low: Positions, high: Positions) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs of boxes that overlap by more than half a pixel.

    Few boxes are compared each with each. Of many, each is compared with those that begin before it ends
    in the order of one side: of the left or the upper one, whichever has fewer such pairs.
    """
    if len(low) <= FEW_PAIRS:
        first, second = _each_with_each(len(low))
    else:
        sweeps = [_sweep(low[:, side], high[:, side]) for side in (0, 1)]
        order, held = min(sweeps, key=lambda sweep: int(sweep[1].sum()))
        place = np.repeat(np.arange(len(order)), held)
        ahead = np.arange(len(place)) - np.repeat(np.cumsum(held) - held, held)
        first, second = order[place], order[place + ahead + 1]
    for side in (1, 0):  # labels are wider than high: most pairs are separated by their height
        above, below = low[:, side], high[:, side]
        over = np.minimum(below[first], below[second]) - np.maximum(above[first], above[second]) > 0.5
        first, second = first[over], second[over]
    return first, second


@cache
def _each_with_each(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    first, second = np.triu_indices(count, 1)
    return first, second


def _sweep(low: NDArray[np.float64], high: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Intervals in the order of where they begin, and for each how many after it begin before it ends."""
    order = np.argsort(low, kind="stable")
    ends = np.searchsorted(low[order], high[order] - 0.5, side="left")
    return order, np.maximum(ends - np.arange(len(order)) - 1, 0)
