"""Changing many quads of a graph at once: all of it happens, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from onrecord.rdf.quads import Quad, Quads

if TYPE_CHECKING:
    import numpy as np

_AT_ONCE = 25_000
"""Quads that are put into new files at once: twice as many take 70 MB, twenty times as many took 340."""


Hashes: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
"""Of quads in their order, eight bytes each."""


Marks: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
"""For each of these, whether something holds of it."""


def hashes_of(quads: Iterable[Quad]) -> Hashes:
    """What tells one of many quads from another."""
    import numpy as np

    return np.fromiter(map(hash, quads), dtype=np.int64)


def differing(known: Sequence[Hashes], after: Hashes) -> tuple[Marks, Marks]:
    """Of quads in their order, told by hashes, which are only among those known before, and which only afterwards."""
    import numpy as np

    before = np.concatenate(known)
    return ~np.isin(before, after), ~np.isin(after, before)


def bring(graph: Quads, gone: Sequence[Quad], come: Iterable[Quad]) -> None:
    """Remove the quads that go and add those that come; the latter are streamed, not held in memory.

    What is said anew of something changes in one step with what was said of it before. All else that is new
    comes first, in parts: a process that is ended in between leaves what was there, and some of what comes.
    """
    changed = {quad.subject for quad in gone}
    together: list[Quad] = []
    waiting: list[Quad] = []
    for quad in come:
        (together if quad.subject in changed else waiting).append(quad)
        if len(waiting) >= _AT_ONCE:
            graph.load(waiting)
            waiting.clear()
    graph.load(waiting)
    graph.swap(gone, together)
