"""Dates all in digits: "2020-04-24", "24.04.2020", "03/04/20".

A text has one order of day and month: what its other dates show counts for those that could be read either way.
Where none shows it the day comes first ("03/04/2020" is 3 April); where both orders are shown, it stays open.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from onrecord.annotate.date.expression import Calendar
from onrecord.annotate.date.tokens import Tokens

Order = Literal["day", "month", "mixed"]
"""What comes first in the dates of a text: days, months, or now the one and now the other."""

_TELLING = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?:\d{4}|\d{2})(?![\d/-])"
)


@lru_cache(maxsize=8)
def order_of(text: str) -> Order:
    """What comes first in a text's dates in digits, by those that can be read in one way only.

    >>> order_of("From 03/04/2020 to 04/15/2020."), order_of("On 15/04/2020."), order_of("On 03/04/2020.")
    ('month', 'day', 'day')
    """
    pairs = [(int(found["first"]), int(found["second"])) for found in _TELLING.finditer(text)]
    days = any(12 < first <= 31 and 1 <= second <= 12 for first, second in pairs)
    months = any(1 <= first <= 12 < second <= 31 for first, second in pairs)
    return "mixed" if days and months else "month" if months else "day"


def numeric_at(tokens: Tokens, i: int) -> tuple[Calendar, int] | None:
    """A date of three numbers; a day of zero where the text leaves open what is its day."""
    parts, mark = [tokens[i + 2 * n] for n in range(3)], tokens[i + 1].text
    if mark not in ("-", "/", ".") or tokens[i + 3].text != mark or any(part.kind != "number" for part in parts):
        return None
    if any(tokens[i + n].spaced for n in range(1, 5)) or not _stands_alone(tokens, i, i + 4, mark):
        return None
    lengths = [len(part.text) for part in parts]
    if max(lengths) > 4:
        return None
    first, second, third = (int(part.text) for part in parts)
    if lengths == [2, 2, 2] and mark != "-" and first and tokens.value(i - 1, "numbered") is None:
        century = 2000 if third < 50 else 1900
        day, month = _day_and_month(tokens, first, second)
        if not month:
            return Calendar(day=0), i + 5
        found = Calendar(century + third, month, day, short_year=True)
        return (found, i + 5) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if lengths == [4, 2, 2]:
        year, month, day = first, second, third
    elif lengths[2] == 4 and lengths[0] <= 2 and lengths[1] <= 2:
        year, (day, month) = third, _day_and_month(tokens, first, second)
        if not month:
            return Calendar(day=0), i + 5
    else:
        return None
    valid = 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199
    return (Calendar(year, month, day), i + 5) if valid else None


def _day_and_month(tokens: Tokens, first: int, second: int) -> tuple[int, int]:
    """Day and month in the order of the text; zeros where both orders occur in it and either could be meant."""
    if first > 12 or second > 12 or first == second:
        return (first, second) if second <= 12 else (second, first)
    order = order_of(tokens.text)
    return (0, 0) if order == "mixed" else (first, second) if order == "day" else (second, first)


def _stands_alone(tokens: Tokens, first: int, last: int, mark: str) -> bool:
    before, after = tokens[first - 1], tokens[last + 1]
    if not tokens[first].spaced and (before.kind in ("word", "number") or before.text in (mark, "/", "_", "#")):
        return False
    if after.spaced or after.kind == "break":
        return True
    if after.kind == "word":  # the time of ISO 8601
        return after.text == "T"
    return (
        not (after.text in (mark, "/", "_") and tokens[last + 2].kind in ("number", "word")) or tokens[last + 2].spaced
    )
