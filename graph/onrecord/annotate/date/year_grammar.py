"""The grammar of years, "2014-2016", "'98", "the 1990s", "the 19th century".

Each function reads at an index of the tokens and returns what it found with the index after it, or
``None``.
"""

from __future__ import annotations

from onrecord.annotate.date.calendar_grammar import DASHES, is_counted, ordinal_at, year_at
from onrecord.annotate.date.expression import Calendar, Years
from onrecord.annotate.date.relative_grammar import Parsed
from onrecord.annotate.date.tokens import Tokens

APOSTROPHES = ("'", "’", "‘")


def bare_year_at(tokens: Tokens, i: int) -> int | None:
    """A year in digits that counts nothing, numbers nothing and is no part of "822 (1993)"."""
    year = year_at(tokens, i)
    if year is None or tokens[i].kind != "number" or not 1500 <= year[0] <= 2100:
        return None
    if tokens.value(i - 1, "numbered") is not None or is_counted(tokens, i + 1):
        return None
    if tokens.value(i + 1, "clock") is not None or (tokens[i - 1].text == "Of" and tokens.word(i + 1)):
        return None
    counts = tokens[i + 1].text.islower() and tokens.value(i + 1, "function") is None
    return None if counts and not 1800 < year[0] < 2100 else year[0]


def year_range_at(tokens: Tokens, i: int) -> Parsed | None:
    """Years joined by a dash: "2014-2016", "2019-20". A month wins where the second part could be one."""
    first, second = year_at(tokens, i), tokens.number(i + 2)
    if first is None or second is None or not tokens.is_mark(i + 1, *DASHES) or tokens[i + 1].spaced:
        return None
    digits = len(tokens[i + 2].text)
    last = second if digits == 4 else first[0] // 100 * 100 + second
    if digits == 2 and last != first[0] + 1 and 1 <= second <= 12:
        return Calendar(year=first[0], month=second), i + 3
    if digits in (2, 4) and first[0] < last <= min(first[0] + 200, 2199):
        return Years(first[0], last, "period"), i + 3
    return None


def slashed_years_at(tokens: Tokens, i: int) -> Parsed | None:
    """A year and the next joined by a slash: "2019/20", "2018/2019"."""
    one, other = tokens[i], tokens[i + 2]
    if not tokens.is_mark(i + 1, "/") or one.kind != other.kind or other.kind != "number" or len(one.text) != 4:
        return None
    if tokens[i + 1].spaced or other.spaced or not one.spaced or tokens.is_mark(i + 3, "/"):
        return None
    year = int(one.text)
    if not 1800 <= year <= 2100 or int(other.text) != (year + 1) % (100 if len(other.text) == 2 else 10_000):
        return None
    return Years(year, year + 1, "period"), i + 3


def short_year_at(tokens: Tokens, i: int) -> Parsed | None:
    """A year of two digits after an apostrophe: "'98"."""
    token = tokens[i + 1]
    if not tokens.is_mark(i, *APOSTROPHES) or token.kind != "number" or len(token.text) != 2 or token.spaced:
        return None
    if not tokens[i].spaced or tokens.glued_word(i + 1) or tokens.is_mark(i + 2, *APOSTROPHES):
        return None
    year = int(token.text)
    return Calendar(year=year + (2000 if year < 50 else 1900), short_year=True), i + 2


def decade_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "The 1990s", "the '90s", "the nineties"; "the 1800s" is a century."""
    the = tokens.word(i) == "the"
    j = i + the
    word = tokens.value(j, "decade")
    if (the or _after_phase(tokens, i)) and word is not None:
        return Years(word, word + 9, "decade", century_known=False), j + 1
    short = tokens.is_mark(j, *APOSTROPHES)
    j += short
    token, mark = tokens[j], tokens.is_mark(j + 1, *APOSTROPHES) and not tokens[j + 1].spaced
    if token.kind != "number" or tokens.word(j + 1 + mark) != "s" or tokens[j + 1 + mark].spaced:
        return None
    if tokens[j - 1].text in ("/", ".", ",") and not token.spaced:
        return None
    after = j + 2 + mark
    if len(token.text) == 2 and token.text[1] == "0" and (the or short or _after_phase(tokens, i)):
        return Years(int(token.text), int(token.text) + 9, "decade", century_known=False), after
    if len(token.text) == 4 and token.text[3] == "0" and 1000 <= int(token.text) <= 2190:
        first = int(token.text)
        if first % 100 == 0 and first < 2000:
            return Years(first, first + 99, "century"), after
        return Years(first, first + 9, "decade"), after
    return None


def _after_phase(tokens: Tokens, i: int) -> bool:
    return tokens.value(i - 1 - tokens.is_mark(i - 1, *DASHES), "phase") is not None


def century_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "The 19th century", "the twenty-first century"."""
    number = ordinal_at(tokens, i + (tokens.word(i) == "the"), 22)
    if number is None:
        return None
    j = number[1] + tokens.is_mark(number[1], "-")
    if tokens.word(j) not in ("century", "centuries"):
        return None
    return Years(max(number[0] * 100 - 100, 1), number[0] * 100 - 1, "century"), j + 1


def turn_of_century_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "The turn of the century", "the turn of the 20th century": ten years on either side of its first day."""
    j = i + (tokens.word(i) == "the")
    if not tokens.match(j, "turn", "of", "the"):
        return None
    if tokens.word(j + 3) in ("century", "millennium"):
        return Years(1990, 2009, "period", century_known=False), j + 4
    century = century_at(tokens, j + 2)
    if century is None or not isinstance(century[0], Years):
        return None
    return Years(max(century[0].first - 10, 1), century[0].first + 9, "period"), century[1]
