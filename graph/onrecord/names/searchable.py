"""A text as it is searched: each letter in plain lower-case ASCII, with the place it has in the text itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Searchable:
    """What a text is searched in; ``places`` has for each of its characters the one of the text that it stands for."""

    folded: str
    places: Sequence[int]

    def words(self) -> Iterator[tuple[str, int, int]]:
        """Each word with its begin and end in the text, in code points, end exclusive."""
        for found in _WORD.finditer(self.folded):
            yield found[0], self.places[found.start()], self.places[found.end() - 1] + 1


def searchable(text: str) -> Searchable:
    """The text as it is searched.

    >>> list(searchable("Łódź, S/2020/288").words())
    [('lodz', 0, 4), ('s', 6, 7), ('2020', 8, 12), ('288', 13, 16)]
    """
    if text.isascii():
        return Searchable(text.lower(), range(len(text)))
    parts = [(place, plain) for place, letter in enumerate(text) for plain in _plain(letter)]
    return Searchable("".join(plain for _, plain in parts), [place for place, _ in parts])


def folded_words(text: str) -> list[str]:
    """The words of a text as they are searched, in order."""
    return [word for word, _, _ in searchable(text).words()]


@lru_cache(maxsize=20_000)
def _plain(letter: str) -> str:
    """A letter in plain lower case; nothing for marks and for what shows nothing."""
    category = unicodedata.category(letter)
    if category in ("Cf", "Mn", "Me"):
        return ""
    plain = anyascii(letter).lower()
    return "".join(_WORD.findall(plain)) if category.startswith("L") else plain or " "
