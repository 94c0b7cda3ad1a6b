"""Sponsors of a draft that a text names beside its masthead: announced in a meeting, added, or introduced for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.span import Span, Spans
from onrecord.names import sentence
from onrecord.un.voting.names import IsState, names_in, without_furniture

_SPONSORS = r"(?:co-?)?sponsors?"
_BECAME = (
    rf"(?:become|became)\s+(?:additional\s+|also\s+)?(?:a\s+)?{_SPONSORS}\b|joined\s+(?:the\s+)?(?:list\s+of\s+)?{_SPONSORS}\b"
    rf"|joined\s+(?:as|in)\s+(?:the\s+)?(?:{_SPONSORS}\b|(?:co-?)?sponsor(?:ing|ship)\b)|(?:been\s+)?added\s+to\s+the\s+list\s+of\s+{_SPONSORS}"
)
_FOLLOWING = re.compile(
    rf"\bfollowing\s+(?:[\w]+\s+){{0,3}}?(?:countries|delegations|States|members)\b[^.:]{{0,80}}?"
    rf"(?:(?:had|have|has)\s+(?:also\s+|since\s+|subsequently\s+)?(?:{_BECAME})|to\s+the\s+list\s+of\s+{_SPONSORS})[^.:]{{0,120}}?:\s*"
)
"""The list stands behind: "the following countries had become sponsors: ..."."""
_JOINED = re.compile(
    rf"\s+(?:(?:had|have|has)\s+)?(?:(?:also|since|subsequently|later|now)\s+)*(?:{_BECAME})", re.IGNORECASE
)
"""The list stands before: "Norvania and Keldmark had joined the sponsors"."""
_FOR = re.compile(r"\bon\s+behalf\s+of\s+(?:the\s+)?(?=[A-Z])")
_INTRODUCED = re.compile(r",?\s+(?:introduced|submitted|presented)\s+(?:a|the)\s+(?:revised\s+)?draft\b")
_LEADING = re.compile(r"(?:^|\s)(?=[A-Z])|\s(?=the\s+[A-Z])")
_BETWEEN = re.compile(r"\s*[,;]?\s*(?:and\s+)?(?:the\s+)?")
_REACH = 900


@dataclass(frozen=True, slots=True)
class SponsorsTold:
    """The places of the names of sponsors, with the words that tell it, in a sentence that may name the draft."""

    names: Spans
    evidence: Span
    sentence: Span


def find_sponsors(text: str, is_state: IsState) -> Iterator[SponsorsTold]:
    """The sponsors that sentences name, in order; what is denied, hoped for or withdrawn is none.

    >>> text = "The Chair said that Norvania and Keldmark had joined the sponsors."
    >>> (told,) = find_sponsors(text, lambda words: words in ("Norvania", "Keldmark"))
    >>> [text[slice(*name)] for name in told.names]
    ['Norvania', 'Keldmark']
    """
    clear = without_furniture(text)
    found = [*_introduced(clear, is_state)]
    if "sponsor" in clear.lower():
        found += (*_behind(clear, is_state), *_before(clear, is_state))
    yield from sorted(found, key=lambda told: told.evidence)


def _behind(text: str, is_state: IsState) -> Iterator[SponsorsTold]:
    for lead in _FOLLOWING.finditer(text):
        stop = text.find("\n\n", lead.end())
        names, end = names_in(text, lead.end(), stop if stop >= 0 else len(text), is_state)
        if names:
            yield SponsorsTold(tuple(names), (lead.start(), names[-1][1]), (_opening(text, lead.start()), end))


def _before(text: str, is_state: IsState) -> Iterator[SponsorsTold]:
    for joined in _JOINED.finditer(text):
        start = _opening(text, joined.start())
        names = _names_up_to(text, start, joined.start(), is_state)
        if names:
            yield SponsorsTold(names, (names[0][0], joined.end()), (start, _closing(text, joined.end())))


def _introduced(text: str, is_state: IsState) -> Iterator[SponsorsTold]:
    for lead in _FOR.finditer(text):
        cue = _INTRODUCED.search(text, lead.end(), _closing(text, lead.end()))
        names = _names_up_to(text, lead.end(), cue.start(), is_state) if cue else ()
        if cue and names and names[0][0] <= lead.end() + 4:
            yield SponsorsTold(names, (lead.start(), cue.end()), (lead.start(), _closing(text, cue.end())))


def _names_up_to(text: str, start: int, end: int, is_state: IsState) -> Spans:
    """The longest list of known states that ends at a place."""
    for lead in [start, *(found.end() for found in _LEADING.finditer(text, start, end))]:
        names, reached = names_in(text, lead, end, is_state)
        known = all(is_state(re.sub(r"^[Tt]he\s+", "", text[slice(*name)])) for name in names)
        joined = all(_BETWEEN.fullmatch(text, one[1], other[0]) for one, other in pairwise(names))
        if names and known and joined and names[0][0] <= lead + 4 and not text[reached:end].strip(" ,"):
            return tuple(names)
    return ()


def _opening(text: str, place: int) -> int:
    """Where the sentence around a place begins."""
    start = max(0, place - _REACH)
    return max((found.end() for found in sentence.IN_PROSE.finditer(text, start, place)), default=start)


def _closing(text: str, place: int) -> int:
    found = sentence.IN_PROSE.search(text, place, place + _REACH)
    return found.start() if found else min(len(text), place + _REACH)
