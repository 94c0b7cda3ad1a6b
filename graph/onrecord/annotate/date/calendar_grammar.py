"""The grammar of calendar dates and weekdays: a day, a month, a year, in every common order.

Each function reads at an index of the tokens and returns what it found with the index after it, or
``None``. Dates all in digits are in ``numeric_grammar``.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.date.expression import Calendar, Weekday
from onrecord.annotate.date.numeric_grammar import numeric_at
from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.words import words_of
from onrecord.names.word_list import word_set

_SUFFIXES = word_set("date_grammar.csv", "ordinal_suffix")
_ALSO_WORDS = word_set("date_grammar.csv", "month_also_word")
DASHES = ("-", "–", "—")


def day_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A day of a month: "31", "31st", "twenty-first"."""
    number = tokens.number(i, range(1, 3))
    if number is not None:
        suffix = tokens.glued_word(i)
        if not 1 <= number <= 31 or (suffix and suffix not in _SUFFIXES):
            return None
        return number, i + (2 if suffix else 1)
    return ordinal_at(tokens, i, 31)


def ordinal_at(tokens: Tokens, i: int, most: int) -> tuple[int, int] | None:
    """An ordinal up to ``most``, in words or as digits with a suffix: "twenty-first", "21st"."""
    number, after = tokens.number(i, range(1, 3)), i + 2
    if number is not None and tokens.glued_word(i) not in _SUFFIXES:
        return None
    if number is None:
        number, after = tokens.value(i, "ordinal"), i + 1
    tens = tokens.value(i, "cardinal")
    if number is None and tens in (20, 30) and tokens.is_mark(i + 1, "-"):
        ones = tokens.value(i + 2, "ordinal")
        number, after = (tens + ones if ones and ones < 10 else None), i + 3
    return (number, after) if number is not None and 1 <= number <= most else None


def year_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A year of four digits from 1000 to 2199, or one spelled out."""
    number = tokens.number(i, range(4, 5))
    if number is None:
        return _spelled_year(tokens, i)
    return (number, i + 1) if 1000 <= number <= 2199 and not tokens.glued_word(i) else None


def _spelled_year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    first = _below_hundred(tokens, i)
    if first is None:
        return None
    thousands, j = first
    if tokens.word(j) == "thousand":
        rest, j = 0, j + 1
        hundreds = _below_hundred(tokens, j)
        if hundreds and tokens.word(hundreds[1]) == "hundred":
            rest, j = hundreds[0] * 100, hundreds[1] + 1
        ones = _below_hundred(tokens, j + (tokens.word(j) == "and"))
        year, j = (thousands * 1000 + rest + ones[0], ones[1]) if ones else (thousands * 1000 + rest, j)
    else:
        ones = _below_hundred(tokens, j)
        if ones is None or not 10 <= thousands <= 21:
            return None
        year, j = thousands * 100 + ones[0], ones[1]
    return (year, j) if 1000 <= year <= 2199 else None


def _below_hundred(tokens: Tokens, i: int) -> tuple[int, int] | None:
    tens = tokens.value(i, "cardinal")
    if tens is None or tokens.word(i) in ("a", "an", "couple"):
        return None
    ones = tokens.value(i + 2, "cardinal") if tokens.is_mark(i + 1, "-") else None
    if tens >= 20 and ones and ones < 10:
        return tens + ones, i + 3
    return tens, i + 1


def month_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A month's name; capital where the word has another meaning. A short name may have its full stop."""
    month = tokens.value(i, "month")
    capital = tokens[i].text[:1].isupper()
    if month is not None:
        return (month, i + 1) if capital or tokens.word(i) not in _ALSO_WORDS else None
    month = tokens.value(i, "month-short") if capital else None
    if month is None:
        return None
    return month, i + (2 if tokens.is_mark(i + 1, ".") and not tokens[i + 1].spaced else 1)


