"""The registry of formats: which reader an extension goes to. A new format is a file and a line here."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import cast

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.deadline import within
from onrecord.reading.draft.draft import Draft, OpenFile, Reader

FORMATS: dict[str, str] = {
    ".txt": "onrecord.reading.format.text:read_text",
    ".text": "onrecord.reading.format.text:read_text",
    ".md": "onrecord.reading.format.markdown:read_markdown",
    ".markdown": "onrecord.reading.format.markdown:read_markdown",
    ".html": "onrecord.reading.format.html:read_html",
    ".htm": "onrecord.reading.format.html:read_html",
    ".xhtml": "onrecord.reading.format.html:read_html",
    ".jsonl": "onrecord.reading.format.jsonl:read_jsonl",
    ".ndjson": "onrecord.reading.format.jsonl:read_jsonl",
    ".pdf": "onrecord.reading.pdf.reader:read_pdf",
    ".docx": "onrecord.reading.format.docx:read_docx",
    ".eml": "onrecord.reading.container.message:read_message",
    ".mbox": "onrecord.reading.container.mailbox:read_mailbox",
    ".rss": "onrecord.reading.format.feed:read_feed",
    ".atom": "onrecord.reading.format.feed:read_feed",
    ".xml": "onrecord.reading.format.feed:read_feed",
    ".warc": "onrecord.reading.container.warc:read_warc",
    ".zip": "onrecord.reading.container.zip:read_zip",
    ".tar": "onrecord.reading.container.tar:read_tar",
    ".gz": "onrecord.reading.container.compressed:read_gzip",
    ".tgz": "onrecord.reading.container.compressed:read_gzip",
    ".zst": "onrecord.reading.container.compressed:read_zstd",
}
"""``MODULE:FUNCTION`` by extension; loaded when first needed, for some are slow to load."""

_OF_MANY = frozenset(
    ("read_jsonl", "read_message", "read_mailbox", "read_warc", "read_zip", "read_tar", "read_gzip", "read_zstd")
)
_TIMED_APART = frozenset({"read_pdf"})

VOCABULARIES = frozenset({".ttl", ".rdf", ".trig", ".nt", ".nq", ".owl", ".jsonld"})
"""Extensions of RDF files: they declare actors (``--actors``) and hold no document."""

_NOT_DOCUMENTS = frozenset({"readme", "license", "licence", "changelog", "contributing"})


def divided(name: str) -> tuple[str, str]:
    """A file's name without its extension, and the extension with its dot, or an empty text; folders before it go.

    As ``PurePosixPath`` divides it up to Python 3.13, which takes ten times as long.

    >>> divided("letters/2020.01.pdf")
    ('2020.01', '.pdf')
    """
    name = name.rstrip("/").rpartition("/")[2]
    dot = name.rfind(".")
    return (name[:dot], name[dot:]) if 0 < dot < len(name) - 1 else (name, "")


def reader_of(name: str) -> Reader | None:
    """The reader for a file of this name, or ``None`` where no format has its extension."""
    target = FORMATS.get(divided(name)[1].lower())
    if target is None:
        return None
    module, function = target.split(":")
    return cast(Reader, getattr(import_module(module), function))


def holds_many(reader: Reader) -> bool:
    """Whether files of the format hold documents of their own: their time is not that of one document."""
    return getattr(reader, "__name__", "") in _OF_MANY


def why_skipped(name: str) -> str | None:
    """Why a file found in a folder is no document, or ``None`` if it is one.

    >>> why_skipped("README.md")
    'about the folder, not a document'
    """
    stem, extension = divided(name)
    if stem.lower() in _NOT_DOCUMENTS:
        return "about the folder, not a document"
    if extension.lower() in VOCABULARIES:
        return "a vocabulary; pass it with --actors"
    if extension.lower() not in FORMATS:
        return f"no format has the extension {extension or '(none)'}"
    return None


def read_open(file: OpenFile, reader: Reader) -> Iterator[Draft | UnreadableDocument]:
    """The drafts of an open file; what the reader raises comes as the last value."""
    try:
        if holds_many(reader) or getattr(reader, "__name__", "") in _TIMED_APART:
            yield from reader(file)
        else:
            with within(file.limits.seconds, file.source):
                found = list(reader(file))
            yield from found
    except UnreadableDocument as error:
        yield error
    except OSError as error:
        yield UnreadableDocument(
            file.source, f"cannot be read ({error.strerror})", "check the disk and its permissions"
        )
