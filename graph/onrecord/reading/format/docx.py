"""Word documents (DOCX): the text as it reads with all changes accepted, footnotes after it as notes.

Taken apart with lxml and not with python-docx, whose paragraphs leave out what is inserted with changes
tracked, what stands in content controls and in text boxes, and footnotes (``docs/reading.md``).
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

from onrecord.errors import UnreadableDocument
from onrecord.model.document import SectionKind
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.draft.xml import XmlError, parse_xml
from onrecord.reading.draft.zip_errors import ZIP_ERRORS
from onrecord.reading.layout.blocks import Block, join_blocks
from onrecord.reading.layout.raised import with_raised
from onrecord.reading.registry import Format

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASSED = frozenset(
    {_W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")} | {_FALLBACK}
)
_CHARACTERS = {
    _W + name: character
    for name, character in (("br", "\n"), ("cr", "\n"), ("tab", " "), ("ptab", " "), ("noBreakHyphen", "-"))
}
_NO_TITLE = re.compile(r"microsoft word|untitled|^document\d*$|\.docx?\b|^\W*$|^\S+$", re.IGNORECASE)
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class _Package:
    """The parts of a document that are read; a part that is not there is empty."""

    body: _Element
    styles: Mapping[str, SectionKind]
    notes: Mapping[str, _Element]
    title: str


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
            package = _open(archive, file)
    except (*ZIP_ERRORS, XmlError) as error:
        raise UnreadableDocument(
            file.source, "is damaged: it cannot be opened as a Word document", "repair it in Word, or save it as .txt"
        ) from error
    cited: list[str] = []
    blocks = list(_blocks(package, cited))
    text, marked = join_blocks(blocks)
    if not text:
        raise UnreadableDocument(file.source, "holds no text", "save it as .txt, or run OCR if its pages are pictures")
    named = next((" ".join(block.text.split()) for block in blocks if block.kind == "title"), "")
    says = Metadata(title=named or package.title or None)
    yield Draft(text, file.source, file.doc_id, says, marked)


def _open(archive: ZipFile, file: OpenFile) -> _Package:
    main = _main_part(archive, file)
    root = _part(archive, main, file)
    if root is None:
        raise KeyError(main)
    folder = posixpath.dirname(main)
    body = root.find(f"{_W}body")
    if body is None:
        raise KeyError("body")
    notes: dict[str, _Element] = {}
    for kind in ("footnote", "endnote"):
        part = _part(archive, f"{folder}/{kind}s.xml", file)
        for note in part.iterfind(f"{_W}{kind}") if part is not None else ():
            notes[f"{kind}{note.get(_W + 'id')}"] = note
    core = _part(archive, "docProps/core.xml", file)
    title = " ".join((core.findtext(f"{_DC}title") or "").split()) if core is not None else ""
    styles = _styles(_part(archive, f"{folder}/styles.xml", file))
    return _Package(body, styles, notes, "" if _NO_TITLE.search(title) else title[:300])


def _main_part(archive: ZipFile, file: OpenFile) -> str:
    relations = _part(archive, "_rels/.rels", file)
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(str(relation.get("Target", _MAIN)).lstrip("/"))
    return _MAIN


def _part(archive: ZipFile, name: str, file: OpenFile) -> _Element | None:
    """A part's XML, ``None`` where there is no such part; what it expands to counts against the limits."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    most = 4 * file.limits.file_bytes
    with archive.open(info) as stream:
        data = stream.read(most + 1)
    file.expansion.take(len(data))
    if len(data) > most:
        raise UnreadableDocument(file.source, f"expands to more than {most:,} bytes", "save its text as .txt")
    return parse_xml(data.replace(_STRICT, _TRANSITIONAL))


