"""The manifest's part on sizes: how many quads the graph of each document has."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

TABLES = """
CREATE TABLE IF NOT EXISTS size (key TEXT PRIMARY KEY, quads INTEGER) WITHOUT ROWID;
"""
"""Stores of layout 1 have no such table."""


class SizeBook:
    """The sizes of one store's documents, in the manifest's database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def put(self, sizes: Iterable[tuple[str, int]]) -> None:
        """Note how many quads the graphs of the documents with these keys have."""
        self._database.executemany("INSERT OR REPLACE INTO size VALUES (?, ?)", sizes)

    def known(self) -> dict[str, int]:
        """How many quads the graph of each document has, by key, as far as that was noted."""
        return dict(self._database.execute("SELECT key, quads FROM size"))

    def lacking(self) -> list[str]:
        """The keys of documents of whose graphs it was not noted how many quads they have, in order."""
        rows = self._database.execute("SELECT key FROM document WHERE key NOT IN (SELECT key FROM size) ORDER BY key")
        return [key for (key,) in rows]
