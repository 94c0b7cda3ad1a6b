"""The folder of a store: what marks it, where its parts are, who may use it at one time, its texts."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from onrecord.errors import StoreError
from onrecord.held_folder import Mode, hold, let_go
from onrecord.output.writing import write_whole

DECISIONS = "decisions.csv"
FORMAT = 1
"""The version of the layout; a store of another version is refused."""


class Folder:
    """One store's folder, held for reading (with other readers) or for writing (alone) until closed."""

    def __init__(self, path: Path, mode: Mode) -> None:
        self.path = path
        self.mode = mode
        with storage_errors(path):
            if mode == "write" and not _is_marked(path):
                _create(path)
            _check(path)
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

    def text(self, key: str) -> str:
        """The text with the given key.

        Raises ``StoreError`` if the file is gone.
        """
        path = self._text_path(key)
        try:
            return path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            raise StoreError(
                f"{path}: the text is missing; restore the file, or remove {key} and build again"
            ) from None

    def write_text(self, key: str, text: str) -> None:
        """Write a text, whole or not at all."""
        write_whole(self._text_path(key), text.encode("utf-8"))

    def remove_text(self, key: str) -> None:
        """Remove a text, and what an interrupted build left of it."""
        path = self._text_path(key)
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

    def _text_path(self, key: str) -> Path:
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


def _is_marked(path: Path) -> bool:
    return (path / "onrecord.json").is_file()


def _create(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: is a file, not a folder; name a new or empty folder with --store")
    if path.is_dir() and not all(map(_may_be_there, path.iterdir())):
        raise StoreError(f"{path}: holds files and is no store; name a new or empty folder with --store")
    (path / "texts").mkdir(parents=True, exist_ok=True)
    (path / "lock").touch()
    write_whole(path / "onrecord.json", json.dumps({"format": FORMAT, "made_by": "onrecord"}).encode() + b"\n")


def _may_be_there(found: Path) -> bool:
    """Whether it may lie where a store is to be made: decisions, or what the making of a store left when killed."""
    if found.name == "texts":
        return found.is_dir() and not any(found.iterdir())
    return found.name in (DECISIONS, "onrecord.json.partial") or (found.name == "lock" and not found.stat().st_size)


def _check(path: Path) -> None:
    if not path.exists():
        raise StoreError(f"{path}: no store there; make one with: onrecord build SOURCE --store {path}")
    if not _is_marked(path):
        raise StoreError(f"{path}: is no store; name the folder of one with --store")
    try:
        found = json.loads((path / "onrecord.json").read_text("utf-8")).get("format")
    except (ValueError, AttributeError):
        found = None
    if found != FORMAT:
        raise StoreError(f"{path}: a store of another format ({found}); build it again with this version of onrecord")
