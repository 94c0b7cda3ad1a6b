"""Lists of voters below a resolution: "In favour: Aldermoor, Norvania", "Against:", "Abstaining:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model.finding.adoption import Choice, Voters
from onrecord.model.span import Span, trim

_LABELS: dict[str, Choice] = {"in favour": "in_favour", "in favor": "in_favour", "against": "against",
                              "abstaining": "abstaining", "abstentions": "abstaining"}  # fmt: skip
_LABEL = re.compile(
    r"^[ \t]*(?P<label>In\s+favou?r|Against|Abstaining|Abstentions)[ \t]*:[ \t]*\n*", re.IGNORECASE | re.MULTILINE
)
_END = re.compile(r"\n[ \t]*\n|\Z")
_NAME = re.compile(r"(?:[^,;()]|\([^()]*\))+")
_NOBODY = re.compile(r"(?:none|nil|-|\u2013|\u2014)\.?", re.IGNORECASE)


def find_rolls(text: str, start: int = 0, end: int | None = None) -> tuple[Voters, ...]:
    """The lists of those who voted for, against, and abstained, in their order; empty where there are none.

    >>> text = "In favour: Aldermoor, Norvania\\nAgainst: None\\nAbstaining: Ostrel (Republic of)."
    >>> [(each.choice, [text[slice(*name)] for name in each.names]) for each in find_rolls(text)]
    [('in_favour', ['Aldermoor', 'Norvania']), ('abstaining', ['Ostrel (Republic of)'])]
    """
    stop = len(text) if end is None else end
    labels = list(_LABEL.finditer(text, start, stop))
    found: list[Voters] = []
    for index, label in enumerate(labels):
        limit = labels[index + 1].start() if index + 1 < len(labels) else stop
        blank = _END.search(text, label.end(), limit)
        names = tuple(_names(text, label.end(), blank.start() if blank else limit))
        if names:
            found.append(Voters(_LABELS[" ".join(label["label"].lower().split())], names))
    return tuple(found)


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _NAME.finditer(text, start, end):
        first, last = trim(text, *match.span())
        while last > first and text[last - 1] in ".*]":
            last -= 1
        if first < last and not _NOBODY.fullmatch(text, first, last):
            yield (first, last)