def is_short_month(tokens: Tokens, i: int) -> bool:
    """Whether the word at an index is a month only in the company of a day or year ("Jan", "Mar")."""
    return tokens.value(i, "month-short") is not None


def is_counted(tokens: Tokens, i: int) -> bool:
    """Whether the word at an index says that the number before it counts something."""
    return tokens.value(i, "counted") is not None or tokens.is_mark(i, "%")


def calendar_at(tokens: Tokens, i: int) -> tuple[Calendar, int] | None:
    """A date with at least two of day, month and year, and its weekday if one goes before."""
    weekday = tokens.value(i, "weekday")
    weekday = tokens.value(i, "weekday-short") if weekday is None else weekday
    if weekday is not None and tokens[i].text[0].isupper():
        j = i + 1 + tokens.is_mark(i + 1, ".") if tokens.value(i, "weekday") is None else i + 1
        j += tokens.value(j, "daytime") is not None
        bracket = tokens.is_mark(j, "(")
        found = _plain_calendar_at(tokens, j + (bracket or tokens.is_mark(j, ",")))
        if found is None:
            return _weekday_the_at(tokens, j, weekday)
        if found[0].day is None or (bracket and not tokens.is_mark(found[1], ")")):
            return None
        return replace(found[0], weekday=weekday), found[1] + bracket
    return _plain_calendar_at(tokens, i)


def _weekday_the_at(tokens: Tokens, i: int, weekday: int) -> tuple[Calendar, int] | None:
    """ "Friday the 24th"."""
    day = ordinal_at(tokens, i + 1, 31) if tokens.word(i) == "the" and tokens[i + 1].kind == "number" else None
    if day is None or (tokens[day[1]].word and tokens.value(day[1], "function") is None):
        return None
    return Calendar(day=day[0], weekday=weekday), day[1]


def day_of_month_at(tokens: Tokens, i: int) -> tuple[Calendar, int] | None:
    """A day of "this", "last" or "next month": "the 5th of last month"."""
    day = ordinal_at(tokens, i + 1, 31) if tokens.word(i) == "the" else None
    if day is None:
        return None
    j = day[1] + (tokens.word(day[1]) == "day")
    turn = tokens.value(j + 1, "turn") if tokens.word(j) == "of" else None
    if turn is None or tokens.word(j + 2) != "month":
        return None
    return Calendar(day=day[0], month_turn=turn), j + 3


def _plain_calendar_at(tokens: Tokens, i: int) -> tuple[Calendar, int] | None:
    return (
        numeric_at(tokens, i)
        or _day_month_at(tokens, i)
        or _month_day_at(tokens, i)
        or _month_year_at(tokens, i)
        or _year_month_at(tokens, i)
    )  # fmt: skip


def _day_month_at(tokens: Tokens, i: int) -> tuple[Calendar, int] | None:
    the = tokens.word(i) == "the"
    day = ordinal_at(tokens, i + 1, 31) if the else day_at(tokens, i)
    if day is None:
        return None
    j = day[1] + (tokens.word(day[1]) == "day")
    j += tokens.word(j) == "of" or tokens.is_mark(j, "-")
    month = month_at(tokens, j)
    if month is None:
        return None
    return year_after(tokens, Calendar(month=month[0], day=day[0]), month[1])


def _month_day_at(tokens: Tokens, i: int) -> tuple[Calendar, int] | None:
    month = month_at(tokens, i)
    if month is None:
        return None
    day = day_at(tokens, month[1] + (tokens.word(month[1]) == "the"))
    if day is None or is_counted(tokens, day[1]):
        return None
    return year_after(tokens, Calendar(month=month[0], day=day[0]), day[1])


def _month_year_at(tokens: Tokens, i: int) -> tuple[Calendar, int] | None:
    month = month_at(tokens, i)
    if month is None:
        return None
    j = month[1] + (tokens.word(month[1]) == "of" or tokens.is_mark(month[1], ",", "-"))
    year = year_at(tokens, j)
    if year is None or (j > month[1] and is_counted(tokens, year[1])):
        return None
    return Calendar(year=year[0], month=month[0]), year[1]


