"""Requests that a document be circulated as one of an organ: "asked for it to be circulated under agenda item 32".

Places only. Whether the asking is told as done ("did not ask", "may ask") the parse has to tell, at ``asking``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.letter.organs import ORGAN, organ_of
from onrecord.annotate.letter.request_wording import (
    AGAIN,
    APART,
    ASKED,
    DOCUMENT,
    LEADING,
    NOTHING,
    PRONOUN,
    SPREADING,
    TARGET,
    WANTED,
)
from onrecord.model.document import Span, Spans
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.names import sentence

_BEFORE, _BEHIND, _BACK = 320, 700, 400
_AND = re.compile(r"\s+and\s+(?:also\s+)?(?:of\s+)?$|,\s+$")
_ORGAN = re.compile(rf"(?:\s+(?:of|for|in|to)\s+|\s+)[^.;,\u201c\"]{{0,60}}?(?:{ORGAN.pattern})")
_FURTHER = re.compile(
    r"[^.;\u201c\"]{0,160}?\band\s+(?:also\s+)?(?:as\s+an?\s+(?:\w+\s+)?document\s+)?(?:of\s+|in\s+)?(?:the\s+)?"
    rf"(?:{ORGAN.pattern})"
)


@dataclass(frozen=True, slots=True)
class RequestMention:
    """Somebody asked for the ``documents`` to be circulated, as documents of the ``organs``, under the ``items``.

    ``asking`` is the word that asks; ``by`` tells what it is. A document named by a pronoun is where it was
    named before. ``organs`` is empty where the words name none.
    """

    documents: Spans
    asking: Span
    by: str
    organs: tuple[str, ...]
    items: tuple[AgendaItem, ...]
    evidence: Spans


def find_requests(text: str, items: Sequence[AgendaItem]) -> Iterator[RequestMention]:
    """The requests that a text tells; ``items`` are the text's, in order.

    >>> told = "The mission asked for the letter to be issued as a document of the Security Council."
    >>> (found,) = find_requests(told, ())
    >>> found.organs, [told[slice(*span)] for span in found.documents]
    (('Security Council',), ['the letter'])
    """
    spreading = list(SPREADING.finditer(text))
    ends = [match.end() for match in sentence.IN_PROSE.finditer(text)] if spreading else []
    done = 0
    for spread in spreading:
        place = bisect_left(ends, spread.start() + 1)
        opening = max(ends[place - 1] if place else 0, spread.start() - _BEFORE, done)
        closing = min(ends[place] if place < len(ends) else len(text), spread.end() + _BEHIND)
        found = _request(text, spread, opening, closing)
        if found is not None:
            following = min(ends[place + 1] if place + 1 < len(ends) else len(text), closing + _BEHIND)
            found = _under(text, found, items, closing, following)
            done = found.evidence[0][1]
            yield found


def _request(text: str, spread: re.Match[str], opening: int, closing: int) -> RequestMention | None:
    asked = _asked(text, spread, opening)
    target = TARGET.match(text, spread.end(), closing)
    if asked is None or target is None:
        return None
    documents = _documents(text, spread, asked, target, opening)
    if not documents:
        return None
    organs, end = _organs(text, target, closing)
    return RequestMention(documents, asked.span(), asked.lastgroup or "verb", organs, (), ((asked.start(), end),))


def _asked(text: str, spread: re.Match[str], opening: int) -> re.Match[str] | None:
    """The last word before that asks, where what lies between leads from it to what is asked for."""
    for asked in reversed(list(ASKED.finditer(text, opening, spread.start()))):
        between = text[asked.end() : spread.start()]
        if APART.search(between):
            return None
        leads = LEADING[spread.lastgroup or "passive"]
        if leads.match(between) or (spread.lastgroup == "participle" and WANTED.match(asked[0]) and between.strip()):
            return asked
    return None


def _documents(text: str, spread: re.Match[str], asked: re.Match[str], target: re.Match[str], opening: int) -> Spans:
    """What is to be circulated: the words before a passive, or those behind the verb or noun."""
    before = spread.lastgroup in {"passive", "participle"}
    start, end = (asked.end(), spread.start()) if before else (spread.end(), target.start("place"))
    nouns = [found.span() for found in DOCUMENT.finditer(text, start, end)]
    if nouns:
        return _together(text, nouns, start)
    its = spread.lastgroup == "noun" and re.search(r"\bits\s+$", text[opening : spread.start()])
    if (before and NOTHING.fullmatch(text, start, end)) or its or PRONOUN.search(text, start, end):
        earlier = [found.span() for found in DOCUMENT.finditer(text, max(0, asked.start() - _BACK), asked.start())]
        return tuple(earlier[-1:])
    return ()


def _together(text: str, nouns: list[Span], start: int) -> Spans:
    """The first of the nouns, and those that "and" or a comma joins to it."""
    first = next((place for place, noun in enumerate(nouns) if _opens(text[start : noun[0]])), len(nouns) - 1)
    found = [nouns[first]]
    for noun in nouns[first + 1 :]:
        if not _AND.fullmatch(text, found[-1][1], noun[0]):
            break
        found.append(noun)
    return tuple(found)


def _opens(words: str) -> bool:
    """Whether words between the asking and a noun lead to it and hold nothing else that could be asked for."""
    return bool(re.search(r"(?:^|\b(?:for|that|have|get|see|both))\s*$", words))


def _organs(text: str, target: re.Match[str], closing: int) -> tuple[tuple[str, ...], int]:
    """The organs named as those whose document it shall be, and where what tells them ends."""
    inside = list(ORGAN.finditer(text, target.start("place"), target.end()))
    end, found = target.end(), [organ_of(each) for each in inside]
    if not found and (first := _ORGAN.match(text, end, closing)):
        found, end = [organ_of(first)], first.end()
    while found and (further := _FURTHER.match(text, end, closing)):
        found.append(organ_of(further))
        end = further.end()
    return tuple(dict.fromkeys(found)), end


def _under(
    text: str, found: RequestMention, items: Sequence[AgendaItem], closing: int, following: int
) -> RequestMention:
    """With the items named in the same sentence, or in one that goes on with the request."""
    inside = _between(items, found.asking[1], closing)
    if not inside and AGAIN.match(text, closing, following):
        inside = _between(items, closing, following)
    if not inside:
        return found
    organs = found.organs or tuple(dict.fromkeys(item.organ for item in inside if item.organ))
    ((start, end),) = found.evidence
    return replace(found, items=inside, organs=organs, evidence=((start, max(end, inside[-1].span[1])),))


def _between(items: Sequence[AgendaItem], start: int, end: int) -> tuple[AgendaItem, ...]:
    return tuple(item for item in items if start <= item.span[0] < end)
