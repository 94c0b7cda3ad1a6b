"""The manifest's part on runs: with which software and settings the stored documents were read."""

from __future__ import annotations

import json
import sqlite3

from onrecord.store.base import Run

TABLES = """
CREATE TABLE IF NOT EXISTS run (id TEXT PRIMARY KEY, version TEXT, vocabulary TEXT, settings TEXT);
"""


class RunBook:
    """The runs of one store, in the manifest's database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def begin(self, run: Run) -> None:
        """Add the run to those that are known."""
        values = (run.id, run.version, run.vocabulary, _settings(run))
        self._database.execute("INSERT OR IGNORE INTO run VALUES (?, ?, ?, ?)", values)

    def has_settings(self, key: str, run: Run) -> bool:
        """Whether the document is stored and was read with the settings of that run, by whatever rules."""
        row = self._database.execute(
            "SELECT settings FROM document JOIN run ON run.id = document.run WHERE key = ?", (key,)
        ).fetchone()
        return row is not None and row[0] == _settings(run)

    def that_made_documents(self) -> dict[str, tuple[str, int]]:
        """For each run that made a stored document: the software's version, and how many it made."""
        rows = self._database.execute(
            "SELECT run.id, version, COUNT(*) FROM document JOIN run ON run.id = document.run GROUP BY run.id"
            " ORDER BY run.id"
        )
        return {run: (version, count) for run, version, count in rows}


def _settings(run: Run) -> str:
    return json.dumps(sorted(run.settings.items()))
