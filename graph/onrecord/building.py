"""Building: a stream of records goes into a store, one document at a time, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.document import Document
from onrecord.errors import UnreadableDocument
from onrecord.statement import Record
from onrecord.store.base import Outcome, Run, Store

Built = Record | Document | UnreadableDocument
"""One thing to build: a record to add, a document that is stored already, a source that was no document."""


@dataclass(slots=True)
class BuildReport:
    """What a build did, counted by document; ``failed`` are the sources that could not be read."""

    added: int = 0
    redone: int = 0
    merged: int = 0
    unchanged: int = 0
    failed: list[UnreadableDocument] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Nothing; one more document had that outcome."""
        setattr(self, outcome, getattr(self, outcome) + 1)

    @property
    def changed(self) -> bool:
        """Whether the store holds anything other than before."""
        return bool(self.added or self.redone or self.merged)

    def __str__(self) -> str:
        """One line for people.

        >>> print(BuildReport(added=2, unchanged=1))
        2 documents added, 1 unchanged
        >>> print(BuildReport(unchanged=3))
        nothing added: 3 documents unchanged
        """
        if not self.changed and not self.failed:
            return f"nothing added: {_documents(self.unchanged)} unchanged"
        parts = [f"{_documents(self.added)} added"]
        parts += [f"{self.redone} read again by newer rules"] if self.redone else []
        parts += [f"{self.merged} with another source"] if self.merged else []
        parts += [f"{self.unchanged} unchanged"] if self.unchanged else []
        parts += [f"{len(self.failed)} failed"] if self.failed else []
        return ", ".join(parts)


def _documents(count: int) -> str:
    return f"{count} document" + ("" if count == 1 else "s")


def build(found: Iterable[Built], store: Store, run: Run) -> BuildReport:
    """What adding a stream did; the links between documents are computed once, at its end.

    A ``Record`` is added, a ``Document`` is one that ``store.has(document.key, run.id)`` answered for, so
    that only its source is noted. A source that failed does not stop the others. Links are computed even
    if the stream breaks off, so that what was stored can be queried.
    """
    report = BuildReport()
    try:
        for thing in found:
            _build_one(thing, store, run, report)
    finally:
        store.relink()
    return report


def _build_one(thing: Built, store: Store, run: Run, report: BuildReport) -> None:
    if isinstance(thing, UnreadableDocument):
        store.fail(thing)
        report.failed.append(thing)
    elif isinstance(thing, Document):
        report.count(store.note(thing))
    else:
        try:
            report.count(store.add(thing, run))
        except UnreadableDocument as failure:
            store.fail(failure)
            report.failed.append(failure)
