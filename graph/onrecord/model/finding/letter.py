"""Letters that a document tells of: who sent them, to whom, on which day, for which states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.document import Spans
from onrecord.model.fact import Fact, Thing, each, facts_about
from onrecord.model.finding.circulation import Circulation
from onrecord.model.finding.circulation_request import CirculationRequest
from onrecord.model.ids import iri, reference_id
from onrecord.model.named import ACTING, LETTER, DescribedLetter, Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference


@dataclass(frozen=True, slots=True)
class Letter(Finding):
    """What a document tells of a letter: who sent it, to whom, on which date.

    ``document`` is the reference to the letter itself. Any of the others may be unknown.
    ``embodied_by`` is the reference to the circulated document, where the text names it apart; ``states``
    are the ids of the states that the words for the sender name. ``office`` is the class of the sender's office,
    ``put_to`` whom the letter is put to, comparable; with day, states and items they tell whether two letters are one.
    ``answers`` are the letters that it answers, where the text says so.
    """

    lists = ("letters",)
    place = 30

    document: Reference
    sender: Reference | None
    addressee: Reference | None
    dated: date | None
    evidence: Spans
    embodied_by: Reference | None = None
    states: tuple[str, ...] = ()
    office: str = ""
    put_to: frozenset[str] = frozenset()
    answers: tuple[Reference, ...] = ()

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "document": reference_id(key, self.document),
            "sender": reference_id(key, self.sender) if self.sender else None,
            "addressee": reference_id(key, self.addressee) if self.addressee else None,
            "dated": self.dated.isoformat() if self.dated else None,
            "embodied_by": reference_id(key, self.embodied_by) if self.embodied_by else None,
            "states": list(self.states),
            "answers": [reference_id(key, answered) for answered in self.answers],
            "evidence": [list(span) for span in self.evidence],
        }

    def references(self) -> Iterator[Reference]:
        """As ``Finding`` has it."""
        named = (self.document, self.sender, self.addressee, self.embodied_by, *self.answers)
        return (reference for reference in named if reference)

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return self.evidence

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: how the letter is described, where state, addressee, day and items are all told.

        The items are those under which it was circulated, else those under which it was asked to be.
        What a letter says, it says for who sent it.
        """
        if self.sender:
            key, day = record.document.key, self.dated.isoformat() if self.dated else None
            sender = reference_id(key, self.sender)
            letters = {each.place: each for each in (self.document, self.embodied_by) if each}
            yield from (Named(reference_id(key, each), ACTING, sender, day) for each in letters.values())
        items = self._items(record.of(Circulation)) or self._items(record.of(CirculationRequest))
        if items and self.put_to and self.states and self.dated and self.sender:
            told = (self.dated.isoformat(), " ".join(sorted(self.states)), "; ".join(sorted(self.put_to)))
            found = DescribedLetter(
                reference_id(record.document.key, self.document),
                "|".join((*told, " ".join(sorted(items)))),
                self.office,
                self.document.canonical,
            )
            yield Named(found.id, LETTER, found.packed(), found.suggestion)

    def _items(self, circulations: Sequence[Circulation] | Sequence[CirculationRequest]) -> set[str]:
        documents = {self.document.place} | ({self.embodied_by.place} if self.embodied_by else set())
        return {
            item.id
            for circulation in circulations
            if circulation.document.place in documents
            for item in circulation.items
            if item.id
        }

    def facts(self, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it; what is told of a letter is told of the document itself where that is the letter."""
        key = record.document.key
        subject = reference_id(key, self.document)
        yield from self._about(key, subject)
        if self.embodied_by and self.embodied_by.place != self.document.place:
            yield Fact(reference_id(key, self.embodied_by), "rec:embodies", Thing(subject))
        yield from facts_about(subject, *each("rec:evidence", self.evidence))
        if self.document.canonical and iri(self.document.canonical) == iri(document):
            yield from self._about(key, document)

    def _about(self, key: str, subject: str) -> Iterator[Fact]:
        return facts_about(
            subject,
            ("rec:sender", Thing(reference_id(key, self.sender)) if self.sender else None),
            ("rec:addressee", Thing(reference_id(key, self.addressee)) if self.addressee else None),
            ("rec:dated", self.dated),
            *each("rec:onBehalfOf", map(Thing, self.states)),
            *each("rec:replyTo", (Thing(reference_id(key, answered)) for answered in self.answers)),
        )


KIND = Letter
