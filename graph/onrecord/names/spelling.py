"""Names as they are written elsewhere: other alphabets, other romanisations, another order, initials.

``variant_keys`` makes two spellings equal only where tables of romanisation do; what is merely alike
(``likeness``) is for people to decide.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from onrecord.names.folding import folded

_TURKIC = frozenset("əğışç")
"""Letters that only alphabets of Turkic languages have: with one of them in a name, its c is read as j."""

_TURKIC_READING = str.maketrans({"c": "j", "ç": "ch", "ş": "sh", "ğ": "gh", "x": "kh", "q": "g", "ə": "a", "ı": "i"})
_ENDING = re.compile(r"(?:iyy|iy|yy|ij|yj|yi|ii|i|y|j)$")
_MARKS = re.compile(r"[^a-z0-9]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_RESPELLED = (("w", "v"), ("x", "ks"), ("dj", "j"))
_LONG_VOWELS = (("ee", "i"), ("oo", "u"), ("ou", "u"))
"""Long vowels as English and French write them: "Waleed", "Mahmoud"."""

_ARMENIAN = re.compile(r"(?<=[a-z]{3})ian$")
_LONG = 5
"""Letters that a word needs before the spelling of its last vowel stops telling it from another."""


@lru_cache(maxsize=16_384)
def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name in the Latin alphabet, lower case, in its order.

    >>> words_of_name("Зеленский, Владимир"), words_of_name("Əli Məmmədov Jr.")
    (('zelenskii', 'vladimir'), ('ali', 'mammadov', 'jr'))
    """
    even = folded(name.replace("-", " ")).replace("ու", "u")  # two letters of the Armenian alphabet for one sound
    latin = anyascii(even).lower().replace("'", "")
    return tuple(word for word in _MARKS.split(latin) if word)


@lru_cache(maxsize=16_384)
def same_spelling(word: str) -> str:
    """The one spelling for the ways a romanised word is written that sound the same.

    >>> same_spelling("zelenskyy") == same_spelling("zelenskiy") == same_spelling("zelensky")
    True
    >>> same_spelling("mammadow") == same_spelling("mammadov")
    True
    """
    even = word
    for written, meant in _RESPELLED:
        even = even.replace(written, meant)
    even = _ARMENIAN.sub("yan", even)
    if len(word) >= _LONG:
        for written, meant in _LONG_VOWELS:
            even = even.replace(written, meant)
    return _ENDING.sub("y", even) if len(even) >= _LONG else even


@lru_cache(maxsize=16_384)
def variant_keys(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name, spelled alike and sorted; a second reading where its letters are Turkic.

    >>> variant_keys("Tal Mira") == variant_keys("Mira Tal")
    True
    >>> variant_keys("Ceyhun Məmmədov")
    (('ceyhun', 'mammadov'), ('jeyhun', 'mammadov'))
    """
    keys = [tuple(sorted(same_spelling(word) for word in words)) for words in readings(name)]
    return tuple(dict.fromkeys(keys))


@lru_cache(16_384)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name in each way its letters may be read: Turkic ones, and a German "ö" as "oe".

    >>> readings("Götz Hallweg")
    (('gotz', 'hallweg'), ('goetz', 'hallweg'))
    """
    small = unicodedata.normalize("NFC", name.casefold())
    read = [name]
    if _TURKIC & set(small):
        read.append(small.translate(_TURKIC_READING))
    if set(small) & {"ä", "ö", "ü"}:
        read.append(small.translate(_UMLAUTS))
    return tuple(dict.fromkeys(words for each in read if (words := words_of_name(each))))


@lru_cache(16_384)
def skeleton(word: str) -> str:
    """The consonants of a word, each once where doubled and without an h in front: what romanisations agree on.

    >>> skeleton("mammadov"), skeleton("mamedov"), skeleton("harutyunyan")
    ('mdv', 'mdv', 'rtn')
    """
    even = same_spelling(word).replace("kh", "h").replace("dzh", "j").replace("ck", "k")
    even = even.replace("dh", "d").replace("q", "g")
    bare = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", even.removeprefix("h")))
    return bare or even


def likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1.

    >>> likeness("harutyunyan", "arutyunyan") > 0.9, likeness("tal", "osk") < 0.5
    (True, True)
    """
    return float(JaroWinkler.similarity(same_spelling(one), same_spelling(other)))
