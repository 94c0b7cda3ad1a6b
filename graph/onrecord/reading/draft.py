"""What a format hands on: the text and metadata of one document, before its layout is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from onrecord.document import Section
from onrecord.errors import UnreadableDocument
from onrecord.reading.limits import Limits
from onrecord.reading.metadata import NOTHING_SAID, Metadata


@dataclass(frozen=True, slots=True)
class Draft:
    """The text (LF line ends) and stated metadata of one document; ``marked`` is what its markup names.

    ``source`` is its path as the user gave it, with ``#LINE`` for a line of a file of many. One of
    many documents in a file knows itself better than the metadata beside that file do.
    """

    text: str
    source: str
    doc_id: str
    says: Metadata = NOTHING_SAID
    marked: tuple[Section, ...] = ()
    one_of_many: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should hear of that is no error: a file passed over, or an encoding guessed."""

    source: str
    what: Literal["skipped", "guessed"]
    message: str


def ignore(notice: Notice) -> None:
    """Nothing: notices are for those who ask for them."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is open for reading, wherever its bytes come from; a format reads ``stream`` once."""

    source: str
    doc_id: str
    stream: BinaryIO
    limits: Limits = field(default_factory=Limits)
    report: Callable[[Notice], None] = ignore

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


Reader = Callable[[OpenFile], Iterator[Draft | UnreadableDocument]]
"""How a format is read: a document that fails is yielded, or raised where the file holds no other."""
