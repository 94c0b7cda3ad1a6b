"""Paragraphs of a record that go on behind the end of a page: its foot and the head of the next stand between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model.document import Document, Section, Span

_ENDED = re.compile(r"[.!?:;][\"'\u201d\u2019)\]*]*(?:\s?\d{1,2})?\Z")
_MOST_NOTES = 12


class Paragraph(NamedTuple):
    """A paragraph or a heading: its sections, more than one if a page ends inside it."""

    sections: tuple[Section, ...]

    @property
    def span(self) -> Span:
        """From where its first section begins to where its last one ends."""
        return self.sections[0].start, self.sections[-1].end

    @property
    def kind(self) -> str:
        """What it is: "body", "heading" and so on."""
        return self.sections[0].kind


def without_notes(doc: Document) -> str:
    """The text with blanks for its notes and page furniture, so that each word stays where it is."""
    notes = list(doc.sections_of("note"))
    pieces, place = [], 0
    for note in notes:
        pieces += [doc.text[place : note.start], re.sub(r"[^\n]", " ", doc.text[note.start : note.end])]
        place = note.end
    return "".join((*pieces, doc.text[place:])) if notes else doc.text


def paragraphs(doc: Document) -> Iterator[Paragraph]:
    """All sections but notes, in order; a body that a page's end cuts in its sentence is one with what follows."""
    held: list[Section] = []
    notes = 0
    for section in doc.sections:
        if section.kind == "note":
            notes += 1
            continue
        cut = held and held[-1].kind == section.kind == "body" and 0 < notes <= _MOST_NOTES
        if held and not (cut and not _ENDED.search(doc.text, held[-1].start, held[-1].end)):
            yield Paragraph(tuple(held))
            held = []
        held.append(section)
        notes = 0
    if held:
        yield Paragraph(tuple(held))
