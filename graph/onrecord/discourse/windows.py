"""Time windows: slices of an event list, each event with how much it counts there."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.discourse.choice import MOST_WINDOWS, Choice, Window
from onrecord.discourse.event import Event
from onrecord.discourse.kernel import KERNELS
from onrecord.errors import OnRecordError

Weighted = tuple[Event, float]
"""An event, and how much it counts."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A window's first and last day, and the events that count in it; without windows there are no days."""

    first: date | None
    last: date | None
    events: tuple[Weighted, ...]

    @property
    def name(self) -> str:
        """Its days, as ``2020-04-01 to 2020-04-30``; empty without windows."""
        return f"{self.first} to {self.last}" if self.first and self.last else ""


def slices(events: Sequence[Event], choice: Choice) -> list[Slice]:
    """Return the windows in their order, or one slice of all events where none are chosen.

    Windows of events have that many of them. Others begin with a calendar week (a Monday), month or year, or
    with the day chosen as the first, and go on until one reaches the last day. Raises ``OnRecordError`` for
    more than ``MOST_WINDOWS``.
    """
    window = choice.window
    if window is None:
        return [Slice(None, None, tuple((one, 1.0) for one in events))]
    dated = [one for one in events if one.day]
    if not dated:
        return []
    try:
        found = list(_by_events(dated, window, choice.kernel) if window.unit == "events" else _by_days(dated, choice))
    except (OverflowError, ValueError):  # a day that no calendar has
        raise OnRecordError(
            f"--window {window.unit}={window.size} goes beyond the year 9999; give a shorter one, or a shorter --step"
        ) from None
    if len(found) > MOST_WINDOWS:
        raise OnRecordError(f"--window gives more than {MOST_WINDOWS:,} windows; give longer ones, or a longer --step")
    return found


def _by_events(events: Sequence[Event], window: Window, kernel: str) -> Iterator[Slice]:
    weight = KERNELS[kernel]
    size = min(window.size, len(events))
    for number, begin in enumerate(range(0, len(events) - size + 1, window.step)):
        if number > MOST_WINDOWS:
            return
        inside = events[begin : begin + size]
        middle = begin + (size - 1) / 2
        reach = events if kernel == "gaussian" else inside
        offset = 0 if kernel == "gaussian" else begin
        weighed = ((one, weight((place - middle) / (size / 2))) for place, one in enumerate(reach, start=offset))
        yield Slice(inside[0].day, inside[-1].day, tuple((one, each) for one, each in weighed if each))


def _by_days(events: Sequence[Event], choice: Choice) -> Iterator[Slice]:
    window, weight = choice.window, KERNELS[choice.kernel]
    assert window
    days = [one.day for one in events if one.day]
    begin = choice.start or _beginning(min(days), window)
    end = choice.until or max(days)
    for number in range(MOST_WINDOWS + 1):
        first = _later(begin, window, number * window.step)
        last = _later(begin, window, number * window.step + window.size) - timedelta(days=1)
        length = (last - first).days + 1
        middle = (length - 1) / 2
        weighed = (
            (one, weight(((one.day - first).days - middle) / (length / 2)))
            for one in events
            if one.day and (choice.kernel == "gaussian" or first <= one.day <= last)
        )
        yield Slice(first, last, tuple((one, each) for one, each in weighed if each))
        if last >= end:
            return


def _beginning(day: date, window: Window) -> date:
    """The first day of the calendar week, month or year that a day is in; the day itself for days."""
    if window.unit == "weeks":
        return day - timedelta(days=day.weekday())
    if window.unit == "months":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if window.unit == "years" else day


def _later(day: date, window: Window, number: int) -> date:
    """The day that many units later; the month's last where it has no such day."""
    if window.unit in ("days", "weeks"):
        return day + timedelta(days=number * (7 if window.unit == "weeks" else 1))
    months = day.month - 1 + number * (12 if window.unit == "years" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
