"""Reads PDFs in a process that may die of them: a frame with a PDF comes in, a frame with its text goes out.

Started by ``process.py``. A frame is eight bytes of length, then as many bytes. An order, as JSON, comes before each
PDF; answers are JSON, and the bytes of a picture follow the answer that tells how many they are.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, TypedDict, cast

from onrecord.reading.draft.limits import Limits
from onrecord.reading.pdf.drawing import draw_page
from onrecord.reading.pdf.nonsense import is_nonsense
from onrecord.reading.pdf.page import Page, read_page
from onrecord.reading.pdf.scan import Packed, page_of
from onrecord.reading.pdf.text import PdfText, lay_out_pages

_REPAIR = "fetch it again, or repair it, for instance with qpdf"
_TAKE_OUT = "take them out, for instance with pdfdetach -saveall"
_OCR = "run OCR, by --ocr or by ocrmypdf"
_FEWEST = 3
"""Letters a page must have on the average to count as one with text."""
_FEW_LETTERS = 60
"""Letters of a page, such as a stamp's, below which a picture on it may hold its text."""
_UNREADABLE = 0.3
"""The share of characters without a meaning from which a page is not read."""
_GAP = 0.15
"""Sizes of type between two glyphs that part words."""


class Answer(TypedDict, total=False):
    """What came of one PDF: its text, or the reason why there is none and what to do; or the picture of a page.

    ``blank`` are the pages without a text, ``garbled`` those whose fonts do not tell their characters, ``hidden``
    those whose text is not seen behind a picture, ``pictured`` those that may be read off their pictures.
    ``files`` counts what is attached, ``width`` is a page's, in points, ``bytes`` the size of its picture.
    """

    text: str
    notes: list[tuple[int, int]]
    title: str
    blank: list[int]
    garbled: list[int]
    files: int
    hidden: list[int]
    pictured: list[int]
    picture: bytes
    bytes: int
    width: float
    reason: str
    remedy: str


class Order(TypedDict, total=False):
    """What is asked of a PDF: the picture of a page, or the text, of some pages as it was read off pictures."""

    draw: int
    scanned: dict[str, Packed]


NO_ORDER: Order = {}


class _Refused(Exception):
    """A PDF that is not read, with the reason and the remedy."""


def read_pdf_bytes(data: bytes, limits: Limits, order: Order = NO_ORDER) -> Answer:
    """The text of a PDF, or the picture of a page, or why there is none."""
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
        if "draw" in order:
            return _drawn(document, order["draw"])
        files = _attached(document)
        if closed := _why_closed(document, data, files):
            return Answer(reason=closed[0], remedy=closed[1])
        seen = _Seen()
        laid = lay_out_pages(_pages(document, limits, seen, order.get("scanned", {})))
        title = document.get_metadata_value("Title")
    except _Refused as refused:
        reason, remedy = refused.args
        return Answer(reason=reason, remedy=remedy)
    except PdfiumError as error:
        return Answer(reason=f"cannot be read ({error})", remedy=_REPAIR)
    finally:
        document.close()
    return _answer(laid, seen, title) | Answer(files=files)


def _attached(document: object) -> int:
    """How many files are attached to the document."""
    from pypdfium2 import PdfDocument, raw

    return int(raw.FPDFDoc_GetAttachmentCount(cast(PdfDocument, document).raw))


def _why_closed(document: object, data: bytes, files: int) -> tuple[str, str] | None:
    """Why the pages of a document only say that another program is needed, and what to do; ``None`` if they do not."""
    from pypdfium2 import PdfDocument, raw

    opened = cast(PdfDocument, document)
    if raw.FPDF_GetFormType(opened.raw) == raw.FORMTYPE_XFA_FULL:
        return "is a form that only Adobe's reader shows", "print it to a new PDF there"
    if files and len(opened) == 1 and b"/Collection" in data:
        return f"is a portfolio: its pages tell nothing, and {files:,} files lie inside", _TAKE_OUT
    return None


def _unopened(error: str) -> Answer:
    if "password" in error.lower() or "security" in error.lower():
        return Answer(reason="is encrypted", remedy="take its password off, for instance with qpdf --decrypt")
    return Answer(reason="is damaged: it cannot be opened as a PDF", remedy=_REPAIR)


