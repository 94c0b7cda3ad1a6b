"""When a thing is, in the words of a label: a day, several days, a month, a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.model.subject import Days, are_apart

_BOTH = 2
"""Days that are all named; of more the first and the last."""


def when(days: Iterable[Days], *, several: bool) -> str:
    """The times that are told, each as narrowly as any tells it; ``several`` where a thing may have more than one.

    >>> when([("2020-03-31", "2020-03-31"), ("2020-01-01", "2020-12-31")], several=False)
    '31 March 2020'
    >>> when([("2020-03-31", "2020-03-31"), ("2020-04-14", "2020-04-14")], several=True)
    '31 March and 14 April 2020'
    """
    told = sorted({each for each in days if all(each)}, key=_width)
    narrow: list[Days] = []
    for each in told:
        if all(are_apart(each, other) for other in narrow):
            narrow.append(each)
    narrow.sort()
    if len(narrow) == 1:
        return _one(narrow[0])
    if not narrow or not several or any(first != last for first, last in narrow):
        return ""
    return _several([date.fromisoformat(first) for first, _ in narrow])


def _width(days: Days) -> tuple[int, Days]:
    first, last = days
    return (date.fromisoformat(last) - date.fromisoformat(first)).days, days


def _one(days: Days) -> str:
    first, last = days
    day = date.fromisoformat(first)
    if first == last:
        return f"{day.day} {day:%B %Y}"
    if first[:7] == last[:7]:
        return f"{day:%B %Y}"
    return first[:4] if first[:4] == last[:4] else ""


def _several(days: Sequence[date]) -> str:
    """The first and the last day, with year and month where the next has another."""
    first, last = days[0], days[-1]
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start += f" {first:%B}"
    if first.year != last.year:
        start += f" {first.year}"
    between = "and" if len(days) == _BOTH else "to"
    return f"{start} {between} {last.day} {last:%B %Y}"
