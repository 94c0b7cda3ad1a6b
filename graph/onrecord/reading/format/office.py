"""Old Word documents, RTF and OpenDocument texts: turned into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.deadline import within
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.format.open_document import without_hidden
from onrecord.reading.format.word.reader import read_docx
from onrecord.reading.program.libreoffice import libreoffice_version, to_docx
from onrecord.reading.registry import Format, extension_of

_OPENINGS = {
    b"{\\rtf": "rtf",
    b"\xd0\xcf\x11\xe0": "doc",
    b"PK\x03\x04": "odt",
}
"""What files of these kinds begin with: names deceive, and LibreOffice makes a text of anything."""
_NAMES = {"doc": "an old Word document", "rtf": "RTF", "odt": "an OpenDocument text"}
_ZIPPED_WORD = b"word/document.xml"


def read_office(file: OpenFile) -> Iterator[Draft]:
    """The one document of a file; raises ``UnreadableDocument`` where LibreOffice is missing or no text can be had."""
    data = file.read()
    named = extension_of(file.name or file.source)
    kind = next((kind for opening, kind in _OPENINGS.items() if data.lstrip().startswith(opening)), None)
    if kind is None:
        raise UnreadableDocument(
            file.source,
            f"is named {_NAMES.get(named, 'a document')} but is none",
            "give it the extension of what it is",
        )
    program = None
    if kind != "odt" or _ZIPPED_WORD not in data:
        data = without_hidden(data, file) if kind == "odt" else data
        data = to_docx(data, kind, file.source, file.limits)
        program = libreoffice_version()
    with within(file.limits.seconds, file.source):
        drafts = list(read_docx(replace(file, stream=io.BytesIO(data))))
    yield from (replace(draft, read_by=program) for draft in drafts)


FORMAT = Format(read_office, timed_apart=True)
