"""Requests for reports: what a resolution asks somebody to report, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.document import Span, Spans
from onrecord.model.fact import Fact, Term, Thing, each, facts_about
from onrecord.model.ids import extent, reference_id, relative_id
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference


@dataclass(frozen=True, slots=True)
class ReportRequest(Finding):
    """A document asks for a report in one of its paragraphs, of whom and, if it tells, by when.

    ``due`` are the words that tell by when, ``due_on`` the last day that they leave, ``due_session`` the id
    of the session at which it is to be there; ``due_rule`` tells how the day is known: named in the words, or
    reckoned from the adoption.
    """

    lists = ("report_requests",)
    place = 84
    counted = "rec:ReportRequest"

    span: Span
    asked: Reference | None
    paragraph: str | None = None
    due: Span | None = None
    due_on: date | None = None
    due_session: str | None = None
    due_rule: str | None = None

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "span": list(self.span),
            "asked": reference_id(key, self.asked) if self.asked else None,
            "paragraph": self.paragraph,
            "due": list(self.due) if self.due else None,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "due_session": self.due_session,
            "due_rule": self.due_rule,
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.asked,) if self.asked else ()

    def evidence_spans(self) -> Spans:
        """As ``Finding`` has it."""
        return (self.span, self.due) if self.due else (self.span,)

    def facts(self, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it."""
        key = record.document.key
        due = " ".join(record.document.text[slice(*self.due)].split()) if self.due else None
        return facts_about(
            relative_id("request", key, extent((self.span,))),
            ("rec:askedIn", Thing(document)),
            ("rec:asked", Thing(reference_id(key, self.asked)) if self.asked else None),
            ("rec:paragraph", self.paragraph),
            ("rec:due", due),
            ("rec:dueOn", self.due_on),
            ("rec:dueRule", Term(f"rule:{self.due_rule}") if self.due_rule else None),
            ("rec:dueSession", Thing(self.due_session) if self.due_session else None),
            *each("rec:evidence", self.evidence_spans()),
            kind="rec:ReportRequest",
        )


KIND = ReportRequest
