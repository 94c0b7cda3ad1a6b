"""Where the text below a masthead begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.document_kind import DocumentKind
from onrecord.un.masthead.heading import Heading
from onrecord.un.masthead.kind import MEETING_OPENED, REPORT
from onrecord.un.masthead.lines import Line
from onrecord.un.opening import find_opening

_SPOKEN = re.compile(
    r"(?:\d{1,3}\.\s+)?(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|H\.E\.)\.?\s[^:\n]{2,80}:"
    r"|The\s(?i:(?:acting |temporary |vice-|co-)*(?:president|chair(?:man|person|woman)?))"
    r"(?:\s?[(\[][^:\n]{2,80}[)\]])*\s?:)"
)
_PROSE = re.compile(r"[a-z]{2}[.;:]$")
_OPENING_LINES = 6
_LONG = 60
_REASON = 30
"""Of a Council's early resolutions reasons may stand above the organ's line: "Whereas ..., the Security Council"."""
_OF_ADOPTION = re.compile(
    r"\W{0,3}(?:adop\w{2,4}\s+by\b|at\s+its\b|on\s+\d|\d+(?:st|nd|rd|th)\s+meeting\b"
    r"|[oae0][fn]\s+\S+\s+\w+\s+\S{4}|[\[(]S ?/)",
    re.IGNORECASE,
)


def opening_of(
    lines: Sequence[Line], kind: DocumentKind, title: range, acts: int | None, heading: Heading | None
) -> int:
    """The index of the first line below the masthead."""
    if kind in ("resolution", "draft") and acts is not None:
        first = below_heading(lines, heading) if heading is not None and heading.year else acts
        return first if first < acts and len(lines[first].words) > _REASON else acts
    if kind == "record":
        opened = next((i for i, line in enumerate(lines) if MEETING_OPENED.match(line.words)), None)
        spoken = next((i for i, line in enumerate(lines) if _speaks(lines, i)), None)
        begun = [index for index in (opened, spoken) if index]
        return min(begun) if begun else first_prose(lines)
    if kind in ("letter", "statement") and len(title):
        return title.stop
    report = next((i for i, line in enumerate(lines) if REPORT.match(line.words)), None)
    return report if kind in ("report", "other") and report is not None else first_prose(lines)


def _speaks(lines: Sequence[Line], index: int) -> bool:
    """Whether a participant has the floor with a line: a label, or the head of a summary record's paragraph."""
    words = lines[index].words
    if _SPOKEN.match(words):
        return True
    following = " ".join(line.words for line in lines[index : index + _OPENING_LINES])
    return index > 1 and find_opening(following, 0, len(following)) is not None


def below_heading(lines: Sequence[Line], heading: Heading) -> int:
    """The first line below a Council's number that tells nothing of the adoption: where no organ's line stands."""
    index = heading.index + 1
    while index < len(lines) and _OF_ADOPTION.match(lines[index].words):
        index += 1
    return index


def first_prose(lines: Sequence[Line]) -> int:
    """The first line that reads as a sentence, else the end of the first block."""
    for index, line in enumerate(lines):
        if len(line.words) > _LONG and _PROSE.search(line.words):
            return index
    return next((i for i, line in enumerate(lines) if line.block != lines[0].block), len(lines))
