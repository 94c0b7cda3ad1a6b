"""Word lists of the layout rules (``layout.csv``) and the tests of a name they serve."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from onrecord.names.word_list import word_set

_WORD = re.compile(r"[^\W\d_][\w.'’\u2010-]*")
_PART = re.compile(r"\s*(?:,|;|&|/|\band\b|\bwith\b)\s*", re.IGNORECASE)


def layout_words(name: str) -> frozenset[str]:
    """The words of one class of ``layout.csv``, in lower case."""
    return word_set("layout.csv", name)


def is_capitalised(words: str) -> bool:
    """Whether each word starts with a capital or is a small word of names, and the first is no small one.

    >>> is_capitalised("Ministry of Foreign Affairs"), is_capitalised("Talks go on")
    (True, False)
    """
    parts = _WORD.findall(words)
    particles = layout_words("particle")
    return bool(parts) and parts[0][0].isupper() and all(_is_name_word(part, particles) for part in parts)


def _is_name_word(word: str, particles: frozenset[str]) -> bool:
    return word[0].isupper() or word.lower() in particles or ("-" in word and word.split("-")[0] in particles)


def has_word_of(words: str, name: str) -> bool:
    """Whether one of the words is in the list ``name``."""
    known = layout_words(name)
    return any(word.lower().rstrip(".") in known for word in _WORD.findall(words))


def is_outlet(words: str) -> bool:
    """Whether the words can be the name of one who publishes: short, capitalised, with a telling noun.

    The noun stands last or before "of" or "for", as it does in names; a broadcaster's may stand first.

    >>> is_outlet("Meridian News Agency"), is_outlet("Press Statement on Norvania")
    (True, False)
    """
    words = words.strip()
    if not 2 <= len(words.split()) <= 9 or not is_capitalised(words) or re.search(r"[.!?:;\"“”]$", words):
        return False
    parts = [part.lower() for part in _WORD.findall(words)]
    if parts[0] in _titles_of_speeches():
        return False
    heads = {parts[-1]} | {a for a, b in pairwise(parts) if b in ("of", "for")}
    return parts[0] in layout_words("broadcaster") or not heads.isdisjoint(_publishers())


@cache
def _titles_of_speeches() -> frozenset[str]:
    return word_set("spoken.csv", "spoken")


@cache
def _publishers() -> frozenset[str]:
    return layout_words("outlet") | layout_words("authority")


def is_person(words: str) -> bool:
    """Whether the words can be a person's name on a byline: two to five, capitalised, no role, no outlet."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or re.search(r"[\d:;!?\"“”()]", words) or not is_capitalised(words):
        return False
    return not (has_word_of(words, "role") or is_outlet(words))


def find_persons(byline: str) -> tuple[str, ...]:
    """The names in the words after "By", names in capitals set in ordinary case.

    >>> find_persons("JANE DOE and Omar al-Tal, Staff Writers, Meridian News Agency")
    ('Jane Doe', 'Omar al-Tal')
    """
    parts = [re.sub(r"\s+(?:in|for|at|from)\s+.*$", "", part.strip(" .|–—-")) for part in _PART.split(byline)]
    return tuple(dict.fromkeys(_ordinary_case(part) for part in parts if is_person(part)))


def find_outlet(byline: str) -> str | None:
    """The outlet named beside the persons of a byline, or ``None``."""
    parts = [part.strip(" .|–—-") for part in re.split(r"\s*[,;|–—]\s*|\s+for\s+", byline)]
    return next((part for part in parts if is_outlet(part) and not has_word_of(part, "role")), None)


def _ordinary_case(name: str) -> str:
    if name != name.upper():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
