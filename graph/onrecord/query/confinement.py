"""What a query's process may not do: reach a network, outlive its parent or its time, take too much memory.

That it has no network is the second guard, which does not depend on how a query is read. On Linux (x86-64, 64-bit
ARM) a filter of system calls takes from the process, and from all that it starts, the calls that make or use sockets;
they fail with "Permission denied". It cannot be taken off again. Other systems have no such call that needs no
rights: there the first guard, ``one_reading``, stands alone.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
from dataclasses import dataclass
from threading import Thread, Timer

_ANYWHERE = (425, 426, 427, 438)
"""io_uring_setup, io_uring_enter, io_uring_register, pidfd_getfd: the same number on every machine."""

_X32 = 0x40000000
"""Set in the number of a call by another convention of x86-64, which would go round the filter."""

_DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux."""


@dataclass(frozen=True, slots=True)
class _Machine:
    """A machine's number in the audit interface, its call ``seccomp``, and its calls around sockets."""

    audit: int
    seccomp: int
    calls: tuple[int, ...]


_MACHINES = {
    # socket, socketpair, bind, listen, accept, connect, sendto, sendmsg, accept4, sendmmsg
    "x86_64": _Machine(0xC000003E, 317, (41, 53, 49, 50, 43, 42, 44, 46, 288, 307)),
    "aarch64": _Machine(0xC00000B7, 277, (198, 199, 200, 201, 202, 203, 206, 211, 242, 269)),
}

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of the Berkeley packet filter
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EACCES
_NO_NEW_PRIVILEGES, _SET_FILTER, _ALL_THREADS = 38, 1, 1


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def no_network() -> bool:
    """Whether this process has no network from now on, in none of its threads."""
    machine = _MACHINES.get(platform.machine()) if sys.platform == "linux" and sys.maxsize > 2**32 else None
    if machine is None:
        return False
    code = _filter(machine)
    program = _Program(len(code) // 8, code)
    system = ctypes.CDLL(None)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    done: int = system.syscall(machine.seccomp, _SET_FILTER, _ALL_THREADS, ctypes.byref(program))
    return done == 0


def _filter(machine: _Machine) -> bytes:
    """The filter's instructions: each its code, how many to skip if so and if not, and its operand."""
    refused = (*machine.calls, *_ANYWHERE)
    tests = [
        (_LOAD, 0, 0, 4),  # the machine
        (_EQUAL, 0, len(refused) + 3, machine.audit),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_AT_LEAST, len(refused) + 1, 0, _X32),
        *((_EQUAL, len(refused) - place, 0, call) for place, call in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("=HBBI", *test) for test in tests)


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
