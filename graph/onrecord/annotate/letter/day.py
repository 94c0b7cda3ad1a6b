"""The day of a letter: the date of the text that stands behind "dated", or opens the sentence of who sent it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from onrecord.model.statement import DateRange

_OPENS_SENTENCE = re.compile(r",\s+$")
_UNREAD = re.compile(r"(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s+\d{1,2})(?:,?\s+\d{4})?\b")


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of a text in order, looked up by where they stand."""

    dates: tuple[DateRange, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, dates: tuple[DateRange, ...]) -> Days:
        """The dates of a text, by their place."""
        return cls(dates, tuple(each.span[0] for each in dates))

    def at(self, place: int) -> DateRange | None:
        """The date that begins at a place or up to five code points before it ("on 15 April"), and reaches past it."""
        index = bisect_left(self.starts, place - 5)
        for day in self.dates[index : index + 3]:
            if place - 5 <= day.span[0] <= place < day.span[1]:
                return day
        return None

    def behind(self, text: str, dated: re.Match[str]) -> tuple[DateRange | None, int] | None:
        """The date behind "dated", "of" or "on", and where it ends; a date nobody read is passed over."""
        day = self.at(dated.end()) or self.at(dated.start() + 1)
        if day is not None and day.span[0] <= dated.end():
            return day, day.span[1]
        written = _UNREAD.match(text, dated.end())
        return (None, written.end()) if written else None

    def before(self, text: str, sender: int) -> DateRange | None:
        """The day that opens the sentence of who sent the letter: "On 15 April, the envoy ... sent a letter"."""
        index = bisect_left(self.starts, sender) - 1
        if index < 0 or self.dates[index].precision != "day":
            return None
        return self.dates[index] if _OPENS_SENTENCE.fullmatch(text, self.dates[index].span[1], sender) else None
