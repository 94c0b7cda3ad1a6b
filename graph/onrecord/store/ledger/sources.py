"""Where the documents of a store came from: a book of the manifest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator


class SourceBook:
    """The sources of the documents in a manifest; ``Manifest.settle_all`` writes them with their documents."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def all(self) -> Iterator[tuple[str, str, str]]:
        """Key, source and ``doc_id`` of every source."""
        yield from self._database.execute("SELECT key, source, doc_id FROM source ORDER BY key, source, doc_id")

    def count(self) -> int:
        """How many sources the documents have."""
        return int(self._database.execute("SELECT COUNT(*) FROM source").fetchone()[0])

    def same_text_at(self, source: str, doc_id: str, sha256: str) -> list[str]:
        """The keys of documents with the text of that hash that were read at the same place."""
        rows = self._database.execute(
            "SELECT key FROM source JOIN document USING (key) WHERE source = ? AND doc_id = ? AND sha256 = ?"
            " ORDER BY key",
            (source, doc_id, sha256),
        )
        return [key for (key,) in rows]

    def untold(self) -> list[tuple[str, tuple[str, ...]]]:
        """The sources of documents of the United Nations that lack symbol, organ or day, and what each lacks."""
        rows = self._database.execute(
            "SELECT source, json_extract(description, '$.untold') FROM source"
            " WHERE json_extract(description, '$.untold') <> '[]' ORDER BY source, doc_id"
        )
        return [(str(source), tuple(json.loads(lacking))) for source, lacking in rows]

    def cut_off(self) -> list[tuple[str, str]]:
        """The sources that have a part of their document only, and why."""
        rows = self._database.execute(
            "SELECT source, json_extract(description, '$.cut_off') FROM source"
            " WHERE json_extract(description, '$.cut_off') IS NOT NULL ORDER BY source, doc_id"
        )
        return [(str(source), str(why)) for source, why in rows]

    def unanalysed(self) -> int:
        """How many documents are in another language than those analysed."""
        row = self._database.execute(
            "SELECT COUNT(DISTINCT key) FROM source WHERE json_extract(description, '$.language') IS NOT NULL"
            " AND lower(substr(json_extract(description, '$.language'), 1, 2)) <> 'en'"
        ).fetchone()
        return int(row[0])
