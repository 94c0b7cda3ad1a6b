"""Dates told from another date, placed: "last week", "two weeks ago", "so far this year"."""

from __future__ import annotations

from datetime import date

from onrecord.annotate.date.context import Context
from onrecord.annotate.date.expression import Shift, SoFar, Stretch, Turn
from onrecord.annotate.date.period import Period, inferred, shifted, unit_around


def place_relative(found: Turn | Shift | Stretch | SoFar, context: Context) -> Period | None:
    """The period that words mean which count from the publication or from the date before them."""
    origin = context.origin("published" if isinstance(found, Stretch) else found.origin)
    if origin is None:
        return None
    match found:
        case Turn():
            return _turn(found, origin, context)
        case Shift():
            return _shift(found, origin, context)
        case Stretch(unit=unit, count=count):
            place = shifted(origin, unit, count)
            return Period(min(origin, place), max(origin, place), "period", stated=False) if place else None
        case SoFar():
            return _so_far(found, origin, context)


def _turn(found: Turn, origin: date, context: Context) -> Period | None:
    place = shifted(origin, found.unit, found.turn) if found.turn else origin
    if found.unit == "weekend" and not found.turn and context.tense == "past" and origin.weekday() < 5:
        place = shifted(origin, "week", -1)
    return inferred(unit_around(place, found.unit)) if place else None


def _shift(found: Shift, origin: date, context: Context) -> Period | None:
    unit, place, today = found.unit, shifted(origin, found.unit, found.count), context.published
    if found.origin == "previous" and context.previous and context.previous.precision in ("decade", "century"):
        return None  # "in the 20th century. Today, 107 years later": no year to count from
    ahead = place is not None and today is not None and found.count > 0 and place > today
    if ahead and found.origin == "previous" and context.tense != "future":
        return None  # "Today, 107 years later": counted from something the text does not date
    # so many weeks away is a day, so many months or years away is that month or year
    exact = unit in ("day", "week", "fortnight", "weekend")
    scale = "day" if exact else "year" if unit in ("decade", "century") else unit
    return inferred(unit_around(place, scale)) if place else None


def _so_far(found: SoFar, origin: date, context: Context) -> Period | None:
    whole = unit_around(origin, found.unit)
    if whole is None:
        return None
    if found.origin == "previous" and context.previous and context.previous.precision != "day":
        return inferred(whole)  # "in 1993, and later that year": no day to count from
    start, end = (whole.start, origin) if found.side < 0 else (origin, whole.end)
    return Period(start, end, "period", stated=False)