@dataclass(slots=True)
class _Seen:
    """How many letters each page has, and which pages are not to be read as they are."""

    letters: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    pictured: list[int] = field(default_factory=list)

    def count(self, page: Page) -> None:
        glyphs = [glyph.text for glyph in (*page.glyphs, *page.turned)]
        letters = sum(not text.isspace() for text in glyphs)
        self.letters.append(letters)
        unknown = max(sum(map(_has_no_meaning, glyphs)), page.unmapped)
        if unknown > _UNREADABLE * max(letters, page.unmapped) or is_nonsense(_words(page)):
            self.garbled.append(len(self.letters))
            self.pictured.append(len(self.letters))
            return
        if page.hidden:
            self.hidden.append(len(self.letters))
        if letters < _FEW_LETTERS and (page.pictured or not letters):
            self.pictured.append(len(self.letters))


def _drawn(document: object, number: int) -> Answer:
    from pypdfium2 import PdfDocument

    page = cast(PdfDocument, document)[number - 1]
    picture = draw_page(page)
    return Answer(picture=picture, bytes=len(picture), width=page.get_width())


def _pages(document: object, limits: Limits, seen: _Seen, scanned: Mapping[str, Packed]) -> Iterator[Page]:
    from pypdfium2 import PdfDocument, PdfiumError

    found = cast(PdfDocument, document)
    left = 2 * limits.characters  # glyphs: some are furniture
    for number in range(len(found)):
        try:
            page = found[number]
        except PdfiumError as error:
            raise _Refused(f"is damaged: its page {number + 1} cannot be read", _REPAIR) from error
        lines = scanned.get(str(number + 1))
        read = read_page(page, left) if lines is None else page_of(lines)
        page.close()
        if isinstance(read, int):
            raise _Refused(f"has more than {2 * limits.characters:,} characters", "split it into several documents")
        left -= len(read.glyphs) + len(read.turned)
        seen.count(read)
        yield read if number + 1 not in seen.garbled[-1:] else Page(())


def _answer(laid: PdfText, seen: _Seen, title: str) -> Answer:
    every = list(range(1, len(seen.letters) + 1))
    garbled = set(seen.garbled)
    told = [letters for number, letters in enumerate(seen.letters, start=1) if number not in garbled]
    if not seen.garbled and sum(told) < _FEWEST * len(told):
        reason = "has no text layer: its pages are pictures"
        return Answer(reason=reason, remedy=f"{_OCR} --skip-text", pictured=every)
    if sum(told) < _FEWEST * len(every) or is_nonsense(laid.text):
        reason = "has fonts whose characters cannot be told"
        return Answer(reason=reason, remedy=f"{_OCR} --force-ocr", pictured=every)
    blank = [number for number, count in enumerate(seen.letters, start=1) if not count and number not in garbled]
    return Answer(
        text=laid.text,
        notes=list(laid.notes),
        title=title,
        blank=blank,
        garbled=seen.garbled,
        hidden=seen.hidden,
        pictured=seen.pictured,
    )


def _words(page: Page) -> str:
    """The words of a page about in the order of reading, parted by gaps and changes of line."""
    parts: list[str] = []
    line = end = 0.0
    for glyph in page.glyphs:
        if abs(glyph.y - line) > glyph.size / 2 or glyph.x0 - end > _GAP * glyph.size:
            parts.append(" ")
        line, end = glyph.y, glyph.x1
        parts.append(glyph.text)
    return "".join(parts)


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
    while (order := _receive(stdin)) is not None:
        data = _receive(stdin) or b""
        try:
            answer = read_pdf_bytes(data, limits, cast(Order, json.loads(order)))
        except MemoryError:
            answer = Answer(reason=f"needs more than {limits.pdf_memory:,} bytes of memory", remedy="split it")
        picture = answer.pop("picture", b"")
        body = json.dumps(answer).encode()
        stdout.write(len(body).to_bytes(8, "big") + body + picture)
        stdout.flush()


def _receive(stdin: BinaryIO) -> bytes | None:
    head = stdin.read(8)
    return stdin.read(int.from_bytes(head, "big")) if len(head) == 8 else None


def main() -> None:
    """Serve over standard input and output."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
