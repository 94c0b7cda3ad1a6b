"""The folder of a store: what marks it, where its parts are, who may use it at one time, its texts."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from onrecord.errors import DamagedPart, StoreError
from onrecord.held_folder import Mode, hold, let_go
from onrecord.output.writing import write_whole

DECISIONS = "decisions.csv"
FORMAT = 2
"""The version of the layout: 2 has a seal and tells how many quads a document has.

A store of version 1 is read as it is, and brought up to date when it is next written to; others are refused.
"""

_OLDEST = 1

_MARK = "onrecord.json"
_MARK_REMEDY = "put it back from a copy of the store, or let onrecord check --repair make it again"
_TEXT_REMEDY = "put the file back from a copy of the store, or let onrecord check --repair read its source again"


class Folder:
    """One store's folder, held for reading (with other readers) or for writing (alone) until closed.

    A store without the file by which it is held is refused, unless it may be ``unlocked``: nobody can then tell
    whether it is in use.
    """

    def __init__(self, path: Path, mode: Mode, *, unlocked: bool = False) -> None:
        self.path = path
        self.mode = mode
        with storage_errors(path):
            if mode == "write" and not is_marked(path) and not _holds_store(path):
                _create(path)
            self.format = _format_of(path)
            if not unlocked and not (path / "lock").is_file():
                lock = path / "lock"
                raise DamagedPart(lock, "is missing", f"make it again: touch '{lock}'")
            self._lock = hold(path, mode)

    @property
    def graph(self) -> Path:
        """Where the quads are."""
        return self.path / "graph"

    @property
    def texts(self) -> Path:
        """Where the texts are, each under its key."""
        return self.path / "texts"

    @property
    def manifest(self) -> Path:
        """Where the book-keeping is."""
        return self.path / "manifest.sqlite"

    @property
    def seal(self) -> Path:
        """What the files of the other parts were like when the last writer left them."""
        return self.path / "seal.json"

    @property
    def vocabulary(self) -> Path:
        """The quads of the vocabulary and of the declared actors, as they were last loaded."""
        return self.path / "vocabulary.nq"

    @property
    def own_actors(self) -> Path:
        """The user's own actors, as they were last given."""
        return self.path / "actors.ttl"

    @property
    def codebook(self) -> Path:
        """The subjects that the user declares, as they were last given."""
        return self.path / "subjects.ttl"

    @property
    def decisions(self) -> Path:
        """What people decided; a new store takes over the file that its folder holds."""
        return self.path / DECISIONS

    def mark_current(self) -> None:
        """Note that the store has the layout of this version."""
        mark(self.path)
        self.format = FORMAT

    def close(self) -> None:
        """Release the folder, so that others may use it."""
        if self._lock is not None:
            if self.mode == "write":
                os.ftruncate(self._lock, 0)  # nobody is writing now
            let_go(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def text(self, key: str, sha256: str | None = None) -> str:
        """The text with the given key, and with that hash of its UTF-8 bytes if one is given.

        Raises ``StoreError`` if the file is gone, or is not what was stored.
        """
        path = self.text_path(key)
        try:
            found = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise DamagedPart(path, "the text is missing", _TEXT_REMEDY) from None
        if sha256 is not None and hashlib.sha256(found).hexdigest() != sha256:
            raise DamagedPart(path, "the text is not what was stored", _TEXT_REMEDY)
        return found.decode("utf-8")

    def write_text(self, key: str, text: str) -> None:
        """Write a text, whole or not at all."""
        write_whole(self.text_path(key), text.encode("utf-8"))

    def remove_text(self, key: str) -> None:
        """Remove a text, and what an interrupted build left of it."""
        path = self.text_path(key)
        for found in (path, path.with_name(path.name + ".partial")):
            found.unlink(missing_ok=True)

    def has_texts(self) -> bool:
        """Whether there is any text, known to the manifest or not."""
        return any(path.suffix == ".txt" for path in self.texts.iterdir()) if self.texts.is_dir() else False

    def tidy(self) -> None:
        """Make the folder of texts if it is not there, and remove old logs of RocksDB."""
        self.texts.mkdir(exist_ok=True)
        for path in self.graph.glob("LOG.old.*"):
            path.unlink(missing_ok=True)

    def text_path(self, key: str) -> Path:
        """Where the text with the given key is."""
        return self.texts / f"{key}.txt"


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """A block in which the system's errors become a ``StoreError`` that names the store."""
    try:
        yield
    except PermissionError as error:
        raise StoreError(
            f"{path}: no permission ({error.strerror or error}); name a folder you may write to"
        ) from error
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: {_reason(error)}") from error


def _reason(error: OSError | sqlite3.Error) -> str:
    if (
        getattr(error, "errno", None) is None and "lock" in str(error).lower()
    ):  # of SQLite or RocksDB, not of the system
        return "the store is in use by another process; wait until it has finished"
    cause = getattr(error, "strerror", None) or error
    return f"the store cannot be used ({cause}); check the disk, or name another folder with --store"


def is_marked(path: Path) -> bool:
    """Whether there is a file that makes the folder a store."""
    return (path / _MARK).is_file()


def _create(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: is a file, not a folder; name a new or empty folder with --store")
    if path.is_dir() and not all(map(_may_be_there, path.iterdir())):
        raise StoreError(f"{path}: holds files and is no store; name a new or empty folder with --store")
    (path / "texts").mkdir(parents=True, exist_ok=True)
    (path / "lock").touch()
    mark(path)


def mark(path: Path, layout: int = FORMAT) -> None:
    """Make the folder a store of that layout."""
    write_whole(path / "onrecord.json", json.dumps({"format": layout, "made_by": "onrecord"}).encode() + b"\n")


def _may_be_there(found: Path) -> bool:
    """Whether it may lie where a store is to be made: decisions, or what the making of a store left when killed."""
    if found.name == "texts":
        return found.is_dir() and not any(found.iterdir())
    return found.name in (DECISIONS, f"{_MARK}.partial") or (found.name == "lock" and not found.stat().st_size)


def check_place(path: Path) -> None:
    """Raise ``StoreError`` if there is no store there, damaged or not."""
    if not path.exists():
        raise StoreError(f"{path}: no store there; make one with: onrecord build SOURCE --store {path}")
    if not is_marked(path) and not _holds_store(path):
        raise StoreError(f"{path}: is no store; name the folder of one with --store")


def _holds_store(path: Path) -> bool:
    """Whether a folder has the manifest and the graph of a store, marked as one or not."""
    return (path / "manifest.sqlite").is_file() and (path / "graph").is_dir()


def _format_of(path: Path) -> int:
    """The version of the layout that a store is marked with. Raises ``StoreError`` if it cannot be used here."""
    check_place(path)
    if not is_marked(path):
        raise DamagedPart(path / _MARK, "is missing, though the folder holds a store", _MARK_REMEDY)
    try:
        found = json.loads((path / _MARK).read_text("utf-8")).get("format")
    except (ValueError, AttributeError):
        found = None
    if not isinstance(found, int) or isinstance(found, bool):
        raise DamagedPart(path / _MARK, "tells no version of the layout", _MARK_REMEDY)
    if found > FORMAT:
        raise StoreError(f"{path}: a store of layout {found}, newer than {FORMAT}; use the onrecord that wrote it")
    if found < _OLDEST:
        raise StoreError(
            f"{path}: a store of layout {found}; build its sources again: onrecord build SOURCE --store NEW"
        )
    return found
