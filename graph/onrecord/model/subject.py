"""What a document tells of a subject: enough to find out which are the same, and which cannot be."""

from __future__ import annotations

import json
from collections.abc import Collection, Set
from dataclasses import dataclass, fields
from typing import Protocol

_NONE: frozenset[str] = frozenset()
SUBJECT_KINDS = (
    "event", "agreement", "document", "measure", "situation", "proposal", "conduct", "territory", "subject",
)  # fmt: skip
"""The types of subjects, the last for one of no other (ontology/sources/kinds.csv)."""

Days = tuple[str, str]
"""First and last ISO day of a time that is told; either may be empty."""

_LAST = "9999"


@dataclass(frozen=True, slots=True)
class ToldSubject:
    """What the mentions of one subject in one document tell together.

    ``classes`` are those of its nouns (``names/words/en/subjects.csv``), ``takes`` those of nouns that only take up
    what was named before, ``lemmas`` its nouns. ``names`` and ``owner`` are stems of proper names, of what and whose
    it is; ``words`` are lemmas that tell it apart, ``contrast`` ways in which it was set apart from another of its
    class. ``called`` are names that it may be called by alone. ``written`` has of each stem how it is written and
    whether as a noun, ``wordings`` what the document calls it.
    """

    classes: frozenset[str] = _NONE
    takes: frozenset[str] = _NONE
    lemmas: frozenset[str] = _NONE
    names: frozenset[str] = _NONE
    owner: frozenset[str] = _NONE
    words: frozenset[str] = _NONE
    contrast: frozenset[str] = _NONE
    symbols: frozenset[str] = _NONE
    ordinals: frozenset[str] = _NONE
    called: frozenset[str] = _NONE
    days: frozenset[Days] = frozenset()
    written: frozenset[tuple[str, str, bool]] = frozenset()
    wordings: tuple[str, ...] = ()

    def packed(self) -> str:
        """All of it as one string, for a store's list of what is named; what is empty is left out.

        >>> ToldSubject.unpacked(ToldSubject(frozenset({"vote"}), wordings=("the vote",)).packed()).wordings
        ('the vote',)
        """
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        lists = {name: list(told[name]) if name == "wordings" else sorted(told[name]) for name in told if told[name]}
        return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpacked(cls, packed: str) -> ToldSubject:
        """What was packed."""
        told = json.loads(packed)
        days = frozenset((first, last) for first, last in told.pop("days", ()))
        written = frozenset((stem, word, bool(noun)) for stem, word, noun in told.pop("written", ()))
        wordings = tuple(told.pop("wordings", ()))
        sets = {name: frozenset(values) for name, values in told.items()}
        return cls(**sets, days=days, written=written, wordings=wordings)


class Telling(Protocol):
    """What is told of a thing, as far as it tells the thing apart."""

    @property
    def symbols(self) -> Set[str]:
        """Symbols and numbers that it has."""

    @property
    def ordinals(self) -> Set[str]:
        """Its places in rows."""

    @property
    def owner(self) -> Set[str]:
        """Whose it is."""

    @property
    def days(self) -> Collection[Days]:
        """When it is."""


def conflict(one: Telling, other: Telling) -> bool:
    """Whether what two tell cannot be of one thing."""
    return (
        differ(one.symbols, other.symbols)
        or differ(one.ordinals, other.ordinals)
        or differ(one.owner, other.owner)
        or days_differ(one.days, other.days)
    )


def differ(one: Set[str], other: Set[str]) -> bool:
    """Whether both tell something, and nothing alike.

    >>> differ({"918"}, {"921"}), differ({"918"}, set())
    (True, False)
    """
    return bool(one) and bool(other) and one.isdisjoint(other)


def days_differ(one: Collection[Days], other: Collection[Days]) -> bool:
    """Whether two times that are told cannot be one.

    >>> days_differ([("2020-03-31", "2020-03-31")], [("2020-03-01", "2020-03-31")])
    False
    """
    return bool(one) and bool(other) and all(are_apart(mine, theirs) for mine in one for theirs in other)


def are_apart(one: Days, other: Days) -> bool:
    """Whether one time ends before the other begins; an end that is not known may be any."""
    return (one[1] or _LAST) < other[0] or (other[1] or _LAST) < one[0]
