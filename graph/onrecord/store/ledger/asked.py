"""What the manifest, damaged or not, still tells of the files that a store was built from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import dataclass

from onrecord.errors import StoreError
from onrecord.store.folder import Folder
from onrecord.store.parts import connection_for_reading


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that was built, with what was asked of it then.

    ``published`` is an ISO day or empty, ``rules`` are the settings that can change what is found, ``limits`` those
    of reading that were given.
    """

    file: str
    published: str = ""
    publisher: str | None = None
    rules: tuple[tuple[str, str], ...] = ()
    limits: tuple[str, ...] = ()


def asked_files(folder: Folder, keys: Collection[str] | None = None) -> list[Asked]:
    """The files of the documents with these keys, or all that were built; none if the manifest cannot be read."""
    try:
        with closing(connection_for_reading(folder.manifest)) as database:
            rows = database.execute("SELECT source, asked FROM file ORDER BY source").fetchall()
            wanted = {file for (file,) in _files_of(database, keys)} if keys is not None else None
    except (sqlite3.Error, StoreError, OSError):
        return []
    return [_asked(file, told) for file, told in rows if wanted is None or file in wanted]


def texts_known(folder: Folder) -> set[str]:
    """The keys of all documents whose texts the store holds, whatever the manifest tells."""
    return {path.stem for path in folder.texts.glob("*.txt")} if folder.texts.is_dir() else set()


def _files_of(database: sqlite3.Connection, keys: Collection[str]) -> Iterable[tuple[str]]:
    for key in keys:
        yield from database.execute("SELECT DISTINCT file FROM place WHERE key = ? AND gone IS NULL", (key,))


def _asked(file: str, told: str) -> Asked:
    try:
        values, _ = json.JSONDecoder().raw_decode(told or "")
        published, publisher, rules, *limits = values
        given = tuple(f"{name}={value}" for name, value in limits[0].items()) if limits else ()
        return Asked(file, published, publisher, tuple((name, value) for name, value in rules), given)
    except (ValueError, TypeError):
        return Asked(file)
