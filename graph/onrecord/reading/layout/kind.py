"""What kind of document a text is, by plain evidence; ``news`` and ``other`` are treated alike by the law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.document import DocumentKind, Section, SectionKind
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.words import has_word_of, is_outlet, layout_words

_SALUTATION = re.compile(r"^\s*(?:Dear|Excellency|Your Excellency|Sir|Madam)\b[^\n]{0,80}[,:]\)?\s*$", re.MULTILINE)
_LETTER = re.compile(r"\s*(?:open |joint )?letters?\b", re.IGNORECASE)
_QUOTATION = re.compile(r"[\"“”«»]")
_OPENING = 3_000
_TURNS_OF_A_RECORD = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the kind is told by: kinds of sections, speakers' turns, the words before the report, the publisher."""

    kinds: frozenset[SectionKind]
    turns: int
    opening: str
    title: str | None
    publisher: str | None
    text: str
    un: bool = False


def kind_of(text: str, sections: Sequence[Section], says: Metadata, *, un: bool = False) -> DocumentKind:
    """The kind of a text by its sections and what is said of it; ``un`` tells that it has a masthead of the UN."""
    opening = " ".join(text[s.start : s.end] for s in sections[:8] if s.kind in ("masthead", "title", "heading"))
    evidence = Evidence(
        kinds=frozenset(section.kind for section in sections),
        turns=sum(section.kind == "speaker" and section.voice is None for section in sections),
        opening=opening,
        title=says.title,
        publisher=says.publisher,
        text=text,
        un=un,
    )
    return find_kind(evidence)


def find_kind(evidence: Evidence) -> DocumentKind:
    """The kind the evidence points to: record, letter, release, news, else other."""
    if evidence.turns >= _TURNS_OF_A_RECORD:
        return "record"
    head = evidence.text[:_OPENING]
    if _SALUTATION.search(head) and (
        "signature" in evidence.kinds or re.match(r"(?:open )?letters?\b", head, re.IGNORECASE)
    ):
        return "letter"
    if _is_release(evidence):
        return "release"
    if evidence.un:
        return "other"
    if evidence.kinds & {"byline", "dateline", "caption"} or evidence.publisher or _QUOTATION.search(evidence.text):
        return "news"
    return "other"


def _is_release(evidence: Evidence) -> bool:
    """Whether an authority publishes it, or its first words are those of a release."""
    publisher = evidence.publisher or ""
    if publisher and has_word_of(publisher, "authority") and not has_word_of(publisher, "outlet"):
        return True
    if any(is_outlet(line) and has_word_of(line, "authority") for line in evidence.opening.split("\n")):
        return True
    starts = [
        " ".join(words.lower().split()) for words in (evidence.title or "", evidence.opening, evidence.text[:200])
    ]
    return any(start.startswith(tuple(layout_words("release"))) for start in starts)
