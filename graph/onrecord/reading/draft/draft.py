"""What a format hands on: the text and metadata of one document, before its layout is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Literal

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Section, Span
from onrecord.reading.draft.clean import clean_path
from onrecord.reading.draft.expansion import Expansion
from onrecord.reading.draft.limits import Limits
from onrecord.reading.draft.metadata import NOTHING_SAID, Metadata

_LONGEST_NAME = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """The text (LF line ends) and stated metadata of one document; ``marked`` is what its markup names.

    ``source`` is its path as the user gave it, with ``#LINE`` for a line of a file of many. One of
    many documents in a file knows itself better than the metadata beside that file do. ``read_by`` names what made
    the text out of pictures or of another format, and may have made mistakes. ``shows`` is what a page shows around
    the text; what the text says of itself, as in a dateline, comes before it. ``cut_off`` tells why it is only a part.
    """

    text: str
    source: str
    doc_id: str
    says: Metadata = NOTHING_SAID
    marked: tuple[Section, ...] = ()
    one_of_many: bool = False
    read_by: str | None = None
    bold: tuple[Span, ...] = ()
    """What is printed bold at the beginning of a paragraph, or all of it: names of speakers, questions."""
    shows: Metadata = NOTHING_SAID
    cut_off: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should hear of that is no error: passed over, guessed, scanned, cut off, left out."""

    source: str
    what: Literal["skipped", "guessed", "scanned", "cut", "omitted"]
    message: str


def ignore(notice: Notice) -> None:
    """Ignores notices: the callback of callers that ask for none."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is open for reading, wherever its bytes come from; a format reads ``stream`` once.

    ``name`` tells the format, ``depth`` how many files of many it lies in; ``expansion`` is the count of
    what all of them became, shared by them. ``ocr`` tells that pages without a text are to be read off their pictures.
    ``charset`` is the encoding that whoever sent the file told of it, ``cut_off`` why its end is missing.
    """

    source: str
    doc_id: str
    stream: BinaryIO
    limits: Limits = field(default_factory=Limits)
    report: Callable[[Notice], None] = ignore
    name: str = ""
    depth: int = 0
    shared: Expansion | None = None
    ocr: bool = False
    charset: str | None = None
    cut_off: str | None = None

    @property
    def expansion(self) -> Expansion:
        """The count of what this file and those it lies in have become."""
        return self.shared or Expansion(self.source, self.limits, lambda: self.limits.file_bytes)

    def member(self, name: str, stream: BinaryIO, label: str | None = None) -> OpenFile:
        """A file inside this one, to be read by the format of its ``name``; ``label`` is what it is called."""
        shown = _shortened(clean_path(label or name))
        return replace(
            self,
            source=f"{self.source}#{shown}",
            doc_id=f"{self.doc_id}/{shown}",
            stream=stream,
            name=name,
            depth=self.depth + 1,
            charset=None,
            cut_off=None,
        )

    def read(self) -> bytes:
        """All bytes of a file that is one document; raises ``UnreadableDocument`` where there are none or too many."""
        data = self.stream.read(self.limits.file_bytes + 1)
        if len(data) > self.limits.file_bytes:
            raise UnreadableDocument(
                self.source, f"is larger than {self.limits.file_bytes:,} bytes", "split it into smaller documents"
            )
        if not data.strip():
            raise UnreadableDocument(self.source, "is empty", "take it out, or put the document's text into it")
        return data


def _shortened(name: str) -> str:
    """A name that is not too long to be told; what is cut off counts in a hash."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - 20]}…{hashlib.sha256(name.encode()).hexdigest()[:16]}"


Reader = Callable[[OpenFile], Iterator[Draft | UnreadableDocument]]
"""How a format is read: a document that fails is yielded, or raised where the file holds no other."""
