"""Representations: who acts for which state or body, as a document attests it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.document import Spans
from onrecord.model.fact import Fact, Term, Thing, each, facts_about
from onrecord.model.ids import extent, reference_id, relative_id
from onrecord.model.named import ACTING, Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference


@dataclass(frozen=True, slots=True)
class Representation(Finding):
    """A document attests that someone acts for a state or a body; ``rule`` is the form of the words that say so.

    Never a property of the person: they act for another on another day, and other documents may say otherwise.
    """

    lists = ("representations",)
    place = 15
    counted = "rec:Representation"

    holder: Reference
    party: Reference
    evidence: Spans
    attested_on: date | None
    rule: str = ""

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "holder": reference_id(key, self.holder),
            "represents": reference_id(key, self.party),
            "rule": self.rule,
            "evidence": [list(span) for span in self.evidence],
            "attested_on": self.attested_on.isoformat() if self.attested_on else None,
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.holder, self.party)

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return self.evidence

    @classmethod
    def facts_of_all(cls, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it; several of the same evidence are told apart by whom and what they name."""
        found, key = record.of(Representation), record.document.key
        places = Counter(extent(each_one.evidence) for each_one in set(found))
        for acting in found:
            place = extent(acting.evidence)
            apart = f"_{acting.holder.place}_{acting.party.place}" if places[place] > 1 else ""
            yield from facts_about(
                relative_id("representation", key, f"{place}{apart}"),
                ("rec:holder", Thing(reference_id(key, acting.holder))),
                ("rec:represents", Thing(reference_id(key, acting.party))),
                ("rec:attestedOn", acting.attested_on),
                ("rec:rule", Term(f"rule:{acting.rule}")),
                *each("rec:evidence", acting.evidence),
                kind="rec:Representation",
            )

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: for whom the holder acts, and the day for which that is told."""
        key = record.document.key
        day = self.attested_on.isoformat() if self.attested_on else None
        yield Named(reference_id(key, self.holder), ACTING, reference_id(key, self.party), day)


KIND = Representation
