"""The grammar of periods, "the first quarter of 2020", "the 1990s", and of any one date or period.

Each function reads at an index of the tokens and returns what it found with the index after it, or
``None``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from onrecord.annotate.date.calendar_grammar import (
    DASHES,
    calendar_at,
    day_of_month_at,
    is_counted,
    is_short_month,
    month_at,
    ordinal_at,
    turn_at,
    weekday_at,
    year_after,
    year_at,
)
from onrecord.annotate.date.expression import Calendar, Edge, Part, Season, Shift, Turn, Weekday, Years
from onrecord.annotate.date.relative_grammar import (
    NAMED_DAYS,
    UNITS,
    Parsed,
    count_at,
    named_day_at,
    shift_at,
    so_far_at,
    stretch_at,
    turn_unit_at,
)
from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.words import classes_of
from onrecord.names.word_list import word_set

_BEFORE_SEASON = word_set("date_grammar.csv", "before_season")
Rule = Callable[[Tokens, int], Parsed | None]

_BEFORE_NAMED = word_set("date_grammar.csv", "before_named")
_APOSTROPHES = ("'", "’", "‘")


def point_at(tokens: Tokens, i: int, loose: bool) -> Parsed | None:
    """One date or period. ``loose`` allows a bare month, year or season: something beside it says it is a date."""
    for rule in _rules_at(tokens, i):
        found = rule(tokens, i)
        if found is not None:
            return found
    return _bare_at(tokens, i) if loose else None


def _bare_at(tokens: Tokens, i: int) -> Parsed | None:
    month = month_at(tokens, i)
    if month is not None and not is_short_month(tokens, i):
        return year_after(tokens, Calendar(month=month[0]), month[1])
    j = i + (tokens.word(i) == "the")
    if j > i and tokens.word(j) == "year":
        j += 1
    year = bare_year_at(tokens, j) if j == i or j == i + 2 else None
    if year is None and tokens.is_mark(j + 1, "/"):
        return slashed_years_at(tokens, j)
    if year is not None:
        return year_range_at(tokens, j) or (Calendar(year=year), j + 1)
    season = tokens.value(j, "season")
    return (Season(season), j + 1) if season is not None else short_year_at(tokens, i)


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
    if not tokens.is_mark(i, *_APOSTROPHES) or token.kind != "number" or len(token.text) != 2 or token.spaced:
        return None
    if not tokens[i].spaced or tokens.glued_word(i + 1) or tokens.is_mark(i + 2, *_APOSTROPHES):
        return None
    year = int(token.text)
    return Calendar(year=year + (2000 if year < 50 else 1900), short_year=True), i + 2


def named_date_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "9/11": the day known by its number in the American order."""
    one, other = tokens[i], tokens[i + 2]
    if (one.text, tokens[i + 1].text, other.text) != ("9", "/", "11") or tokens[i + 1].spaced or other.spaced:
        return None
    if tokens.word(i - 1) not in _BEFORE_NAMED or is_counted(tokens, i + 3) or tokens.is_mark(i + 3, "/"):
        return None
    return Calendar(2001, 9, 11, short_year=True), i + 3


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


def edge_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "The first week of March", "the last week of May", "the first three months of 2020"."""
    j = i + (tokens.word(i) == "the")
    last = tokens.word(j) in ("last", "final")
    ordinal = ordinal_at(tokens, j, 12)
    if not last and ordinal is None:
        return None
    first, j = (-1, j + 1) if last or ordinal is None else ordinal
    count = count_at(tokens, j)
    many, j = count or (1, j)
    unit = UNITS.get(tokens.word(j))
    if unit is None or tokens.word(j + 1) not in ("of", "in") or (many > 1 and first not in (1, -1)):
        return None
    whole = _whole_at(tokens, j + 2)
    return (Edge(unit, first, many, whole[0]), whole[1]) if whole else None


def decade_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "The 1990s", "the '90s", "the nineties"; "the 1800s" is a century."""
    the = tokens.word(i) == "the"
    j = i + the
    word = tokens.value(j, "decade")
    if (the or _after_phase(tokens, i)) and word is not None:
        return Years(word, word + 9, "decade", century_known=False), j + 1
    short = tokens.is_mark(j, *_APOSTROPHES)
    j += short
    token, mark = tokens[j], tokens.is_mark(j + 1, *_APOSTROPHES) and not tokens[j + 1].spaced
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


