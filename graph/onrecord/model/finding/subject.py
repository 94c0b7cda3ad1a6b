"""Subjects: what positions are aimed at, each with all its mentions in the document and what these tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.ids import reference_id, relative_id
from onrecord.model.named import CONTEXT, TOLD, Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference
from onrecord.model.subject import ToldSubject

MOST = 40
"""Names of a document that are kept to tell which documents are on one matter."""


@dataclass(frozen=True, slots=True)
class Subject(Finding):
    """What positions are aimed at; ``beside`` are stems of names in the document, the most frequent first."""

    lists = ("subjects",)
    place = 6

    reference: Reference
    told: ToldSubject
    beside: tuple[str, ...] = ()

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "reference": reference_id(key, self.reference),
            "classes": sorted(self.told.classes),
            "names": sorted(self.told.names),
            "owner": sorted(self.told.owner),
            "words": sorted(self.told.words),
            "symbols": sorted(self.told.symbols),
            "ordinals": sorted(self.told.ordinals),
            "days": [list(days) for days in sorted(self.told.days)],
            "wordings": list(self.told.wordings),
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.reference,)

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: what is told of the subject, and what else its document names."""
        key = record.document.key
        yield Named(reference_id(key, self.reference), TOLD, self.told.packed())
        if self.beside:
            yield Named(relative_id("text", key), CONTEXT, " ".join(self.beside[:MOST]))


KIND = Subject
