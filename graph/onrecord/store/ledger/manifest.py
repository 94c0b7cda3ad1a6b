"""The store's own book-keeping, in SQLite beside the graph: sources, runs, failures and intentions.

Times are here and nowhere in the graph. Before a document's graph changes, what the manifest will say
of it is written down as pending; afterwards it is settled. A store that was killed in between can so
tell, from its graph, which of the two holds.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from itertools import starmap
from pathlib import Path

from onrecord.digest.shape import Digest
from onrecord.model.description import Described, Description
from onrecord.model.named import Named
from onrecord.model.statement import AnnotatorFailure
from onrecord.store.base import StoredDocument
from onrecord.store.digest_table import TABLES as _DIGEST_TABLES
from onrecord.store.digest_table import DigestBook
from onrecord.store.ledger.arrivals import ArrivalBook
from onrecord.store.ledger.connection import connect
from onrecord.store.ledger.entry import Entry
from onrecord.store.ledger.files import TABLES as _FILE_TABLES
from onrecord.store.ledger.files import FileBook, now
from onrecord.store.ledger.runs import TABLES as _RUN_TABLES
from onrecord.store.ledger.runs import RunBook
from onrecord.store.ledger.sizes import TABLES as _SIZE_TABLES
from onrecord.store.ledger.sizes import SizeBook
from onrecord.store.ledger.sources import SourceBook
from onrecord.store.ledger.words import TABLES as _WORD_TABLES
from onrecord.store.ledger.words import WordBook
from onrecord.store.parts import connection_for_reading

_TABLES = """
CREATE TABLE IF NOT EXISTS document (key TEXT PRIMARY KEY, run TEXT, sha256 TEXT, length INTEGER, statements INTEGER);
CREATE TABLE IF NOT EXISTS source (
  key TEXT, source TEXT, doc_id TEXT, description TEXT, stored TEXT, PRIMARY KEY (key, source, doc_id));
CREATE INDEX IF NOT EXISTS source_place ON source (source, doc_id);
CREATE TABLE IF NOT EXISTS named (key TEXT, part TEXT, id TEXT, kind TEXT, name TEXT, suggestion TEXT);
CREATE INDEX IF NOT EXISTS named_key ON named (key);
CREATE TABLE IF NOT EXISTS pending (key TEXT PRIMARY KEY, entry TEXT);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT);
"""

_FAILURE_TABLES = """
CREATE TABLE IF NOT EXISTS failure (
  key TEXT, annotator TEXT, error TEXT, place TEXT, PRIMARY KEY (key, annotator)) WITHOUT ROWID;
