"""Gives freed memory back to the system, and keeps Python from looking for more to free."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ARENAS_AT_MOST = -8
"""``M_ARENA_MAX`` of the GNU C library's ``malloc.h``."""


def share_freed() -> None:
    """Makes threads that start from now on share what the C library keeps of freed memory.

    Else each of eight a core keeps its own: 26 MB of a build that hands batches to two workers.
    """
    if option := _of_c_library("mallopt"):
        option(_ARENAS_AT_MOST, 1)


def give_back() -> None:
    """Gives what the C library keeps of freed memory back to the system, where it is one that can.

    The GNU C library keeps what queries of a large store took while they ran: of 380 MB after reading a
    store of six million quads 290 were free, and the page that is then made of it took as much again.
    """
    if trim := _of_c_library("malloc_trim"):
        trim(0)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Has Python not look for cycles of values meanwhile.

    Where millions of values are made that hold few of them, it looks through all of these again and again: a tenth
    of the time of a view, and a quarter of that of linking, the more the more documents there are.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _of_c_library(name: str) -> Callable[..., object] | None:
    if sys.platform != "linux":  # elsewhere there may be no library to ask, which is an error
        return None
    found: Callable[..., object] | None = getattr(ctypes.CDLL(None), name, None)
    return found
