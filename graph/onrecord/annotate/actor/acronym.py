"""Acronyms that a document introduces in brackets after a name: "the Veldine Cooperation Council (VCC)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.document import Span
from onrecord.names.word_list import word_set

_SMALL = word_set("function_words.csv", "small_in_acronym")

_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z0-9&-]{1,11})\)")


def acronym_after(text: str, span: Span) -> Span | None:
    """Where the acronym of the name at a span stands, if brackets right after it hold one.

    >>> acronym_after("the Veldine Cooperation Council (VCC) met", (4, 31))
    (33, 36)
    """
    found = _ACRONYM.match(text, span[1])
    if found is None:
        return None
    words = text[span[0] : span[1]].split()
    ends = any(initials_match(found[1], words[start:]) for start in range(1, len(words)))
    return found.span(1) if ends or abbreviates(found[1], " ".join(words)) else None


def initials_match(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of an acronym are those with which words begin, small words left out or not.

    >>> initials_match("MoD", ["Ministry", "of", "Defence"]), initials_match("FO", ["Foreign", "Office"])
    (True, True)
    """
    letters = "".join(letter for letter in short.casefold() if letter.isalnum())
    every = [word[0].casefold() for word in words if word[0].isalnum()]
    great = [word[0].casefold() for word in words if word[0].isalnum() and word.casefold() not in _SMALL]
    return len(great) > 1 and letters in {"".join(every), "".join(great)}


def abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an acronym are found at the beginnings of a name's words, in order.

    >>> abbreviates("UNPROFOR", "United Nations Protection Force"), abbreviates("VCC", "Veldine Monitor")
    (True, False)
    """
    letters = "".join(letter for letter in short.casefold() if letter.isalnum())
    words = [word for word in re.findall(r"\w+", name.casefold()) if word not in _SMALL]
    return len(words) > 1 and words[0].startswith(letters[:1]) and _begins(letters, words)


def _begins(letters: str, words: list[str]) -> bool:
    """Whether letters are the beginnings of words, in order; a word may be left out."""
    if not letters or not words:
        return not letters
    word, rest = words[0], words[1:]
    longest = min(len(word), len(letters))
    return any(word[:size] == letters[:size] and _begins(letters[size:], rest) for size in range(longest, -1, -1))