def _styles(root: _Element | None) -> dict[str, SectionKind]:
    """The styles that mark a title or a heading, by id; a style takes it from the one it is based on."""
    kinds: dict[str, SectionKind] = {}
    based: dict[str, str] = {}
    for style in root.iterfind(f"{_W}style") if root is not None else ():
        name, parent = style.find(f"{_W}name"), style.find(f"{_W}basedOn")
        own = (name.get(_W + "val", "") if name is not None else "").lower()
        key = style.get(_W + "styleId", "")
        if own == "title":
            kinds[key] = "title"
        elif re.match(r"heading \d|subtitle$", own) or style.find(f"{_W}pPr/{_W}outlineLvl") is not None:
            kinds[key] = "heading"
        if parent is not None:
            based[key] = parent.get(_W + "val", "")
    for key in based:
        seen = {key}
        above = based[key]
        while above not in kinds and above in based and above not in seen:
            seen.add(above)
            above = based[above]
        if key not in kinds and above in kinds:
            kinds[key] = kinds[above]
    return kinds


def _blocks(package: _Package, cited: list[str]) -> Iterator[Block]:
    for number, block in enumerate(_body(package.body, package, cited)):
        first_heading = number == 0 and block.kind == "heading"
        yield block._replace(kind="title") if first_heading else block
    for place, key in enumerate(cited, 1):
        words = "\n".join(_words(paragraph, []) for paragraph in package.notes[key].iter(f"{_W}p"))
        yield Block(f"[{place}] {words.strip()}", "note")


def _body(element: _Element, package: _Package, cited: list[str]) -> Iterator[Block]:
    """The blocks below an element, in order: a paragraph each, a row of a table on one line."""
    for child in element:
        if child.tag == _W + "p":
            yield from _paragraph(child, package, cited)
        elif child.tag == _W + "tbl":
            yield from _table(child, package, cited)
        elif child.tag not in _PASSED and isinstance(child.tag, str):
            yield from _body(child, package, cited)


def _paragraph(element: _Element, package: _Package, cited: list[str]) -> Iterator[Block]:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    kind = package.styles.get(style.get(_W + "val", "")) if style is not None else None
    yield Block(_words(element, cited, package.notes), kind)
    for box in element.iter(f"{_W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield from _body(box, package, cited)


def _table(element: _Element, package: _Package, cited: list[str]) -> Iterator[Block]:
    """A table's rows; one of a single column holds paragraphs, as layout tables do."""
    for row in element.iter(f"{_W}tr"):
        if next((up for up in row.iterancestors(f"{_W}tbl")), None) is not element:
            continue
        cells = list(row.iterfind(f"{_W}tc"))
        if len(cells) == 1:
            yield from _body(cells[0], package, cited)
        else:
            found = [" ".join(block.text for block in _body(cell, package, cited)).split() for cell in cells]
            yield Block(" | ".join(" ".join(words) for words in found if words), "note")


def _words(element: _Element, cited: list[str], notes: Mapping[str, _Element] | None = None) -> str:
    """The words of a paragraph; the mark of a footnote stands in brackets, apart from the word."""
    text, raised = "", ""
    for piece, is_raised in _pieces(element, cited, notes):
        if is_raised:
            raised += piece
            continue
        text, raised = with_raised(text, raised) if raised else text, ""
        text += piece
    return with_raised(text, raised) if raised else text


def _pieces(element: _Element, cited: list[str], notes: Mapping[str, _Element] | None) -> Iterator[tuple[str, bool]]:
    """The pieces of a paragraph's text, each with whether it is printed raised."""
    pending = [(iter(element), False)]
    while pending:
        children, raised = pending[-1]
        child = next(children, None)
        if child is None:
            pending.pop()
        elif child.tag == _W + "t":
            yield (child.text or "").replace("\n", " "), raised
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[str(child.tag)], False
        elif child.tag in (_W + "footnoteReference", _W + "endnoteReference"):
            key = child.tag.removeprefix(_W).removesuffix("Reference") + str(child.get(_W + "id"))
            if notes is not None and key in notes and key not in cited:
                cited.append(key)
                yield f" [{len(cited)}]", False
        elif child.tag not in _PASSED and child.tag != _W + "txbxContent" and isinstance(child.tag, str):
            pending.append((iter(child), raised or _is_raised(child)))


def _is_raised(run: _Element) -> bool:
    """Whether a run is printed above the line, by its own layout."""
    align = run.find(f"{_W}rPr/{_W}vertAlign")
    return align is not None and align.get(_W + "val") == "superscript"


FORMAT = Format(read_docx)
