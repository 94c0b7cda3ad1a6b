"""Writes a stream of records into a store, each document whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import monotonic

from onrecord.errors import OnRecordError, StoreError, UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.finding.vote import Vote
from onrecord.model.record import Record
from onrecord.reading.layout.language import forget_languages
from onrecord.store.base import Incomplete, Outcome, Run, Store, Unequal, Untold
from onrecord.store.file_values import FilesReading, OpenedFile

Built = Record | Document | UnreadableDocument
"""One thing to build: a record to add, a document that is stored already, a source that was no document."""

Told = Callable[[str, Document | UnreadableDocument], None]
"""Who is told of each document once it is stored, with what came of it, and of each that failed."""

_BATCH_RECORDS = 128
_BATCH_CHARACTERS = 400_000
_LONGEST_WAIT = 2.0
"""Seconds for which a record waits for others: many at once are stored in three quarters of the time."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to build with the file it came from; nothing but a file where its reading is over."""

    thing: Built | None
    file: OpenedFile | None = None


@dataclass(slots=True)
class BuildReport:
    """What a build did, counted by document; ``failed`` are the sources that could not be read.

    ``superseded`` are documents whose place newer ones took, ``dropped`` those whose source is gone.
    ``unanalysed`` were added, but not analysed; ``older`` of the unchanged were read by older rules.
    ``incomplete`` are what annotators failed over: such documents are stored without those findings. Of
    the unchanged, ``lacking`` documents are stored so.
    ``decisions`` tells how people's decisions stand, if any moved or waits; ``unread_decisions`` name their
    rows that cannot be read. ``untold`` are documents of the United Nations without symbol, organ or day,
    ``unequal`` votes whose names are not as many as was counted.
    """

    added: int = 0
    redone: int = 0
    merged: int = 0
    unchanged: int = 0
    superseded: int = 0
    dropped: int = 0
    unanalysed: int = 0
    older: int = 0
    lacking: int = 0
    failed: list[UnreadableDocument] = field(default_factory=list)
    incomplete: list[Incomplete] = field(default_factory=list)
    decisions: str = ""
    unread_decisions: tuple[str, ...] = ()
    untold: list[Untold] = field(default_factory=list)
    unequal: list[Unequal] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Counts one more document with that outcome."""
        setattr(self, outcome, getattr(self, outcome) + 1)

    @property
    def changed(self) -> bool:
        """Whether the store holds anything other than before."""
        return bool(self.added or self.redone or self.merged or self.superseded or self.dropped)

    def __str__(self) -> str:
        """One line for people.

        >>> print(BuildReport(added=2, superseded=1, unchanged=1))
        2 documents added (1 a newer version), 1 unchanged
        >>> print(BuildReport(unchanged=3))
        nothing added: 3 documents unchanged
        """
        if not self.changed and not self.failed and not self.incomplete:
            return f"nothing added: {_documents(self.unchanged)} unchanged{self._of_unchanged()}"
        newer = f" ({self.superseded} a newer version)" if self.superseded else ""
        parts = [f"{_documents(self.added)} added{newer}"]
        parts += [f"{self.unanalysed} in other languages, not analysed"] if self.unanalysed else []
        parts += [f"{self.redone} read again"] if self.redone else []
        parts += [f"{self.merged} with another source"] if self.merged else []
        parts += [f"{self.unchanged} unchanged{self._of_unchanged()}"] if self.unchanged else []
        parts += [f"{self.dropped} dropped, as their source is gone"] if self.dropped else []
        parts += [f"{len(self.failed)} failed"] if self.failed else []
        lacking = len({each.key for each in self.incomplete})
        parts += [f"{lacking} without some findings, as an annotator failed"] if lacking else []
        return ", ".join(parts)

    def _of_unchanged(self) -> str:
        told = [f"{self.older} read by older rules: --refresh reads them again"] if self.older else []
        told += [f"{self.lacking} without some findings: --refresh tries again"] if self.lacking else []
        return f" ({'; '.join(told)})" if told else ""


def _documents(count: int) -> str:
    return f"{count} document" + ("" if count == 1 else "s")


def ignore_told(_: str, __: Document | UnreadableDocument) -> None:
    """Ignores what came of each document: the callback of callers that do not ask."""


def build(
    found: Iterable[Built | Piece],
    store: Store,
    run: Run,
    *,
    reading: FilesReading | None = None,
    tell: Told = ignore_told,
) -> BuildReport:
    """Adds a stream to a store and returns a report; the links between documents are computed once, at its end.

    A ``Record`` is added, a ``Document`` is one that ``store.is_current`` answered for, so that only its
    source is noted. A source that failed does not stop the others. Links are computed even if the
    stream breaks off, so that what was stored can be queried; not if the store itself failed.
    """
    building = _Building(store, run, reading, tell)
    try:
        for each in found:
            building.take(each if isinstance(each, Piece) else Piece(each))
        building.store_waiting()
    except StoreError:
        raise
    except BaseException:
        _save(building, store)
        raise
    forget_languages()  # linking takes more memory than anything else here
    store.relink()
    return building.report


def _save(building: _Building, store: Store) -> None:
    """Stores and links what was found before the stream broke off, if it can be; the first error counts."""
    try:
        building.store_waiting()
        store.relink()
    except OnRecordError:
        return


class _Building:
    """A build under way: records are stored in batches."""

    def __init__(self, store: Store, run: Run, reading: FilesReading | None, tell: Told) -> None:
        self.report = BuildReport()
        self._store, self._run, self._reading, self._tell = store, run, reading, tell
        self._waiting: list[tuple[Record, OpenedFile | None]] = []
        self._characters = 0
        self._since = 0.0

    def take(self, piece: Piece) -> None:
        """Stores one more thing, or puts it into the batch that is being filled."""
        thing, file = piece.thing, piece.file
        if isinstance(thing, Record):
            self._since = self._since if self._waiting else monotonic()
            self._waiting.append((thing, file))
            self._characters += len(thing.document.text)
            full = len(self._waiting) >= _BATCH_RECORDS or self._characters >= _BATCH_CHARACTERS
            if full or monotonic() - self._since >= _LONGEST_WAIT:
                self.store_waiting()
        elif isinstance(thing, Document):
            self._done(self._store.note(thing), thing, file)
        elif thing is not None:
            self._failed(thing, file)
        elif file is not None:
            self._end(file)

    def store_waiting(self) -> None:
        """Stores the records of the batch that is being filled."""
        waiting, self._waiting, self._characters = self._waiting, [], 0
        outcomes = self._store.add_all([record for record, _ in waiting], self._run) if waiting else []
        for (record, file), outcome in zip(waiting, outcomes, strict=True):
            if isinstance(outcome, UnreadableDocument):
                self._failed(outcome, file)
            else:
                source, key = record.document.source, record.document.key
                votes = ((vote, difference) for vote in record.of(Vote) for difference in vote.unequal)
                self.report.unequal += [Unequal(source, vote.text or "", difference) for vote, difference in votes]
                self.report.incomplete += [Incomplete(key, source, failure) for failure in record.failures]
                self._done(outcome, record.document, file)

    def _done(self, outcome: Outcome, document: Document, file: OpenedFile | None) -> None:
        self.report.count(outcome)
        if document.untold and outcome != "unchanged":
            self.report.untold.append(Untold(document.source, document.untold))
        self.report.unanalysed += outcome == "added" and not document.is_analysed
        if self._reading and file:
            self._reading.came(file, document)
            self._end(file)
        self._tell(outcome, document)

    def _failed(self, failure: UnreadableDocument, file: OpenedFile | None) -> None:
        self.report.failed.append(failure)
        if self._reading:
            self._reading.fail(file, failure)
            if file:
                self._end(file)
        else:
            self._store.fail(failure)
        self._tell("failed", failure)

    def _end(self, file: OpenedFile) -> None:
        if self._reading and file.finished:
            self.report.superseded += self._reading.end(file, self._run.id)
