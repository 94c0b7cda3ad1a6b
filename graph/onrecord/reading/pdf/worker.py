"""Reads PDFs in a process that may die of them: a frame with a PDF comes in, a frame with its text goes out.

Started by ``process.py``. A frame is eight bytes of length, then as many bytes; answers are JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypedDict, cast

from onrecord.reading.draft.limits import Limits
from onrecord.reading.pdf.page import Page, read_page
from onrecord.reading.pdf.text import PdfText, lay_out_pages

_REPAIR = "fetch it again, or repair it, for instance with qpdf"
_OCR = "run OCR, for instance ocrmypdf"
_FEWEST = 3
"""Letters a page must have on the average to count as one with text."""
_UNREADABLE = 0.3
"""The share of characters without a meaning from which a text is refused."""


class Answer(TypedDict, total=False):
    """What came of one PDF: its text, or the reason why there is none and what to do."""

    text: str
    notes: list[tuple[int, int]]
    title: str
    blank: list[int]
    reason: str
    remedy: str


class _Refused(Exception):
    """A PDF that is not read, with the reason and the remedy."""


def read_pdf_bytes(data: bytes, limits: Limits) -> Answer:
    """The text of a PDF, or why it has none."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        return _unopened(str(error))
    try:
        count = len(document)
        if count == 0:
            return Answer(reason="has no pages, or its list of pages is damaged", remedy=_REPAIR)
        if count > limits.pdf_pages:
            return Answer(reason=f"has {count:,} pages (the limit is {limits.pdf_pages:,})", remedy="split it")
        seen = _Seen()
        laid = lay_out_pages(_pages(document, limits, seen))
        title = document.get_metadata_value("Title")
    except _Refused as refused:
        reason, remedy = refused.args
        return Answer(reason=reason, remedy=remedy)
    except PdfiumError as error:
        return Answer(reason=f"cannot be read ({error})", remedy=_REPAIR)
    finally:
        document.close()
    return _answer(laid, seen, title)


def _unopened(error: str) -> Answer:
    if "password" in error.lower() or "security" in error.lower():
        return Answer(reason="is encrypted", remedy="take its password off, for instance with qpdf --decrypt")
    return Answer(reason="is damaged: it cannot be opened as a PDF", remedy=_REPAIR)


@dataclass(slots=True)
class _Seen:
    """How many letters each page has, and how many characters of all have no meaning."""

    letters: list[int] = field(default_factory=list)
    unknown: int = 0

    def count(self, page: Page) -> None:
        glyphs = [glyph.text for glyph in (*page.glyphs, *page.turned)]
        self.letters.append(sum(not text.isspace() for text in glyphs))
        self.unknown += sum(map(_has_no_meaning, glyphs))


def _pages(document: object, limits: Limits, seen: _Seen) -> Iterator[Page]:
    from pypdfium2 import PdfDocument, PdfiumError

    found = cast(PdfDocument, document)
    left = 2 * limits.characters  # glyphs: some are furniture
    for number in range(len(found)):
        try:
            page = found[number]
        except PdfiumError as error:
            raise _Refused(f"is damaged: its page {number + 1} cannot be read", _REPAIR) from error
        read = read_page(page, left)
        page.close()
        if isinstance(read, int):
            raise _Refused(f"has more than {2 * limits.characters:,} characters", "split it into several documents")
        left -= len(read.glyphs) + len(read.turned)
        seen.count(read)
        yield read


def _answer(laid: PdfText, seen: _Seen, title: str) -> Answer:
    if sum(seen.letters) < _FEWEST * len(seen.letters):
        return Answer(reason="has no text layer: its pages are pictures", remedy=_OCR)
    if seen.unknown > _UNREADABLE * sum(seen.letters):
        return Answer(reason="has fonts whose characters cannot be told", remedy=f"{_OCR} --force-ocr")
    blank = [number for number, count in enumerate(seen.letters, start=1) if not count]
    return Answer(text=laid.text, notes=list(laid.notes), title=title, blank=blank)


def _has_no_meaning(text: str) -> bool:
    return "\ue000" <= text[0] <= "\uf8ff" or text == "\ufffd" or text[0] >= "\U000f0000"


def _set_memory(limit: int) -> None:
    """Limits the memory of this process, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Answers frames until there are no more. The first frame holds the limits."""
    limits = Limits(**json.loads(_receive(stdin) or b"{}"))
    _set_memory(limits.pdf_memory)
    while (data := _receive(stdin)) is not None:
        try:
            answer = read_pdf_bytes(data, limits)
        except MemoryError:
            answer = Answer(reason=f"needs more than {limits.pdf_memory:,} bytes of memory", remedy="split it")
        body = json.dumps(answer).encode()
        stdout.write(len(body).to_bytes(8, "big") + body)
        stdout.flush()


def _receive(stdin: BinaryIO) -> bytes | None:
    head = stdin.read(8)
    return stdin.read(int.from_bytes(head, "big")) if len(head) == 8 else None


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
