"""The choice among the periods that a date without a year may mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.annotate.date.period import Period
from onrecord.annotate.date.verb.ahead import Tense

_JUST, _NEARER, _FAR = 10, 6, 1_000
"""Days that have just gone; how many times nearer than the next one an earlier one has to be; further than any."""


def nearest(candidates: Iterable[Period], today: date, tense: Tense) -> Period | None:
    """The candidate nearest to a day, on the side of the verb's tense if it has one.

    Where a verb looks ahead, a day just gone is still taken: it may be the verb's own, or that of what it is about.
    """
    dated = [(period, period.start) for period in candidates if period.start]
    if tense == "ahead":
        gone = min((_distance(p, today) for p, start in dated if start <= today), default=_FAR)
        to_come = min((_distance(p, today) for p, start in dated if start > today), default=_FAR)
        tense = "past" if gone <= _JUST or gone * _NEARER <= to_come else "future"
    if tense == "past":
        dated = [each for each in dated if each[1] <= today] or dated
    elif tense == "future":
        dated = [each for each in dated if (each[0].end or each[1]) >= today] or dated
    return min(dated, key=lambda each: (_distance(each[0], today), each[1]), default=(None,))[0]


def _distance(period: Period, today: date) -> int:
    if period.start is None or period.end is None or period.start <= today <= period.end:
        return 0
    return (period.start - today).days if period.start > today else (today - period.end).days


def turned(candidates: list[Period], today: date, turn: int) -> Period | None:
    """The last candidate before a day, the first after it, or the one of its year, as "last", "next" or "this" says."""
    if turn < 0:
        return max((p for p in candidates if p.end and p.end < today), key=_start, default=None)
    if turn > 0:
        return min((p for p in candidates if p.start and p.start > today), key=_start, default=None)
    return next((p for p in candidates if p.start and p.start.year == today.year), None)


def _start(period: Period) -> date:
    return period.start or date.min
