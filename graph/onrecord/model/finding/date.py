"""Dates that a document names, wherever it does."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.edtf import edtf_of
from onrecord.model.record import Finding, Json
from onrecord.model.statement import DateRange


@dataclass(frozen=True, slots=True)
class DateMention(Finding):
    """A place where a document names a date. The graph has the dates of statements alone."""

    lists = ("dates",)
    place = 60

    on: DateRange

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {"span": list(self.on.span), "text": self.on.text, **bounds(self.on), "basis": self.on.basis}


def bounds(found: DateRange) -> Json:
    """The days from which to which a date reaches, as the extraction record has them."""
    return {
        "start": found.start.isoformat() if found.start else None,
        "end": found.end.isoformat() if found.end else None,
        "precision": found.precision,
        "edtf": edtf_of(found),
    }


KIND = DateMention
