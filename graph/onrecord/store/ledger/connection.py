"""A connection to SQLite that tells in one line when it is used where it cannot be: after a fork, or in two threads."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable
from typing import Any

from onrecord.errors import StoreError

_SHARED = sqlite3.threadsafety == 3
"""Whether SQLite was compiled so that threads may share a connection; else each store belongs to one thread."""

FORKED = "the store was opened before this process was forked; open it in each process that uses it"


def connect(path: str, *, writable: bool, uri: bool = False) -> Connection:
    """A connection without implicit transactions; threads may share one that only reads."""
    database = sqlite3.connect(path, isolation_level=None, uri=uri, check_same_thread=False, factory=Connection)
    assert isinstance(database, Connection)
    database.belongs(to_thread=writable or not _SHARED)
    return database


class Connection(sqlite3.Connection):
    """The connection of an open store. Raises ``StoreError`` where another thread or process may not use it."""

    _process: int = 0
    _thread: int | None = None

    def belongs(self, *, to_thread: bool) -> None:
        """Belong to this process from now on, or to this thread alone."""
        self._process = os.getpid()
        self._thread = threading.get_ident() if to_thread else None

    def execute(self, *given: Any) -> sqlite3.Cursor:
        """As SQLite does."""
        self._check()
        return super().execute(*given)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        """As SQLite does."""
        self._check()
        return super().executemany(sql, rows)

    def _check(self) -> None:
        if self._process != os.getpid():
            raise StoreError(FORKED)
        if self._thread not in (None, threading.get_ident()):
            raise StoreError("the store was opened to be written in another thread; open it in the thread that uses it")
