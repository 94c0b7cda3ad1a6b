"""Votes: who voted how on a text, how many did, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.document import Spans
from onrecord.model.fact import Fact, Term, Thing, each, facts_about
from onrecord.model.finding.agenda_item import AgendaItem, ids_of, pairs_of
from onrecord.model.ids import document_id, extent, organ_id, reference_id, relative_id
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference

Cast = Literal["in_favour", "against", "abstaining", "not_participating", "absent"]

_TERMS: dict[Cast, str] = {
    "in_favour": "rec:votedFor",
    "against": "rec:votedAgainst",
    "abstaining": "rec:abstained",
    "not_participating": "rec:tookNoPart",
    "absent": "rec:wasAbsent",
}
_MEANT: dict[Cast, str] = {
    "in_favour": "rec:meantFor",
    "against": "rec:meantAgainst",
    "abstaining": "rec:meantToAbstain",
    "not_participating": "rec:meantNoPart",
    "absent": "rec:meantNoPart",
}
_OUTCOMES = {"adopted": Term("rec:textAdopted"), "rejected": Term("rec:textRejected")}
_COUNTED: tuple[Cast, ...] = ("in_favour", "against", "abstaining")
_COUNTS = ("rec:inFavour", "rec:against", "rec:abstaining")

Side = tuple[Cast, tuple[Reference, ...]]
"""A choice, and who made it."""


@dataclass(frozen=True, slots=True)
class Vote(Finding):
    """A document attests a vote on a text; ``rule`` is the form of the words: a list, brackets, or counts alone.

    ``text`` is the symbol of the text voted on, empty for the document itself and ``None`` where nothing names it;
    ``part`` are the words for what of it, if not the whole; ``result`` is the symbol of the resolution it became.
    ``body`` is who voted, as the text names it: a committee's vote is not that of the plenary. ``voters`` may be
    fewer than were counted. ``meant`` is what members later said that they had intended: it changes no count.
    ``vetoed`` are those whose negative votes the text gives as the reason why the text failed.
    """

    lists = ("votes",)
    place = 55
    counted = "rec:Vote"

    evidence: Spans
    rule: str
    body: str | None = None
    organ: str | None = None
    text: str | None = None
    part: str | None = None
    result: str | None = None
    taken_on: date | None = None
    meeting: str | None = None
    counts: tuple[int, int, int] | None = None
    not_participating: int | None = None
    voters: tuple[Side, ...] = ()
    meant: tuple[Side, ...] = ()
    vetoed: tuple[Reference, ...] = ()
    outcome: Literal["adopted", "rejected"] | None = None
    items: tuple[AgendaItem, ...] = ()

    @property
    def unequal(self) -> tuple[str, ...]:
        """Where the names do not add up to what was counted: "in favour: 2 named, 3 counted".

        A choice without names is none of these: brackets name those against and the abstentions only.
        """
        named = {choice: len(set(voters)) for choice, voters in self.voters}
        counted = dict(zip(_COUNTED, self.counts or (), strict=False))
        if self.not_participating is not None:
            counted["not_participating"] = self.not_participating
        return tuple(
            f"{choice.replace('_', ' ')}: {named[choice]} named, {count} counted"
            for choice, count in counted.items()
            if choice in named and named[choice] != count
        )

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""

        def ids(references: Sequence[Reference]) -> list[str]:
            return [reference_id(key, reference) for reference in references]

        return {
            "body": self.body,
            "organ": self.organ,
            "text": self.text,
            "part": self.part,
            "result": self.result,
            "taken_on": self.taken_on.isoformat() if self.taken_on else None,
            "meeting": self.meeting,
            "outcome": self.outcome,
            "counts": list(self.counts) if self.counts else None,
            "not_participating": self.not_participating,
            "voters": {choice: ids(voters) for choice, voters in self.voters},
            "vetoed": ids(self.vetoed),
            "meant": {choice: ids(voters) for choice, voters in self.meant},
            "unequal": list(self.unequal),
            "items": ids_of(self.items),
            "rule": self.rule,
            "evidence": [list(span) for span in self.evidence],
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return [reference for _, voters in (*self.voters, *self.meant) for reference in voters]

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return self.evidence

    def facts(self, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it."""
        key = record.document.key
        organ = organ_id(self.organ) if self.organ else None

        def named(term: str, references: Sequence[Reference]) -> Iterator[tuple[str, Thing]]:
            return ((term, Thing(reference_id(key, reference))) for reference in references)

        return facts_about(
            relative_id("vote", key, extent(self.evidence)),
            ("rec:votedOn", _work(self.text, document)),
            ("rec:part", self.part),
            ("rec:becameText", Thing(document_id("", (self.result,))) if self.result else None),
            ("rec:votingBody", self.body),
            *pairs_of(self.items, organ),
            ("rec:takenOn", self.taken_on),
            ("rec:meeting", self.meeting),
            ("rec:outcome", _OUTCOMES[self.outcome] if self.outcome else None),
            *zip(_COUNTS, self.counts or (), strict=False),
            ("rec:notParticipating", self.not_participating),
            *(pair for choice, voters in self.voters for pair in named(_TERMS[choice], voters)),
            *named("rec:vetoed", self.vetoed),
            *(pair for choice, voters in self.meant for pair in named(_MEANT[choice], voters)),
            *each("rec:unequal", self.unequal),
            ("rec:rule", Term(f"rule:vote-{self.rule}")),
            *each("rec:evidence", self.evidence),
            kind="rec:Vote",
        )


def _work(symbol: str | None, document: str) -> Thing | None:
    if symbol is None:
        return None
    return Thing(document_id("", (symbol,)) if symbol else document)


KIND = Vote
