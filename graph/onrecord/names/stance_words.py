"""Words that keep, turn round or end a stance on what stands below them: the table ``stances.csv``, by class."""

from __future__ import annotations

from functools import cache

from onrecord.names.word_list import word_rows


def sign_of(kind: str, word: str) -> int | None:
    """The sign of a word of a class, +1, -1 or 0; ``None`` where the class does not have it.

    >>> sign_of("change", "suspend"), sign_of("change_noun", "renewal"), sign_of("change", "water")
    (-1, 1, None)
    """
    return _table().get((kind, word))


def is_of(kind: str, word: str) -> bool:
    """Whether a class has a word."""
    return (kind, word) in _table()


@cache
def _table() -> dict[tuple[str, str], int]:
    return {
        (row["class"], word): int(row["sign"]) for row in word_rows("stances.csv") for word in row["words"].split("|")
    }
