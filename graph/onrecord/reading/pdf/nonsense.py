"""Whether the text of a PDF is nonsense, as fonts give it that do not tell which letters their shapes are.

Told by what no text of a language has: words that become English when all codes are moved by one number, few letters
and many signs in its words, next to no vowel, or many words that nobody could say: without a vowel, or with a row of
six consonants or four vowels. A text that is merely in another language is none: of the sentences that spaCy has for
68 languages none is taken for one, nor is any of 1,072 pages of the Security Council; of such pages with their
letters exchanged at random 94 in a hundred are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_ENGLISH = word_set("function_words.csv", "most_frequent")
_SIGN_INSIDE = re.compile(
    r"\w[!\"#$%&*+<=>?@\\^_`{|}~;][\w!\"#$%&*+<=>?@\\^_`{|}~;]|[a-z][A-Z][a-z]*[A-Z]|[#$%*<=>@\\^_`{|}~]\w"
)
_LETTERS = re.compile(r"[^\W\d_]")
_RARE = frozenset('!"#$%&*+<=>?@\\^_`{|}~;')
_ADDRESS = re.compile(r"://|^www\.|@[\w-]+\.\w", re.IGNORECASE)
_SAYABLE = re.compile(r"(?=.*[aeiouy])(?!.*[aeiouy]{4})(?!.*[b-df-hj-np-tv-xz]{6})[a-z]+")
_LATIN = re.compile(r"[^\W\d_]{3,}")
_VOWELS = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøùúûüıœ]", re.IGNORECASE)
_FEWEST = 40
"""Words below which nothing is said."""
_SAMPLE = 4000
_ACRONYM = 7
_ENGLISH_SHARE = 0.15
_SIGNS = 0.15
_FEW_VOWELS = 0.15
_UNSAYABLE = 0.12
_MOVES = tuple(range(-31, 0)) + tuple(range(1, 32))


def is_nonsense(text: str) -> bool:
    """Whether the text is what a font without its letters gives; no for short texts, and for any language.

    >>> is_nonsense("WKH YRWH RI WKH FRXQFLO DQG RI WKH DVVHPEOB LQ WKH FLWB " * 5)
    True
    >>> is_nonsense("The vote of the Council and of the Assembly in the city. " * 5)
    False
    """
    words = [word for word in text.split()[:_SAMPLE] if not _ADDRESS.search(word)]
    english = _share(words) if len(words) >= _FEWEST else 1.0
    if english > _ENGLISH_SHARE:
        return False
    if _unsayable(words) > _UNSAYABLE or sum(map(_has_signs, words)) > _SIGNS * len(words):
        return True
    if english > _ENGLISH_SHARE / 3:
        return False
    longer = [word for word in words if len(word) > 1][:500]
    if longer and any(_share([_moved(word, by) for word in longer]) > _ENGLISH_SHARE for by in _MOVES):
        return True
    letters = [letter for letter in _LETTERS.findall(" ".join(words)) if letter < "\u0250"]
    return len(letters) > 3 * len(words) and len(_VOWELS.findall("".join(letters))) < _FEW_VOWELS * len(letters)


def _share(words: Sequence[str]) -> float:
    return sum(word.strip(".,;:()").lower() in _ENGLISH for word in words) / len(words)


def _has_signs(word: str) -> bool:
    """Whether a word has signs inside and few letters; names in programs have signs, too, but more letters."""
    if not _SIGN_INSIDE.search(word) and len(_RARE.intersection(word)) < 2:
        return False
    return 2 * len(_LETTERS.findall(word)) <= len(word)


def _unsayable(words: Sequence[str]) -> float:
    """The share of words in Latin letters, short ones in capitals apart, that nobody could say."""
    found = [word for word in _LATIN.findall(" ".join(words)) if not (word.isupper() and len(word) < _ACRONYM)]
    latin = [bare for bare in map(folded, found) if bare.isascii()]
    return sum(not _SAYABLE.fullmatch(bare) for bare in latin) / len(latin) if len(latin) >= _FEWEST else 0.0


def _moved(word: str, by: int) -> str:
    """The word with all codes moved; letters of the alphabet also round its end."""
    return "".join(_letter(code, by) for code in map(ord, word))


def _letter(code: int, by: int) -> str:
    for first in (65, 97):
        if first <= code < first + 26 and first <= code + by < first + 26:
            return chr(code + by)
    return chr(max(1, code + by))
