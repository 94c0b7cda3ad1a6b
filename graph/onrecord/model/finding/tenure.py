"""Tenures: who holds which office, as a document attests it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.document import Spans
from onrecord.model.fact import Fact, Thing, each, facts_about
from onrecord.model.ids import extent, reference_id, relative_id, space_of
from onrecord.model.named import ATTESTED, HELD, Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference


@dataclass(frozen=True, slots=True)
class Tenure(Finding):
    """A document attests that someone holds an office: never a property of the person."""

    lists = ("tenures",)
    place = 10
    counted = "rec:Tenure"

    holder: Reference
    office: Reference
    evidence: Spans
    attested_on: date | None

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "holder": reference_id(key, self.holder),
            "office": reference_id(key, self.office),
            "evidence": [list(span) for span in self.evidence],
            "attested_on": self.attested_on.isoformat() if self.attested_on else None,
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.holder, self.office)

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return self.evidence

    @classmethod
    def facts_of_all(cls, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it; several of the same evidence are told apart by whom and what they name."""
        tenures, key = record.of(Tenure), record.document.key
        places = Counter(extent(tenure.evidence) for tenure in set(tenures))
        for tenure in tenures:
            place = extent(tenure.evidence)
            apart = f"_{tenure.holder.place}_{tenure.office.place}" if places[place] > 1 else ""
            yield from facts_about(
                relative_id("tenure", key, f"{place}{apart}"),
                ("rec:holder", Thing(reference_id(key, tenure.holder))),
                ("rec:office", Thing(reference_id(key, tenure.office))),
                ("rec:attestedOn", tenure.attested_on),
                *each("rec:evidence", tenure.evidence),
                kind="rec:Tenure",
            )

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: the office that the holder has, and the day for which that is told."""
        holder = reference_id(record.document.key, self.holder)
        yield Named(holder, HELD, self.office.name, _state_of_office(record.document.text, references, self.office))
        if self.attested_on:
            yield Named(holder, ATTESTED, self.attested_on.isoformat())


def _state_of_office(text: str, references: Sequence[Reference], office: Reference) -> str | None:
    """The state that an office belongs to, as far as the words around it tell: the first named inside them.

    A state that the holder is sent to ("ambassador to Norvania") is none that the office belongs to.
    """
    inside: list[tuple[int, str]] = []
    for reference in references:
        code = reference.canonical or ""
        for start, end in reference.mentions:
            if space_of(code) == "state" and any(b <= start and end <= e for b, e in office.mentions):
                before = text[max(0, start - 8) : start].split()
                if not before or before[-1].casefold() not in {"to", "with"}:
                    inside.append((start, code))
    if inside:
        return min(inside)[1]
    suggested = office.canonical or ""
    of_a_state = space_of(suggested) == "post" and "-" in suggested
    return relative_id("state", suggested.rpartition("-")[2]) if of_a_state else None


KIND = Tenure
