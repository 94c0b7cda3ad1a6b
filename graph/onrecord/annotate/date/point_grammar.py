"""The grammar of any one date or period, by the rules that its first word may begin.

Each function reads at an index of the tokens and returns what it found with the index after it, or
``None``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from onrecord.annotate.date.calendar_grammar import calendar_at, day_of_month_at, is_counted, weekday_at
from onrecord.annotate.date.expression import Calendar
from onrecord.annotate.date.period_grammar import bare_at, edge_at, part_at, phase_at, season_at
from onrecord.annotate.date.relative_grammar import (
    NAMED_DAYS,
    Parsed,
    named_day_at,
    shift_at,
    so_far_at,
    stretch_at,
    turn_unit_at,
)
from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.words import classes_of
from onrecord.annotate.date.year_grammar import APOSTROPHES, century_at, decade_at, turn_of_century_at
from onrecord.names.word_list import word_set

Rule = Callable[[Tokens, int], Parsed | None]

_BEFORE_NAMED = word_set("date_grammar.csv", "before_named")


def point_at(tokens: Tokens, i: int, loose: bool) -> Parsed | None:
    """One date or period. ``loose`` allows a bare month, year or season: something beside it says it is a date."""
    for rule in _rules_at(tokens, i):
        found = rule(tokens, i)
        if found is not None:
            return found
    return bare_at(tokens, i) if loose else None


def named_date_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "9/11": the day known by its number in the American order."""
    one, other = tokens[i], tokens[i + 2]
    if (one.text, tokens[i + 1].text, other.text) != ("9", "/", "11") or tokens[i + 1].spaced or other.spaced:
        return None
    if tokens.word(i - 1) not in _BEFORE_NAMED or is_counted(tokens, i + 3) or tokens.is_mark(i + 3, "/"):
        return None
    return Calendar(2001, 9, 11, short_year=True), i + 3


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
        return (decade_at,) if token.text in APOSTROPHES else ()
    return _rules_of(token.word)
