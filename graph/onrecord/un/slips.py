"""Numbers, days and ordinals as scanners leave them: a letter for a digit, a digit for a letter, a space inside.

Only where the form of a line has shown that a number must stand there; what is read is checked by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import SequenceMatcher

from onrecord.names.word_list import word_list

DIGIT = r"[0-9IilOoQSBZ|!\]\u00a3]"
"""A pattern of one digit, or of what scanners read instead of it."""

_LOOK_ALIKE = str.maketrans("Iil|!]\u00a3fOoQSBZ", "11111111000582")
_MONTHS = word_list("dates.csv", "month")
DAY = (
    rf"(?P<day>(?:{DIGIT}|(?<=\d)f){{1,2}})(?:st|nd|rd|th)?\s*(?P<month>[A-Za-z][A-Za-z015]{{2,10}}|5[a-z]{{6,9}})\.?,?\s*"
    r"(?P<year>[0-9IilOoQSBZ|\u00a3]{4})"
)
"""A pattern of a day as adoptions print it, "30 July 1992", with its parts by name."""

_ENDINGS = ("st", "nd", "rd", "th")
_LIKE_ENDINGS = re.compile(r"(?:[a-z][a-z0-9]|[17][hbn]|5t)$")
"""An ordinal's ending as scanners leave it: "24491h"; in "3145h" the 5 is the number's."""
_HIGHEST_MEETING = 29_999
_ALIKE = 0.74
_LIKE = 0.65
_MAY = 5


def number(words: str) -> int | None:
    """The number that a string of digits and slips is; ``None`` where no digit is among several characters.

    >>> number("3O93"), number("I"), number("Il"), number("x")
    (3093, 1, None, None)
    """
    digits = re.sub(r"\s", "", words).translate(_LOOK_ALIKE)
    if not digits.isdecimal() or (len(words) > 1 and not any(each.isdecimal() for each in words)):
        return None
    return int(digits)


def meeting_number(words: str) -> str | None:
    """The number in an ordinal, whatever stands for its ending; ``None`` above what any organ has reached.

    >>> [meeting_number(words) for words in ("3102nd", "63lst", "273 1st", "24491h", "299155", "3005", "resumed")]
    ['3102', '631', '2731', '2449', '2991', '3005', None]
    >>> meeting_number("3145h")
    '3145'
    """
    compact = re.sub(r"[\s_.]+", "", words)
    places = [compact[:-2]] if compact.endswith(_ENDINGS) else []
    places += [compact] if compact.isdecimal() and len(compact) < 6 else []
    places += [compact[:-2]] if _LIKE_ENDINGS.search(compact) or len(compact) == 6 else []
    places += [compact[:-1]] if compact.endswith(("h", "t", "d")) else []
    found = (number(place) for place in places if place)
    return next((str(value) for value in found if value and value <= _HIGHEST_MEETING), None)


def is_like(words: str, other: str, least: float = _LIKE) -> bool:
    """Whether words are others with a letter or two misread; ``least`` is how alike they must be, of 1.

    >>> is_like("Adapled", "adopted"), is_like("Approved", "adopted")
    (True, False)
    """
    return SequenceMatcher(None, words.lower(), other).ratio() >= least


def month_number(words: str) -> int | None:
    """The number of a month by its name, a slip forgiven where no other month is as near.

    >>> month_number("Auqust"), month_number("JULY"), month_number("Brussels")
    (8, 7, None)
    """
    name = words.lower()
    if name in _MONTHS:
        return _MONTHS.index(name) + 1
    if len(name) < 4:
        return (
            _MAY if name != "mar" and re.fullmatch("m[a-z][a-z]|[a-z]ay|m.y", name) and is_like(name, "may") else None
        )
    near = sorted(((SequenceMatcher(None, name, month).ratio(), month) for month in _MONTHS), reverse=True)
    return _MONTHS.index(near[0][1]) + 1 if near[0][0] >= _ALIKE and near[0][0] > near[1][0] else None


def day_in(told: Mapping[str, str | None], year: int | None = None) -> date | None:
    """The day that a match of ``DAY`` names; a ``year`` known for certain stands for one that is misread.

    >>> found = re.search(DAY, "of 23 March \u00a3979")
    >>> day_in(found.groupdict()), day_in(found.groupdict(), 1978)
    (datetime.date(1979, 3, 23), datetime.date(1978, 3, 23))
    """
    day, month = number(told.get("day") or ""), month_number(told.get("month") or "")
    printed = number(told.get("year") or "")
    when = year or printed
    if not (day and month and when) or not 1900 <= when < 2200:
        return None
    try:
        return date(when, month, day)
    except ValueError:
        return None
