"""Parts of a letter as circulated: the letter itself, and what is annexed to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Span
from onrecord.model.fact import Fact, Term, Thing, facts_about
from onrecord.model.ids import reference_id, relative_id, statement_id
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference, Statement


@dataclass(frozen=True, slots=True)
class Part(Finding):
    """A part of a letter as circulated: the letter itself (``cover``), or an annex with an author of its own.

    ``span`` is its extent; ``heading`` its first lines. Who wrote it may be unknown.
    """

    lists = ("parts",)
    place = 40

    kind: Literal["cover", "annex", "enclosure", "appendix"]
    span: Span
    heading: Span
    author: Reference | None = None

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "kind": self.kind,
            "author": reference_id(key, self.author) if self.author else None,
            "span": list(self.span),
            "heading": list(self.heading),
        }

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.author,) if self.author else ()

    def evidence_spans(self) -> Sequence[Span]:
        """As ``Finding`` has it."""
        return (self.heading,)

    def facts(self, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it, and which statements lie in it."""
        key = record.document.key
        about = relative_id("part", key, f"{self.span[0]}-{self.span[1]}")
        yield from facts_about(
            about,
            ("rec:partOf", Thing(document)),
            ("rec:partKind", Term(f"rec:{self.kind}")),
            ("rec:author", Thing(reference_id(key, self.author)) if self.author else None),
            ("rec:evidence", self.heading),
            kind="rec:Part",
        )
        for statement in record.statements:
            if self._holds(statement):
                yield Fact(statement_id(key, statement), "rec:inPart", Thing(about))

    def _holds(self, statement: Statement) -> bool:
        return self.span[0] <= statement.content[0][0] < self.span[1]


KIND = Part
