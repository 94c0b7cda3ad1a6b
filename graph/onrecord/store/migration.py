"""Brings a store of an older layout up to date, step by step, when it is first opened to be written to.

A step may be done again: a process that is killed in between leaves the older mark, and the next writer begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.store.changing import count_quads
from onrecord.store.folder import FORMAT
from onrecord.store.opening import OpenParts


def migrate(parts: OpenParts) -> None:
    """Takes each step from the layout that the store has to that of this version, then marks it."""
    if parts.folder.format == FORMAT:
        return
    for layout in range(parts.folder.format, FORMAT):
        _STEPS[layout](parts)
    parts.folder.mark_current()


def _count_documents(parts: OpenParts) -> None:
    """Layout 2 tells how many quads the graph of each document has."""
    with parts.manifest.transaction():
        parts.manifest.sizes.put([(key, count_quads(parts.graph, key)) for key in parts.manifest.sizes.lacking()])


_STEPS: Mapping[int, Callable[[OpenParts], None]] = {1: _count_documents}
"""What turns a store of each older layout into one of the next."""
