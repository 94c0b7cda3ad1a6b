"""Relations between texts: which became which, on whose report, at which meeting, and what answers what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.document import Spans
from onrecord.model.fact import Fact, Term, Thing, each, facts_about
from onrecord.model.ids import document_id, extent, relative_id
from onrecord.model.named import Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference

RelationKind = Literal[
    "revision", "addendum", "corrigendum", "recommendation", "adoptedText", "answeringReport",
    "onReport", "committeeReport", "adoptedAt", "notAdoptedAt", "recall",
]  # fmt: skip

STEPS: frozenset[RelationKind] = frozenset(
    {"revision", "addendum", "corrigendum", "recommendation", "adoptedText", "answeringReport"}
)
"""The kinds that lead on from a text to what was made of it. Over the others a chain does not go on: one report of a
committee is on many drafts, one meeting adopts many texts, and a resolution recalls dozens."""


@dataclass(frozen=True, slots=True)
class Relation(Finding):
    """A document attests how two texts are related; ``later`` is said to be made of ``earlier``, or to follow it.

    Both are symbols of documents or, of a text that a committee recommends, the ids of ``recommended_id``.
    ``paragraph`` is where the earlier text has it, or the later names it, as the document counts;
    ``on`` the day on which the one became the other; ``rule`` what the relation was read by.
    """

    lists = ("relations",)
    place = 82

    kind: RelationKind
    later: str
    earlier: str
    evidence: Spans
    rule: str
    paragraph: str | None = None
    on: date | None = None

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "relation": self.kind,
            "later": text_id(self.later),
            "earlier": text_id(self.earlier),
            "paragraph": self.paragraph,
            "on": self.on.isoformat() if self.on else None,
            "rule": self.rule,
            "evidence": [list(span) for span in self.evidence],
        }

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return self.evidence

    @classmethod
    def facts_of_all(cls, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it; several that rest on the same words are numbered."""
        seen: Counter[str] = Counter()
        for relation in record.of(Relation):
            place = extent(relation.evidence)
            seen[place] += 1
            apart = f"_{seen[place]}" if seen[place] > 1 else ""
            later, earlier = (
                ("rec:later", "rec:earlier") if relation.kind in STEPS else ("undo:hasProponent", "undo:hasReceiver")
            )
            yield from facts_about(
                relative_id("relation", record.document.key, f"{place}{apart}"),
                ("undo:hasSemantics", Term(f"rec:{relation.kind}")),
                (later, Thing(text_id(relation.later))),
                (earlier, Thing(text_id(relation.earlier))),
                ("rec:paragraph", relation.paragraph),
                ("rec:doneOn", relation.on),
                ("rec:rule", Term(f"rule:{relation.rule}")),
                *each("rec:evidence", relation.evidence),
                kind="rec:Relation",
            )

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: both documents, also one whose symbol is only told by another's."""
        for name in (self.later, self.earlier):
            if text_id(name) != name:
                yield Named(text_id(name), "symbol", name)


def text_id(name: str) -> str:
    """The relative id of a text: of a document by its symbol, of a recommended text the id it is called by.

    >>> text_id("A/79/L.9"), text_id("recommended/A/77/441/trade")
    ('document/un/A/79/L.9', 'recommended/A/77/441/trade')
    """
    return name if name.startswith("recommended/") else document_id("", (name,))


KIND = Relation
