"""Normalises names for comparison: one spelling for the ways a name is written, and slugs for ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.names.word_list import word_set

_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
"""Latin letters that Unicode does not take apart into a base letter and a mark."""

_POSSESSIVE = re.compile(r"['’]s?\b")
_ABBREVIATED = re.compile(r"\w{1,4}\.|(?:\w\.)+\w?")
"""An initial or a title: "M.", "J.R.", "Mr."."""

_PARTICLE = re.compile(r"^(?:al|el|an|ar|as|ash|at|az|ad)-(?=[A-Z\u00c0-\u00de])")
"""An article that is tied to a name: "al-Mutawni"."""

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """The name in lower case, without marks, article and possessive endings, one space between words.

    Letters of other scripts stay as they are: two names are one only if they are written alike.

    >>> folded("The  Məmmədov’s Herald"), folded("Łódź Gazette"), folded("Mira Tal")
    ('mammadov herald', 'lodz gazette', 'mira tal')
    """
    lowered = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    bare = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    words = re.sub(r"[^\w]+", " ", _POSSESSIVE.sub("", _ARTICLE.sub("", bare.strip())))
    return " ".join(words.replace("_", " ").split())


def slug(name: str) -> str:
    """The name as the last part of an id; empty if it holds no letter or digit.

    >>> slug("The Foreign Ministry of Norvania"), slug("President.az")
    ('foreign-ministry-of-norvania', 'president-az')
    """
    return folded(name).replace(" ", "-")


def is_full_name(name: str) -> bool:
    """Whether a person's name has two parts or more that are written out and are no title or office.

    >>> [is_full_name(name) for name in ("Mira Tal", "Tal", "M. Tal", "Mr. Tal", "The President", "Mira K. Tal")]
    [True, False, False, False, False, True]
    """
    return len(telling_words(name)) > 1


def telling_words(name: str) -> list[str]:
    """The words of a name that are proper names: not in lower case, not abbreviated, not generic.

    >>> telling_words("the Foreign Ministry of Norvania"), telling_words("Secretary-General")
    (['Norvania'], [])
    """
    words = re.findall(r"\w[\w.&-]*", _POSSESSIVE.sub("", name))
    words = [_PARTICLE.sub("", word) for word in words]
    return [word for word in words if not (word[0].islower() or _ABBREVIATED.fullmatch(word) or _is_generic(word))]


def _is_generic(word: str) -> bool:
    parts = folded(word).split()
    return all(part in generic_words() or part.removesuffix("s") in generic_words() for part in parts)


def generic_words() -> frozenset[str]:
    """The words that name an institution, an office or a person's standing without telling whose."""
    return word_set("generic_names.csv", "generic")
