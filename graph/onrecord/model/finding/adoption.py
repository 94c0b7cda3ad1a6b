"""Adoptions: how an organ adopted a text, or that a draft of it was put before the organ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.document import Spans
from onrecord.model.fact import Fact, Term, Thing, each, facts_about
from onrecord.model.finding.agenda_item import AgendaItem, ids_of, pairs_of
from onrecord.model.ids import extent, organ_id, reference_id, relative_id
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference, Status

Manner = Literal["vote", "consensus", "unanimous"]

Choice = Literal["in_favour", "against", "abstaining", "not_participating", "absent"]

_COUNTED = ("rec:inFavour", "rec:against", "rec:abstaining")


@dataclass(frozen=True, slots=True)
class Voters:
    """Those who made one choice in a vote, by the places of their names; there may be fewer than were counted."""

    choice: Choice
    names: Spans


@dataclass(frozen=True, slots=True)
class Adoption(Finding):
    """A document attests that an organ adopted its text; ``possible`` where it is a draft put before the organ.

    ``votes`` are those in favour, against, and the abstentions; ``manner`` is ``vote``, ``consensus``
    (without a vote) or ``unanimous``. ``sponsors`` are who put a draft before the organ.
    ``not_participating`` is how many members took no part; who voted how is a ``Vote``'s to tell.
    """

    lists = ("adoptions",)
    place = 50

    organ: str
    evidence: Spans
    status: Status = "asserted"
    adopted_on: date | None = None
    meeting: str | None = None
    votes: tuple[int, int, int] | None = None
    manner: Manner | None = None
    items: tuple[AgendaItem, ...] = ()
    sponsors: tuple[Reference, ...] = ()
    not_participating: int | None = None

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "organ": self.organ,
            "status": self.status,
            "adopted_on": self.adopted_on.isoformat() if self.adopted_on else None,
            "meeting": self.meeting,
            "manner": self.manner,
            "votes": list(self.votes) if self.votes else None,
            "not_participating": self.not_participating,
            "items": ids_of(self.items),
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
        key, organ = record.document.key, organ_id(self.organ, ids_of(self.items))
        return facts_about(
            relative_id("adoption", key, extent(self.evidence)),
            ("rec:adopts", Thing(document)),
            *pairs_of(self.items, organ),
            ("rec:adoptedOn", self.adopted_on),
            ("rec:meeting", self.meeting or None),
            ("rec:manner", Term(f"rec:{self.manner}") if self.manner else None),
            *zip(_COUNTED, self.votes or (), strict=False),
            *each("rec:sponsor", (Thing(reference_id(key, sponsor)) for sponsor in self.sponsors)),
            *each("rec:evidence", self.evidence),
            kind="rec:Adoption" if self.status == "asserted" else "rec:Proposal",
        )


KIND = Adoption
