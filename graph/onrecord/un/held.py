"""Whether an organ of the United Nations can have held a session, by its number or year."""

from __future__ import annotations

import re
from datetime import date

from onrecord.un.calendar import open_session
from onrecord.un.organ import organs

_FIRST_YEAR = 1946
_OTHERS_A_YEAR = 4
"""No organ that numbers its sessions holds more regular ones a year."""

_MOVED = {"hrc": 1}
"""How many sessions earlier than the calendar has it one may open: the Human Rights Council moves its by weeks."""

_SPECIAL_ASSEMBLY = {"s": 32, "es": 11}
"""The special sessions of the General Assembly up to 2022, when the last emergency one was called."""


def never_held(organ: str, session: str, today: date) -> str | None:
    """Why the organ had no such session by next year, in words; ``None`` if it may have.

    >>> never_held("ga", "2020", date(2026, 12, 1))
    'General Assembly had no session 2020; its last by then is 82'
    >>> never_held("ecosoc", "43", date(2026, 12, 1))
    'sessions of the Economic and Social Council go by the year, from 1946 to 2027'
    >>> never_held("ga", "80", date(2026, 12, 1)) is None
    True
    """
    found = {each.id: each for each in organs().values()}.get(organ)
    if found is None:
        return None
    if found.sessions == "none":
        return f"the {found.name} has no numbered agenda"
    special, _, number = session.rpartition("-")
    latest = today.year + 1
    if found.sessions == "year":
        if not special and _FIRST_YEAR <= int(number) <= latest:
            return None
        return f"sessions of the {found.name} go by the year, from {_FIRST_YEAR} to {latest}"
    last = _last(organ, special, latest)
    if 1 <= int(number) <= last:
        return None
    return f"{found.name} had no session {session}; its last by then is {special + '-' if special else ''}{last}"


def _last(organ: str, special: str, year: int) -> int:
    """The highest number that a session of the organ may have by the end of a year."""
    years = year - (2005 if organ == "hrc" else _FIRST_YEAR)
    if organ == "ga":
        return _SPECIAL_ASSEMBLY.get(special, 0) + max(0, year - 2022) if special else year - 1945
    return (3 if organ == "hrc" and not special else _OTHERS_A_YEAR) * years


def not_opened(organ: str, session: str, today: date) -> str | None:
    """Why the organ cannot have adopted an agenda for that session yet, by the calendar; ``None`` if it may have.

    >>> not_opened("ga", "82", date(2026, 12, 1))
    'session 82 of the General Assembly has not opened, the last that did is 81'
    >>> not_opened("ga", "81", date(2026, 12, 1)), not_opened("ga", "es-11", date(2026, 12, 1))
    (None, None)
    """
    opened = open_session(organ, today)
    early = _MOVED.get(organ, 0)
    if opened is None or not session.isdecimal() or int(session) <= int(opened) + early:
        return None
    name = next(each.name for each in organs().values() if each.id == organ)
    return f"session {session} of the {name} has not opened, the last that did is {opened}"


def split_number(written: str) -> tuple[str, str] | None:
    """The number of an item and the letter of its sub-item, or ``None`` if it is neither.

    >>> split_number("99 (b)"), split_number("7"), split_number("next")
    (('99', 'b'), ('7', ''), None)
    """
    found = re.fullmatch(r"([1-9]\d{0,2})\s*(?:\(?([a-z]{1,2})\)?)?", written)
    return (found[1], found[2] or "") if found else None
