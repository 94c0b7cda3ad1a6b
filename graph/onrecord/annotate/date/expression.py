"""What the words of a date say, before they are placed on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.annotate.date.period import Unit

From = Literal["published", "previous"]
"""Counted from the publication ("last week") or from the date named before ("the same day")."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Day, month and year as far as they are given, and the weekday beside them.

    ``turn`` is -1 in "last March", 0 in "this March", 1 in "next March"; ``year_turn`` the same for
    "March last year"; ``same_year`` marks "in March that year". A day without a month may have
    ``month_turn``: "the 5th of last month". ``short_year`` marks a year written with two digits.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: int | None = None
    year_turn: int | None = None
    same_year: bool = False
    month_turn: int | None = None
    short_year: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday without a date; ``week`` is -1 in "Tuesday last week"."""

    weekday: int
    turn: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """Spring (1) to winter (4), of a year, or last, this, next."""

    number: int
    year: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years: a decade, a century, "2014-2016"; ``century_known`` is false for "the nineties"."""

    first: int
    last: int
    precision: Literal["decade", "century", "period"]
    century_known: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """Last, this or next week, month, year ...; ``turn`` -2 is the one before the last."""

    unit: Unit
    turn: int
    origin: From = "published"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (negative) or after: "three days ago", "two days later", "yesterday"."""

    unit: Unit
    count: int
    origin: From = "published"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The so many units that end (negative) or begin with the publication: "the past two weeks"."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class SoFar:
    """The time of a unit before (-1) or after (1) the publication: "earlier this year"."""

    unit: Unit
    side: int
    origin: From = "published"


@dataclass(frozen=True, slots=True)
class Edge:
    """So many units of something, from the ``first``-th on, or up to the last of them if it is -1.

    "The first three months of 2020", "the second week of March", "the last two days of May".
    """

    unit: Unit
    first: int
    count: int
    whole: Expression


@dataclass(frozen=True, slots=True)
class Around:
    """The unit that holds a day, so many units on: "the week of 20 April", "two days after 31 March"."""

    unit: Unit
    count: int
    date: Expression


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter, a half, or a third ("early", "mid", "late") of something larger."""

    name: Literal["quarter", "half", "season", "phase"]
    number: int
    whole: Expression


@dataclass(frozen=True, slots=True)
class Interval:
    """From one to another, both included."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Bound:
    """ "Since", "from" or "until" something, or "before" or "after" it, which leave it out."""

    side: Literal["since", "from", "until", "before", "after"]
    date: Expression


Expression = (
    Calendar | Weekday | Season | Years | Turn | Shift | Stretch | SoFar | Edge | Around | Part | Interval | Bound
)
