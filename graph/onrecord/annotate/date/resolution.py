"""Dates placed on the calendar: what the words say, against the publication and the dates beside them.

Each rule returns a period or ``None`` where the text gives too little. A bare weekday is the latest
one not after the publication, or the earliest not before it if the verb beside it is future; a day
or month without a year is the nearest one on the side of its verb.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.annotate.date.expression import (
    Around,
    Bound,
    Calendar,
    Edge,
    Expression,
    From,
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
from onrecord.annotate.date.period import Period, day_of, edge_of, months_of, part_of, shifted, unit_around, years_of
from onrecord.annotate.date.tense import Tense
from onrecord.model.statement import Precision


@dataclass(frozen=True, slots=True)
class Context:
    """What a date may be completed from: the publication, the date named before it, a year beside it."""

    published: date | None = None
    previous: Period | None = None
    year_beside: int | None = None
    tense: Tense = "unknown"

    def origin(self, source: From) -> date | None:
        """The day that a relative date counts from."""
        if source == "published":
            return self.published
        return self.previous.start if self.previous else None


def resolve(expression: Expression, context: Context) -> Period | None:
    """The period that the words name, ``None`` where nothing places it."""
    match expression:
        case Calendar():
            return _calendar(expression, context)
        case Weekday():
            return _weekday(expression, context)
        case Season():
            return _season(expression, context)
        case Years():
            return _years(expression, context)
        case Turn() | Shift() | Stretch() | SoFar():
            return _relative(expression, context)
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


def _calendar(found: Calendar, context: Context) -> Period | None:
    if found.year is not None:
        whole = _in_year(found, found.year)
        return _inferred(whole) if found.short_year else whole
    if found.month is None and found.day is not None:
        return _day_of_month(found, context)
    if found.same_year:
        before = context.previous.start if context.previous else None
        return _inferred(_in_year(found, before.year)) if before else None
    today = context.published
    if found.year_turn is not None:
        return _inferred(_in_year(found, today.year + found.year_turn)) if today else None
    if today is None:
        return _inferred(_in_year(found, context.year_beside)) if context.year_beside else None
    years = range(today.year - 1, today.year + 2)
    if found.weekday is not None:
        wide = [_in_year(found, year) for year in range(today.year - 3, today.year + 4)]
        agreeing = [p for p in wide if p and p.start and p.start.weekday() == found.weekday]
        return _inferred(_nearest(agreeing, today, "unknown"))
    candidates = [period for year in years if (period := _in_year(found, year))]
    if found.turn is not None:
        return _inferred(_turned(candidates, today, found.turn))
    return _inferred(_nearest(candidates or _leap_days(found, today), today, context.tense))


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
    return _inferred(_nearest(days, today, context.tense))


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


def _nearest(candidates: Iterable[Period], today: date, tense: Tense) -> Period | None:
    """The candidate nearest to a day, on the side of the verb's tense if it has one."""
    dated = [(period, period.start) for period in candidates if period.start]
    if tense == "past":
        dated = [each for each in dated if each[1] <= today] or dated
    elif tense == "future":
        dated = [each for each in dated if (each[0].end or each[1]) >= today] or dated
    return min(dated, key=lambda each: (_distance(each[0], today), each[1]), default=(None,))[0]


def _distance(period: Period, today: date) -> int:
    if period.start is None or period.end is None or period.start <= today <= period.end:
        return 0
    return (period.start - today).days if period.start > today else (today - period.end).days


def _turned(candidates: list[Period], today: date, turn: int) -> Period | None:
    if turn < 0:
        return max((p for p in candidates if p.end and p.end < today), key=_start, default=None)
    if turn > 0:
        return min((p for p in candidates if p.start and p.start > today), key=_start, default=None)
    return next((p for p in candidates if p.start and p.start.year == today.year), None)


def _start(period: Period) -> date:
    return period.start or date.min


def _weekday(found: Weekday, context: Context) -> Period | None:
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


def _season(found: Season, context: Context) -> Period | None:
    first_month = found.number * 3
    if found.year is not None:
        return months_of(found.year, first_month, 3, "season")
    today = context.published
    if today is None:
        return _inferred(months_of(context.year_beside, first_month, 3, "season")) if context.year_beside else None
    years = range(today.year - 2, today.year + 2)
    candidates = [period for year in years if (period := months_of(year, first_month, 3, "season"))]
    if found.turn:
        return _inferred(_turned(candidates, today, found.turn))
    return _inferred(_nearest(candidates, today, context.tense))


def _years(found: Years, context: Context) -> Period | None:
    if found.century_known:
        return years_of(found.first, found.last, found.precision)
    if found.precision == "period":  # "the turn of the century"
        first = (context.published or date(2000, 1, 1)).year // 100 * 100
        return _inferred(years_of(first - 10, first + 9, "period"))
    today = context.published or date(2000, 1, 1)  # "the nineties" of no known year are the last century's
    century = today.year // 100 * 100
    first = century + found.first if century + found.first <= today.year else century - 100 + found.first
    return _inferred(years_of(first, first + 9, "decade"))


def _relative(found: Turn | Shift | Stretch | SoFar, context: Context) -> Period | None:
    origin = context.origin("published" if isinstance(found, Stretch) else found.origin)
    if origin is None:
        return None
    match found:
        case Turn(unit=unit, turn=turn):
            place = shifted(origin, unit, turn) if turn else origin
            if unit == "weekend" and not turn and context.tense == "past" and origin.weekday() < 5:
                place = shifted(origin, "week", -1)
            return _inferred(unit_around(place, unit)) if place else None
        case Shift(unit=unit, count=count):
            place = shifted(origin, unit, count)
            today = context.published
            if (
                place
                and today
                and count > 0
                and found.origin == "previous"
                and context.tense != "future"
                and place > today
            ):
                return None  # "Today, 107 years later": counted from something the text does not date
            # so many weeks away is a day, so many months or years away is that month or year
            exact = unit in ("day", "week", "fortnight", "weekend")
            scale = "day" if exact else "year" if unit in ("decade", "century") else unit
            return _inferred(unit_around(place, scale)) if place else None
        case Stretch(unit=unit, count=count):
            place = shifted(origin, unit, count)
            return Period(min(origin, place), max(origin, place), "period", stated=False) if place else None
        case SoFar(unit=unit, side=side):
            whole = unit_around(origin, unit)
            if whole is None:
                return None
            if found.origin == "previous" and context.previous and context.previous.precision != "day":
                return _inferred(whole)  # "in 1993, and later that year": no day to count from
            start, end = (whole.start, origin) if side < 0 else (origin, whole.end)
            return Period(start, end, "period", stated=False)


def _part(found: Part, context: Context) -> Period | None:
    whole = resolve(found.whole, context)
    if whole is None:
        return None
    if found.name == "season":
        year = whole.start.year if whole.start else None
        return _inferred(months_of(year, found.number * 3, 3, "season")) if year else None
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


def _inferred(period: Period | None) -> Period | None:
    return period.inferred() if period else None
