"""Which office a letter's sender holds, by the words a document has for the sender."""

from __future__ import annotations

from functools import cache

from onrecord.names.folding import folded
from onrecord.names.word_list import word_rows


def office_class(words: str) -> str:
    """The class of the office that the words name: mission, minister, head, parliament; empty if none.

    The first office named counts, the longest phrase at its place.

    >>> office_class("the Permanent Representative of Norvania to the United Nations")
    'mission'
    >>> office_class("Norvania's Foreign Minister"), office_class("Norvania")
    ('minister', '')
    """
    padded = f" {folded(words)} "
    found = [(padded.find(f" {phrase} "), -len(phrase), name) for phrase, name in _phrases() if phrase in padded]
    return min((place for place in found if place[0] >= 0), default=(0, 0, ""))[2]


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple(
        (phrase, row["class"]) for row in word_rows("letter_offices.csv") for phrase in row["words"].split("|")
    )