def season_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "Spring 2020", "the fall of 2020", "last winter", "the winter of 2019-20" (which began in 2019)."""
    j, turn = turn_at(tokens, i + (tokens.word(i) == "the"))
    number = tokens.value(j, "season")
    number = tokens.value(j, "season-short") if number is None else number
    if number is None:
        return None
    j += 1
    if turn is not None:
        return Season(number, turn=turn), j
    k = j + (tokens.word(j) in ("of", "in") or tokens.is_mark(j, ","))
    year = bare_year_at(tokens, k)
    slashed = slashed_years_at(tokens, k)
    if slashed is not None and isinstance(slashed[0], Years):
        return Season(number, year=slashed[0].first), slashed[1]
    if year is not None:
        span = year_range_at(tokens, k)
        return Season(number, year=year), span[1] if span else k + 1
    turn = tokens.value(k, "turn")
    verb = tokens.value(j - 1, "season-short") is not None and tokens.word(j - 2) not in _BEFORE_SEASON
    if turn is not None and tokens.word(k + 1) == "year" and not verb:
        return Part("season", number, Turn("year", turn)), k + 2
    return None


def part_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "The first quarter of 2020", "Q1 2020", "H2 of 2019", "the last quarter of last year"."""
    j = i + (tokens.word(i) == "the")
    letter, digit = tokens[j].text, tokens[j + 1]
    if letter in ("Q", "H") and digit.kind == "number" and not digit.spaced and digit.text in ("1", "2", "3", "4"):
        parts, number, j = (4 if letter == "Q" else 2), int(digit.text), j + 2
        j += tokens.word(j) == "of" or tokens.is_mark(j, ",", "-")
    else:
        ordinal = ordinal_at(tokens, j, 4)
        last = tokens.word(j) in ("last", "final", "latter")
        if ordinal is None and not last:
            return None
        number, j = ordinal if ordinal else (0, j + 1)
        parts = {"quarter": 4, "half": 2}.get(tokens.word(j), 0)
        number, j = number or parts, j + 1
        of = tokens.word(j) in ("of", "in")
        j += of
    if not 1 <= number <= parts:
        return None
    whole = _whole_at(tokens, j)
    if whole is None:
        return None
    return Part("quarter" if parts == 4 else "half", number, whole[0]), whole[1]


def phase_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "Early March", "mid-2019", "late in the 1990s", "the end of last year"; "late Tuesday" is that day."""
    j = i + (tokens.word(i) == "the")
    phase = tokens.value(j, "phase")
    if phase is None or (
        tokens.word(j) in ("close", "start", "outset", "middle", "beginning") and tokens.word(j + 1) != "of"
    ):
        return None
    j += 1
    j += tokens.is_mark(j, "-") or tokens.word(j) in ("of", "in", "on")
    whole = _whole_at(tokens, j)
    if whole is None:
        return None
    is_day = isinstance(whole[0], Weekday | Shift) or (isinstance(whole[0], Calendar) and whole[0].day is not None)
    return whole if is_day else (Part("phase", phase, whole[0]), whole[1])


def _whole_at(tokens: Tokens, i: int) -> Parsed | None:
    """What "early" or "the first half of" may go before; here "the year" is the one of the publication."""
    j = i + (tokens.word(i) == "the")
    unit = UNITS.get(tokens.word(j))
    if j > i and unit is not None and unit != "day":
        return Turn(unit, 0), j + 1
    for rule in (calendar_at, weekday_at, decade_at, century_at, season_at, turn_unit_at, named_day_at):
        found = rule(tokens, i)
        if found is not None:
            return found
    return _bare_at(tokens, i)


_OF_ALL: tuple[Rule, ...] = (
    calendar_at,
    day_of_month_at,
    named_date_at,
    part_at,
    edge_at,
    turn_of_century_at,
    weekday_at,
    century_at,
    decade_at,
    season_at,
    phase_at,
    shift_at,
    stretch_at,
    so_far_at,
    turn_unit_at,
    named_day_at,
)
_OF_CLASS: dict[str, tuple[Rule, ...]] = {
    "month": (calendar_at,),
    "month-short": (calendar_at,),
    "weekday": (calendar_at, weekday_at),
    "weekday-short": (calendar_at,),
    "ordinal": (calendar_at, part_at, edge_at, century_at),
    "cardinal": (calendar_at, part_at, edge_at, century_at, shift_at),
    "season": (season_at,),
    "season-short": (season_at,),
    "phase": (phase_at,),
    "decade": (decade_at,),
    "turn": (part_at, edge_at, weekday_at, season_at, stretch_at, turn_unit_at, named_day_at),
}
_OF_WORD: dict[str, tuple[Rule, ...]] = {
    "the": _OF_ALL,
    "that": (turn_unit_at,),
    "final": (part_at, edge_at),
    "latter": (part_at,),
    "q": (part_at,),
    "h": (part_at,),
    "turn": (turn_of_century_at,),
    "half": (shift_at,),
    "so": (so_far_at,),
    "earlier": (so_far_at,),
    "later": (so_far_at,),
    "day": (named_day_at,),
    **dict.fromkeys(NAMED_DAYS, (named_day_at,)),
}
_OF_NUMBER: tuple[Rule, ...] = (calendar_at, named_date_at, part_at, edge_at, century_at, decade_at, shift_at)


@cache
def _rules_of(word: str) -> tuple[Rule, ...]:
    """The rules that may begin with a word, in their order: all others would find nothing there."""
    wanted = {rule for kind in classes_of(word) for rule in _OF_CLASS.get(kind, ())} | set(_OF_WORD.get(word, ()))
    return tuple(rule for rule in _OF_ALL if rule in wanted)


def _rules_at(tokens: Tokens, i: int) -> tuple[Rule, ...]:
    token = tokens[i]
    if token.kind == "number":
        return _OF_NUMBER
    if token.kind == "mark":
        return (decade_at,) if token.text in _APOSTROPHES else ()
    return _rules_of(token.word)
