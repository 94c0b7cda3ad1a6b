"""The English words that tell agendas of the United Nations from other lists, from ``agenda_words.en.csv``."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("agenda_words.en.csv")


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words and phrases of one class, as the file has them.

    >>> words_of("assembly")[:2]
    ('United Nations', 'UN')
    """
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return next(tuple(row["words"].split("|")) for row in rows if row["class"] == kind)


@cache
def any_of(kind: str) -> str:
    """A pattern of the words of one class, the longest first, each with any space and apostrophe.

    >>> re.search(any_of("other_body"), "the city  council of Vorrel")[0]
    'city  council'
    """
    words = sorted(words_of(kind), key=len, reverse=True)
    plain = "|".join(re.escape(word).replace("\\ ", r"\s+").replace("'", "['\u2019]") for word in words)
    return rf"\b(?:{plain})(?!\w)"
