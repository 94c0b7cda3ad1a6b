"""For which states statements are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.query.own import Row


def states_of(rows: Iterable[Row]) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The states for which each statement is made, by statement and reference to a speaker, with their names."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        found[row["statement"], row["reference"]].setdefault(row["state"], row.get("label", ""))
    return found