def _year_month_at(tokens: Tokens, i: int) -> tuple[Calendar, int] | None:
    year = year_at(tokens, i) if tokens[i].kind == "number" else None
    month = month_at(tokens, year[1]) if year else None
    if year is None or month is None:
        return None
    day = day_at(tokens, month[1])
    if day is None or is_counted(tokens, day[1]) or year_at(tokens, day[1]) is not None:
        return Calendar(year=year[0], month=month[0]), month[1]
    return Calendar(year=year[0], month=month[0], day=day[0]), day[1]


def year_after(tokens: Tokens, found: Calendar, i: int) -> tuple[Calendar, int]:
    """The same date with the year that follows it: "2020", "of last year", "that year"; as it was if none does."""
    comma = tokens.is_mark(i, ",", "-")
    year = year_at(tokens, i + (comma or tokens.word(i) in ("of", "in")))
    if year is not None and not (comma and is_counted(tokens, year[1])):
        return replace(found, year=year[0]), year[1]
    j = i + (tokens.word(i) == "of")
    turn = tokens.value(j, "turn")
    if turn is not None and tokens.word(j + 1) == "year":
        return replace(found, year_turn=turn), j + 2
    if tokens.match(j, "that", "year"):
        return replace(found, same_year=True), j + 2
    if tokens.match(j, "the", "same", "year") or tokens.match(j, "that", "same", "year"):
        return replace(found, same_year=True), j + 3
    return found, i


def weekday_at(tokens: Tokens, i: int) -> tuple[Weekday, int] | None:
    """A weekday without a date: "Tuesday", "last Friday", "Monday morning", "Tuesday of last week"."""
    j, turn = turn_at(tokens, i)
    if turn is not None and tokens.word(j) == "week" and tokens.word(j + 1) == "on":  # "last week on Tuesday"
        weekday = tokens.value(j + 2, "weekday")
        return (Weekday(weekday, week=turn), j + 3) if weekday is not None and tokens[j + 2].text[0].isupper() else None
    weekday = tokens.value(j, "weekday")
    if weekday is None or not tokens[j].text[0].isupper() or _is_name(tokens, j):
        return None
    j += 1
    j += tokens.value(j, "daytime") is not None
    k = j + (tokens.word(j) in ("of", "in"))
    week = tokens.value(k, "turn")
    if turn is None and week is not None and tokens.word(k + 1) == "week":
        return Weekday(weekday, week=week), k + 2
    return Weekday(weekday, turn), j


def turn_at(tokens: Tokens, i: int) -> tuple[int, int | None]:
    """The index after "last", "this", "next", "this past" ..., and -1, 0 or 1; ``None`` if none stands there."""
    turn = tokens.value(i, "turn")
    if turn == 0 and tokens.word(i + 1) in words_of("turn"):
        return i + 2, tokens.value(i + 1, "turn")
    return (i, None) if turn is None else (i + 1, turn)


def _is_name(tokens: Tokens, i: int) -> bool:
    """Whether a weekday belongs to a name or a habit: "Good Friday", "the Sunday Times", "every Monday"."""
    before, after = tokens[i - 1], tokens[i + 1]
    return (
        (before.text[:1].isupper() and tokens.value(i - 1, "before-weekday") is not None)
        or (before.text == "." and tokens.value(i - 2, "before-weekday") is not None)
        or tokens.value(i - 1, "recurring") is not None
        or tokens.value(i + 1, "after-weekday") is not None
        or (before.word == "the" and after.text[:1].isupper() and month_at(tokens, i + 1) is None)
        or (after.text in DASHES and not after.spaced and tokens[i + 2].kind == "word" and not tokens[i + 2].spaced
            and tokens.value(i + 2, "weekday") is None)
    )  # fmt: skip
