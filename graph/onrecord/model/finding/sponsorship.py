"""Sponsorship: who put a draft before an organ, as another text than the draft tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.document import Spans
from onrecord.model.fact import Fact, Thing, each, facts_about
from onrecord.model.ids import document_id, extent, reference_id, relative_id
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference


@dataclass(frozen=True, slots=True)
class Sponsorship(Finding):
    """A document attests sponsors of a draft: announced in a meeting, added to its list, or introduced for.

    ``text`` is the draft's symbol, ``None`` where the document names none. Sponsors in a draft's own masthead
    are with its ``Adoption``.
    """

    lists = ("sponsorships",)
    place = 52
    counted = "rec:Sponsorship"

    text: str | None
    sponsors: tuple[Reference, ...]
    evidence: Spans

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "text": self.text,
            "sponsors": [reference_id(key, sponsor) for sponsor in self.sponsors],
            "evidence": [list(span) for span in self.evidence],
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return self.sponsors

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return self.evidence

    def facts(self, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it."""
        key = record.document.key
        return facts_about(
            relative_id("sponsorship", key, extent(self.evidence)),
            ("rec:sponsoredText", Thing(document_id("", (self.text,))) if self.text else None),
            *each("rec:sponsor", (Thing(reference_id(key, sponsor)) for sponsor in self.sponsors)),
            *each("rec:evidence", self.evidence),
            kind="rec:Sponsorship",
        )


KIND = Sponsorship
