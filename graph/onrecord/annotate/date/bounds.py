"""The grammar of dates open at one end, "since 1994", "before 5 May", and of years beside a noun, "a 2018 interview".

Each function reads at an index of the tokens and returns what it found with the index after it, or
``None``.
"""

from __future__ import annotations

from typing import Literal

from onrecord.annotate.date.calendar_grammar import is_counted
from onrecord.annotate.date.expression import Around, Bound, Calendar, Expression, Part, Season, Shift, Weekday, Years
from onrecord.annotate.date.point_grammar import point_at
from onrecord.annotate.date.relative_grammar import UNITS, Parsed, count_at
from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.verb.tense import tense_beside
from onrecord.annotate.date.year_grammar import bare_year_at, year_range_at

Side = Literal["since", "from", "until", "before", "after"]

_WAYS: tuple[tuple[Side, tuple[str, ...]], ...] = (
    ("since", ("ever", "since")), ("since", ("since",)),
    ("until", ("up", "until")), ("until", ("up", "to")), ("until", ("until",)), ("until", ("till",)),
    ("until", ("by",)),
    ("until", ("not", "later", "than")), ("until", ("no", "later", "than")), ("until", ("through",)),
    ("before", ("before",)), ("before", ("prior", "to")), ("after", ("after",)),
    ("from", ("with", "effect", "from")), ("from", ("starting", "from")), ("from", ("starting", "on")),
    ("from", ("starting",)), ("from", ("beginning", "on")), ("from", ("beginning",)),
    ("from", ("effective", "from")), ("from", ("effective",)), ("from", ("as", "from")), ("from", ("from",)),
)  # fmt: skip
_BY_FIRST = {first: [way for way in _WAYS if way[1][0] == first] for first in {words[0] for _, words in _WAYS}}
_HEDGES = (("at", "least"), ("about",), ("around",), ("roughly",))
_ALSO_NAMES = ("april", "june")


def bound_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "Since 1994", "until Tuesday", "by the end of March", "before 5 May", "from 1994 onwards"."""
    for side, words in _BY_FIRST.get(tokens.word(i), ()):
        if tokens.match(i, *words):
            return _bound_after(tokens, i, side, i + len(words))
    return None


def _bound_after(tokens: Tokens, i: int, side: Side, j: int) -> Parsed | None:
    j = next((j + len(words) for words in _HEDGES if tokens.match(j, *words)), j)
    # "said by May" may be a person
    loose = not (tokens.word(i) == "by" and _may_be_name(tokens, i, j))
    year = bare_year_at(tokens, j)
    halfway = tokens.word(i) == "through" and tokens.value(i - 1, "half-way") is not None
    if halfway or changes_amount(tokens, i, year):
        return None
    found = point_at(tokens, j + (tokens.word(j) in ("on", "in")), loose)
    if found is None:
        return None
    date, after = found
    if side == "from":
        return _from(tokens, i, date, after)
    if side in ("before", "after") and (_goes_on(tokens, after) or not _is_point(date)):
        return None
    if tokens.word(i) == "through" and (isinstance(date, Years | Season) or _goes_on(tokens, after)):
        return None
    if side == "before" and isinstance(date, Part) and date.name == "phase" and date.number == 3:
        side = "until"  # "before the end of the year" is any time in it
    return Bound("until" if side == "until" else side, date), after


def _may_be_name(tokens: Tokens, i: int, j: int) -> bool:
    if tokens.word(j) == "may":
        return tense_beside(tokens, i, j + 1) != "future"
    return tokens.word(j) in _ALSO_NAMES and tokens[j + 1].text[:1].isupper()


def _from(tokens: Tokens, i: int, date: Expression, after: int) -> Parsed | None:
    """ "From 1994 onwards", "from 1 July", but "a letter from 1 July"."""
    if tokens.word(after) in ("onward", "onwards", "on"):
        return Bound("from", date), after + 1
    if tokens.word(i) != "from":
        return Bound("from", date), after
    is_day = isinstance(date, Weekday) or (isinstance(date, Calendar) and date.day is not None)
    opens = tokens[i].text == "From" and tokens.is_mark(after, ",")
    if (not is_day and not opens) or _goes_on(tokens, after) or tokens.value(i - 1, "dated") is not None:
        return None
    return Bound("from", date), after


def _is_point(date: Expression) -> bool:
    return isinstance(date, Calendar | Weekday | Part) or (isinstance(date, Shift) and date.origin == "published")


def _goes_on(tokens: Tokens, after: int) -> bool:
    """Whether what follows a date makes it part of a noun: "after Tuesday's vote", "before the 1994 ceasefire"."""
    if tokens.is_mark(after, "'", "’") and tokens.word(after + 1) == "s":
        return True
    word, token = tokens.word(after), tokens[after]
    return bool(word) and token.spaced and tokens.value(after, "function") is None and not word.endswith("ly")


def changes_amount(tokens: Tokens, i: int, year: int | None) -> bool:
    """Whether a bare number here is how far something rose or fell: "grew by 2000", "fell from 1500 to 1200"."""
    if year is None or tokens.value(i - 1, "change") is None:
        return False
    return tokens.word(i) == "by" or year < 1900


def ahead_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "In three days", where the verb is future, and "in two weeks' time"; "the week of 20 April", "the day after"."""
    if tokens.word(i) == "in":
        count = count_at(tokens, i + 1)
        unit = UNITS.get(tokens.word(count[1])) if count else None
        if count is None or unit is None or (unit == "day" and count[0] == 1):  # "as many as fall in a day"
            return None
        after = count[1] + 1
        j = after + tokens.is_mark(after, "'", "’")
        j += tokens.word(j) == "s"
        if tokens.word(j) == "time":
            return Shift(unit, count[0]), j + 1
        return (Shift(unit, count[0]), after) if tense_beside(tokens, i, after) in ("future", "ahead") else None
    return _beside_at(tokens, i)


