"""Complete calendar dates as mastheads, datelines and metadata write them; nothing is completed or guessed."""

from __future__ import annotations

import re
from datetime import date

from onrecord.model.document import Span
from onrecord.names.word_list import word_list

MONTHS = word_list("dates.csv", "month")

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"

_DATE = re.compile(
    rf"(?<![\w/-])(?:"
    rf"(?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}}){_ORDINAL}[ \u00a0]+(?:of[ \u00a0]+)?(?P<n2>{MONTH}),?[ \u00a0]+(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})-(?P<n3>{MONTH})-(?P<y3>\d{{4}})"
    rf"|(?P<n4>{MONTH})[ \u00a0]+(?P<d4>\d{{1,2}}){_ORDINAL},?[ \u00a0]+(?P<y4>\d{{4}})"
    rf"|(?P<d5>\d{{1,2}})(?P<separator>[./])(?P<m5>\d{{1,2}})(?P=separator)(?P<y5>\d{{4}})"
    rf")(?=T\d|[\W_]|$)(?![-/]\d)",
    re.IGNORECASE,
)


_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_STAMPS = (
    # Fri, 07 Nov 08 17:42:05 +0300 (RFC 822)
    re.compile(
        rf"(?:[a-z]{{2,9}},?\s+)?(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})\s+(?P<year>\d{{2}})\s+{_CLOCK}", re.IGNORECASE
    ),
    # Sat Sep 12 06:15:54 2015, Sat Sep 12 06:15:54 CEST 2015 (asctime, date)
    re.compile(
        rf"[a-z]{{2,9}},?\s+(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})\s+{_CLOCK}(?:\s+[a-z]{{1,5}})?\s+(?P<year>\d{{4}})$",
        re.IGNORECASE,
    ),
    # 20150912, 20150912T061554Z (ISO 8601, basic form)
    re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{4,6}(?:Z|[+-]\d{2,4})?)?$"),
)
_LONGEST = 80


def find_date(text: str, start: int = 0, end: int | None = None) -> tuple[date, Span] | None:
    """The first complete date between ``start`` and ``end`` with its span, or ``None``.

    Days come first in ``24.04.2020``; with slashes the date must have only one reading.

    >>> find_date("Port Elsa, 24 April 2020, 14:05")
    (datetime.date(2020, 4, 24), (11, 24))
    >>> find_date("on 04/05/2020") is None
    True
    """
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        found = _to_date(match)
        if found is not None:
            return found, match.span()
    return None


def parse_date(value: str) -> date | None:
    """The date that a metadata field states (ISO 8601, RFC 2822 or in words), else ``None``.

    >>> parse_date("Fri, 24 Apr 2020 10:00:00 +0000")
    datetime.date(2020, 4, 24)
    >>> parse_date("Fri, 07 Nov 08 17:42:05 +0300"), parse_date("Sat Sep 12 06:15:54 2015"), parse_date("20150912")
    (datetime.date(2008, 11, 7), datetime.date(2015, 9, 12), datetime.date(2015, 9, 12))
    """
    if len(value) > _LONGEST:
        return None
    found = find_date(value)
    if found is not None:
        return found[0]
    for form in _STAMPS:
        match = form.match(value.strip())
        if match is not None:
            year = int(match["year"])
            year += 0 if len(match["year"]) > 2 else 2000 if year < 50 else 1900  # RFC 2822, section 4.3
            month = match["month"]
            return _date(str(year), month if month.isdigit() else month_number(month), match["day"])
    return None


def _to_date(match: re.Match[str]) -> date | None:
    group = match.groupdict()
    if group["y1"]:
        return _date(group["y1"], group["m1"], group["d1"])
    if group["y5"]:
        if group["separator"] == ".":
            return _date(group["y5"], group["m5"], group["d5"])
        readings = {_date(group["y5"], group["m5"], group["d5"]), _date(group["y5"], group["d5"], group["m5"])}
        readings.discard(None)
        return readings.pop() if len(readings) == 1 else None
    n = "2" if group["y2"] else "3" if group["y3"] else "4"
    return _date(group["y" + n], month_number(group["n" + n]), group["d" + n])


def month_number(name: str) -> int:
    """The number of a month by its English name or its first three letters.

    >>> month_number("Sept.")
    9
    """
    return next(index for index, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1800 <= found.year < 2200 else None
