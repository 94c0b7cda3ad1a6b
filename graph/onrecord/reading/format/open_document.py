"""OpenDocument texts without their hidden sections and paragraphs, which LibreOffice shows in what it makes of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from onrecord.reading.draft.draft import Notice, OpenFile
from onrecord.reading.draft.xml import XmlError, parse_xml
from onrecord.reading.draft.zip_errors import ZIP_ERRORS

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CONTENT = "content.xml"
_SIGNS = (b'display="none"', b'is-hidden="true"')
_LARGEST = 8_000_000


def without_hidden(data: bytes, file: OpenFile) -> bytes:
    """The bytes of a document without what it hides, which is told; the same bytes where it hides nothing.

    What cannot be opened is left to LibreOffice.
    """
    most = 2 * file.limits.file_bytes
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            with archive.open(_CONTENT) as stream:
                content = stream.read(most + 1)
            if len(content) > most or not any(sign in content for sign in _SIGNS):
                return data
            root = parse_xml(content)
            hidden = _hidden(root)
            if not hidden:
                return data
            count = sum(len("".join(one.itertext()).split()) for one in hidden)
            for one in hidden:
                one.clear(keep_tail=True)
            data = _packed(archive, root)
    except (*ZIP_ERRORS, XmlError):
        return data
    file.report(Notice(file.source, "omitted", f"hidden sections and paragraphs left out: {count:,} words"))
    return data


def _hidden(root: _Element) -> list[_Element]:
    """The sections and paragraphs that are hidden when the document is opened."""
    sections = [
        section
        for section in root.iter(_TEXT + "section")
        if section.get(_TEXT + "display") == "none" or section.get(_TEXT + "is-hidden") == "true"
    ]
    fields = [field for field in root.iter(_TEXT + "hidden-paragraph") if field.get(_TEXT + "is-hidden") == "true"]
    return [*sections, *(up for field in fields for up in field.iterancestors(_TEXT + "p", _TEXT + "h"))]


def _packed(archive: ZipFile, root: _Element) -> bytes:
    """The document with another content; what a text does not need, pictures above all, is left out."""
    from lxml.etree import tostring

    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in ("mimetype", "META-INF/manifest.xml", "styles.xml", "meta.xml", "settings.xml"):
            if name in archive.namelist():
                with archive.open(name) as stream:
                    made.writestr(name, stream.read(_LARGEST))
        made.writestr(_CONTENT, tostring(root, encoding="UTF-8", xml_declaration=True))
    return out.getvalue()
