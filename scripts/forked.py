"""Runs functions each in a process of its own, with a limit of time, and tells how it ended and what memory it took."""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MOST = 3_000_000_000
"""Bytes of address space beyond which the system itself refuses a child more, so that the machine lives on."""

_PAGE = resource.getpagesize()


@dataclass(frozen=True)
class Ended:
    """How a function ended: what it returned, or what was wrong.

    ``seconds`` are those by the clock, ``worked`` those of the processor; ``memory`` are the bytes that the process
    took at most beside what was loaded before it, ``others`` those that the largest of its own processes took in all.
    """

    outcome: str
    fault: str
    seconds: float
    worked: float
    memory: int
    others: int


def loaded() -> int:
    """The bytes of memory that this process has now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE


def run_forked(function: Callable[[], str], seconds: float) -> Ended:
    """What came of a function in a copy of this process, which is killed with its own processes after the time.

    ``seconds`` are those of the processor; by the clock it may take thirty times as many, as a busy machine needs.
    """
    begun, base = time.monotonic(), loaded()
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receive)
        _work(function, send, int(seconds))
    os.close(send)
    late = not _readable(receive, begun + 30 * seconds)
    if late:
        os.killpg(child, signal.SIGKILL)
    with os.fdopen(receive, "rb") as pipe:
        told = pipe.read()
    _, status, used = os.wait4(child, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    took = time.monotonic() - begun
    worked = used.ru_utime + used.ru_stime
    if late:
        return Ended("too long", f"took more than {seconds:.0f} s", took, worked, used.ru_maxrss * 1024 - base, 0)
    if not told:
        out_of_time = worked > seconds - 1
        how = "took too long" if out_of_time else "crashed"
        return Ended(how, f"{how}: status {status}", took, worked, used.ru_maxrss * 1024 - base, 0)
    outcome, fault, most, others = json.loads(told)
    return Ended(outcome, fault, took, worked, most - base, others)


def _readable(pipe: int, until: float) -> bool:
    ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
    return bool(ready)


def _work(function: Callable[[], str], send: int, seconds: int) -> None:
    """The child: does the work, tells of it, and ends."""
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST, _MOST))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        outcome, fault = "", ""
        try:
            outcome = function()
        except BaseException as error:
            outcome = f"raised {type(error).__name__}"
            where = "".join(traceback.format_tb(error.__traceback__)[-4:])
            fault = f"{type(error).__name__}: {str(error)[:600]}\n{where}"
        both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        used = [resource.getrusage(which).ru_maxrss * 1024 for which in both]
        os.write(send, json.dumps([outcome, fault, *used]).encode())
    finally:
        os._exit(0)
