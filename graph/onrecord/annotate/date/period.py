"""Periods: stretches of the calendar, and the arithmetic on them. Bounds are ISO dates, inclusive.

A week runs from Monday to Sunday and a century from its year 00 to its year 99 (both ISO 8601), a
season is three whole months of the northern hemisphere (winter begins in December of its year), and
"early", "mid" and "late" are the thirds of a period (days 1-10, 11-20 and the rest of a month).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from onrecord.model.statement import Precision

Unit = Literal["day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"]

_MONTHS_OF: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_PRECISION_OF: dict[Unit, Precision] = {
    "day": "day", "week": "range", "weekend": "range", "fortnight": "range", "month": "month",
    "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar; a missing bound is open."""

    start: date | None
    end: date | None
    precision: Precision
    stated: bool = True


def day_of(year: int, month: int, day: int) -> Period | None:
    """One day, or ``None`` where the calendar has no such day.

    >>> day_of(2021, 2, 29) is None
    True
    """
    try:
        place = date(year, month, day)
    except ValueError:
        return None
    return Period(place, place, "day")


def months_of(year: int, month: int, count: int, precision: Precision) -> Period | None:
    """``count`` whole months from a month on; ``None`` outside the years 1 to 9999.

    >>> months_of(2019, 12, 3, "season").end
    datetime.date(2020, 2, 29)
    """
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    if not 1 <= last_year <= 9999 or year > 9999:
        return None
    end = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Period(date(max(year, 1), month if year >= 1 else 1, 1), end, precision)


def years_of(first: int, last: int, precision: Precision) -> Period | None:
    """Whole years, both included."""
    return months_of(first, 1, 12 * (last - first + 1), precision) if first <= last else None


def unit_around(place: date, unit: Unit) -> Period | None:
    """The day, week, month ... that holds a day.

    >>> unit_around(date(2020, 4, 15), "week").start
    datetime.date(2020, 4, 13)
    """
    if unit in _DAYS_OF:
        offset, length = {"week": (place.weekday(), 7), "weekend": (place.weekday() - 5, 2)}.get(unit, (0, 1))
        try:
            start = place - timedelta(days=offset)
            return Period(start, start + timedelta(days=length - 1), _PRECISION_OF[unit])
        except OverflowError:
            return None
    count = _MONTHS_OF[unit]
    if count >= 12:
        years = count // 12
        return months_of(place.year - place.year % years, 1, count, _PRECISION_OF[unit])
    return months_of(place.year, place.month - (place.month - 1) % count, count, _PRECISION_OF[unit])


def shifted(place: date, unit: Unit, count: int) -> date | None:
    """The day ``count`` units later (earlier if negative); the last day of a month that is too short."""
    try:
        if unit in _DAYS_OF:
            return place + timedelta(days=count * _DAYS_OF[unit])
        year, month = divmod(place.year * 12 + place.month - 1 + count * _MONTHS_OF[unit], 12)
        return date(year, month + 1, min(place.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def edge_of(whole: Period, unit: Unit, first: int, count: int) -> Period | None:
    """So many units of a period from the ``first``-th on, or its last ones if that is -1; ``None`` outside it.

    The weeks of a month are its days 1-7, 8-14, 15-21 and 22-28, its last week its last seven days.

    >>> edge_of(months_of(2020, 3, 1, "month"), "week", -1, 1).start
    datetime.date(2020, 3, 25)
    """
    if whole.start is None or whole.end is None or count < 1:
        return None
    day = timedelta(days=1)
    try:
        if first < 0:
            end = whole.end
            after = shifted(end + day, unit, -count)
            start = after
        else:
            start = shifted(whole.start, unit, first - 1)
            after = shifted(start, unit, count) if start else None
            end = after - day if after else whole.end
    except OverflowError:
        return None
    if start is None or after is None or start < whole.start or end > whole.end:
        return None
    return Period(start, end, "day" if start == end else "period", whole.stated)


def part_of(whole: Period, number: int, parts: int, precision: Precision) -> Period | None:
    """The ``number``-th of so many equal parts of a period, in whole years, months or tens of days.

    >>> part_of(months_of(2020, 3, 1, "month"), 2, 3, "period")
    Period(start=datetime.date(2020, 3, 11), end=datetime.date(2020, 3, 20), precision='period', stated=True)
    """
    if whole.start is None or whole.end is None or not 1 <= number <= parts:
        return None
    years = whole.end.year - whole.start.year + 1
    if parts == 3 and years >= 10:  # "the early 1990s" are whole years: 1990-93, 1994-96, 1997-99
        first, last = -(-years * (number - 1) // parts), -(-years * number // parts) - 1
        third = years_of(whole.start.year + first, whole.start.year + last, precision)
        return replace(third, stated=whole.stated) if third else None
    months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
    if months % parts == 0:
        first = whole.start.month - 1 + (number - 1) * (months // parts)
        part = months_of(whole.start.year + first // 12, first % 12 + 1, months // parts, precision)
        return replace(part, stated=whole.stated) if part else None
    days = (whole.end - whole.start).days + 1
    if days < parts:  # "the first quarter Tuesday"
        return None
    size = 10 if parts == 3 and 28 <= days <= 31 else days // parts
    start = whole.start + timedelta(days=size * (number - 1))
    end = whole.end if number == parts else start + timedelta(days=size - 1)
    return Period(start, end, precision, whole.stated)


def inferred(period: Period | None) -> Period | None:
    """The same stretch, marked as completed from outside its words; ``None`` for none."""
    return replace(period, stated=False) if period else None
