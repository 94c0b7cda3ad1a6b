"""A layout in a process of its own, while the caller does other work.

Its program is ``main``, which reads boxes and lines from its standard input and writes positions and communities.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import IO

import numpy as np

from onrecord.resources import start_own
from onrecord.view.network.placement.communities import Links
from onrecord.view.network.placement.placing import Placing, placing
from onrecord.view.network.placement.spacing import Boxes

WORTH_IT = 2_000
"""Fewer nodes are placed sooner than a process starts."""


def begin_placing(links: Links, boxes: Boxes) -> Callable[[], Placing]:
    """Return a function that gives ``placing(links, boxes)``; for many nodes the work begins at once, in a process.

    Where no process can be started, or it does not end well, the work is done when it is asked for.
    """
    if len(links) < WORTH_IT:
        return lambda: placing(links, boxes)
    try:
        process = start_own("onrecord.view.network.placement.aside", stderr=subprocess.DEVNULL)
    except OSError:
        return lambda: placing(links, boxes)
    _write(process.stdin, boxes, _lines(links))

    def placed() -> Placing:
        with process:
            found = _read(process.stdout)
        return found or placing(links, boxes)

    return placed


def _lines(links: Links) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """One row a line and direction: from, to, weight; in the order of the links."""
    rows = [(node, other, weight) for node, row in links.items() for other, weight in row.items()]
    return np.array(rows, dtype=np.float64).reshape(-1, 3)


def _write(out: IO[bytes] | None, *arrays: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    """Write the arrays; a reader that is gone is no error, as it will give no answer."""
    packed = BytesIO()  # NumPy writes and reads files in which it can go back, which a pipe is not
    for array in arrays:
        np.save(packed, array, allow_pickle=False)
    if out is not None:
        with suppress(OSError), out:
            out.write(packed.getbuffer())


def _read(source: IO[bytes] | None) -> Placing | None:
    """The answer of a process; none where it died."""
    try:
        found = np.load(BytesIO(source.read()), allow_pickle=False) if source else np.zeros((0, 3))
    except (OSError, ValueError, EOFError):
        return None
    return Placing(found[:, :2].copy(), tuple(found[:, 2].astype(int).tolist())) if len(found) else None


def main() -> None:
    """Read boxes and lines, and write positions and communities, one row a node."""
    given = BytesIO(sys.stdin.buffer.read())
    boxes, lines = (np.load(given, allow_pickle=False) for _ in range(2))
    links: dict[int, dict[int, float]] = {number: {} for number in range(len(boxes))}
    for node, other, weight in lines.tolist():
        links[int(node)][int(other)] = weight
    found = placing(links, boxes)
    _write(sys.stdout.buffer, np.column_stack((found.positions, found.communities)))
