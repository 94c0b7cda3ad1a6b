"""One reading of files by a build: what each gave, what left it, and what superseded what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.store.file_values import OpenedFile, Place, Stamp, StoredFile
from onrecord.store.folder import storage_errors
from onrecord.store.ledger.files import is_under
from onrecord.store.ledger.manifest import Manifest


@dataclass(slots=True)
class BuildReading:
    """The files of one build, in the store's manifest; every step may be the last before a kill."""

    manifest: Manifest
    path: Path
    remove: Callable[[str, set[tuple[str, str]]], bool]
    number: int = field(init=False)

    def __post_init__(self) -> None:
        with storage_errors(self.path):
            self.number = self.manifest.files.next_reading()

    def known(self, source: str) -> StoredFile | None:
        """The file as it was read to its end the last time, or ``None``."""
        return self.manifest.files.file(source)

    def failures_of(self, source: str) -> list[UnreadableDocument]:
        """What could not be read of a file."""
        return self.manifest.files.failures(source)

    def incomplete_files(self) -> Mapping[str, int]:
        """The files with documents that an annotator failed over, and with how many."""
        return self.manifest.incomplete_files()

    def same(self, source: str, stamp: Stamp) -> None:
        """Note that a file whose time changed has the same bytes."""
        with storage_errors(self.path):
            self.manifest.files.touch(source, stamp)

    def came(self, file: OpenedFile, document: Document) -> None:
        """Note that a document of the file is stored."""
        with storage_errors(self.path):
            self.manifest.files.come(Place(file.source, document.source, document.doc_id, document.key), self.number)
        file.done += 1
        file.documents += 1

    def fail(self, file: OpenedFile | None, failure: UnreadableDocument) -> None:
        """Note that a source could not be read."""
        with storage_errors(self.path):
            self.manifest.files.fail(failure, file.source if file else failure.source, self.number)
        if file:
            file.done += 1
            file.failed += 1

    def end(self, file: OpenedFile, run: str) -> int:
        """How many documents newer ones superseded, now that the file was read to its end.

        Without a stamp nothing follows, and the file is read again next time.
        """
        if file.stamp is None:
            return 0
        files = self.manifest.files
        with storage_errors(self.path):
            left, came = files.left(file.source, self.number), files.came(file.source, self.number)
            moved = {place.key for place in came}
            for place in left:
                if place.key in moved:
                    self._drop(place)
            pairs = list(_successions(came, [place for place in left if place.key not in moved]))
            with self.manifest.transaction():
                for newer, older in pairs:
                    files.supersede(newer, older, self.number)
                if pairs:
                    self.manifest.set_fact("links", "stale")
                files.end(file.source, file.stamp, run, self.number, (file.documents, file.failed))
        return len(pairs)

    def prune(self, roots: Sequence[str], found: Callable[[str], bool], kept: Iterable[str]) -> int:
        """How many documents went that files below the roots no more hold, or whose files are no more.

        What lies under ``kept`` stays: it could not be read, or not be listed.
        """
        dropped, spared = 0, list(kept)
        with storage_errors(self.path):
            for file in list(self.manifest.files.files()):
                if found(file.source):
                    dropped += self._drop_left(file)
                elif _is_below(file.source, roots) and not _is_below(file.source, spared):
                    dropped += sum(map(self._drop, self.manifest.files.places_of(file.source)))
                    self.manifest.files.drop(file.source)
        return dropped

    def _drop_left(self, file: StoredFile) -> int:
        left = self.manifest.files.left(file.source, file.reading)
        dropped = sum(map(self._drop, left))
        if left:
            self.manifest.files.touch(file.source, file.stamp)
        return dropped

    def _drop(self, place: Place) -> int:
        return int(self.remove(place.key, {(place.source, place.doc_id)}))

    def close(self, roots: list[str]) -> None:
        """Forget failures to list the roots that are older than this reading."""
        with storage_errors(self.path):
            self.manifest.files.forget_listings(roots, self.number)


def _is_below(source: str, places: Iterable[str]) -> bool:
    return any(is_under(source, place) for place in places)


def _successions(came: Sequence[Place], left: Sequence[Place]) -> Iterable[tuple[Place, Place]]:
    """Pairs of a new place and the one it replaced: the same ``doc_id``, or the one document of a file."""
    free = list(left)
    for newer in came:
        for older in free:
            alone = newer.source == older.source == newer.file
            if newer.key != older.key and (alone or newer.doc_id == older.doc_id):
                free.remove(older)
                yield newer, older
                break
