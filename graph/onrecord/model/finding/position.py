"""Positions: towards what an act of somebody is aimed, and whether it is for or against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Span, Spans
from onrecord.model.fact import Fact, Term, Thing, each, facts_about
from onrecord.model.ids import reference_id, relative_id, statement_id
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference, Statement, Status

Stance = Literal["favours", "opposes", "neither"]


@dataclass(frozen=True, slots=True)
class Position(Finding):
    """What a statement is aimed at, and whether the document tells it as for or against that, or neither.

    ``cue`` and ``content`` are the statement's: it is told by them. ``act`` are the words that carry the act where
    they are not the statement's cue ("said that it *would support* the draft"). ``target`` is what it is aimed at, as a
    reference, ``span`` the words for it and ``head`` the first of these by grammar. ``status`` is the position's own:
    "does not recognise the vote" opposes it, asserted, where the statement of recognition is negated. ``rule`` tells
    how the stance was come by. ``whole`` is the target of the position towards a thing, where this one is towards
    something done to it: of "the lifting" in "calls for the lifting of the embargo" the embargo.
    """

    lists = ("positions",)
    place = 5
    counted = "rec:Position"

    cue: Spans
    content: Spans
    target: Reference
    span: Span
    head: Span
    stance: Stance
    status: Status
    rule: str
    act: Spans = ()
    whole: Span | None = None

    @property
    def statement(self) -> Statement:
        """A statement of the place of the one that it is a position of."""
        return Statement(self.cue, self.content)

    def id(self, key: str, span: Span | None = None) -> str:
        """The relative id: by its statement and the words it is aimed at, or of the one aimed at other words."""
        start, end = span or self.span
        return relative_id("position", key, self.statement.place, f"{start}-{end}")

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "id": self.id(key),
            "statement": statement_id(key, self.statement),
            "act": [list(span) for span in self.act or self.cue],
            "target": reference_id(key, self.target),
            "span": list(self.span),
            "head": list(self.head),
            "stance": self.stance,
            "status": self.status,
            "change_of": self.id(key, self.whole) if self.whole else None,
            "rule": self.rule,
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.target,)

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return (self.span, *self.act)

    def facts(self, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it."""
        key, asserted = record.document.key, self.status == "asserted"
        return facts_about(
            self.id(key),
            ("rec:positionOf", Thing(statement_id(key, self.statement))),
            ("rec:target", Thing(reference_id(key, self.target))),
            ("rec:stance", Term(f"rec:{self.stance}")),
            ("rec:status", None if asserted else Term(f"rec:{self.status}")),
            ("rec:changeOf", Thing(self.id(key, self.whole)) if self.whole else None),
            ("rec:rule", Term(f"rule:{self.rule}")),
            *each("rec:cue", self.act),
            ("rec:targetSpan", self.span),
            kind="rec:Position" if asserted else "rec:UnassertedPosition",
        )


KIND = Position
