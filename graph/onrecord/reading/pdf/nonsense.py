"""Whether the text of a PDF is nonsense, as fonts give it that do not tell which letters their shapes are.

Told by what no text of a language has: words that become English when all codes are moved by one number, signs
inside most words, or hundreds of words with next to no vowel. A text that is merely in another language is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.names.word_list import word_set

_ENGLISH = word_set("function_words.csv", "most_frequent")
_SIGN_INSIDE = re.compile(
    r"\w[!\"#$%&*+<=>?@\\^_`{|}~;][\w!\"#$%&*+<=>?@\\^_`{|}~;]|[a-z][A-Z][a-z]*[A-Z]|[#$%*<=>@\\^_`{|}~]\w"
)
_LETTERS = re.compile(r"[^\W\d_]")
_VOWELS = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøùúûüıœ]", re.IGNORECASE)
_FEWEST = 40
"""Words below which nothing is said."""
_SAMPLE = 4000
_ENGLISH_SHARE = 0.15
_SIGNS = 0.4
_FEW_VOWELS = 0.15
_MOVES = tuple(range(-31, 0)) + tuple(range(1, 32))


def is_nonsense(text: str) -> bool:
    """Whether the text is what a font without its letters gives; no for short texts, and for any language.

    >>> is_nonsense("WKH YRWH RI WKH FRXQFLO DQG RI WKH DVVHPEOB LQ WKH FLWB " * 5)
    True
    >>> is_nonsense("The vote of the Council and of the Assembly in the city. " * 5)
    False
    """
    words = text.split()[:_SAMPLE]
    if len(words) < _FEWEST or _share(words) > _ENGLISH_SHARE / 3:
        return False
    if sum(bool(_SIGN_INSIDE.search(word)) for word in words) > _SIGNS * len(words):
        return True
    if any(_share([_moved(word, by) for word in words[:500]]) > _ENGLISH_SHARE for by in _MOVES):
        return True
    letters = [letter for letter in _LETTERS.findall(" ".join(words)) if letter < "\u0250"]
    return len(letters) > 3 * len(words) and len(_VOWELS.findall("".join(letters))) < _FEW_VOWELS * len(letters)


def _share(words: Sequence[str]) -> float:
    return sum(word.strip(".,;:()").lower() in _ENGLISH for word in words) / len(words)


def _moved(word: str, by: int) -> str:
    """The word with all codes moved; letters of the alphabet also round its end."""
    return "".join(_letter(code, by) for code in map(ord, word))


def _letter(code: int, by: int) -> str:
    for first in (65, 97):
        if first <= code < first + 26 and first <= code + by < first + 26:
            return chr(code + by)
    return chr(max(1, code + by))
