"""Requests to circulate: that somebody asked for a document to become one of an organ, which is not that it did."""

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
class CirculationRequest(Finding):
    """A document tells that somebody asked for a document to be circulated as one of one organ, under items.

    ``asking`` is who asked, where the words name them; ``organ`` is ``None`` where the words name none.
    Whether it was circulated is another matter: that is a ``Circulation``.
    """

    lists = ("circulation_requests",)
    place = 21
    counted = "rec:CirculationRequest"

    document: Reference
    organ: str | None
    items: tuple[AgendaItem, ...]
    evidence: Spans
    asking: Reference | None = None

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "document": reference_id(key, self.document),
            "asking": reference_id(key, self.asking) if self.asking else None,
            "organ": self.organ,
            "items": ids_of(self.items),
            "evidence": [list(span) for span in self.evidence],
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.document, self.asking) if self.asking else (self.document,)

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return self.evidence

    def facts(self, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it."""
        key, items = record.document.key, ids_of(self.items)
        organ = organ_id(self.organ, items) if self.organ else None
        code = organ.removeprefix("organ/") if organ else "unknown"
        inferred = any(item.session_basis == "inferred" for item in self.items)
        of = self.document.place
        return facts_about(
            relative_id("circulation-request", key, extent(self.evidence), f"{of[0]}-{of[1]}", code),
            ("rec:toCirculate", Thing(reference_id(key, self.document))),
            ("rec:requestedBy", Thing(reference_id(key, self.asking)) if self.asking else None),
            *pairs_of(self.items, organ),
            ("rec:dateBasis", Term("rec:inferred" if inferred else "rec:stated") if items else None),
            *each("rec:evidence", self.evidence),
            kind="rec:CirculationRequest",
        )

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: its items."""
        return named_items(self.items, record, references)


KIND = CirculationRequest
