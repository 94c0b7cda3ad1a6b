"""A date as an EDTF literal (Extended Date/Time Format, ISO 8601-2), for those who use it.

Levels 0 to 2 are written: days, months, years, decades ``199X``, centuries ``18XX``, seasons (21 to 24),
quarters (33 to 36), halves (40 and 41) and intervals with an open end (``1994/..``). The format's
specification: https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

from datetime import date

from onrecord.model.statement import DateRange

_LENGTHS = {"year": 4, "month": 7, "day": 10}
_MONTHS = {"quarter": 3, "half": 6}
_FIRST_CODE = {"quarter": 33, "half": 40}


def edtf_of(found: DateRange) -> str | None:
    """The EDTF string of a date, ``None`` where nothing places it.

    A bound is written as precisely as the words are: ``since 1994`` is ``1994/..``. What has no form of
    its own ("mid-March", a week) is an interval of days.

    >>> edtf_of(DateRange((0, 10), "since 1994", date(1994, 1, 1), None, "year", "stated"))
    '1994/..'
    >>> edtf_of(DateRange((0, 9), "the 1990s", date(1990, 1, 1), date(1999, 12, 31), "decade", "stated"))
    '199X'
    """
    start, end = found.start, found.end
    if start is None and end is None:
        return None
    if start is None or end is None:
        return f"{_written(start, found.precision) or '..'}/{_written(end, found.precision) or '..'}"
    whole = _whole(start, end, found.precision)
    if whole is not None:
        return whole
    return _written(start, "day") if start == end else f"{_written(start, 'day')}/{_written(end, 'day')}"


def _written(day: date | None, precision: str) -> str | None:
    if day is None:
        return None
    return day.isoformat()[: _LENGTHS.get(precision, 10)]


def _whole(start: date, end: date, precision: str) -> str | None:
    """One of the format's own signs for a stretch of the calendar that has one."""
    year = f"{start.year:04d}"
    if precision in _LENGTHS:
        one = _written(start, precision)
        return one if one == _written(end, precision) else None
    if precision == "season" and start.month % 3 == 0 and start.day == 1:
        return f"{year}-{20 + start.month // 3}"
    if precision in _MONTHS and (start.year, start.day) == (end.year, 1):
        months = _MONTHS[precision]
        whole = end.month - start.month + 1 == months and (start.month - 1) % months == 0 and end.day > 29
        return f"{year}-{_FIRST_CODE[precision] + (start.month - 1) // months}" if whole else None
    years = end.year - start.year + 1
    if precision == "decade" and years == 10 and start.year % 10 == 0:
        return f"{year[:3]}X"
    return f"{year[:2]}XX" if precision == "century" and years == 100 and start.year % 100 == 0 else None
