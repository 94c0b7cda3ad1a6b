"""Circulations: as a document of which organ, under which agenda items, something was circulated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.document import Spans
from onrecord.model.fact import Fact, Term, Thing, each, facts_about
from onrecord.model.finding.agenda_item import AgendaItem, ids_of, named_items, pairs_of
from onrecord.model.ids import extent, organ_id, reference_id, relative_id
from onrecord.model.named import Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference


@dataclass(frozen=True, slots=True)
class Circulation(Finding):
    """A document attests that a document was circulated as a document of one organ, under items."""

    lists = ("circulations",)
    place = 20
    counted = "rec:Circulation"

    document: Reference
    organ: str
    items: tuple[AgendaItem, ...]
    evidence: Spans

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "document": reference_id(key, self.document),
            "organ": self.organ,
            "items": ids_of(self.items),
            "evidence": [list(span) for span in self.evidence],
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.document,)

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return self.evidence

    def facts(self, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it."""
        key, items = record.document.key, ids_of(self.items)
        organ = organ_id(self.organ, items)
        code = organ.removeprefix("organ/") if organ else "unknown"
        inferred = any(item.session_basis == "inferred" for item in self.items)
        return facts_about(
            relative_id("circulation", key, extent(self.evidence), code),
            ("rec:circulated", Thing(reference_id(key, self.document))),
            *pairs_of(self.items, organ),
            ("rec:dateBasis", Term("rec:inferred" if inferred else "rec:stated") if items else None),
            *each("rec:evidence", self.evidence),
            kind="rec:Circulation",
        )

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: its items."""
        return named_items(self.items, record, references)


KIND = Circulation
