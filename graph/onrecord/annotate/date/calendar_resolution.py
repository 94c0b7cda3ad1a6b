"""Dates of the calendar placed: days, months, weekdays, seasons and years, completed where their words leave out one.

A bare weekday is the latest one not after the publication, or the earliest not before it if the verb
beside it is future; a day or month without a year is the nearest one on the side of its verb.
"""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.annotate.date.candidate import nearest, turned
from onrecord.annotate.date.context import Context
from onrecord.annotate.date.expression import Calendar, Season, Weekday, Years
from onrecord.annotate.date.period import Period, day_of, inferred, months_of, years_of


def place_calendar(found: Calendar, context: Context) -> Period | None:
    """The day, month or year that words for one mean."""
    if found.year is not None:
        whole = _in_year(found, found.year)
        return inferred(whole) if found.short_year else whole
    if found.month is None and found.day is not None:
        return _day_of_month(found, context)
    if found.same_year:
        before = context.previous.start if context.previous else None
        return inferred(_in_year(found, before.year)) if before else None
    today = context.published
    if found.year_turn is not None:
        return inferred(_in_year(found, today.year + found.year_turn)) if today else None
    if today is None:
        return inferred(_in_year(found, context.year_beside)) if context.year_beside else None
    years = range(today.year - 1, today.year + 2)
    if found.weekday is not None:
        wide = [_in_year(found, year) for year in range(today.year - 3, today.year + 4)]
        agreeing = [p for p in wide if p and p.start and p.start.weekday() == found.weekday]
        return inferred(nearest(agreeing, today, "unknown"))
    candidates = [period for year in years if (period := _in_year(found, year))]
    if found.turn is not None:
        return inferred(turned(candidates, today, found.turn))
    return inferred(nearest(candidates or _leap_days(found, today), today, context.tense))


def _day_of_month(found: Calendar, context: Context) -> Period | None:
    """A day whose month is not named: the month of the publication, or the one before or after it."""
    today = context.published
    if today is None or found.day is None:
        return None
    turns = range(-2, 3) if found.month_turn is None else (found.month_turn,)
    firsts = [date(*_month_on(today, turn), 1) for turn in turns if 1 <= _month_on(today, turn)[0] <= 9999]
    days = [day for first in firsts if (day := day_of(first.year, first.month, found.day))]
    if found.weekday is not None:
        days = [day for day in days if day.start and day.start.weekday() == found.weekday]
    return inferred(nearest(days, today, context.tense))


def _month_on(today: date, turn: int) -> tuple[int, int]:
    year, month = divmod(today.year * 12 + today.month - 1 + turn, 12)
    return year, month + 1


def _in_year(found: Calendar, year: int) -> Period | None:
    if found.month is None:
        return years_of(year, year, "year") if found.day is None else None
    if found.day is None:
        return months_of(year, found.month, 1, "month")
    return day_of(year, found.month, found.day)


def _leap_days(found: Calendar, today: date) -> list[Period]:
    return [period for year in range(today.year - 8, today.year + 9) if (period := _in_year(found, year))]


def place_weekday(found: Weekday, context: Context) -> Period | None:
    """The day that a weekday without a date means."""
    today = context.published
    if today is None:
        return None
    try:
        monday = today - timedelta(days=today.weekday())
        since, ahead = (today.weekday() - found.weekday) % 7, (found.weekday - today.weekday()) % 7
        if found.week is not None or found.turn == 0:
            place = monday + timedelta(days=7 * (found.week or 0) + found.weekday)
        elif found.turn is not None:
            place = today + timedelta(days=(ahead or 7) if found.turn > 0 else -(since or 7))
        else:
            place = today + timedelta(days=ahead if context.tense == "future" else -since)
    except OverflowError:
        return None
    return Period(place, place, "day", stated=False)


def place_season(found: Season, context: Context) -> Period | None:
    """The three months that a season means."""
    first_month = found.number * 3
    if found.year is not None:
        return months_of(found.year, first_month, 3, "season")
    today = context.published
    if today is None:
        return inferred(months_of(context.year_beside, first_month, 3, "season")) if context.year_beside else None
    years = range(today.year - 2, today.year + 2)
    candidates = [period for year in years if (period := months_of(year, first_month, 3, "season"))]
    if found.turn:
        return inferred(turned(candidates, today, found.turn))
    return inferred(nearest(candidates, today, context.tense))


def place_years(found: Years, context: Context) -> Period | None:
    """The years that a decade, a century or its turn means."""
    if found.century_known:
        return years_of(found.first, found.last, found.precision)
    if found.precision == "period":  # "the turn of the century"
        first = (context.published or date(2000, 1, 1)).year // 100 * 100
        return inferred(years_of(first - 10, first + 9, "period"))
    today = context.published or date(2000, 1, 1)  # "the nineties" of no known year are the last century's
    century = today.year // 100 * 100
    first = century + found.first if century + found.first <= today.year else century - 100 + found.first
    return inferred(years_of(first, first + 9, "decade"))
