"""Turns in records of meetings: from one speaker to the next, and the stretches in which nobody speaks.

A verbatim record sets labels apart. A summary record reports in indirect speech from "Mr. Tal (Norvania) said that"
up to the next speaker, in as many sentences as it takes. What the meeting did ("It was so decided") ends a turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model.document import Document, Section, Span
from onrecord.un.opening import find_opening, names_participant
from onrecord.un.procedure import is_formula
from onrecord.un.speaker import Label

_RECORD = re.compile(r"/SR\.\s?\d|\bSummary\s+records?\b", re.IGNORECASE)


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
    """Whether a document is the summary record of a meeting, by its symbol or its first lines."""
    return doc.kind == "record" and any(_RECORD.search(each) for each in (*doc.symbols, doc.text[:2000]))


def find_summary_turns(doc: Document) -> tuple[SummaryTurn, ...]:
    """The turns of a summary record, in order; none of other documents.

    A paragraph that names no speaker at its beginning goes on with the turn before it; a heading, or what the
    meeting did, ends it. So does a paragraph that begins with a participant and gives nobody the floor.
    """
    if not is_summary_record(doc):
        return ()
    turns: list[SummaryTurn] = []
    goes_on = False
    for section in doc.sections:
        if section.kind == "heading":
            goes_on = False
        if section.kind != "body":
            continue
        opening = None
        if is_formula(doc.text, *section.span):
            goes_on = False
        elif opening := find_opening(doc.text, *section.span):
            turns.append(SummaryTurn(opening.span, opening.speakers[0][1], (section,), opening.speakers, opening.verb))
            goes_on = True
        elif names_participant(doc.text, *section.span):
            goes_on = False
        elif goes_on:
            last = turns[-1]
            turns[-1] = replace(last, sections=(*last.sections, section))
    return tuple(turns)


def silences(doc: Document) -> Iterator[int]:
    """Where a record stops telling what anybody said: at what the meeting did, and behind a summary record's turns."""
    if doc.kind != "record":
        return
    if is_summary_record(doc):
        yield from (turn.sections[-1].end for turn in find_summary_turns(doc))
        return
    yield from (section.start for section in doc.sections_of("body") if is_formula(doc.text, *section.span))
