"""The last day for a report that a resolution asks for, reckoned: "within six months", "by the end of March".

A period counts from the day of adoption where the words say so or name no other beginning; one that begins with
something else ("within 30 days of the deployment") is not reckoned.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from onrecord.annotate.date.period import Unit, shifted
from onrecord.names.word_list import word_rows

DAY_NAMED = "day-named"
"""The rule of a day that the words themselves name in full."""

_CARDINALS = {
    word: int(row["value"]) for row in word_rows("dates.csv") if row["class"] == "cardinal"
    for word in row["words"].split("|")
}  # fmt: skip
_MONTHS = {
    word: int(row["value"]) for row in word_rows("dates.csv") if row["class"] == "month"
    for word in row["words"].split("|")
}  # fmt: skip
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_COUNT = r"(?P<count>\d{1,3}|[a-z]+(?:[-\s](?!days?\b|weeks?\b|months?\b|years?\b)[a-z]+){0,3})(?:\s+\(\d{1,3}\))?"
_UNIT = r"(?:calendar\s+|working\s+)?(?P<unit>day|week|month|year)s?"
_ADOPTION = (
    r"(?:(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?adoption(?:\s+of\s+(?:the\s+present|this)\s+resolution)?"
    r"|(?:the\s+)?date\s+of\s+(?:the\s+present|this)\s+resolution|(?:the\s+present|this)\s+resolution|today|now)"
)
_ORIGIN = rf"(?P<origin>(?:,?\s+(?:of|from|after|following)\s+(?P<adopted>{_ADOPTION})?))?"
_END = r"(?=\s*(?:[,;.)]|\Z|and\b|on\b|in\b|with\b|thereafter\b|to\b|a\b|the\b|an\b))"
_WITHIN = re.compile(
    rf"(?:(?:within|in)\s+(?:a\s+period\s+of\s+|the\s+(?:next|coming|following)\s+|no\s+more\s+than\s+)?"
    rf"|(?P<late>(?:(?:no|not)\s+later\s+than|by)\s+)?){_COUNT}\s+{_UNIT}(?P<time>['\u2019]?\s+time)?{_ORIGIN}{_END}",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"(?:by|before|until|(?:no|not)\s+later\s+than|at)\s+the\s+end\s+of\s+"
    rf"(?:(?:(?P<month>{_MONTH})\s*)?(?P<year>\d{{4}})|(?P<bare>{_MONTH})|(?:the|this)\s+(?:current\s+|calendar\s+)?(?P<unit>year|month))"
    rf"{_END}",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?:by|before|until|(?:no|not)\s+later\s+than)\s+(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\b(?!\s+\d{{4}}){_END}",
    re.IGNORECASE,
)


class Due(NamedTuple):
    """The last day, and the rule by which it was reckoned."""

    day: date
    rule: str


def reckoned(words: str, adopted: date | None) -> Due | None:
    """The last day that the words leave, counted from the adoption; ``None`` where they do not tell it.

    >>> reckoned("within six months", date(2020, 10, 31))
    Due(day=datetime.date(2021, 4, 30), rule='period-from-adoption')
    >>> reckoned("within 30 days of the deployment", date(2020, 10, 31)) is None
    True
    """
    return _end_of(words, adopted) or (_next_such_day(words, adopted) or _from_adoption(words, adopted))


def _from_adoption(words: str, adopted: date | None) -> Due | None:
    found = _WITHIN.match(words)
    if found is None or adopted is None or (found["origin"] and not found["adopted"]):
        return None
    bare = re.match(r"within\b", words, re.IGNORECASE) or found["time"]
    count = _count(found["count"])
    if count is None or not (bare or found["adopted"]):
        return None
    day = shifted(adopted, _UNITS[found["unit"].lower()], count)
    return Due(day, "period-from-adoption") if day else None


def _count(words: str) -> int | None:
    """A number in figures or words: "90", "thirty", "forty-five", "one hundred and twenty"."""
    if words.isdigit():
        return int(words)
    total = 0
    for word in re.split(r"[-\s]+", words.lower()):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in _CARDINALS and word not in {"couple"}:
            total += _CARDINALS[word]
        elif word != "and":
            return None
    return total or None


def _end_of(words: str, adopted: date | None) -> Due | None:
    found = _END_OF.match(words)
    if found is None:
        return None
    month = _MONTHS[(found["month"] or found["bare"]).lower()] if found["month"] or found["bare"] else None
    if found["year"]:
        year = int(found["year"])
    elif adopted is None:
        return None
    else:
        year = adopted.year + (1 if month is not None and month < adopted.month else 0)
        month = adopted.month if (found["unit"] or "").lower() == "month" else month
    month = month or 12
    return Due(date(year, month, monthrange(year, month)[1]), "end-of-period") if year else None


def _next_such_day(words: str, adopted: date | None) -> Due | None:
    """A day of which no year is told: the first one after the adoption."""
    found = _DAY.match(words)
    if found is None or adopted is None:
        return None
    for year in (adopted.year, adopted.year + 1):
        month, day = _MONTHS[found["month"].lower()], int(found["day"])
        if day <= monthrange(year, month)[1] and date(year, month, day) > adopted:
            return Due(date(year, month, day), "next-such-day")
    return None
