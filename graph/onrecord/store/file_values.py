"""What a store knows of the files it was built from, as values: stamps, files, places, revisions."""

from __future__ import annotations

from dataclasses import dataclass


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
