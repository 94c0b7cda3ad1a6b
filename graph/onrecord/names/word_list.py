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
def word_list(file: str, kind: str, language: str = ENGLISH) -> tuple[str, ...]:
    """The words of one class, in the order of the file; raises ``KeyError`` for a class that the file lacks.

    >>> word_list("function_words.csv", "she")
    ('she', 'her', 'hers', 'herself')
    """
    rows = [row["words"] for row in word_rows(file, language) if row["class"] == kind]
    if not rows:
        raise KeyError(f"{file} has no class {kind}")
    return tuple(word for words in rows for word in words.split("|"))


@cache
def word_set(file: str, kind: str, language: str = ENGLISH) -> frozenset[str]:
    """The words of one class, to look a word up in."""
    return frozenset(word_list(file, kind, language))
