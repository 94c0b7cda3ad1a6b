"""Where a server has its snapshots: a folder in the store's, held as long as the server runs, and no longer."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.held_folder import hold, let_go
from onrecord.store.whole.snapshot import SNAPSHOTS


class Shelf:
    """A folder for the snapshots of one server.

    It is in the store's folder, where the files of quads need no copy, or where files of a while are kept if nothing
    can be written there. What servers left that were killed goes.
    """

    def __init__(self, store: Path) -> None:
        self.path = _new(store)
        (self.path / "lock").touch()
        self._held = hold(self.path, "write")
        self._number = 0

    def place(self) -> Path:
        """A name for one more snapshot."""
        self._number += 1
        return self.path / str(self._number)

    def drop(self, place: Path) -> None:
        """Removes a snapshot, or what there is of it."""
        shutil.rmtree(place, ignore_errors=True)

    def close(self) -> None:
        """Removes all."""
        shutil.rmtree(self.path, ignore_errors=True)
        let_go(self._held)
        with suppress(OSError):
            self.path.parent.rmdir()  # if no other server has its own there


def _new(store: Path) -> Path:
    try:
        shared = store / SNAPSHOTS
        shared.mkdir(exist_ok=True)
        _tidy(shared)
        return Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=shared))
    except OSError:
        return Path(tempfile.mkdtemp(prefix="onrecord-"))


def _tidy(shared: Path) -> None:
    """Removes the folders of servers that are no more."""
    if sys.platform == "win32":
        return
    for left in shared.iterdir():
        try:
            held = hold(left, "write") if (left / "lock").is_file() else None
        except StoreError:
            continue
        if held is not None:
            shutil.rmtree(left, ignore_errors=True)
            let_go(held)
