"""The title of a document on its masthead, and who writes to whom in that of a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.model.document_kind import DocumentKind
from onrecord.model.span import Span
from onrecord.names import sentence
from onrecord.un.masthead.heading import Heading
from onrecord.un.masthead.kind import LETTER, REPORT
from onrecord.un.masthead.lines import Line, goes_on
from onrecord.un.slips import DAY, day_in

_LONGEST = 6
_CLOSED = re.compile(
    r"addressed\s+to\s+the\s+(?:.*\s)?(?:Secretary-General|Assembly|Council)\s*$"
    r"|\bto the (?:Secretary-General|President of the [\w ]+)$",
    re.IGNORECASE | re.DOTALL,
)
_CORRESPONDENCE = re.compile(
    r"\bdated\s+(?P<dated>.+?)\s+from\s+(?:the\s+)?(?P<sender>.+?)(?:\s*,)?\s+addressed\s+to\s+(?:the\s+)?(?P<addressee>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(r"(?:ES-|S-)?\d+/\d+")


def title_lines(lines: Sequence[Line], kind: DocumentKind, heading: Heading | None) -> range:
    """The lines of the title: "Letter dated ...", a resolution's number and title, "Report of ..."; none if empty."""
    if kind == "resolution":
        if heading is None:
            return range(0)
        numbered = _NUMBERED.match(lines[heading.index].words)
        count = sum(1 for _ in goes_on(lines, heading.index)) if numbered else 0
        return range(heading.index, heading.index + 1 + min(count, _LONGEST - 1))
    starts = {"letter": LETTER, "report": REPORT, "statement": REPORT}.get(kind)
    index = next((i for i, line in enumerate(lines) if starts and starts.match(line.words)), None)
    return range(0) if index is None else range(index, _end(lines, index))


def _end(lines: Sequence[Line], index: int) -> int:
    """Behind the lines that continue a title, up to the addressee of a letter."""
    end = index + 1
    for line in list(goes_on(lines, index))[: _LONGEST - 1]:
        words = " ".join(each.words for each in lines[index:end])
        closed = _CLOSED.search(words) and not line.words.startswith("and ")
        if closed or sentence.OF_LINE.search(line.words):
            break
        end += 1
    return end


def span_of(lines: Sequence[Line], title: range) -> Span | None:
    """From where the title begins to where it ends."""
    return (lines[title.start].start, lines[title.stop - 1].end) if len(title) else None


def correspondence(title: str) -> tuple[date | None, str | None, str | None]:
    """The date, sender and addressee in the title of a letter or note."""
    found = _CORRESPONDENCE.search(title)
    if found is None:
        return None, None, None
    sender, addressee = (" ".join(found[part].split()) for part in ("sender", "addressee"))
    dated = re.search(DAY, found["dated"])
    return day_in(dated.groupdict()) if dated else None, sender, addressee
