"""SOURCE to documents: files are found, read by their format, and given metadata and layout."""

from __future__ import annotations

import codecs
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import PluginError, UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.masthead import NO_MASTHEAD
from onrecord.names.signs import as_seen
from onrecord.reading.draft.clean import clean_metadata, clean_name
from onrecord.reading.draft.deadline import within
from onrecord.reading.draft.draft import Draft, Notice, OpenFile, ignore
from onrecord.reading.draft.expansion import expansion_of
from onrecord.reading.draft.limits import Limits
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.files import FoundFile, find_files
from onrecord.reading.layout.language import find_languages, is_analysed, set_aside
from onrecord.reading.layout.sections import lay_out
from onrecord.reading.layout.seen import seen_sections, seen_spans, stored_sections
from onrecord.reading.registry import (
    VOCABULARIES,
    divided,
    extensions,
    format_of,
    format_opening,
    plain_text,
    read_open,
    unreadable,
)
from onrecord.reading.sidecar import read_sidecar

_DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user says of documents that do not say it themselves (``--published``, ``--publisher``)."""

    published: date | None = None
    publisher: str | None = None

    def as_metadata(self) -> Metadata:
        """The hints as the weakest metadata of all."""
        return Metadata(published=self.published, publisher=self.publisher)


@dataclass(frozen=True, slots=True)
class _Asked:
    """How the documents of one call are read, and who hears of what."""

    hints: Hints
    limits: Limits
    ocr: bool
    report: Callable[[Notice], None]


def read_all(_: FoundFile) -> bool:
    """True: every file is read."""
    return True


def read_documents(
    source: str | Path | Sequence[str | Path],
    *,
    hints: Hints = Hints(),
    limits: Limits = Limits(),  # noqa: B008
    ocr: bool = False,
    report: Callable[[Notice], None] = ignore,
    stdin: BinaryIO | None = None,
    wanted: Callable[[FoundFile], bool] = read_all,
) -> Iterator[Document | UnreadableDocument]:
    """The documents of a file, a folder (with all below it, sorted), standard input (``-``), or several of these.

    A document that cannot be read comes as an ``UnreadableDocument`` in its place, and the others
    follow; nothing is raised. ``report`` hears of files passed over and encodings guessed. ``wanted`` is
    asked for each file just before it is opened, and the documents that follow are that file's; a file
    it does not want is left out. With ``ocr`` pages of PDFs that are pictures are read by tesseract.

    Which metadata win, field by field: those beside the file (``NAME.meta.json``), then those of the
    format (front matter, HTML, a JSONL line), then the masthead and dateline in the text, then
    ``hints``. On a line of JSONL its own fields come before the file's.
    """
    asked = _Asked(hints, limits, ocr, report)
    sources = [source] if isinstance(source, str | Path) else list(source)
    paths = [one for one in sources if str(one) != "-"]
    if len(paths) < len(sources):
        stream = stdin if stdin is not None else sys.stdin.buffer
        yield from _read_stream(stream, asked)
    for found in find_files(paths, report):
        if isinstance(found, UnreadableDocument):
            yield found
        elif wanted(found):
            yield from _read_file(found, asked)


def _read_stream(stream: BinaryIO, asked: _Asked) -> Iterator[Document | UnreadableDocument]:
    """The documents on standard input: JSONL if it opens with a brace, a PDF by its header, else one plain text."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    try:
        opening = buffered.peek(64).removeprefix(codecs.BOM_UTF8).lstrip()
        shared, counted = expansion_of("-", asked.limits, buffered)
        file = OpenFile("-", "stdin", counted, asked.limits, asked.report, shared=shared, ocr=asked.ocr)
        for draft in read_open(file, format_opening(opening)):
            yield draft if isinstance(draft, UnreadableDocument) else _finish(draft, Metadata(), asked)
    finally:
        buffered.detach()  # the stream is the caller's to close


def _read_file(found: FoundFile, asked: _Asked) -> Iterator[Document | UnreadableDocument]:
    path = Path(found.path)
    extension = divided(path.name)[1]
    try:
        part = format_of(path.name)
    except PluginError as error:
        yield unreadable(found.source, error)
        return
    if part is None and extension.lower() in VOCABULARIES:
        yield UnreadableDocument(found.source, "is a vocabulary, not a document", "pass it with --actors")
        return
    if part is None and extension:
        remedy = f"convert it to one of {extensions()}"
        yield UnreadableDocument(found.source, f"{extension} is no format that is read", remedy)
        return
    try:
        beside = read_sidecar(found.path, found.source, found.searched)
        with path.open("rb") as stream:
            shared, counted = expansion_of(found.source, asked.limits, stream)
            doc_id = beside.doc_id or found.doc_id
            file = OpenFile(
                found.source, doc_id, counted, asked.limits, asked.report, path.name, shared=shared, ocr=asked.ocr
            )
            for draft in read_open(file, part or plain_text()):
                yield draft if isinstance(draft, UnreadableDocument) else _finish(draft, beside, asked)
    except UnreadableDocument as error:
        yield error
    except FileNotFoundError:
        yield UnreadableDocument(found.source, "is there no more", "if it was moved, build again")
    except OSError as error:
        yield UnreadableDocument(found.source, f"cannot be opened ({error.strerror})", "check its permissions")


def _finish(draft: Draft, beside: Metadata, asked: _Asked) -> Document | UnreadableDocument:
    """The document of a draft: its size checked, its layout and language read, its metadata brought together."""
    refused = _refuse(draft, asked.limits)
    if refused is not None:
        return refused
    try:
        with within(asked.limits.seconds, draft.source):
            return _document(draft, beside, asked.hints)
    except UnreadableDocument as late:
        return late


def _document(draft: Draft, beside: Metadata, hints: Hints) -> Document:
    stated = clean_metadata(draft.says.over(beside) if draft.one_of_many else beside.over(draft.says))
    signs = as_seen(draft.text)
    layout = lay_out(signs.text, stated, seen_sections(draft.marked, signs), seen_spans(draft.bold, signs))
    says = clean_metadata(stated.over(layout.says).over(draft.shows).over(hints.as_metadata()))
    found = find_languages(signs.text, [section.span for section in layout.sections])
    language = found.language or says.language or _DEFAULT_LANGUAGE
    sections = set_aside(layout.sections, found.foreign) if is_analysed(language) else layout.sections
    return Document(
        text=draft.text,
        doc_id=clean_name(draft.doc_id) or draft.source,
        source=draft.source,
        kind=stated.kind or layout.kind,
        title=says.title,
        authors=says.authors,
        publisher=says.publisher,
        published=says.published,
        published_basis="stated" if says.published else None,
        url=says.url,
        language=language,
        symbols=says.symbols,
        sections=tuple(stored_sections(sections, signs, draft.text)),
        masthead=layout.masthead.moved(signs.to_stored) if layout.masthead else NO_MASTHEAD,
        read_by=draft.read_by,
        cut_off=draft.cut_off,
    )


def _refuse(draft: Draft, limits: Limits) -> UnreadableDocument | None:
    if not draft.text.strip():
        return UnreadableDocument(draft.source, "is empty", "take it out, or put the document's text into it")
    if len(draft.text) > limits.characters:
        reason = f"has {len(draft.text):,} characters (the limit is {limits.characters:,})"
        return UnreadableDocument(draft.source, reason, "split it into several documents")
    longest = max(map(len, re.findall(r"[^\n]+", draft.text)))
    if longest > limits.paragraph:
        reason = f"has a line of {longest:,} characters (the limit is {limits.paragraph:,})"
        return UnreadableDocument(draft.source, reason, "break it into paragraphs, one a line")
    return None
