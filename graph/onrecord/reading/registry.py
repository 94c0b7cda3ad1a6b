"""The registry of formats: which reader an extension goes to. A new format is a file and a line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.errors import PluginError, UnreadableDocument
from onrecord.model.registry import Part, Registry
from onrecord.reading.draft.deadline import within
from onrecord.reading.draft.decode import check_characters
from onrecord.reading.draft.draft import Draft, OpenFile, Reader


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one format are read.

    ``many``: they hold documents of their own, so their time is not that of one document. ``timed_apart``: the
    reader keeps to the time of one document itself. ``opening``: what a file without a name begins with, such as
    standard input; empty where that tells nothing.
    """

    read: Reader
    many: bool = False
    timed_apart: bool = False
    opening: bytes = b""


_OWN: Mapping[str, str] = {
    "txt": "onrecord.reading.format.text:FORMAT",
    "text": "onrecord.reading.format.text:FORMAT",
    "md": "onrecord.reading.format.markdown:FORMAT",
    "markdown": "onrecord.reading.format.markdown:FORMAT",
    "html": "onrecord.reading.format.html:FORMAT",
    "htm": "onrecord.reading.format.html:FORMAT",
    "xhtml": "onrecord.reading.format.html:FORMAT",
    "jsonl": "onrecord.reading.format.jsonl:FORMAT",
    "ndjson": "onrecord.reading.format.jsonl:FORMAT",
    "pdf": "onrecord.reading.pdf.reader:FORMAT",
    "docx": "onrecord.reading.format.word.reader:FORMAT",
    "docm": "onrecord.reading.format.word.reader:FORMAT",
    "dotx": "onrecord.reading.format.word.reader:FORMAT",
    "dotm": "onrecord.reading.format.word.reader:FORMAT",
    "doc": "onrecord.reading.format.office:FORMAT",
    "odt": "onrecord.reading.format.office:FORMAT",
    "rtf": "onrecord.reading.format.office:FORMAT",
    "eml": "onrecord.reading.container.message:FORMAT",
    "mbox": "onrecord.reading.container.mailbox:FORMAT",
    "rss": "onrecord.reading.format.feed:FORMAT",
    "atom": "onrecord.reading.format.feed:FORMAT",
    "xml": "onrecord.reading.format.feed:FORMAT",
    "json": "onrecord.reading.format.json_feed:FORMAT",
    "marcxml": "onrecord.reading.format.marc:FORMAT",
    "warc": "onrecord.reading.container.warc:FORMAT",
    "arc": "onrecord.reading.container.warc:FORMAT",
    "zip": "onrecord.reading.container.zip:FORMAT",
    "tar": "onrecord.reading.container.tar:FORMAT",
    "gz": "onrecord.reading.container.compressed:GZIP",
    "tgz": "onrecord.reading.container.compressed:GZIP",
    "zst": "onrecord.reading.container.compressed:ZSTD",
}
"""By extension, not by what a module declares: some take a third of a second to load."""

_PLAIN = "txt"

FORMATS = Registry("format", "onrecord.formats", Format, lambda: _OWN)
"""The formats by extension, without its dot; the name of a plugin's entry point is the extension that it reads."""

_WITHOUT_NAME = ("jsonl", "pdf", _PLAIN)
"""What comes without a name may be; the last is taken where none of the others opens as it does."""

VOCABULARIES = frozenset({".ttl", ".rdf", ".trig", ".nt", ".nq", ".owl", ".jsonld"})
"""Extensions of RDF files: they declare actors (``--actors``) and hold no document."""

_BESIDE = ".meta.json"
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


def format_of(name: str) -> Part[Format] | None:
    """The format of a file of this name, or ``None`` where no format has its extension.

    Raises ``PluginError`` where a plugin has it that cannot be loaded.
    """
    extension = extension_of(name)
    return FORMATS.part(extension) if extension in FORMATS else None


def format_opening(data: bytes) -> Part[Format]:
    """The format of what has no name, by the bytes it opens with; plain text if none of them tells."""
    formats = map(FORMATS.part, _WITHOUT_NAME)
    return next(part for part in formats if data.startswith(part.thing.opening))


def plain_text() -> Part[Format]:
    """The format of a file whose name has no extension."""
    return FORMATS.part(_PLAIN)


def extension_of(name: str) -> str:
    """What comes after the last dot of a file's name, in small letters; empty if nothing does.

    >>> extension_of("letters/2020.01.PDF")
    'pdf'
    """
    return divided(name)[1].lower().removeprefix(".")


def extensions() -> str:
    """The extensions of all formats, for messages."""
    return ", ".join(f".{name}" for name in FORMATS)


def why_skipped(name: str) -> str | None:
    """Why a file found in a folder is no document, or ``None`` if it is one.

    >>> why_skipped("README.md")
    'about the folder, not a document'
    """
    stem, extension = divided(name)
    if stem.lower() in _NOT_DOCUMENTS:
        return "about the folder, not a document"
    if name.endswith(_BESIDE):
        return "metadata of a document that is not there"
    if extension.lower() in VOCABULARIES:
        return "a vocabulary; pass it with --actors"
    if extension.lower().removeprefix(".") not in FORMATS:
        return f"no format has the extension {extension or '(none)'}"
    return None


def read_open(file: OpenFile, part: Part[Format]) -> Iterator[Draft | UnreadableDocument]:
    """The drafts of an open file; what the reader raises comes as the last value."""
    format = part.thing
    try:
        with part.blamed():
            if format.many or format.timed_apart:
                yield from _drafts(file, part)
            else:
                with within(file.limits.seconds, file.source):
                    found = list(_drafts(file, part))
                yield from found
    except UnreadableDocument as error:
        yield error
    except PluginError as error:
        yield unreadable(file.source, error)
    except OSError as error:
        yield UnreadableDocument(
            file.source, f"cannot be read ({error.strerror})", "check the disk and its permissions"
        )


def _drafts(file: OpenFile, part: Part[Format]) -> Iterator[Draft | UnreadableDocument]:
    """What the reader yields; that of a plugin is looked at, for no checker may have."""
    if not part.package:
        return part.thing.read(file)
    found = part.thing.read(file)
    return (_checked(draft) for draft in found)


def _checked(draft: object) -> Draft | UnreadableDocument:
    """The same, if it is a draft with a text that can be stored. Raises ``TypeError``, ``UnreadableDocument``."""
    if isinstance(draft, UnreadableDocument):
        return draft
    if not isinstance(draft, Draft):
        raise TypeError(f"{type(draft).__name__} is no Draft")
    if not all(isinstance(told, str) for told in (draft.text, draft.source, draft.doc_id)):
        raise TypeError("text, source and doc_id of a Draft are texts")
    check_characters(draft.text, draft.source)
    return draft


def unreadable(source: str, error: PluginError) -> UnreadableDocument:
    """A document that is not read as the plugin that reads its format fails."""
    return UnreadableDocument(source, f"{error.part} {error.reason}", error.remedy)
