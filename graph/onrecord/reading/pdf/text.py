"""The text of a PDF from the glyphs of its pages: masthead, paragraphs, then the footnotes as blocks of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.model.document import Span
from onrecord.reading.pdf.columns import Line, read_lines
from onrecord.reading.pdf.front import Front, read_front
from onrecord.reading.pdf.furniture import is_furniture, without_furniture
from onrecord.reading.pdf.lines import Row, find_rows
from onrecord.reading.pdf.notes import body_size, opens_note, part_notes
from onrecord.reading.pdf.page import Page
from onrecord.reading.pdf.paragraphs import find_paragraphs, join_lines, words_of


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a document, and the spans of what stands at the foot or beside its pages, in order."""

    text: str
    notes: tuple[Span, ...] = ()


def lay_out_pages(pages: Iterable[Page]) -> PdfText:
    """The text of the pages in reading order, paragraphs parted by a blank line.

    Running heads, page and job numbers are left out; footnotes and what is printed sideways come after the
    text. Holds the lines of all pages.
    """
    rows: list[list[Row]] = []
    beside: list[str] = []
    for page in pages:
        rows.append(find_rows(page.glyphs))
        beside += [join_lines([row.text], frozenset()) for row in find_rows(page.turned) if not is_furniture(row.text)]
    rows = without_furniture(rows)
    front = read_front(rows[0]) if rows else Front()
    lines, notes = _body(rows, front)
    known = words_of([*lines, *(line for note in notes for line in note)])
    blocks = ["\n".join(join_lines([line], known) for line in block) for block in front.blocks]
    for paragraph in find_paragraphs(lines):
        text = join_lines([line.text for line in paragraph.lines], known)
        if paragraph.stanza and blocks:
            blocks[-1] += "\n" + text
        else:
            blocks.append(text)
    foot = [join_lines([line.text for line in note], known) for note in notes] + list(dict.fromkeys(beside))
    return _joined([block for block in blocks if block], [block for block in foot if block])


def _body(rows: Sequence[Sequence[Row]], front: Front) -> tuple[list[Line], list[list[Line]]]:
    """The lines of the text below the masthead, and the footnotes of all pages."""
    pages: list[list[Line]] = []
    flow = 0
    for number, page in enumerate(rows):
        lines = read_lines(page[front.rows :] if number == 0 else page, flow)
        pages.append(lines)
        flow = max((line.flow for line in lines), default=flow) + 1
    size = body_size(line for page in pages for line in page)
    body: list[Line] = []
    notes: list[list[Line]] = []
    for lines in pages:
        columns = [list(group) for _, group in groupby(lines, key=lambda line: line.flow)]
        kept, found = part_notes(columns, size)
        body += [line for column in kept for line in column]
        if found and notes and not opens_note(found[0][0]):
            notes[-1] += found.pop(0)
        notes += found
    return body, notes


def _joined(blocks: Sequence[str], foot: Sequence[str]) -> PdfText:
    text = "\n\n".join(blocks)
    notes: list[Span] = []
    for block in foot:
        text += "\n\n" if text else ""
        notes.append((len(text), len(text) + len(block)))
        text += block
    return PdfText(text, tuple(notes))
