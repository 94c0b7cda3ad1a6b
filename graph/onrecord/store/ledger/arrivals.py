"""When the documents of a store came into it: a book of the manifest, for what is new."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_ARRIVALS = """
SELECT key, stored, build
FROM (SELECT key, MIN(stored) AS stored FROM source GROUP BY key)
  LEFT JOIN (SELECT key, MIN(first) AS build FROM place GROUP BY key) USING (key)
WHERE stored >= :moment AND COALESCE(build, 0) > :number
ORDER BY stored DESC, build DESC, key
"""


class Arrival(NamedTuple):
    """A document that came: its key, the time in UTC, the number of the build, and whose place it took, by keys."""

    key: str
    stored: str
    build: int
    takes_place_of: tuple[str, ...]


class ArrivalBook:
    """The documents of a manifest by when they came; of one with several sources, when the first did."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def last(self) -> int:
        """The number of the last build that brought a document, 0 if there was none."""
        return int(self._database.execute("SELECT COALESCE(MAX(first), 0) FROM place").fetchone()[0])

    def since(self, moment: str) -> Sequence[Arrival]:
        """The documents that came at a time or later, the newest first."""
        return self._arrivals(moment=moment)

    def after_build(self, number: int) -> Sequence[Arrival]:
        """The documents that builds of a higher number brought, the newest first."""
        return self._arrivals(number=number)

    def _arrivals(self, moment: str = "", number: int = -1) -> Sequence[Arrival]:
        replaced: dict[str, list[str]] = defaultdict(list)
        for newer, older in self._database.execute("SELECT DISTINCT newer, older FROM revision ORDER BY newer, older"):
            replaced[newer].append(older)
        rows = self._database.execute(_ARRIVALS, {"moment": moment, "number": number})
        return [Arrival(key, stored, build or 0, tuple(replaced[key])) for key, stored, build in rows]
