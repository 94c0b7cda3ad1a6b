"""What ends the process of a query: its parent's end, its own clock, and its memory."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from threading import Thread, Timer

_DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux."""


def die_with_parent() -> None:
    """Makes the process end when its parent does, however that ends.

    Standard input closes then, on every system; Linux sends a signal besides.
    """
    end_with_parent()
    Thread(target=_end_with_input, daemon=True).start()


def end_with_parent() -> None:
    """Has Linux end the process when its parent ends; elsewhere the end of standard input has to tell."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def _end_with_input() -> None:
    while os.read(0, 4096):
        pass
    os._exit(1)


def end_after(seconds: float) -> None:
    """Makes the process end by itself after so many seconds, if nobody has ended it."""
    if sys.platform == "win32":
        timer = Timer(seconds, os._exit, (1,))
        timer.daemon = True
        timer.start()
    else:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def take_at_most(megabytes: float) -> None:
    """Limits this process to so much memory beside what it has now.

    Counted is what it writes to (``RLIMIT_DATA``): files that are mapped, and addresses that are only set
    aside, an open store's 460 MB among them, are not. Only Linux counts so; elsewhere there is no limit.
    """
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - before the limit, and small
        taken = int(file.read().split()[5]) * resource.getpagesize()
    limit = taken + int(megabytes * 1e6)
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
