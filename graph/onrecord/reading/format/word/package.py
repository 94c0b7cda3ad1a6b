"""The parts of a Word document: its body, notes, styles, numbering and the head of its first page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.draft import OpenFile
from onrecord.reading.draft.xml import parse_xml
from onrecord.reading.format.word.numbering import Numbering
from onrecord.reading.format.word.styles import Style, read_styles
from onrecord.reading.format.word.terms import W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NO_TITLE = re.compile(r"microsoft word|untitled|^document\d*$|\.docx?\b|^\W*$|^\S+$", re.IGNORECASE)
_MAIN = "word/document.xml"
_MOST_SIGNS = 1_500_000
"""Tags and attributes of a part, each of which takes some 200 bytes when it is parsed; a text of a million characters
has a third of that."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that are read; a part that is not there is empty."""

    body: _Element
    head: _Element | None
    styles: Mapping[str, Style]
    numbering: Numbering
    notes: Mapping[str, _Element]
    title: str


def open_package(archive: ZipFile, file: OpenFile) -> Package:
    """The parts of the document in an archive; raises what ZIP_ERRORS has, ``XmlError`` and ``UnreadableDocument``."""
    main = _main_part(archive, file)
    root = _part(archive, main, file)
    if root is None:
        raise KeyError(main)
    body = root.find(f"{W}body")
    if body is None:
        raise KeyError("body")
    folder = posixpath.dirname(main)
    notes: dict[str, _Element] = {}
    for kind in ("footnote", "endnote"):
        part = _part(archive, f"{folder}/{kind}s.xml", file)
        for note in part.iterfind(f"{W}{kind}") if part is not None else ():
            notes[f"{kind}{note.get(W + 'id')}"] = note
    core = _part(archive, "docProps/core.xml", file)
    title = " ".join((core.findtext(f"{_DC}title") or "").split()) if core is not None else ""
    styles = read_styles(_part(archive, f"{folder}/styles.xml", file))
    return Package(
        body=body,
        head=_head(archive, body, main, file),
        styles=styles,
        numbering=Numbering(_part(archive, f"{folder}/numbering.xml", file), styles),
        notes=notes,
        title="" if _NO_TITLE.search(title) else title[:300],
    )


def _head(archive: ZipFile, body: _Element, main: str, file: OpenFile) -> _Element | None:
    """What is printed at the head of the first page, ``None`` where nothing is."""
    section = next(body.iter(f"{W}sectPr"), None)
    if section is None:
        return None
    wanted = "first" if is_on(section.find(f"{W}titlePg")) else "default"
    for reference in section.iterfind(f"{W}headerReference"):
        if reference.get(W + "type") == wanted:
            named = reference.get(f"{{{_LINKS}}}id") or reference.get(f"{{{_STRICT_LINKS}}}id")
            targets = (target for name, _, target in _relations(archive, main, file) if name == named)
            target = next(targets, None)
            return _part(archive, target, file) if target else None
    return None


def _main_part(archive: ZipFile, file: OpenFile) -> str:
    found = (target for _, kind, target in _relations(archive, "", file) if kind.endswith("/officeDocument"))
    return next(found, _MAIN)


def _relations(archive: ZipFile, part: str, file: OpenFile) -> Iterator[tuple[str, str, str]]:
    """The relations of a part, or of the whole document: id, type and the part that each leads to."""
    folder, name = posixpath.split(part)
    root = _part(archive, posixpath.join(folder, "_rels", f"{name}.rels"), file)
    for relation in root if root is not None else ():
        target = str(relation.get("Target", ""))
        inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        yield relation.get("Id", ""), relation.get("Type", ""), posixpath.normpath(inside)


def _part(archive: ZipFile, name: str, file: OpenFile) -> _Element | None:
    """A part's XML, ``None`` where there is no such part; what it expands to counts against the limits."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    most = 2 * file.limits.file_bytes
    with archive.open(info) as stream:
        data = stream.read(most + 1)
    file.expansion.take(len(data))
    if len(data) > most:
        raise UnreadableDocument(file.source, f"expands to more than {most:,} bytes", "save its text as .txt")
    if data.count(b"<") + data.count(b"=") > _MOST_SIGNS:
        reason = f"has more than {_MOST_SIGNS:,} tags and attributes in one part"
        raise UnreadableDocument(file.source, reason, "split it, or save its text as .txt")
    return parse_xml(data.replace(_STRICT, _TRANSITIONAL))