def _beside_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "The week of 20 April", "two days after 31 March", "the day before 5 May 2020", "the day before"."""
    the = tokens.word(i) == "the"
    count = (1, i + 1) if the else count_at(tokens, i)
    if count is None:
        return None
    unit, j = UNITS.get(tokens.word(count[1])), count[1] + 1
    if unit is None:
        return None
    word = tokens.word(j)
    if the and unit in ("week", "weekend") and word in ("of", "beginning", "starting", "ending"):
        found = point_at(tokens, j + 1, loose=False)
        return (Around(unit, 0, found[0]), found[1]) if found and _is_day(found[0]) else None
    if word not in ("before", "after") or (the and unit != "day"):
        return None
    sign = -1 if word == "before" else 1
    found = point_at(tokens, j + 1, loose=False)
    if found and _is_day(found[0]) and not _goes_on(tokens, found[1]):
        return Around(unit, sign * count[0], found[0]), found[1]
    ends = tokens[j + 1].kind in ("mark", "break")
    return (Shift("day", sign, "previous"), j + 1) if the and ends else None


def _is_day(date: Expression) -> bool:
    return isinstance(date, Calendar) and date.day is not None


def is_attributive_year(tokens: Tokens, i: int) -> bool:
    """Whether a year stands beside the noun of an event or text: "the 1994 ceasefire", "a 2018 interview"."""
    year = bare_year_at(tokens, i)
    if year is None:
        return False
    span = year_range_at(tokens, i)
    after = span[1] if span else i + 1
    noun = tokens[after]
    if not tokens.word(after) or not noun.spaced or tokens.value(after, "function") is not None:
        return False
    if is_counted(tokens, after) or tokens.value(after, "clock") is not None:
        return False
    before = tokens.word(i - 1)
    owner = before == "s" and tokens.is_mark(i - 2, "'", "’")
    if before == "the":
        return noun.text.islower() or (1800 <= year <= 2100 and not _is_title(tokens, after))
    if not 1800 <= year <= 2100:
        return False
    if owner or before in ("its", "his", "her", "their", "our", "this", "that", "a", "an"):
        return noun.text.islower() and not (before in ("a", "an") and noun.text.endswith("s"))
    return tokens.value(after, "dated") is not None and noun.text.islower()


def _is_title(tokens: Tokens, i: int) -> bool:
    """Whether one of the next words makes a number before them a name: "the 2030 Agenda", "the 1540 Committee"."""
    return tokens.value(i, "not-year") is not None
