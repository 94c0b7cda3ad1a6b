"""Names of places and the adjectives and peoples named after them, told by what they have in common."""

from __future__ import annotations

from functools import lru_cache

from onrecord.names.folding import folded
from onrecord.names.word_list import word_list

_ENDINGS = word_list("demonyms.csv", "ending")
_LONGEST_FIRST = sorted(_ENDINGS, key=len, reverse=True)
_VOWELS = "aeiouy"
_SHORT = 3
"""Letters that have to be left of a name."""


@lru_cache(maxsize=10_000)
def bare(name: str) -> str:
    """A name in small letters, without marks and the vowels at its end, which adjectives drop.

    >>> bare("Norvania"), bare("Ostrel")
    ('norvan', 'ostrel')
    """
    found = folded(name)
    cut = found.rstrip(_VOWELS)
    return cut if len(cut) >= _SHORT else found


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """What a name and its adjective share, whichever a word is: without the ending of an adjective, and bare.

    >>> stem("Norvanian") == stem("Norvania"), stem("Ostrel's")
    (True, 'ostrel')
    """
    found = folded(word).removesuffix("'s").removesuffix("’s")
    cut = (found.removesuffix(ending) for ending in _LONGEST_FIRST if found.endswith(ending))
    return bare(next((left for left in cut if len(left) >= _SHORT), found))


@lru_cache(maxsize=10_000)
def bases(adjective: str) -> frozenset[str]:
    """What names may be left of a word if it is an adjective of a place; none if it cannot be.

    >>> sorted(bases("Norvanian")), sorted(bases("Ostreli")), sorted(bases("Tal"))
    (['norvan', 'norvani', 'norvanian'], ['ostrel'], [])
    """
    found = folded(adjective)
    cut = (found.removesuffix(ending) for ending in _ENDINGS if found.endswith(ending))
    whole = {found} if found.endswith("n") else set()  # "German", of Germany
    return frozenset(base for left in cut for base in {left, bare(left), *whole} if len(base) >= _SHORT)


def is_adjective_of(adjective: str, name: str) -> bool:
    """Whether a word is an adjective made of a name.

    >>> is_adjective_of("Norvanian", "Norvania"), is_adjective_of("Norvania", "Norvania")
    (True, False)
    """
    return adjective != name and bare(name) in bases(adjective)
