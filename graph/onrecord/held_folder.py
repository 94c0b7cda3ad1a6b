"""A store's folder, held: many may read it at one time, or one may write."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal, NamedTuple

from onrecord.errors import StoreError

Mode = Literal["read", "write"]


class _Held(NamedTuple):
    """What this program holds by a descriptor: which file it is, how, and in which process."""

    file: tuple[int, int]
    mode: Mode
    process: int


_HELD: dict[int, _Held] = {}


def hold(path: Path, mode: Mode) -> int | None:
    """A descriptor that holds the folder until it is let go, or the process ends, however it does.

    Readers share it, a writer is alone. ``None`` where nothing is to be held: Windows leaves it to RocksDB, and
    a folder without the file ``lock`` is read by whoever finds it. Raises ``StoreError`` if it is held otherwise.
    """
    if sys.platform == "win32" or (mode == "read" and not (path / "lock").is_file()):
        return None
    import fcntl

    descriptor = os.open(path / "lock", os.O_RDWR if mode == "write" else os.O_RDONLY)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if mode == "write" else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        told = _who_holds(descriptor)
        os.close(descriptor)
        raise StoreError(f"{path}: the store is in use by {told}") from None
    if mode == "write":
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    _HELD[descriptor] = _Held(_file(descriptor), mode, os.getpid())
    return descriptor


def let_go(descriptor: int | None) -> None:
    """Releases what ``hold`` held, for processes that were forked meanwhile too."""
    if descriptor is None:
        return
    held = _HELD.pop(descriptor, None)
    if held is not None and held.process == os.getpid() and sys.platform != "win32":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_UN)
    os.close(descriptor)


def _who_holds(descriptor: int) -> str:
    """Who holds the file that is open so, and what to do."""
    ours = {held.mode for held in _HELD.values() if held.file == _file(descriptor)}
    if ours:
        how = "writing" if "write" in ours else "reading"
        return f"this program, which has it open for {how}; close it, or wait for the thread that uses it"
    by = "another process, which reads it" if _is_shared(descriptor) else _writer(descriptor)
    return f"{by}; wait until it has finished"


def _is_shared(descriptor: int) -> bool:
    """Whether readers hold it: the file tells of the last writer, who may have ended long ago."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _writer(descriptor: int) -> str:
    writer = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
    return f"process {writer}, which writes to it" if writer else "another process, which writes to it"


def _file(descriptor: int) -> tuple[int, int]:
    found = os.fstat(descriptor)
    return found.st_dev, found.st_ino
