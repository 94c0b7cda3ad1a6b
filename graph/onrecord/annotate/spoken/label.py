"""What the label of a speaker in an interview or a briefing says: a name, an office or an outlet, or only a part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.names.word_list import word_list, word_set

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_ASKING = word_set("spoken.csv", "asking")
_ANSWERING = word_set("spoken.csv", "answering")
_TITLES = frozenset(
    title.lower() for title in word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_transcript", "of_record")
) | word_set("titles.csv", "before_name")


@dataclass(frozen=True, slots=True)
class Told:
    """What a label tells: the words of its name without titles, what stands in brackets or behind a comma.

    ``asks`` and ``answers`` tell of labels that name nobody.
    """

    name: str
    aside: str | None = None
    asks: bool = False
    answers: bool = False

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.name.split()


def read_label(words: str) -> Told:
    """What a label says.

    >>> read_label("MS. PRICE:"), read_label("Sidra Meln, Northern Post:")  # doctest: +NORMALIZE_WHITESPACE
    (Told(name='PRICE', aside=None, asks=False, answers=False),
     Told(name='Sidra Meln', aside='Northern Post', asks=False, answers=False))
    """
    plain = " ".join(words.split()).rstrip(" :.–—-").lstrip("—–- ")
    aside = _BRACKET.search(plain)
    name, comma, tail = _BRACKET.sub("", plain).partition(",")
    told = aside[1].strip() if aside else tail.strip() if comma else None
    bare = re.sub(r"\s?\d+$", "", name).strip(" .").lower().removeprefix("unidentified ")
    if bare in _ASKING or bare in _ANSWERING:
        return Told(name, told, asks=bare in _ASKING, answers=bare in _ANSWERING)
    parts = name.split()
    while len(parts) > 1 and parts[0].lower().rstrip(".") in _TITLES:
        parts = parts[1:]
    return Told(" ".join(parts), told)


def ordinary(name: str) -> str:
    """A name in capitals as it is written elsewhere.

    >>> ordinary("LENA ORTAN"), ordinary("Mira Tal")
    ('Lena Ortan', 'Mira Tal')
    """
    if name != name.upper():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + word[0][1:].lower(), name)
