"""What a date may be completed from: the publication, the date named before it, a year beside it, its verb."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.annotate.date.expression import From
from onrecord.annotate.date.period import Period
from onrecord.annotate.date.verb.ahead import Tense


@dataclass(frozen=True, slots=True)
class Context:
    """What a date may be completed from: the publication, the date named before it, a year beside it."""

    published: date | None = None
    previous: Period | None = None
    year_beside: int | None = None
    tense: Tense = "unknown"

    def origin(self, source: From) -> date | None:
        """The day that a relative date counts from."""
        if source == "published":
            return self.published
        return self.previous.start if self.previous else None
