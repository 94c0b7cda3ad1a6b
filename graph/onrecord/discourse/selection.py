"""Which events count in a network: by day, by value, once a period, and of those who speak often enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from onrecord.discourse.choice import Choice, Field
from onrecord.discourse.event import Event
from onrecord.errors import OnRecordError


@dataclass(frozen=True, slots=True)
class Selection:
    """The events that count, those in the span of days that any node is of, and how many undated ones went."""

    events: tuple[Event, ...]
    in_span: tuple[Event, ...]
    undated: int


def selected(events: Iterable[Event], choice: Choice) -> Selection:
    """Return the events that a choice lets through, in their order.

    Undated events stay unless days decide: with a first or last day or with time windows they go. Values are
    looked at first, then duplicates, then how many statements are left of each actor and subject.
    """
    listed = list(events)
    if choice.start or choice.until or choice.window:
        in_span = [one for one in listed if one.day and _within(one, choice)]
        undated = sum(one.day is None for one in listed)
    else:
        in_span, undated = listed, 0
    kept = [one for one in in_span if _wanted(one, choice)]
    _refuse_unknown(listed, choice)
    once = without_duplicates(kept, choice)
    actors = Counter(one.actor.id for one in once)
    subjects = Counter(one.subject.id for one in once)
    enough = tuple(
        one
        for one in once
        if actors[one.actor.id] >= choice.least_of_actors and subjects[one.subject.id] >= choice.least_of_subjects
    )
    return Selection(enough, tuple(in_span), undated)


def without_duplicates(events: Iterable[Event], choice: Choice) -> list[Event]:
    """The first of each actor, subject and stance in a document, week, month, year or altogether; or all."""
    if choice.duplicates == "all":
        return list(events)
    period = _PERIODS[choice.duplicates]
    first: dict[Hashable, Event] = {}
    for one in events:
        first.setdefault((one.actor.id, one.subject.id, one.favours, period(one)), one)
    return list(first.values())


_PERIODS: dict[str, Callable[[Event], Hashable]] = {
    "document": lambda one: one.document,
    "week": lambda one: one.day and one.day.isocalendar()[:2],
    "month": lambda one: one.day and (one.day.year, one.day.month),
    "year": lambda one: one.day and one.day.year,
    "range": lambda _: None,
}
"""What a duplicate has in common with an earlier event; undated events are one period."""

FIELDS: dict[Field, Callable[[Event], tuple[str, ...]]] = {
    "actor": lambda one: (one.actor.id, one.actor.label),
    "actor-kind": lambda one: (one.actor.kind,),
    "state": lambda one: (one.state.id, one.state.label) if one.state else (),
    "subject": lambda one: (one.subject.id, one.subject.label),
    "subject-kind": lambda one: (one.subject.kind,),
    "stance": lambda one: (one.stance,),
    "document": lambda one: (one.document,),
}
"""What an event has in each field that can be chosen by: ids and labels."""


def _within(event: Event, choice: Choice) -> bool:
    day = event.day
    return day is not None and (not choice.start or day >= choice.start) and (not choice.until or day <= choice.until)


def _wanted(event: Event, choice: Choice) -> bool:
    if any(value in FIELDS[field](event) for field, value in choice.without):
        return False
    fields = {field for field, _ in choice.only}
    return all(any(value in FIELDS[field](event) for name, value in choice.only if name == field) for field in fields)


def _refuse_unknown(events: Iterable[Event], choice: Choice) -> None:
    """Refuse a value that no event has: it is a slip, and an empty network would not tell."""
    listed = list(events)
    for option, pairs in (("--only", choice.only), ("--without", choice.without)):
        for field, value in pairs:
            if not any(value in FIELDS[field](one) for one in listed):
                raise OnRecordError(
                    f"{option} {field}={value}: no event has it; 'onrecord export -f events' lists ids and labels"
                )
