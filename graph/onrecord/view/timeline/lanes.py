"""Statements along the days they were made, one lane an actor; what no document dates stands apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.statement_row import StatementRow
from onrecord.view.rows.statements import Rows


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker's statements: ``dated`` by the day they were made, ``undated`` in the order given; ids."""

    actor: str
    dated: tuple[str, ...]
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes, the fullest first, and the first and last day of any statement, in ISO 8601 or empty."""

    lanes: tuple[Lane, ...]
    first: str
    last: str


def timeline(rows: Rows, statements: Iterable[StatementRow[str]]) -> Timeline:
    """The lanes of statements; one with several speakers is in each one's lane, one with none in a lane of its own.

    A range open at one end counts by the end it has.
    """
    dated: dict[str, list[tuple[str, str]]] = defaultdict(list)
    undated: dict[str, list[str]] = defaultdict(list)
    days: list[str] = []
    for statement in statements:
        bounds = [day for day in (statement.start, statement.end) if day]
        days += bounds
        for speaker in statement.speakers or ("",):
            if bounds:
                dated[speaker].append((bounds[0], statement.id))
            else:
                undated[speaker].append(statement.id)
    lanes = [
        Lane(actor, tuple(one for _, one in sorted(dated[actor])), tuple(undated[actor]))
        for actor in {**dated, **undated}
    ]
    lanes.sort(
        key=lambda lane: (not lane.actor, -len(lane.dated), -len(lane.undated), rows.sort_name(lane.actor), lane.actor)
    )
    return Timeline(tuple(lanes), min(days, default=""), max(days, default=""))
