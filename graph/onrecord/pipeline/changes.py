"""What is new in a folder: files as they were the last time are not opened, the others are watched while read."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.pipeline.writing import Piece
from onrecord.reading import Hints, Limits
from onrecord.reading.files import FoundFile
from onrecord.reading.sidecar import sidecar_of
from onrecord.store.base import Run
from onrecord.store.file_values import FilesReading, OpenedFile, Stamp, StoredFile

_YOUNG = 2_000_000_000
"""Nanoseconds in which a file may change again without its time telling."""

_UNSURE = -1
"""The time of a file too young to be known by it: next time its bytes are compared."""


class Changes:
    """The files of one build: which to read, and as what each was read.

    After the build: ``unchanged`` documents of files that were left, those of ``older`` rules among them,
    and ``incomplete`` ones, that an annotator failed over; ``failures`` that such files had, and the sources ``seen``,
    all of which it holds.
    """

    def __init__(self, reading: FilesReading, run: Run, hints: Hints, limits: Limits, refresh: bool) -> None:
        self.unchanged = 0
        self.older = 0
        self.incomplete = 0
        self.failures: list[UnreadableDocument] = []
        self.seen: set[str] = set()
        self._reading, self._run_id, self._refresh = reading, run.id, refresh
        self._lacking = reading.incomplete_files()
        asked = [str(hints.published or ""), hints.publisher, sorted(run.settings.items())]
        self._asked = json.dumps([*asked, asdict(limits)] if limits != Limits() else asked)
        self._open: tuple[OpenedFile, str, Stamp | None] | None = None
        self._closed: list[OpenedFile] = []

    def wanted(self, found: FoundFile) -> bool:
        """Whether the file is to be read: it is new, changed, was read by other settings or older rules, or failed."""
        self._close()
        self.seen.add(found.source)
        asked = f"{self._asked} {found.doc_id}"
        known = self._reading.known(found.source)
        stamp = _stamp_of(found.path, asked)
        if known and stamp and self._stands(known, stamp, found.path):
            self.unchanged += known.documents
            self.older += known.documents if known.run != self._run_id else 0
            self.incomplete += self._lacking.get(found.source, 0)
            self.failures += self._reading.failures_of(found.source) if known.failed else []
            return False
        self._open = (OpenedFile(found.source), found.path, stamp)
        return True

    def _stands(self, known: StoredFile, stamp: Stamp, path: str) -> bool:
        """Whether the file's bytes are those of last time; the hash decides where its time alone changed."""
        old = known.stamp
        failed = known.failed or known.source in self._lacking
        if old.asked != stamp.asked or (self._refresh and (known.run != self._run_id or failed)):
            return False
        if (old.size, old.modified, old.beside) == (stamp.size, stamp.modified, stamp.beside):
            return True
        if old.size != stamp.size or bool(old.beside) != bool(stamp.beside):
            return False
        hashed = _hashed(path, stamp)
        if hashed is None or (old.sha256, old.beside_sha256) != (hashed.sha256, hashed.beside_sha256):
            return False
        self._reading.same(known.source, _settled(hashed))
        return True

    def pieces(self, things: Iterable[Document | UnreadableDocument]) -> Iterator[Piece]:
        """The things with the file each came from, and a mark at the end of each file.

        The last thing of a file is held back until it is known whether the file changed meanwhile: then the
        one document of a file is a failure, and of a file of many the file itself is one, too.
        """
        held: Piece | None = None
        for thing in things:
            yield from self._ends(held)
            held = Piece(thing, self._file_of(thing))
            if held.file:
                held.file.given += 1
        self._close()
        yield from self._ends(held)

    def _ends(self, held: Piece | None) -> Iterator[Piece]:
        closed, self._closed = self._closed, []
        if held and held.file not in closed:
            yield held
        for file in closed:
            own = held if held and held.file is file else None
            if file.stamp is None and file.regular:
                yield from _changed(file, own)
            elif own:
                yield own
            file.read = True
            yield Piece(None, file)

    def _file_of(self, thing: Document | UnreadableDocument) -> OpenedFile | None:
        """The file that is open, unless the thing tells of a place that could not be listed."""
        file = self._open[0] if self._open else None
        if file and (isinstance(thing, Document) or thing.source.startswith(file.source)):
            return file
        return None

    def _close(self) -> None:
        if self._open is None:
            return
        file, path, before = self._open
        self._open = None
        after = _stamp_of(path, before.asked) if before else None
        if before and before == after:
            hashed = _hashed(path, before)
            file.stamp = _settled(hashed) if hashed and _stamp_of(path, before.asked) == before else None
        file.regular = before is not None
        self._closed.append(file)


def _changed(file: OpenedFile, own: Piece | None) -> Iterator[Piece]:
    failure = UnreadableDocument(
        file.source, "changed while it was read", "build again once nothing writes to it any more"
    )
    if own and isinstance(own.thing, Document) and file.given == 1 and own.thing.source == file.source:
        yield Piece(failure, file)
        return
    if own:
        yield own
    file.given += 1
    yield Piece(failure, file)


def _stamp_of(path: str, asked: str) -> Stamp | None:
    """The size and times of a file and of the metadata beside it, not yet its hash; ``None`` for what is no file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked of every file of every build
        if not stat.S_ISREG(found.st_mode):
            return None
        beside = sidecar_of(path)
        told = os.stat(beside) if beside else None  # noqa: PTH116
    except OSError:
        return None
    times = f"{told.st_size} {told.st_mtime_ns}" if told else ""
    return Stamp(found.st_size, found.st_mtime_ns, "", times, asked=asked)


def _hashed(path: str, stamp: Stamp) -> Stamp | None:
    """The stamp with the hashes of the file and of the metadata beside it; ``None`` if they cannot be read."""
    try:
        with Path(path).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        beside = sidecar_of(path) if stamp.beside else None
        told = hashlib.sha256(Path(beside).read_bytes()).hexdigest() if beside else ""
    except OSError:
        return None
    return replace(stamp, sha256=digest, beside_sha256=told)


def _settled(stamp: Stamp) -> Stamp:
    """The stamp to keep: a time so near that the file may change again within it is not relied on."""
    times = (stamp.modified, int(stamp.beside.partition(" ")[2] or 0))
    return replace(stamp, modified=_UNSURE) if max(times) > time.time_ns() - _YOUNG else stamp
