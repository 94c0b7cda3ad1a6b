"""That an organ adopted a text, by its own lines: day, meeting, vote; or that the text is a draft before it.

A draft is its sponsors' text. Until the organ adopts it, the organ has said nothing of what stands in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.model.document import Document, Spans, trim
from onrecord.model.finding.adoption import Manner, Voters
from onrecord.model.masthead import Masthead
from onrecord.un.adoption.lines import find_adoption_lines
from onrecord.un.masthead.read import masthead_of
from onrecord.un.organ_line import find_organ_line

_DRAFT = re.compile(
    r"^[ \t]*+(?:(?P<sponsors>[^\s:][^\n:]{2,600}+(?:\n[^\n:]{1,200}+){0,5}?):\s*+)?(?:revised\s+|amended\s+)?"
    r"draft\s+(?:resolution|decision|presidential\s+statement)\b(?P<behind>[^\n]{0,200})$",
    re.IGNORECASE | re.MULTILINE,
)
_SUBMITTED = re.compile(
    r"\b(?:submitted|sponsored|introduced|proposed)\s+by\s+(?P<sponsors>[^\n.;]{3,400})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AdoptionMention:
    """An organ's name, and what is told of how it adopted the text; ``draft`` where it did not yet.

    ``sponsors`` are the spans of the names of those who put a draft before the organ, ``voters`` those in the
    brackets of a vote, by choice.
    """

    organ: str
    evidence: Spans
    draft: bool = False
    adopted_on: date | None = None
    meeting: str | None = None
    votes: tuple[int, int, int] | None = None
    manner: Manner | None = None
    sponsors: Spans = ()
    voters: tuple[Voters, ...] = ()
    not_participating: int | None = None


def is_draft(doc: Document) -> bool:
    """Whether a text is a draft resolution or decision: it says so above the organ's name.

    >>> is_draft(Document("A/74/L.1\\nNorvania: draft resolution\\nThe General Assembly,\\n1. Decides so.", "a"))
    True
    """
    organ = find_organ_line(doc.text) if doc.kind != "report" else None
    return organ is not None and _draft_line(doc.text, organ.span[0]) is not None


def find_adoption(doc: Document) -> AdoptionMention | None:
    """What a resolution, decision or draft says of its adoption; ``None`` for other texts."""
    organ = find_organ_line(doc.text)
    draft = _draft_line(doc.text, organ.span[0]) if organ is not None and doc.kind != "report" else None
    if organ is not None and draft is not None:
        place = (trim(doc.text, *draft.span()),)
        return AdoptionMention(organ.organ, place, draft=True, sponsors=_sponsors(doc.text, draft))
    masthead = masthead_of(doc) if doc.kind == "resolution" else None
    if doc.kind != "resolution" or (organ is None and masthead is None):
        return None
    opening = organ.span[0] if organ else masthead.opening if masthead else 0
    told = find_adoption_lines(doc.text, opening, _year(masthead))
    name = organ.organ if organ else next(iter(masthead.organs), "") if masthead else ""
    if not told.evidence or not name:
        return None
    return AdoptionMention(
        name, told.evidence, False, told.adopted_on, told.meeting, told.votes, told.manner,
        voters=told.voters, not_participating=told.not_participating,
    )  # fmt: skip


def _year(masthead: Masthead | None) -> int | None:
    """The year that the number of a Council's resolution tells."""
    found = re.search(r"^S/RES/\d+ \((\d{4})\)", masthead.symbols[0]) if masthead and masthead.symbols else None
    return int(found[1]) if found else None


def _draft_line(text: str, end: int) -> re.Match[str] | None:
    if re.search(r"^[ \t]*(?:Resolution\s+adopted|Adopted)\s+by\b", text[:end], re.IGNORECASE | re.MULTILINE):
        return None
    return _DRAFT.search(text, 0, end)


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
    pieces: list[tuple[int, int]] = []
    for piece in re.finditer(r"(?:(?!,\s|\s+and\s+(?=[A-Z])|\*)[\s\S])+", text[start : place[1]]):
        low, high = trim(text, start + piece.start(), start + piece.end())
        low += len(re.match(r"(?:,\s*)?(?:and\s+)?(?:the\s+representatives?\s+of\s+)?", text[low:high])[0])  # type: ignore[index]
        if low < high and text[low:high][0].isupper():
            pieces.append((low, high))
    return tuple(pieces)
