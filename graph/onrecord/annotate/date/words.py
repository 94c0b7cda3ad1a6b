"""The words that dates are made of, with their values, from the word list ``dates.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.names.word_list import word_rows


@cache
def _classes() -> Mapping[str, Mapping[str, int]]:
    classes: dict[str, dict[str, int]] = {}
    for row in word_rows("dates.csv"):
        classes.setdefault(row["class"], {}).update(dict.fromkeys(row["words"].split("|"), int(row["value"])))
    return classes


@cache
def _kinds() -> Mapping[str, Mapping[str, int]]:
    kinds: dict[str, dict[str, int]] = {}
    for kind, words in _classes().items():
        for word, value in words.items():
            kinds.setdefault(word, {})[kind] = value
    return kinds


_NONE: Mapping[str, int] = {}


def classes_of(word: str) -> Mapping[str, int]:
    """The classes that a word in lower case belongs to, each with the value it has there.

    >>> classes_of("second")
    {'ordinal': 2}
    """
    return _kinds().get(word, _NONE)


def words_of(kind: str) -> Mapping[str, int]:
    """The words of one class, lower case, each with its value (a month's number, a unit's count).

    >>> words_of("month")["march"]
    3
    """
    return _classes()[kind]
