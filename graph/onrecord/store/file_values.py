"""What a store knows of the files it was built from, as values: stamps, files, places, revisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document


@dataclass(frozen=True, slots=True)
class Stamp:
    """As what a file was read: size in bytes, time of change in nanoseconds, SHA-256 of its bytes.

    ``beside`` tells size and time of the metadata beside it, ``asked`` what the user set for the reading.
    """

    size: int
    modified: int
    sha256: str
    beside: str = ""
    beside_sha256: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was read to its end: its stamp, the run that read it, and how much came from it."""

    source: str
    stamp: Stamp
    run: str
    documents: int
    failed: int
    reading: int
    at: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document was read: a file's source, the document's own source and ``doc_id``, and its key."""

    file: str
    source: str
    doc_id: str
    key: str


@dataclass(frozen=True, slots=True)
class Revision:
    """Two documents by key, the newer of which took the older one's place in a file."""

    newer: str
    older: str
    file: str
    at: str


@dataclass(slots=True, eq=False)
class OpenedFile:
    """A file that is being read: how much came from it, how much of that is stored.

    ``stamp`` is known, and ``given`` final, once ``read`` says that the file was read to its end. A
    ``regular`` file without a stamp then changed while it was read; others (a pipe) have none.
    """

    source: str
    stamp: Stamp | None = None
    given: int = 0
    done: int = 0
    documents: int = 0
    failed: int = 0
    read: bool = False
    regular: bool = False

    @property
    def finished(self) -> bool:
        """Whether all that the file gave is stored or failed."""
        return self.read and self.done >= self.given


class FilesReading(Protocol):
    """The files of one build, as a store notes them; every step may be the last before a kill."""

    def known(self, source: str) -> StoredFile | None:
        """The file as it was read to its end the last time, or ``None``."""

    def failures_of(self, source: str) -> list[UnreadableDocument]:
        """What could not be read of a file."""

    def incomplete_files(self) -> Mapping[str, int]:
        """The files with documents that an annotator failed over, and with how many."""

    def same(self, source: str, stamp: Stamp) -> None:
        """Note that a file whose time changed has the same bytes."""

    def came(self, file: OpenedFile, document: Document) -> None:
        """Note that a document of the file is stored."""

    def fail(self, file: OpenedFile | None, failure: UnreadableDocument) -> None:
        """Note that a source could not be read."""

    def end(self, file: OpenedFile, run: str) -> int:
        """How many documents newer ones superseded, now that the file was read to its end."""

    def prune(self, roots: Sequence[str], found: Callable[[str], bool], kept: Iterable[str]) -> int:
        """How many documents went that files below the roots no more hold, or whose files are no more."""

    def close(self, roots: list[str]) -> None:
        """Forget failures to list the roots, before this reading."""
