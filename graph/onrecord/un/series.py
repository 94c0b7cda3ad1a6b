"""What is known of UN document symbols besides their grammar, read from the tables in ``ontology/sources``.

The series and what may follow them, the years of the Security Council's resolutions, and the words that
say of a number behind them that it is no symbol and no resolution of the United Nations.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.ids import relative_id
from onrecord.resources import ontology_folder


@dataclass(frozen=True, slots=True)
class Series:
    """A series of symbols (``CRC``), or a body in one that has a name (``A/HRC``).

    ``words`` are the names that may stand first behind it; ``None`` if it forms them freely. A closed
    series takes named bodies only below its commissions and conferences. ``direct`` says which numbers
    may follow at once: ``serial`` (``CD/2141``), ``numbered`` (``DP/2020/1``), ``dotted`` (``IDB.48/2``).
    """

    name: str
    words: frozenset[str] | None
    closed: bool
    direct: frozenset[str]


@lru_cache(maxsize=1)
def series() -> dict[str, Series]:
    """The known series, by name.

    >>> sorted(series()["DP"].direct), series()["A"].closed
    (['numbered', 'serial'], True)
    """
    return {row["series"]: _series(row) for row in _rows("un_symbol_series.csv")}


def _series(row: dict[str, str]) -> Series:
    closed, words = row["words"] == "closed", row["words"]
    named = None if words in ("open", "closed") else frozenset(words.split()) - {"none"}
    return Series(row["series"], named, closed, frozenset(row["direct"].split()))


@lru_cache(maxsize=1)
def resolution_years() -> tuple[tuple[int, int, int], ...]:
    """Year, first and last number of the Security Council's resolutions, in order."""
    rows = _rows("sc_resolution_years.csv")
    return tuple((int(row["year"]), int(row["first"]), int(row["last"])) for row in rows)


def year_of_resolution(number: int) -> int | None:
    """The year in which the Security Council adopted a resolution; ``None`` for numbers not in the table.

    >>> year_of_resolution(822), year_of_resolution(99999)
    (1993, None)
    """
    return next((year for year, first, last in resolution_years() if first <= number <= last), None)


@lru_cache(maxsize=2)
def refuting(before: str) -> frozenset[str]:
    """Lower-case words that refute what stands behind them as a ``symbol`` or as a UN ``resolution``."""
    return frozenset(row["word"] for row in _rows("un_symbol_refuted.csv") if row["before"] == before)


@lru_cache(maxsize=1)
def organ_prefixes() -> tuple[tuple[str, str, bool], ...]:
    """Beginning of the symbols, id and whether sessions are numbered, of each organ, the longest first."""
    rows = [row for row in _rows("organs.csv") if row["symbol_prefix"]]
    found = [(row["symbol_prefix"], relative_id("organ", row["id"]), row["sessions"] == "number") for row in rows]
    return tuple(sorted(found, key=lambda each: (-len(each[0]), each)))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (ontology_folder() / "sources" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
