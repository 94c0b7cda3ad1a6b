"""The line that opens a resolution, "The Security Council,": where it stands, and whose line it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model.document import Span
from onrecord.un.organ import heading_organs

_BODIES = "Assembly|Council|Committee|Conference|Commission|Board|Congress|Meeting"
_NAMED = rf"(?:(?:[A-Z][a-z]+|and|of|on|for|the) )*(?:{_BODIES})(?: (?:on|of|for) (?:[A-Z][a-z]+ ?)+)?"
_LEAD = r"(?:^|\n)[ \t]*[\"'\u201c\u2018*]?[ \t]*"
_WITH_COMMA = re.compile(rf"{_LEAD}(The (?:{_NAMED}))[ \t]*,")
_IN_SENTENCE = re.compile(rf"{_LEAD}(?:Therefore|Hereby|To this end),?\s+([Tt]he (?:{_NAMED}))[ \t]*,?[ \t]*(?=\n|$)")
_ALONE = re.compile(
    rf"{_LEAD}([TtlI][hbli][a-z][ \t]+[A-Z05][A-Za-z015]+(?:[ \t]+[A-Za-z015]+){{1,4}})"
    r"[ \t]*[.;:,'_]{0,2}[ \t]*(?=\n|$)"
)
_ALIKE = 0.86


@dataclass(frozen=True, slots=True)
class OrganLine:
    """The line that opens a resolution: the place of "The Security Council", and the organ's name in full."""

    span: Span
    organ: str


def find_organ_line(text: str, start: int = 0, end: int | None = None) -> OrganLine | None:
    """The first line that is an organ's name opening a text, with a comma, without one, or with a slip for it.

    Without a comma the name must be one of the organs whose names head documents, and the whole line.

    >>> find_organ_line("Resolution 9518 (1982)\\n\\nThe Securitv Council.\\n\\nRecalling").organ
    'Security Council'
    >>> find_organ_line("The Security Council met.") is None
    True
    """
    stop = len(text) if end is None else end
    found = [match for form in (_WITH_COMMA, _IN_SENTENCE, _ALONE) for match in _organs(form, text, start, stop)]
    return min(found, key=lambda line: line.span, default=None)


def _organs(form: re.Pattern[str], text: str, start: int, stop: int) -> list[OrganLine]:
    """The first line of a form that names an organ, if there is one."""
    for match in form.finditer(text, start, stop):
        name = " ".join(match[1].split())[4:]
        organ = _heading_organ(name) or (name if form is not _ALONE else None)
        if organ:
            return [OrganLine(match.span(1), organ)]
    return []


def _heading_organ(name: str) -> str | None:
    """The organ whose name heads documents, one or two letters of it misread."""
    named = heading_organs().values()
    if name in named:
        return name
    words = len(name.split())
    same = (organ for organ in named if len(organ.split()) == words)
    return next((organ for organ in same if SequenceMatcher(None, name, organ).ratio() >= _ALIKE), None)
