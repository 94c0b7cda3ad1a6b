"""What stands raised behind a word: a note's mark, put in brackets apart from it; an ordinal's end; a power."""

from __future__ import annotations

import re

_ORDINAL = re.compile(r"(?:st|nd|rd|th)$", re.IGNORECASE)
_MARK = re.compile(r"(?:\d{1,3}|[a-z]|[*†‡§]{1,3})(?:\s*[,–-]\s*(?:\d{1,3}|[a-z]))*")
_BRACKETS = str.maketrans("", "", "[]()")
_MEASURE = re.compile(r"\d\s?(?:k|c|m)?m$")
_TEN = re.compile(r"(?:^|[^\d.,])10$")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def is_mark(raised: str) -> bool:
    """Whether raised characters are marks of notes: numbers, a letter, asterisks, several with commas.

    >>> is_mark("3"), is_mark("[1], 2"), is_mark("th"), is_mark("2020")
    (True, True, False, False)
    """
    return bool(_MARK.fullmatch(raised.translate(_BRACKETS).strip()))


def with_raised(text: str, raised: str) -> str:
    """The text with raised characters behind it; a note's mark in brackets never touches what it stands behind.

    >>> with_raised("A/RES/74/17", "6"), with_raised("the 1", "st"), with_raised("40 km", "2"), with_raised("", "1")
    ('A/RES/74/17 [6]', 'the 1st', '40 km²', '[1]')
    """
    mark = raised.strip()
    if not is_mark(mark) or (_ORDINAL.match(mark) and text[-1:].isdigit()):
        return text + raised
    mark = mark.translate(_BRACKETS).strip()
    if (mark in "23" and _MEASURE.search(text)) or (mark.isdigit() and _TEN.search(text)):
        return text + mark.translate(_POWERS)
    return f"{text.rstrip()} [{mark}]" if text.strip() else f"[{mark}]"
