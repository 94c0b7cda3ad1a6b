"""The manifest's part on files: as which bytes each was read, what came from it, what it superseded.

Each build that reads has a number. A place in a file (source and ``doc_id``) keeps the number of the
reading that first and last gave it, so a build that was killed half way through a file loses nothing:
only a reading that came to the file's end tells what left it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any

from onrecord.errors import UnreadableDocument
from onrecord.store.file_values import Place, Revision, Stamp, StoredFile

TABLES = """
CREATE TABLE IF NOT EXISTS file (
  source TEXT PRIMARY KEY, size INTEGER, modified INTEGER, sha256 TEXT, beside TEXT, beside_sha256 TEXT,
  asked TEXT, run TEXT,
  documents INTEGER, failed INTEGER, reading INTEGER, at TEXT);
CREATE TABLE IF NOT EXISTS place (
  file TEXT, source TEXT, doc_id TEXT, key TEXT, first INTEGER, last INTEGER, gone INTEGER,
  PRIMARY KEY (file, source, doc_id, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS place_key ON place (key);
CREATE TABLE IF NOT EXISTS revision (newer TEXT, older TEXT, file TEXT, at TEXT, PRIMARY KEY (newer, older, file));
CREATE TABLE IF NOT EXISTS unread (
  source TEXT PRIMARY KEY, file TEXT, reason TEXT, remedy TEXT, reading INTEGER, at TEXT);
CREATE INDEX IF NOT EXISTS unread_file ON unread (file);
"""

VOID = -1
"""The size of a file whose documents were removed: it is read again when it is next built."""


class FileBook:
    """The files of one store, in the manifest's database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def file(self, source: str) -> StoredFile | None:
        """What is known of a file that was read to its end, or ``None``."""
        row = self._database.execute(f"{_FILE} WHERE source = ?", (source,)).fetchone()
        return _file(row) if row else None

    def files(self) -> Iterator[StoredFile]:
        """All files that were read to their end, by source."""
        for row in self._database.execute(f"{_FILE} ORDER BY source"):
            yield _file(row)

    def next_reading(self) -> int:
        """A number that no reading had before."""
        row = self._database.execute(
            "SELECT MAX((SELECT COALESCE(MAX(reading), 0) FROM file), (SELECT COALESCE(MAX(last), 0) FROM place),"
            " (SELECT COALESCE(MAX(reading), 0) FROM unread))"
        ).fetchone()
        return int(row[0]) + 1

    def touch(self, source: str, stamp: Stamp) -> None:
        """Note the new time of a file whose bytes are the same."""
        values = (stamp.size, stamp.modified, stamp.beside, source)
        self._database.execute("UPDATE file SET size = ?, modified = ?, beside = ? WHERE source = ?", values)

    def come(self, place: Place, reading: int) -> None:
        """Note that this reading found the document at that place."""
        self._database.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, NULL) ON CONFLICT DO UPDATE SET last = excluded.last",
            (place.file, place.source, place.doc_id, place.key, reading, reading),
        )

    def left(self, file: str, reading: int) -> list[Place]:
        """The places that the file had before and that this reading, at its end, did not find; no superseded ones."""
        return self._places("file = ? AND last < ? AND gone IS NULL", file, reading)

    def came(self, file: str, reading: int) -> list[Place]:
        """The places that this reading found and the last that came to the end of the file had not."""
        before = self.file(file)
        since = before.reading if before else 0
        return self._places("file = ? AND last = ? AND (first > ? OR gone IS NOT NULL)", file, reading, since)

    def places_of(self, file: str) -> list[Place]:
        """The places of a file, superseded ones too."""
        return self._places("file = ?", file)

    def _places(self, where: str, *values: object) -> list[Place]:
        order = "ORDER BY source, doc_id, key"
        rows = self._database.execute(f"SELECT file, source, doc_id, key FROM place WHERE {where} {order}", values)  # noqa: S608
        return [Place(*row) for row in rows]

    def supersede(self, newer: Place, older: Place, reading: int) -> None:
        """Note that a newer document took the place of an older one, which is there no more."""
        self._database.execute(
            "DELETE FROM revision WHERE older = ? AND file = ?", (newer.key, newer.file)
        )  # a text that came back is the newest again
        self._database.execute(
            "INSERT OR REPLACE INTO revision VALUES (?, ?, ?, ?)", (newer.key, older.key, newer.file, now())
        )
        self._set_gone(older, reading)
        self._set_gone(newer, None)

    def _set_gone(self, place: Place, reading: int | None) -> None:
        self._database.execute(
            "UPDATE place SET gone = ? WHERE file = ? AND source = ? AND doc_id = ? AND key = ?",
            (reading, place.file, place.source, place.doc_id, place.key),
        )

    def end(self, source: str, stamp: Stamp, run: str, reading: int, counted: tuple[int, int]) -> None:
        """Note that the file was read to its end as that stamp. ``counted`` are documents and failures."""
        self._database.execute("DELETE FROM unread WHERE file = ? AND reading < ?", (source, reading))
        values = (source, *astuple(stamp), run, *counted, reading, now())
        self._database.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def drop(self, source: str) -> None:
        """Forget the file, and what could not be read of it. Its places are for ``forget``."""
        self._database.execute("DELETE FROM file WHERE source = ?", (source,))
        self._database.execute("DELETE FROM unread WHERE file = ?", (source,))

    def forget(self, key: str, places: set[tuple[str, str]] | None = None) -> None:
        """Forget that the document was at those places, or anywhere; their files are read again."""
        rows = self._database.execute("SELECT file, source, doc_id FROM place WHERE key = ?", (key,)).fetchall()
        for file, source, doc_id in rows:
            if places is None or (source, doc_id) in places:
                where = (file, source, doc_id, key)
                self._database.execute(
                    "DELETE FROM place WHERE file = ? AND source = ? AND doc_id = ? AND key = ?", where
                )
                self._database.execute("UPDATE file SET size = ? WHERE source = ?", (VOID, file))
        if places is None:
            self._database.execute("DELETE FROM revision WHERE newer = ? OR older = ?", (key, key))

    def void(self, sources: Iterable[str]) -> None:
        """Note that the files are to be read again, whatever their bytes."""
        rows = [(VOID, source) for source in sources]
        self._database.executemany("UPDATE file SET size = ? WHERE source = ?", rows)

    def revisions(self) -> list[Revision]:
        """What superseded what, in order; of two that superseded each other, in two files, none."""
        rows = self._database.execute("SELECT newer, older, file, at FROM revision ORDER BY newer, older, file")
        found = [Revision(*row) for row in rows]
        pairs = {(each.newer, each.older) for each in found}
        return [each for each in found if (each.older, each.newer) not in pairs]

    def fail(self, failure: UnreadableDocument, file: str, reading: int) -> None:
        """Remember the source as unreadable until it is read."""
        values = (failure.source, file, failure.reason, failure.remedy, reading, now())
        self._database.execute("INSERT OR REPLACE INTO unread VALUES (?, ?, ?, ?, ?, ?)", values)

    def failures(self, file: str | None = None) -> list[UnreadableDocument]:
        """The sources that could not be read when they were last tried; those of one file, or all."""
        only = "" if file is None else "WHERE file = ?"
        rows = self._database.execute(
            f"SELECT source, reason, remedy FROM unread {only} ORDER BY source",  # noqa: S608 (fixed words)
            () if file is None else (file,),
        )
        return [UnreadableDocument(*row) for row in rows]

    def forget_listings(self, under: list[str], reading: int) -> None:
        """Forget failures before this reading that belong to no file (a folder that was not there)."""
        rows = self._database.execute(
            "SELECT source FROM unread WHERE reading < ? AND file NOT IN (SELECT source FROM file)", (reading,)
        ).fetchall()
        for (source,) in rows:
            if any(is_under(source, root) for root in under):
                self._database.execute("DELETE FROM unread WHERE source = ?", (source,))


_FILE = (
    "SELECT source, run, documents, failed, reading, at, size, modified, sha256, beside, beside_sha256, asked FROM file"
)


def _file(row: Sequence[Any]) -> StoredFile:
    source, run, documents, failed, reading, at, *stamp = row
    return StoredFile(source, Stamp(*stamp), run, documents, failed, reading, at)


def is_under(source: str, root: str) -> bool:
    """Whether a source is that place, or in the folder or file of that name.

    >>> is_under("news/a.txt", "news"), is_under("newsletter.txt", "news"), is_under("a.zip#3", "a.zip")
    (True, False, True)
    """
    if root in (".", source):
        return root == source or not source.startswith(("/", "../"))
    root = root.rstrip("/")
    return source.startswith(root) and source[len(root) : len(root) + 1] in ("", "/", "#", "!")


def now() -> str:
    """The time, to the second: for the manifest, and nowhere in the graph."""
    return datetime.now(UTC).isoformat(timespec="seconds")
