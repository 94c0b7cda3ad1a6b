"""PDF: text with the layout of United Nations documents, read by pypdfium2 in a process of its own.

Why pypdfium2, and why apart: ``docs/decisions/0006-reading-pdf.md``. What becomes of a page's parts:
``docs/reading.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Section
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.metadata import NOTHING_SAID, Metadata
from onrecord.reading.pdf.ocr import read_scanned
from onrecord.reading.pdf.process import pdf_process
from onrecord.reading.pdf.worker import Answer
from onrecord.reading.program.tesseract import tesseract_version
from onrecord.reading.registry import Format
from onrecord.un.masthead.read import read_masthead

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_END = b"%%EOF"
_END_WITHIN = 4096
_NO_TITLE = re.compile(r"microsoft word|untitled|\.(?:docx?|pdf|rtf|indd|qxd)\b|^\W*$|_|^\S+$", re.IGNORECASE)
_TITLE = range(8, 300)
_HIDDEN = "a machine, as text behind pictures"
"""What a text is read by that lies in the PDF where nobody sees it."""


def read_pdf(file: OpenFile) -> Iterator[Draft]:
    """The one document of a PDF; raises ``UnreadableDocument`` where no text can be had from it.

    Offsets refer to the text extracted here. Footnotes follow the text as ``note`` sections.
    """
    data = file.read()
    start = data.find(_HEADER, 0, _HEADER_WITHIN)
    if start < 0:
        raise UnreadableDocument(file.source, "is named a PDF but is none", "give it the extension of what it is")
    if _END not in data[-_END_WITHIN:]:
        raise UnreadableDocument(
            file.source, "is cut off: its end is missing", "fetch it again, or repair it with qpdf"
        )
    process = pdf_process(file.limits)
    answer = process.ask(data)
    scanned = answer.get("pictured", []) if file.ocr else []
    if scanned:
        answer = read_scanned(process, data, scanned, file.source, file.limits)
    if scanned and "pictured" in answer and "text" not in answer:
        raise UnreadableDocument(
            file.source, "has no words that can be read off its pictures", "scan it again, upright"
        )
    if "text" not in answer:
        raise UnreadableDocument(file.source, answer["reason"], answer["remedy"])
    text = answer["text"]
    _tell(file, answer, scanned)
    notes = tuple(Section("note", start, end) for start, end in answer["notes"])
    read_by = tesseract_version() if scanned else _HIDDEN if answer["hidden"] else None
    yield Draft(text, file.source, file.doc_id, _metadata(text, answer["title"]), notes, read_by=read_by)


def _tell(file: OpenFile, answer: Answer, scanned: Sequence[int]) -> None:
    """Report the pages that were not read, and those whose text a machine read off their pictures."""
    if blank := [page for page in answer["blank"] if page not in scanned]:
        message = f"{_pages(blank)} without a text layer; --ocr, or ocrmypdf --skip-text, reads what stands there"
        file.report(Notice(file.source, "skipped", message))
    if files := answer["files"]:
        attached = "a file attached to it is" if files == 1 else f"{files:,} files attached to it are"
        file.report(Notice(file.source, "omitted", f"{attached} not read; pdfdetach -saveall takes them out"))
    if garbled := [page for page in answer["garbled"] if page not in scanned]:
        message = (
            f"{_pages(garbled)} left out, whose fonts do not tell their characters; --ocr, or ocrmypdf --force-ocr"
        )
        file.report(Notice(file.source, "omitted", f"{message} --pages {_ranges(garbled, '-', ',')}, reads them"))
    if scanned:
        message = f"{_pages(scanned)} read off pictures by {tesseract_version()}: letters may be wrong"
        file.report(Notice(file.source, "scanned", message))
    if answer["hidden"]:
        message = f"{_pages(answer['hidden'])} with a text that a machine put behind the picture: letters may be wrong"
        file.report(Notice(file.source, "scanned", message))


def _pages(numbers: Sequence[int]) -> str:
    return f"{'page' if len(numbers) == 1 else 'pages'} {_ranges(numbers)}"


def _metadata(text: str, title: str) -> Metadata:
    """The title of the PDF's own metadata, where it reads as one and no masthead gives a better."""
    words = " ".join(title.split())
    if len(words) not in _TITLE or _NO_TITLE.search(words) or read_masthead(text) is not None:
        return NOTHING_SAID
    return Metadata(title=words)


def _ranges(numbers: Sequence[int], to: str = "–", comma: str = ", ") -> str:
    """Page numbers with runs drawn together.

    >>> _ranges([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return comma.join(to.join(map(str, run)) for run in runs)


FORMAT = Format(read_pdf, timed_apart=True, opening=_HEADER)
