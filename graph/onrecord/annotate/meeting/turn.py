"""Turns in records of meetings: from one speaker to the next, and the stretches in which nobody speaks.

A verbatim record sets labels apart. A summary record reports in indirect speech from "Mr. Tal (Norvania) said that"
up to the next speaker, in as many sentences as it takes. What the meeting did ("It was so decided") ends a turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.annotate.meeting.page_break import paragraphs, without_notes
from onrecord.model.document import Document, Section, Span
from onrecord.un.opening import find_opening, names_participant
from onrecord.un.procedure import formula_end, is_formula
from onrecord.un.speaker import Label

_PRESS_NUMBER = re.compile(
    r"^(?:SC|GA|ECOSOC|GA/(?:SHC|AB|L|EF|SPD|DIS|PAL|COL)|DC|PAL|HR/CN|SOC/\w+)/\d{3,6}\s*$", re.MULTILINE
)
_PRESS_MEETING = re.compile(r"\b\d{1,5}(?:st|nd|rd|th)\b[^\n]{0,40}\bMeetings?\*?\s*\((?:AM|PM|Night)", re.IGNORECASE)
_FRONT, _FIRST = 1500, 30
_RECORD = re.compile(r"/SR\.\s?\d|\bSummary\s+records?\b", re.IGNORECASE)
_VERBATIM = re.compile(r"^\W*(?:Provisional\s+|Draft\s+)?Verbatim\s+records?\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SummaryTurn:
    """A turn in a summary record: the label's span, its words, and the sections of the text that belong to it.

    ``speakers`` are those who have the floor together, each with the place of their name; one, as a rule.
    ``verb`` is where the verb ends with which they take it.
    """

    label: Span
    told: Label
    sections: tuple[Section, ...]
    speakers: tuple[tuple[Span, Label], ...] = ()
    verb: int = 0

    @property
    def start(self) -> int:
        """Where it begins: with its first paragraph, although other words may come before the name."""
        return self.sections[0].start


def is_summary_record(doc: Document) -> bool:
    """Whether a record of a meeting is a summary: by its symbol, its first lines, or because it has no labels."""
    if doc.kind != "record" or _VERBATIM.search(doc.text[:_FRONT]):
        return False
    if any(_RECORD.search(each) for each in (*doc.symbols, doc.text[:2000])):
        return True
    return not any(doc.sections_of("speaker")) and any(
        find_opening(doc.text, *section.span) for section in list(doc.sections_of("body"))[:_FIRST]
    )


def is_press_of_meeting(doc: Document) -> bool:
    """Whether a document is a press release of the United Nations on a meeting: its number and the meeting's."""
    front = doc.text[:_FRONT]
    return doc.kind != "record" and bool(_PRESS_NUMBER.search(front) and _PRESS_MEETING.search(front))


def find_summary_turns(doc: Document) -> tuple[SummaryTurn, ...]:
    """The turns of a summary record or of a press release of a meeting, in order; none of other documents.

    A paragraph that names no speaker at its beginning goes on with the turn before it; a heading, or what the
    meeting did, ends it. So does a paragraph that begins with a participant and gives nobody the floor. In a press
    release of a meeting each paragraph is a turn of its own.
    """
    press = is_press_of_meeting(doc)
    if not press and not is_summary_record(doc):
        return ()
    turns: list[SummaryTurn] = []
    goes_on = False
    text = without_notes(doc)
    for each in paragraphs(doc):
        if each.kind == "heading":
            goes_on = False
        if each.kind != "body":
            continue
        if formula_end(text, *each.span, summary=True) is not None:
            goes_on = False
        elif opening := find_opening(text, *each.span):
            speakers = opening.speakers
            turns.append(SummaryTurn(opening.span, speakers[0][1], each.sections, speakers, opening.verb))
            goes_on = not press  # there the next paragraph may be the reporter's
        elif names_participant(text, *each.span):
            goes_on = False
        elif goes_on:
            last = turns[-1]
            turns[-1] = replace(last, sections=(*last.sections, *each.sections))
    return tuple(turns)


def silences(doc: Document) -> Iterator[int]:
    """Where a record stops telling what anybody said: at what the meeting did, and behind a summary record's turns."""
    yield from (turn.sections[-1].end for turn in find_summary_turns(doc))
    if doc.kind == "record":
        text = without_notes(doc)
        bodies = (each.span for each in paragraphs(doc) if each.kind == "body")
        yield from (start for start, end in bodies if is_formula(text, start, end))
