"""That an organ adopted a text, by its own lines: day, meeting, vote; or that the text is a draft before it.

A draft is its sponsors' text. Until the organ adopts it, the organ has said nothing of what stands in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.document import Document, Span, Spans, trim
from onrecord.names.word_list import word_list

Manner = Literal["vote", "consensus", "unanimous"]

_BODIES = "Assembly|Council|Committee|Conference|Commission|Board|Congress|Meeting"
ORGAN_LINE = re.compile(
    rf"(?:^|\n)[ \t]*(The (?:(?:[A-Z][a-z]+|and|of|on|for|the) )*(?:{_BODIES})(?: (?:on|of|for) (?:[A-Z][a-z]+ ?)+)?)"
    r"[ \t]*,",
)
"""The line that opens a resolution, "The General Assembly,"; the organ's name is the first group."""

_MONTHS = [name.capitalize() for name in word_list("dates.csv", "month")]
_DAY = rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})"
_DRAFT = re.compile(
    r"^[ \t]*(?:(?P<sponsors>[^\n:]{3,600}(?:\n[^\n:]{1,200}){0,5}?)\s*:\s*)?(?:revised\s+|amended\s+)?"
    r"draft\s+(?:resolution|decision|presidential\s+statement)\b(?P<behind>[^\n]{0,200})$",
    re.IGNORECASE | re.MULTILINE,
)
_SUBMITTED = re.compile(
    r"\b(?:submitted|sponsored|introduced|proposed)\s+by\s+(?P<sponsors>[^\n.;]{3,400})", re.IGNORECASE
)
_ADOPTED = (
    re.compile(
        rf"^[ \t]*Resolutions?\s+adopted\s+by\s+the\s+[A-Z][\w ]+?(?:\s+on|,)\s+{_DAY}", re.IGNORECASE | re.MULTILINE
    ),
    re.compile(
        rf"^[ \t]*Adopted\s+(?P<how>unanimously\s+)?(?:by\s+the\s+[A-Z][\w ]+?\s+)?at\s+(?:its|the)\s+"
        rf"(?P<meeting>\d{{1,5}})(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting(?:\s*,?\s*(?:held\s+)?on\s+{_DAY})?",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"^[ \t]*(?P<meeting>\d{{1,5}})(?:st|nd|rd|th)\s+(?:\(?resumed\)?\s+)?(?:plenary\s+)?meeting,?\s*\n"
        rf"[ \t]*{_DAY}",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(rf"^[ \t]*(?:\d{{1,4}}\s*\(\d{{4}}\)\.\s+)?Resolution\s+of\s+{_DAY}", re.IGNORECASE | re.MULTILINE),
    re.compile(
        rf"^[ \t]*Resolution\s+\d{{1,4}}\s*\(\d{{4}}\)\s*\n?[ \t]*(?:,\s*)?(?:adopted\s+)?(?:of|on)\s+{_DAY}",
        re.IGNORECASE | re.MULTILINE,
    ),
)
_COUNT = r"(?:\d{1,3}|none|no)"
_VOTES = (
    re.compile(
        rf"\bby\s+(?:a\s+(?:recorded|roll-call|show-of-hands)\s+vote\s+of\s+)?(?P<yes>\d{{1,3}})\s*(?:votes?\s+)?"
        rf"(?:in\s+favou?r\s+)?to\s+(?P<no>{_COUNT})(?:\s+(?:votes?\s+)?against)?"
        rf"(?:,?\s+(?:with|and)\s+(?P<abstaining>{_COUNT})\s+abstentions?)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<yes>\d{{1,3}})\s+(?:votes?\s+)?in\s+favou?r,?\s+(?P<no>{_COUNT})\s+against,?\s+"
        rf"(?:and\s+|with\s+)?(?P<abstaining>{_COUNT})\s+(?:abstentions?|abstaining)",
        re.IGNORECASE,
    ),
)
_AGREED = re.compile(r"\b(?:adopted\s+)?without\s+a\s+vote\b|\badopted\s+by\s+consensus\b", re.IGNORECASE)
_UNANIMOUS = re.compile(r"\badopted\s+unanimously\b|\bby\s+unanimous\s+vote\b", re.IGNORECASE)
_FOOT = 1500


@dataclass(frozen=True, slots=True)
class AdoptionMention:
    """An organ's name, and what is told of how it adopted the text; ``draft`` where it did not yet.

    ``sponsors`` are the spans of the names of those who put a draft before the organ.
    """

    organ: str
    evidence: Spans
    draft: bool = False
    adopted_on: date | None = None
    meeting: str | None = None
    votes: tuple[int, int, int] | None = None
    manner: Manner | None = None
    sponsors: Spans = ()


def is_draft(doc: Document) -> bool:
    """Whether a text is a draft resolution or decision: it says so above the organ's name.

    >>> is_draft(Document("A/74/L.1\\nNorvania: draft resolution\\nThe General Assembly,\\n1. Decides so.", "a"))
    True
    """
    organ = ORGAN_LINE.search(doc.text)
    return organ is not None and _draft_line(doc.text, organ.start(1)) is not None


def find_adoption(doc: Document) -> AdoptionMention | None:
    """What a resolution, decision or draft says of its adoption; ``None`` for other texts."""
    organ = ORGAN_LINE.search(doc.text)
    if organ is None:
        return None
    name = " ".join(organ[1].split()).removeprefix("The ")
    draft = _draft_line(doc.text, organ.start(1))
    if draft is not None:
        return AdoptionMention(name, (trim(doc.text, *draft.span()),), draft=True, sponsors=_sponsors(doc.text, draft))
    if doc.kind != "resolution":
        return None
    return _adopted(doc.text, name, organ)


def _draft_line(text: str, end: int) -> re.Match[str] | None:
    if re.search(r"^[ \t]*(?:Resolution\s+adopted|Adopted)\s+by\b", text[:end], re.IGNORECASE | re.MULTILINE):
        return None
    return _DRAFT.search(text, 0, end)


def _adopted(text: str, organ: str, opening: re.Match[str]) -> AdoptionMention | None:
    """The lines above the organ's name and at the foot that tell day, meeting and vote."""
    front, foot = (0, opening.start(1)), (max(opening.end(), len(text) - _FOOT), len(text))
    day: date | None = None
    meeting: str | None = None
    evidence: list[Span] = []
    unanimous = False
    for low, high in (front, foot):
        for form in _ADOPTED:
            line = form.search(text, low, high)
            if line is None:
                continue
            told = line.groupdict()
            evidence.append(trim(text, *line.span()))
            day = day or _day(told)
            meeting = meeting or told.get("meeting")
            unanimous = unanimous or bool(told.get("how"))
    votes, manner, spans = _vote(text, (front, foot))
    evidence += spans
    if not evidence:
        return None
    manner = manner or ("unanimous" if unanimous else None)
    return AdoptionMention(organ, tuple(sorted(set(evidence))), False, day, meeting, votes, manner)


def _vote(text: str, places: tuple[Span, Span]) -> tuple[tuple[int, int, int] | None, Manner | None, list[Span]]:
    for low, high in places:
        for form in _VOTES:
            for found in form.finditer(text, low, high):
                line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
                if "paragraph" in line.lower():
                    continue  # a vote on one paragraph is none on the whole
                votes = (int(found["yes"]), _count(found["no"]), _count(found["abstaining"]))
                return votes, "vote", [found.span()]
    for manner, form in (("consensus", _AGREED), ("unanimous", _UNANIMOUS)):
        for low, high in places:
            if agreed := form.search(text, low, high):
                return None, ("consensus" if manner == "consensus" else "unanimous"), [agreed.span()]
    return None, None, []


def _sponsors(text: str, draft: re.Match[str]) -> Spans:
    """The spans of the names of a draft's sponsors: "Aldermoor, Eskarand and Tarsovia: draft resolution"."""
    place = draft.span("sponsors") if draft["sponsors"] else None
    if place is None and (submitted := _SUBMITTED.search(draft["behind"])):
        offset = draft.start("behind")
        place = (submitted.start("sponsors") + offset, submitted.end("sponsors") + offset)
    if place is None:
        return ()
    line = text.rfind("\n\n", *place)
    start = line + 1 if line >= 0 else place[0]
    pieces: list[Span] = []
    for piece in re.finditer(r"(?:(?!,\s|\s+and\s+(?=[A-Z])|\*)[\s\S])+", text[start : place[1]]):
        low, high = trim(text, start + piece.start(), start + piece.end())
        low += len(re.match(r"(?:,\s*)?(?:and\s+)?(?:the\s+representatives?\s+of\s+)?", text[low:high])[0])  # type: ignore[index]
        if low < high and text[low:high][0].isupper():
            pieces.append((low, high))
    return tuple(pieces)


def _day(told: dict[str, str | None]) -> date | None:
    day, month, year = told.get("day"), told.get("month"), told.get("year")
    if not (day and month and year):
        return None
    try:
        return date(int(year), _MONTHS.index(month.capitalize()) + 1, int(day))
    except ValueError:
        return None


def _count(words: str | None) -> int:
    return int(words) if words and words.isdigit() else 0
