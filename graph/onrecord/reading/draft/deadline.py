"""A bound on the time that reading one document may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from onrecord.errors import UnreadableDocument


class _Late(BaseException):
    """Raised wherever the reading stands when its time is over; no reader's own ``except`` holds it up."""


@contextmanager
def within(seconds: int, source: str) -> Iterator[None]:
    """A context that raises ``UnreadableDocument`` once that much time has gone by.

    Works in the main thread of a process on systems with ``SIGALRM`` (not Windows); elsewhere time is not bounded.
    Within another bound the outer one is suspended. A single call into a C library is not broken off.
    """
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_: int, __: FrameType | None) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, end)
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _Late:
        reason = f"takes more than {seconds} seconds to read"
        raise UnreadableDocument(source, reason, "split it, save its text as .txt, or raise --limit seconds") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, left)
