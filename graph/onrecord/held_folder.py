"""A store's folder, held: many may read it at one time, or one may write."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

from onrecord.errors import StoreError

Mode = Literal["read", "write"]


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
        writer = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
        os.close(descriptor)
        by = f"process {writer}, which writes to it" if writer else "another process"
        raise StoreError(f"{path}: the store is in use by {by}; wait until it has finished") from None
    if mode == "write":
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return descriptor


def let_go(descriptor: int | None) -> None:
    """Releases what ``hold`` held."""
    if descriptor is not None:
        os.close(descriptor)
