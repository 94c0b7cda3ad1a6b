"""The grammar of periods: "the first quarter of 2020", "spring 2020", "early March", "the last week of May".

Each function reads at an index of the tokens and returns what it found with the index after it, or
``None``.
"""

from __future__ import annotations

from onrecord.annotate.date.calendar_grammar import (
    calendar_at,
    is_short_month,
    month_at,
    ordinal_at,
    turn_at,
    weekday_at,
    year_after,
)
from onrecord.annotate.date.expression import Calendar, Edge, Part, Season, Shift, Turn, Weekday, Years
from onrecord.annotate.date.relative_grammar import UNITS, Parsed, count_at, named_day_at, turn_unit_at
from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.year_grammar import (
    bare_year_at,
    century_at,
    decade_at,
    short_year_at,
    slashed_years_at,
    year_range_at,
)
from onrecord.names.word_list import word_set

_BEFORE_SEASON = word_set("date_grammar.csv", "before_season")


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
    if j == i and tokens.word(j) == "end" and tokens.word(j + 1) in ("in", "on"):  # "is due to end in October"
        return None
    j += 1
    j += tokens.is_mark(j, "-") or tokens.word(j) in ("of", "in", "on")
    whole = _whole_at(tokens, j)
    if whole is None:
        return None
    is_day = isinstance(whole[0], Weekday | Shift) or (isinstance(whole[0], Calendar) and whole[0].day is not None)
    return whole if is_day else (Part("phase", phase, whole[0]), whole[1])


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
    return bare_at(tokens, i)


def bare_at(tokens: Tokens, i: int) -> Parsed | None:
    """A month, year or season with nothing that says it is a date: for where something beside it does."""
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
