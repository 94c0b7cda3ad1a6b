"""What statements are narrowed to: who spoke, for whom, which act, on what, when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.errors import QueryError, SearchError
from onrecord.model.ids import relative
from onrecord.query.catalogue import read_query
from onrecord.query.results import Rows
from onrecord.query.run import evaluate
from onrecord.rdf.quads import Quads
from onrecord.resources import query_text

NAMES = ("speaker", "state", "act", "stance", "subject", "item")
"""What statements are narrowed to besides days."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Ids, IRIs or names for ``speaker``, ``state``, ``item`` and ``subject``; the name of an act, a stance; days."""

    speaker: str | None = None
    state: str | None = None
    act: str | None = None
    stance: str | None = None
    subject: str | None = None
    item: str | None = None
    since: date | None = None
    until: date | None = None

    def statements(self, graph: Quads) -> frozenset[str] | None:
        """The relative ids of the statements that fit; ``None`` if it narrows nothing.

        Raises ``SearchError`` for a value that nothing in the graph answers to.
        """
        days = {"from": self.since, "until": self.until}
        names = {name: getattr(self, name) for name in NAMES}
        given = {name: str(value) for name, value in {**names, **days}.items() if value}
        if not given:
            return None
        try:
            rows = evaluate(graph, read_query("search", query_text("told/allowed")), given)
        except QueryError as error:
            raise SearchError(str(error).replace("--param ", "--")) from None
        assert isinstance(rows, Rows)
        return frozenset(relative(statement) for (statement,) in rows.texts())


def read_narrowing(given: Mapping[str, str]) -> Narrowing:
    """What texts by their names narrow to, days as ``from`` and ``until``. Raises ``SearchError``."""
    named = {name: value for name, value in given.items() if value and name not in ("from", "until")}
    for name in named:
        if name not in NAMES:
            raise SearchError(f"--{name[:40]}: statements are not narrowed by that; give one of {', '.join(NAMES)}")
    return Narrowing(**named, since=_day(given, "from"), until=_day(given, "until"))


def _day(given: Mapping[str, str], name: str) -> date | None:
    if not given.get(name):
        return None
    try:
        return date.fromisoformat(given[name])
    except ValueError:
        raise SearchError(f"--{name} {given[name][:40]!r}: is no day; write it as YYYY-MM-DD") from None
