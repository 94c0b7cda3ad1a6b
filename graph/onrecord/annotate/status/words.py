"""Words that take an act back, weigh it, want it or let it be: the table ``status.csv``, by class and form."""

from __future__ import annotations

from functools import cache
from typing import cast

from onrecord.annotate.status.degree import Degree, Effect
from onrecord.names.word_list import word_rows


def effect_of(kind: str, word: str, form: str) -> Effect | None:
    """What a word of a class makes of an act below it in a form (``inf``, ``ing``, ``that``, a preposition).

    >>> effect_of("verb", "fail", "inf")
    Effect(plain='negated', negated='asserted')
    """
    return _table().get((kind, word, form))


def is_of(kind: str, word: str) -> bool:
    """Whether a word is of a class that has one form only."""
    return (kind, word, "own") in _table()


def words_of(kind: str) -> frozenset[str]:
    """The words and phrases of a class."""
    return frozenset(word for of, word, _ in _table() if of == kind)


@cache
def _table() -> dict[tuple[str, str, str], Effect]:
    return {
        (row["class"], word, form): Effect(cast(Degree, row["plain"]), cast(Degree, row["negated"]))
        for row in word_rows("status.csv")
        for word in row["words"].split("|")
        for form in row["below"].split()
    }
