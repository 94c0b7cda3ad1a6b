"""Pages of a PDF that are pictures, read by tesseract: drawn by the process that reads PDFs, and laid out by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.limits import Limits
from onrecord.reading.pdf.drawing import size_of
from onrecord.reading.pdf.process import PdfProcess
from onrecord.reading.pdf.scan import Packed
from onrecord.reading.pdf.worker import Answer
from onrecord.reading.program.tesseract import INSTALL, ScannedLine, read_picture, tesseract_version
from onrecord.un.symbol_slips import without_slips

_ALIKE = (0.87, 1.15)
"""Sizes of type of about the same height are one: a picture tells them a few percent too small or large."""


def read_scanned(process: PdfProcess, data: bytes, pages: Sequence[int], source: str, limits: Limits) -> Answer:
    """What comes of a PDF when some pages, by number from 1, are read off their pictures.

    Raises ``UnreadableDocument`` where tesseract is missing, or fails.
    """
    if not tesseract_version():
        reason = f"has {'a page that is a picture' if len(pages) == 1 else 'pages that are pictures'}, and no tesseract"
        raise UnreadableDocument(source, reason, INSTALL)
    lines: dict[int, list[ScannedLine]] = {}
    dots: dict[int, float] = {}
    for page in pages:
        drawn = process.draw(data, page)
        if "reason" in drawn:
            return drawn
        if drawn["picture"]:
            lines[page] = read_picture(drawn["picture"], source, limits)
            dots[page] = size_of(drawn["picture"])[0] / drawn["width"]
    return process.ask(data, _packed(lines, dots))


def _packed(pages: Mapping[int, Sequence[ScannedLine]], dots: Mapping[int, float]) -> dict[int, Packed]:
    """The lines of pages by number, their sizes of type evened out; ``dots`` are the pixels of a point on each page.

    Symbols are set right where the grammar of symbols tells a slip.
    """
    sizes = [line.size / dots[page] for page, lines in pages.items() for line in lines for _ in line.words]
    usual = median(sizes) if sizes else 0.0
    return {page: [_line(line, dots[page], usual) for line in lines] for page, lines in pages.items()}


def _line(line: ScannedLine, dots: float, usual: float) -> tuple[float, float, list[tuple[str, float, float]]]:
    size = line.size / dots
    even = usual if _ALIKE[0] * usual <= size <= _ALIKE[1] * usual else size
    words = [(without_slips(word.text), word.x0 / dots, word.x1 / dots) for word in line.words]
    return line.y / dots, even, words
