"""Dates placed on the calendar: what the words say, against the publication and the dates beside them.

Each rule returns a period or ``None`` where the text gives too little. Here are the dates made of other
dates: parts of one, intervals, bounds; those that stand alone are placed in modules of their own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.date.calendar_resolution import place_calendar, place_season, place_weekday, place_years
from onrecord.annotate.date.context import Context
from onrecord.annotate.date.expression import (
    Around,
    Bound,
    Calendar,
    Edge,
    Expression,
    Interval,
    Part,
    Season,
    Shift,
    SoFar,
    Stretch,
    Turn,
    Weekday,
    Years,
)
from onrecord.annotate.date.period import Period, edge_of, inferred, months_of, part_of, shifted, unit_around
from onrecord.annotate.date.relative_resolution import place_relative
from onrecord.annotate.date.verb.ahead import Tense
from onrecord.model.statement import Precision


def resolve(expression: Expression, context: Context) -> Period | None:
    """The period that the words name, ``None`` where nothing places it."""
    match expression:
        case Calendar():
            return place_calendar(expression, context)
        case Weekday():
            return place_weekday(expression, context)
        case Season():
            return place_season(expression, context)
        case Years():
            return place_years(expression, context)
        case Turn() | Shift() | Stretch() | SoFar():
            return place_relative(expression, context)
        case Part():
            return _part(expression, context)
        case Edge():
            whole = resolve(expression.whole, context)
            return edge_of(whole, expression.unit, expression.first, expression.count) if whole else None
        case Around():
            return _around(expression, context)
        case Interval():
            return _interval(expression, context)
        case Bound():
            return _bound(expression, context)


def years_named(expression: Expression) -> tuple[int, ...]:
    """The years that the words give themselves."""
    match expression:
        case Calendar(year=int(year)) | Season(year=int(year)):
            return (year,)
        case Part(whole=whole) | Edge(whole=whole) | Bound(date=whole) | Around(date=whole):
            return years_named(whole)
        case Interval(first=first, last=last):
            return years_named(first) + years_named(last)
        case _:
            return ()


def _part(found: Part, context: Context) -> Period | None:
    whole = resolve(found.whole, context)
    if whole is None:
        return None
    if found.name == "season":
        year = whole.start.year if whole.start else None
        return inferred(months_of(year, found.number * 3, 3, "season")) if year else None
    parts: dict[str, tuple[int, Precision]] = {"quarter": (4, "quarter"), "half": (2, "half"), "phase": (3, "period")}
    count, precision = parts[found.name]
    return part_of(whole, found.number, count, precision)


def _around(found: Around, context: Context) -> Period | None:
    whole = resolve(found.date, context)
    if whole is None or whole.start is None or whole.end is None:
        return None
    place = shifted(whole.start if found.count <= 0 else whole.end, found.unit, found.count)
    days = found.unit if not found.count else "day" if found.unit in ("day", "week", "fortnight") else found.unit
    around = unit_around(place, days) if place else None
    return replace(around, stated=whole.stated) if around else None


def _interval(found: Interval, context: Context) -> Period | None:
    first, last = _completed(found.first, found.last)
    end = resolve(last, context)
    start = resolve(first, context)
    if start is None or end is None or start.start is None or end.end is None:
        return None
    stated = start.stated and end.stated
    if start.start > end.end and not stated:
        start = _before(start, first, end)
    if start is None or start.start is None or start.start > end.end:
        return None
    days = start.precision == end.precision == "day"
    return Period(start.start, end.end, "range" if days else "period", stated)


def _completed(first: Expression, last: Expression) -> tuple[Expression, Expression]:
    """Both ends with the month and year that only one of them gives."""
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)):
        return first, last
    if first.month is None and first.day is not None:
        first = replace(first, month=last.month)
    if first.year_turn is None and first.turn is None and first.month and last.month:
        later = (first.month, first.day or 0) > (last.month, last.day or 0)
        if first.year is None and last.year is not None:
            first = replace(first, year=last.year - later)
        elif first.year is not None and last.year is None:
            last = replace(last, year=first.year + later)
        elif first.year is None:
            first = replace(first, year_turn=last.year_turn)
    return first, last


def _before(start: Period, first: Expression, end: Period) -> Period | None:
    """The start moved to before its end: a week back for a weekday, a year back for a day of a month."""
    if start.start is None:
        return None
    place = shifted(start.start, "week" if isinstance(first, Weekday) else "year", -1)
    return replace(start, start=place) if place and end.end and place <= end.end else None


def _bound(found: Bound, context: Context) -> Period | None:
    tense: Tense = context.tense
    if found.side == "since":
        tense = "past"
    elif found.side == "until" and tense == "unknown":
        tense = "future"
    whole = resolve(found.date, replace(context, tense=tense))
    if whole is None:
        return None
    return _open(whole, found.side)


def _open(whole: Period, side: str) -> Period | None:
    """The time from, up to, before or after a period."""
    day = timedelta(days=1)
    if side in ("since", "from"):
        return replace(whole, end=None)
    if side == "until":
        return replace(whole, start=None)
    if side == "before" and whole.start and whole.start > date.min:
        return replace(whole, start=None, end=whole.start - day)
    if side == "after" and whole.end and whole.end < date.max:
        return replace(whole, start=whole.end + day, end=None)
    return None
