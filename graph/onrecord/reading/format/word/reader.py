"""Word documents (DOCX): the final text with its numbers, footnotes after it; nothing deleted, struck or hidden.

Taken apart with lxml and not with python-docx, whose paragraphs leave out what is inserted with changes
tracked, what stands in content controls and in text boxes, and footnotes (``docs/reading.md``).
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.draft.xml import XmlError
from onrecord.reading.draft.zip_errors import ZIP_ERRORS
from onrecord.reading.format.word.package import Package, open_package
from onrecord.reading.format.word.styles import PLAIN
from onrecord.reading.format.word.terms import REMOVED, W, is_on, value_of
from onrecord.reading.format.word.words import Reading, Told, is_placeholder
from onrecord.reading.layout.blocks import Block, join_blocks
from onrecord.reading.registry import Format
from onrecord.un.masthead.read import read_masthead

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSAID = {"deleted": "deleted", "struck": "struck out", "hidden": "hidden"}
_PROPERTIES, _STYLE, _OF_END, _HIDDEN = W + "pPr", W + "pStyle", W + "rPr", W + "vanish"
_FRONT = 12
"""Blocks of the text among which the lines of a masthead may go on."""


def read_docx(file: OpenFile) -> Iterator[Draft]:
    """The one document of a Word file; raises ``UnreadableDocument`` where no text can be had from it."""
    data = file.read()
    if not data.startswith(b"PK"):
        old = data.startswith(b"\xd0\xcf\x11\xe0")
        reason = "is encrypted, or of the old format .doc" if old else "is named a Word document but is none"
        raise UnreadableDocument(
            file.source, reason, "save it as .docx without a password, or name it .doc if it is one"
        )
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            package = open_package(archive, file)
    except (*ZIP_ERRORS, XmlError) as error:
        raise UnreadableDocument(
            file.source, "is damaged: it cannot be opened as a Word document", "repair it in Word, or save it as .txt"
        ) from error
    told = Told()
    blocks = _with_front(list(_Blocks(package, told).all()), package, told)
    text, marked = join_blocks(blocks)
    if told.unsaid:
        counts = ", ".join(f"{count:,} {_UNSAID[why]}" for why, count in sorted(told.unsaid.items()))
        file.report(Notice(file.source, "omitted", f"words left out that its final text does not have: {counts}"))
    if not text:
        raise UnreadableDocument(file.source, "holds no text", "save it as .txt, or run OCR if its pages are pictures")
    named = next((" ".join(block.text.split()) for block in blocks if block.kind == "title"), "")
    yield Draft(text, file.source, file.doc_id, Metadata(title=named or package.title or None), marked)


class _Blocks:
    """The blocks of a document: a paragraph each, a row of a table on one line."""

    def __init__(self, package: Package, told: Told) -> None:
        self._package = package
        self._told = told
        self._reading = Reading(package, told)

    def all(self) -> Iterator[Block]:
        """The blocks of the text in order, then its notes."""
        first = True
        for block in self.below(self._package.body):
            yield block._replace(kind="title") if first and block.kind == "heading" else block
            first = first and not block.text.strip()
        for place, key in enumerate(self._told.cited, 1):
            paragraphs = self._package.notes[key].iter(f"{W}p")
            words = "\n".join(self._reading.words(paragraph, PLAIN, citing=False) for paragraph in paragraphs)
            yield Block(f"[{place}] {words.strip()}", "note")

    def below(self, element: _Element) -> Iterator[Block]:
        """The blocks below an element; a paragraph whose end was deleted goes on in the next."""
        begun = ""
        for child in _children(element):
            if child.tag != W + "p":
                if begun:
                    yield Block(begun)
                    begun = ""
                if child.tag == W + "tbl":
                    yield from self._table(child)
                continue
            block, goes_on = self._paragraph(child)
            boxes, self._reading.boxes = self._reading.boxes, []
            if goes_on:
                begun += block.text
            else:
                yield block._replace(text=begun + block.text)
                begun = ""
            for box in boxes:
                yield from self.below(box)
        if begun:
            yield Block(begun)

    def _paragraph(self, element: _Element) -> tuple[Block, bool]:
        """A paragraph's block, and whether its end was deleted; one that is gone whole has no number."""
        properties = next(element.iterchildren(_PROPERTIES), None)
        style_id = value_of(properties, _STYLE)
        style = self._package.styles.get(style_id, PLAIN)
        words = self._reading.words(element, style)
        end = next(properties.iterchildren(_OF_END), ()) if properties is not None else ()
        goes_on = any(one.tag in REMOVED for one in end)
        hidden = goes_on or any(one.tag == _HIDDEN and is_on(one) for one in end)
        label = "" if hidden and not words.strip() else self._package.numbering.label(properties, style_id)
        return Block(f"{label} {words}" if label and words.strip() else words, style.kind), goes_on

    def _table(self, element: _Element) -> Iterator[Block]:
        """A table's rows; one of a single column holds paragraphs, as layout tables do."""
        for row in _children(element):
            if row.tag != W + "tr":
                continue
            if row.find(f"{W}trPr/{W}del") is not None or is_on(row.find(f"{W}trPr/{W}hidden")):
                self._told.leave(row, "deleted" if row.find(f"{W}trPr/{W}del") is not None else "hidden")
                continue
            cells = [cell for cell in _children(row) if cell.tag == W + "tc"]
            cells = [cell for cell in cells if cell.find(f"{W}tcPr/{W}cellDel") is None]
            if len(cells) == 1:
                yield from self.below(cells[0])
            else:
                found = [" ".join(block.text for block in self.below(cell)).split() for cell in cells]
                yield Block(" | ".join(" ".join(words) for words in found if words), "note")


def _children(element: _Element) -> Iterator[_Element]:
    """Paragraphs, tables, rows and cells below an element, out of whatever they are wrapped in."""
    pending = deque([iter(element)])
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        elif child.tag in (W + "p", W + "tbl", W + "tr", W + "tc"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in REMOVED and not is_placeholder(child):
            pending.append(iter(child))


def _with_front(blocks: list[Block], package: Package, told: Told) -> list[Block]:
    """The blocks, below the head of the first page where the masthead of a document stands in it."""
    if package.head is None:
        return blocks
    reading = Reading(package, told)
    lines = [" ".join(reading.words(one, PLAIN, citing=False).split()) for one in package.head.iter(f"{W}p")]
    front = "\n".join(filter(None, lines))
    first = [block.text for block in blocks if block.text.strip()][:_FRONT]
    if not front or read_masthead("\n\n".join(first)) or not read_masthead("\n\n".join((front, *first))):
        return blocks
    return [Block(front), *blocks]


FORMAT = Format(read_docx)
