"""The grammar of dates told from another date: "last week", "two weeks ago", "the following day".

Each function reads at an index of the tokens and returns what it found with the index after it, or
``None``.
"""

from __future__ import annotations

from typing import get_args

from onrecord.annotate.date.calendar_grammar import is_short_month, month_at, turn_at
from onrecord.annotate.date.expression import Calendar, Expression, From, Shift, SoFar, Stretch, Turn
from onrecord.annotate.date.period import Unit
from onrecord.annotate.date.tokens import Tokens
from onrecord.names.word_list import word_list

Parsed = tuple[Expression, int]

UNITS: dict[str, Unit] = {
    word: unit for unit in get_args(Unit) for word in word_list("date_grammar.csv", f"unit-{unit}")
}
_PARTS_OF_DAY = word_list("date_grammar.csv", "part_of_day")
NAMED_DAYS = {
    word: days
    for kind, days in (("day_before", -1), ("same_day", 0), ("day_after", 1))
    for word in word_list("date_grammar.csv", kind)
}
UNIT_WORDS = frozenset(UNITS)


def turn_unit_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "Last week", "this month", "next year", "the past decade", "the following day", "that year"."""
    the = tokens.word(i) == "the"
    j = i + the
    word = tokens.word(j)
    same = word == "same" and (the or tokens.word(i - 1) == "that")
    if (the and (word in ("following", "previous", "preceding", "same"))) or (word == "that" and not the):
        k = j + 1 + (word == "that" and tokens.word(j + 1) == "same")
        unit = UNITS.get(tokens.word(k))
        if tokens.word(k) == "date" or (tokens.word(k) in _PARTS_OF_DAY and tokens.value(k + 1, "dated") is None):
            unit = "day"
        step = 0 if same or word in ("that", "same") else 1 if word == "following" else -1
        if unit is None or tokens.word(k).endswith("s"):
            return None
        return (Shift("day", step, "previous") if unit == "day" else Turn(unit, step, "previous")), k + 1
    if the and tokens.word(j) == "weekend" and tokens.word(i - 1) in ("over", "at", "during", "on"):
        return Turn("weekend", 0), j + 1
    if the and word == "next" and (tokens.word(j + 1) == "day" or tokens.word(j + 1) in _PARTS_OF_DAY):
        return Shift("day", 1, "previous"), j + 2
    after, turn = turn_at(tokens, j)
    unit = UNITS.get(tokens.word(after))
    if the and turn is None and unit and tokens.word(after + 1) in ("before", "after"):
        side = {"last": -2, "next": 2}.get(tokens.word(after + 2))
        return (Turn(unit, side), after + 3) if side and unit != "day" else None
    month = month_at(tokens, after) if turn is not None and not is_short_month(tokens, after) else None
    if month is not None and not the and tokens.number(month[1]) is None:
        return Calendar(month=month[0], turn=turn), month[1]
    if turn is None or unit is None or unit == "day" or tokens.word(after).endswith("s"):
        return None
    if (the and turn and unit not in ("weekend", "century")) or word == "past" or tokens.word(after - 1) == "past":
        return Stretch(unit, turn), after + 1
    return Turn(unit, turn), after + 1


def stretch_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "The past two weeks", "the last 30 years", "the next three months"."""
    j, turn = turn_at(tokens, i + (tokens.word(i) == "the"))
    count = count_at(tokens, j) if turn else None
    if not turn or count is None:
        return None
    if tokens.word(count[1]) == "hours" and count[0] % 24 == 0:
        return Stretch("day", turn * count[0] // 24), count[1] + 1
    unit = UNITS.get(tokens.word(count[1]))
    return (Stretch(unit, turn * count[0]), count[1] + 1) if unit else None


def so_far_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "Earlier this year", "later this month", "so far this week"; "earlier today" is that day."""
    far = tokens.match(i, "so", "far")
    side = -1 if far else {"earlier": -1, "later": 1}.get(tokens.word(i), 0)
    j = i + 1 + far
    if not side:
        return None
    if tokens.word(j) in ("today", "yesterday", "tomorrow"):
        return Shift("day", NAMED_DAYS[tokens.word(j)]), j + 1
    if tokens.match(j, "that", "day") or tokens.match(j, "in", "the", "day"):
        return Shift("day", 0, "previous"), j + (2 if tokens.word(j) == "that" else 3)
    if tokens.word(j) not in ("this", "that"):
        return None
    k = j + 1
    if tokens.word(k) in _PARTS_OF_DAY:
        return Shift("day", 0, "published" if tokens.word(j) == "this" else "previous"), k + 1
    unit = UNITS.get(tokens.word(k))
    origin: From = "published" if tokens.word(j) == "this" else "previous"
    return (SoFar(unit, side, origin), k + 1) if unit and unit != "day" else None


def count_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A count in words or digits: "3", "twenty-five", "a couple of"."""
    number = tokens.number(i)
    if number is not None:
        return (number, i + 1) if number and not tokens.glued_word(i) else None
    value = tokens.value(i, "cardinal")
    if value is None:
        return None
    if tokens.match(i, "a", "couple", "of"):
        return 2, i + 3
    ones = tokens.value(i + 2, "cardinal") if value >= 20 and tokens.is_mark(i + 1, "-") else None
    return (value + ones, i + 3) if ones and ones < 10 else (value, i + 1)


def shift_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "Three days ago", "a year earlier", "two weeks later", "ten days from now"."""
    if tokens.match(i, "half", "a", "year", "ago"):
        return Shift("month", -6), i + 4
    count = count_at(tokens, i)
    if count is None:
        return None
    unit = UNITS.get(tokens.word(count[1]))
    if unit is None:
        return None
    j = count[1] + 1
    if tokens.word(j) == "ago":
        return Shift(unit, -count[0]), j + 1
    if tokens.word(j) in ("earlier", "later") and tokens.word(j + 1) not in ("than", "this"):
        return Shift(unit, count[0] * (1 if tokens.word(j) == "later" else -1), "previous"), j + 1
    if tokens.match(j, "from", "now") or tokens.match(j, "from", "today"):
        return Shift(unit, count[0]), j + 2
    return None


def named_day_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "Yesterday", "today", "tonight", "this morning", "last night", "the day before yesterday"."""
    word = tokens.word(i)
    if word in NAMED_DAYS:
        # "Russia Today" and "USA Today" are names
        if tokens[i].text[0].isupper() and tokens[i - 1].text[:1].isupper():
            return None
        return Shift("day", NAMED_DAYS[word]), i + 1 + (tokens.value(i + 1, "daytime") is not None)
    if word == "last" and tokens.word(i + 1) in ("night", "evening"):
        return Shift("day", -1), i + 2
    if word == "this" and tokens.value(i + 1, "daytime") is not None:
        return Shift("day", 0), i + 2
    j = i + (word == "the")
    if tokens.match(j, "day", "before", "yesterday"):
        return Shift("day", -2), j + 3
    if tokens.match(j, "day", "after", "tomorrow"):
        return Shift("day", 2), j + 3
    return None