"""
"""The annotators that failed over a document that is stored; stores of before have no such table."""


class Manifest:
    """The manifest of one store; every change is one transaction."""

    def __init__(self, path: Path, writable: bool) -> None:
        if writable:
            self._database: sqlite3.Connection = connect(str(path), writable=True)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.executescript(
                _TABLES + _RUN_TABLES + _FILE_TABLES + _DIGEST_TABLES + _FAILURE_TABLES + _SIZE_TABLES + _WORD_TABLES
            )
        else:
            self._database = _open_for_reading(path)
        self.files = FileBook(self._database)
        self.digests = DigestBook(self._database)
        self.runs = RunBook(self._database)
        self.sources = SourceBook(self._database)
        self.words = WordBook(self._database)
        self.arrivals = ArrivalBook(self._database)
        self.sizes = SizeBook(self._database)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def intend(self, key: str, entry: Entry | None) -> None:
        """Note what will hold of the document once its graph has changed, or that it will be gone."""
        line = entry.to_json() if entry else None
        self._database.execute("INSERT OR REPLACE INTO pending VALUES (?, ?)", (key, line))

    def intend_all(self, entries: Sequence[Entry]) -> None:
        """Note the same of several new documents, in one transaction."""
        with self.transaction():
            for entry in entries:
                self.intend(entry.key, entry)

    def intended(self) -> list[tuple[str, Entry | None]]:
        """What was intended and not settled: the store was killed in between."""
        rows = self._database.execute("SELECT key, entry FROM pending ORDER BY key").fetchall()
        return [(key, Entry.from_json(line) if line else None) for key, line in rows]

    def forget_intention(self, key: str) -> None:
        """Forget what was intended and did not happen."""
        self._database.execute("DELETE FROM pending WHERE key = ?", (key,))

    def settle(self, key: str, entry: Entry | None) -> None:
        """Note that the document's graph is as intended, and that links are to be computed anew."""
        self.settle_all([(key, entry)])

    def settle_all(
        self,
        changes: Iterable[tuple[str, Entry | None]],
        digests: Iterable[tuple[str, Digest]] = (),
        sizes: Iterable[tuple[str, int]] = (),
        loose: int = 0,
    ) -> None:
        """Note the same of several documents, in one transaction, with the digests of those that have one.

        ``sizes`` are how many quads the graphs of documents have, ``loose`` how many came into files of their own.
        """
        with self.transaction():
            for key, entry in changes:
                times = self._database.execute("SELECT source, doc_id, stored FROM source WHERE key = ?", (key,))
                known = {(place, doc_id): stored for place, doc_id, stored in times}
                for table in ("document", "source", "named", "pending", "digest", "failure", "size"):
                    self._database.execute(f"DELETE FROM {table} WHERE key = ?", (key,))  # noqa: S608 (fixed names)
                if entry:
                    self._write(entry, known)
                else:
                    self.files.forget(key)
            self.digests.put(digests)
            self.sizes.put(sizes)
            self.set_fact("links", "stale")
            if loose:
                self.set_fact("loose", str(self.number("loose") + loose))

    def _write(self, entry: Entry, known: dict[tuple[str, str], str]) -> None:
        row = (entry.key, entry.run, entry.sha256, entry.length, entry.statements)
        self._database.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", row)
        for found in entry.described.sources:
            stored = known.get((found.source, found.doc_id)) or now()
            values = (entry.key, found.source, found.doc_id, json.dumps(found._asdict()), stored)
            self._database.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?)", values)
            self._database.execute("DELETE FROM unread WHERE source = ?", (found.source,))
        rows = [(entry.key, part, *named) for part in ("found", "told") for named in getattr(entry, part)]
        self._database.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?, ?)", rows)
        failed = [(entry.key, *astuple(failure)) for failure in entry.failures]
        self._database.executemany("INSERT INTO failure VALUES (?, ?, ?, ?)", failed)

    def entry(self, key: str) -> Entry | None:
        """All that is known of one document, or ``None``."""
        query = "SELECT run, sha256, length, statements FROM document WHERE key = ?"
        row = self._database.execute(query, (key,)).fetchone()
        if row is None:
            return None
        run, sha256, length, statements = row
        return Entry(
            key=key,
            run=run,
            sha256=sha256,
            length=length,
            statements=statements,
            found=self._named(key, "found"),
            told=self._named(key, "told"),
            failures=self.failures_over(key),
            described=self._described(key),
        )

    def failures_over(self, key: str) -> tuple[AnnotatorFailure, ...]:
        """The annotators that failed over a document, by name."""
        query = "SELECT annotator, error, place FROM failure WHERE key = ? ORDER BY annotator"
        return tuple(AnnotatorFailure(*row) for row in self._database.execute(query, (key,)))

    def incomplete(self) -> list[str]:
        """The keys of the documents that an annotator failed over, in order."""
        return [key for (key,) in self._database.execute("SELECT DISTINCT key FROM failure ORDER BY key")]

    def incomplete_files(self) -> dict[str, int]:
        """The files that such documents are in, and in how many each: what newer ones superseded is not counted."""
        rows = self._database.execute(
            "SELECT file, COUNT(DISTINCT key) FROM place WHERE gone IS NULL AND key IN (SELECT key FROM failure)"
            " GROUP BY file"
        )
        return {str(file): int(count) for file, count in rows}

    def _described(self, key: str) -> Described:
        rows = self._database.execute(
            "SELECT description FROM source WHERE key = ? ORDER BY doc_id, source", (key,)
        ).fetchall()
        return Described.by(key, [Description.from_json(json.loads(line)) for (line,) in rows])

    def _named(self, key: str, part: str) -> tuple[Named, ...]:
        rows = self._database.execute(
            "SELECT id, kind, name, suggestion FROM named WHERE key = ? AND part = ? ORDER BY rowid", (key, part)
        )
        return tuple(Named(*row) for row in rows)

    def run_of(self, key: str) -> str | None:
        """The id of the run that read the document, or ``None`` if it is not stored."""
        row = self._database.execute("SELECT run FROM document WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def sha256_of(self, key: str) -> str | None:
        """The SHA-256 of the document's text in UTF-8, or ``None`` if it is not stored."""
        row = self._database.execute("SELECT sha256 FROM document WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def keys(self) -> list[str]:
        """The keys of all documents, in order."""
        return [key for (key,) in self._database.execute("SELECT key FROM document ORDER BY key")]

    def documents(self) -> Iterator[StoredDocument]:
        """All documents, by key."""
        for key in self.keys():
            row = self._database.execute("SELECT run, length, statements FROM document WHERE key = ?", (key,))
            run, length, statements = row.fetchone()
            yield StoredDocument(key, run, length, statements, self._described(key))

    def totals(self) -> tuple[int, int]:
        """How many documents there are, and how many code points all their texts have."""
        row = self._database.execute("SELECT COUNT(*), COALESCE(SUM(length), 0) FROM document").fetchone()
        return int(row[0]), int(row[1])

    def statements(self) -> int:
        """How many statements all documents have."""
        (found,) = self._database.execute("SELECT COALESCE(SUM(statements), 0) FROM document").fetchone()
        return int(found)

    def all_named(self) -> Iterable[Named]:
        """All that the stored documents name, to be gone over as often as wanted, in no order that matters."""
        return _AllNamed(self._database)

    def damage(self) -> str:
        """What SQLite finds wrong with its own file, empty if nothing."""
        (first,) = self._database.execute("PRAGMA quick_check(1)").fetchone()
        return "" if first == "ok" else str(first)

    def set_runs(self, runs: Mapping[str, str]) -> None:
        """Note of documents which run read them; with an empty one they are read again by the next build."""
        with self.transaction():
            rows = [(run, key) for key, run in runs.items()]
            self._database.executemany("UPDATE document SET run = ? WHERE key = ?", rows)

    def number(self, name: str) -> int:
        """A fact that is a number, 0 if it was never set."""
        return int(self.fact(name) or 0)

    def fact(self, name: str) -> str:
        """One fact of the store as a whole, empty if it was never set."""
        row = self._database.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_fact(self, name: str, value: str) -> None:
        """Set a fact of the store as a whole."""
        self._database.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A block that happens as a whole, or not at all."""
        self._database.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


class _AllNamed:
    """The rows of what is named, read from the database each time they are gone over."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __iter__(self) -> Iterator[Named]:
        return starmap(Named, self._database.execute("SELECT id, kind, name, suggestion FROM named ORDER BY rowid"))


def _open_for_reading(path: Path) -> sqlite3.Connection:
    database = connection_for_reading(path)
    later = (("file", _FILE_TABLES), ("digest", _DIGEST_TABLES), ("failure", _FAILURE_TABLES), ("size", _SIZE_TABLES))
    for table, tables in later:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():  # a store of before
            created = "".join(part + ";" for part in tables.split(";") if "INDEX" not in part)
            database.executescript(created.replace("CREATE TABLE", "CREATE TEMP TABLE"))
    return database
