"""Word lists of a language: a CSV file for each subject in ``words/LANGUAGE``, with its source in its header.

A row has the class its words belong to and the words, parted by ``|``; a class may have several rows. What is
true of a whole row, as the number that words for it stand for, is in columns of its own. Another language is
another folder with files of the same names.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ENGLISH = "en"
"""The language that the rules are made for."""

_FOLDER = Path(__file__).with_name("words")


@cache
def word_rows(file: str, language: str = ENGLISH) -> tuple[Mapping[str, str], ...]:
    """The rows of a word list, as columns by name.

    >>> word_rows("dates.csv")[0]
    {'class': 'month', 'value': '1', 'words': 'january'}
    """
    with (_FOLDER / language / file).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def word_list(file: str, *kinds: str, language: str = ENGLISH) -> tuple[str, ...]:
    """The words of some classes, in their order; raises ``KeyError`` for a class that the file lacks.

    >>> word_list("function_words.csv", "she")
    ('she', 'her', 'hers', 'herself')
    """
    rows = word_rows(file, language)
    if lacking := set(kinds) - {row["class"] for row in rows}:
        raise KeyError(f"{file} has no class {', '.join(sorted(lacking))}")
    return tuple(word for kind in kinds for row in rows if row["class"] == kind for word in row["words"].split("|"))


@cache
def word_set(file: str, *kinds: str, language: str = ENGLISH) -> frozenset[str]:
    """The words of some classes, to look a word up in."""
    return frozenset(word_list(file, *kinds, language=language))
