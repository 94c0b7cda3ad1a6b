"""Offices of the state in which a text is at home, where the text does not tell which that is: other documents may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.document import Spans
from onrecord.model.ids import reference_id
from onrecord.model.named import LOCAL, Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference


@dataclass(frozen=True, slots=True)
class LocalOffice(Finding):
    """A text names somebody's office, or a body, as reports name those of their own state: with no state.

    Which state that is nothing in the text tells; linking looks for it in the publisher's name and in ``written``, the
    city of the dateline.
    """

    lists = ("local_offices",)
    place = 16

    holder: Reference
    evidence: Spans
    written: str = ""

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {"holder": reference_id(key, self.holder), "evidence": [list(span) for span in self.evidence]}

    def references(self) -> Sequence[Reference]:
        """As ``Finding`` has it."""
        return (self.holder,)

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: that the holder is of the outlet's state, by the outlet's name and city."""
        told = [name for name in (record.document.publisher, self.written) if name]
        if told:
            yield Named(reference_id(record.document.key, self.holder), LOCAL, ", ".join(told))


KIND = LocalOffice
