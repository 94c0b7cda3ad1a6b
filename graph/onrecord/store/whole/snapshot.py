"""A snapshot of a store as its last writer left it, which stays as it is while others build the store on.

The files of quads are written once, so a snapshot has links to them, which cost nothing on the disk until the
store drops its own; the rest is copied. Nobody is kept from writing meanwhile: a writer breaks the seal before it
touches anything, so a seal that is the same before and after tells that all files are of one state.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store.folder import Folder, check_place, storage_errors
from onrecord.store.seal import broken_seals, sealed_state

SNAPSHOTS = "serving"
"""The folder of a store in which servers have their snapshots: no part of the store."""

_QUADS = ".sst"
_OWN_OF_ENGINE = ("LOG", "LOCK", "IDENTITY")


def state_of(store: Path) -> str:
    """A short text for what the last writer left in the store, another for each commit; empty while somebody writes.

    Empty, too, where the last writer was killed, until the next has closed.
    """
    return sealed_state(store / "seal.json")


def take_snapshot(store: Path, place: Path) -> str:
    """Makes ``place`` a store to be read that is as the last writer left ``store``; returns that state.

    The texts are a link to those of the store: what is removed there cannot be read here either. Raises ``StoreError``
    where somebody writes, or the store is damaged.
    """
    check_place(store)
    with storage_errors(store):
        state = state_of(store)
        if state:
            _copy(store, place)
            if state_of(store) != state:
                raise StoreError(f"{store}: somebody began to write to it meanwhile; wait until that has finished")
        else:  # never sealed, or its writer was killed; or somebody writes, which is told
            with Folder(store, "read") as held:
                _copy(store, place)
                state = _told_by_files(held.graph)
        _check(place)
    return state


def _copy(store: Path, place: Path) -> None:
    graph = place / "graph"
    graph.mkdir(parents=True)
    try:
        for path in sorted((store / "graph").iterdir()):
            if path.name.endswith(_QUADS):
                _link(path, graph / path.name)
            elif not path.name.startswith(_OWN_OF_ENGINE):
                shutil.copy2(path, graph / path.name)
        for path in sorted(each for each in store.iterdir() if each.is_file() and each.name != "lock"):
            if path.suffix in {".json", ".sqlite", ".sqlite-wal", ".nq", ".ttl", ".csv"}:
                shutil.copy2(path, place / path.name)
    except FileNotFoundError as error:
        raise StoreError(f"{store}: somebody began to write to it meanwhile; wait until that has finished") from error
    (place / "lock").touch()
    with suppress(OSError):
        (place / "texts").symlink_to((store / "texts").resolve(), target_is_directory=True)


def _link(path: Path, place: Path) -> None:
    """The same file under another name, or a copy where the disk is another or knows no links."""
    try:
        os.link(path, place)
    except OSError:
        shutil.copy2(path, place)


def _check(place: Path) -> None:
    """Compares the files with the seal that came with them, and drops it: the snapshot is nobody's store."""
    with Folder(place, "read") as folder:
        for broken in broken_seals(folder):
            raise broken
    (place / "seal.json").unlink(missing_ok=True)


def _told_by_files(graph: Path) -> str:
    found = ((path.name, path.stat()) for path in sorted(graph.iterdir()) if not path.name.startswith(_OWN_OF_ENGINE))
    lines = "".join(f"{name} {told.st_size} {told.st_mtime_ns}\n" for name, told in found)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]
