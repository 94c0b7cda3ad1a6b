"""Forms of English words at the head of a paragraph: adverbs, lemmas, and what scanners make of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.names.word_list import word_set

ADVERBS = word_set("attributions.csv", "paragraph_adverb")
_DIGITS = str.maketrans("105", "los")
_PARTICIPLE = re.compile(r"(?<=\w{3})[il1][nu][gq]$")
_ALIKE = {
    "e": "c",
    "c": "e",
    "n": "u",
    "u": "n",
    "l": "i",
    "i": "l",
    "g": "q",
    "q": "g",
    "y": "v",
    "v": "y",
    "h": "b",
    "b": "h",
}


def plain(word: str) -> str:
    """A word in small letters, with the digits and the endings that scanners make of letters put right.

    >>> plain("Deep1y"), plain("Haviug")
    ('deeply', 'having')
    """
    lower = word.lower()
    return _PARTICIPLE.sub("ing", lower.translate(_DIGITS) if not lower.isalpha() else lower)


def unslipped(word: str) -> Iterator[str]:
    """What a word may be if the scanner took one of its letters for another.

    >>> "call" in unslipped("cali"), "have" in unslipped("haye")
    (True, True)
    """
    for place, letter in enumerate(word):
        if letter in _ALIKE:
            yield word[:place] + _ALIKE[letter] + word[place + 1 :]


def is_adverb(word: str) -> bool:
    """Whether a word may stand before a paragraph's head: "Also", "Strongly", "once more".

    >>> is_adverb("Strongly"), is_adverb("Reply")
    (True, False)
    """
    lower = plain(word)
    return lower in ADVERBS or (lower.endswith("ly") and lower not in _VERBS_IN_LY)


_VERBS_IN_LY = word_set("attributions.csv", "verb_in_ly")


def lemmas_of(word: str) -> Iterator[str]:
    """What a form in -s, -ing or -ed may be a form of.

    >>> list(lemmas_of("Expressing")), list(lemmas_of("Urges")), list(lemmas_of("grieved"))
    (['express', 'expresse', 'expres'], ['urge', 'urg'], ['griev', 'grieve', 'grie'])
    """
    lower = word.lower()
    if (lower.endswith("ing") and len(lower) > 5) or (lower.endswith("ed") and len(lower) > 4):
        stem = lower[:-3] if lower.endswith("ing") else lower[:-2]
        yield from (stem, stem + "e", stem[:-1])
    elif lower.endswith("ies"):
        yield lower[:-3] + "y"
    elif lower.endswith("s"):
        yield lower[:-1]
        if lower.endswith("es"):
            yield lower[:-2]
    else:
        yield lower
