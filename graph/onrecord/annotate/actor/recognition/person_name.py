"""Names of people that a small model cuts short or misses: particles, initials, names after an office."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_of
from onrecord.names.word_list import word_set

_INITIAL = re.compile(r"(?:[A-Z]\.-?){1,3}")
_NUMERAL = re.compile(r"[IVX]\.")
_COURTESY = word_set("titles.csv", "before_name")
_PARTICLES = word_set("actors.csv", "name_particle")
"""Words inside names of people, in lower case there: of Arabic, German, Dutch and Romance names."""


def widened(tokens: list[Token]) -> list[Token]:
    """The tokens of a name with particles and what they lead to, where the model stopped before them.

    "Hassan" in "Hassan bin Said al-Arvi" becomes the whole; a name that begins with a particle takes in
    what stands before it only if that is a name as well.
    """
    doc = tokens[0].doc
    last = tokens[-1].i
    while True:
        place = last + 1
        while place < len(doc) and place - last <= 2 and doc[place].lower_ in _PARTICLES:
            place += 1
        joined = place < len(doc) and (place > last + 1 or doc[place].lower_.startswith(("al-", "el-")))
        if not joined or not _is_name(doc[place]) or doc[place].sent_start == 1:
            break
        last = place
    return list(doc[tokens[0].i : last + 1])


def initialled(tokens: Sequence[Token], taken: Collection[int]) -> Iterator[list[Token]]:
    """Names with an initial, whatever the model takes them for: "A. Harut", "Alma N. Vey"."""
    initials = {token.i for token in tokens if _INITIAL.fullmatch(token.text) and token.lower_ not in _COURTESY}
    end = 0
    for place in sorted(initials):
        if place < end or is_numeral_of_heading(tokens, place):
            continue
        end = place + 1
        while end < len(tokens) and end - place < 3 and end in initials:
            end += 1
        if end < len(tokens) and _is_name(tokens[end]) and end not in taken and not tokens[end].is_sent_start:
            start = place
            before = tokens[place - 1] if place else None
            if before is not None and _is_name(before) and before.i not in taken and not tokens[place].is_sent_start:
                start -= 1
            yield list(tokens[start : end + 1])


def is_numeral_of_heading(tokens: Sequence[Token], place: int) -> bool:
    """Whether what looks like an initial numbers a heading: "I. Introduction" on a line of its own.

    The parser sees no line ends, but more spaces than one.
    """
    before = tokens[place - 1] if place else None
    if not _NUMERAL.fullmatch(tokens[place].text) or not (before is None or before.is_space):
        return False
    behind = tokens[place + 2] if place + 2 < len(tokens) else None
    return behind is None or behind.is_space or behind.text[0].islower()


def after_state(tokens: list[Token], states: Collection[int]) -> bool:
    """Whether two or three plain words, taken for a body, stand right after a state's name in "of": a person's.

    "Head of the Department of Norvania Oren Vask": the office ends with the state, and its holder follows.
    """
    first = tokens[0]
    if not 2 <= len(tokens) <= 3 or first.i - 1 not in states or any(role_of(token) for token in tokens):
        return False
    if not all(token.text.isalpha() and token.text.istitle() for token in tokens):
        return False
    place = first.i - 1
    while place in states:
        place -= 1
    return place >= 0 and first.doc[place].lower_ in {"of", "the"}


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.text[-1:].isalpha() and len(token.text) > 2
