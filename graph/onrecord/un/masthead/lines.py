"""The first lines of a text, in which a masthead stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.span import Span, trim

_CHARACTERS = 6000
_LINES = 60
_LONGEST = 2000
"""Characters of a line that are looked at; a longer one is no line of a masthead."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its trimmed span, its words, and the block it stands in."""

    start: int
    end: int
    words: str
    block: int

    @property
    def span(self) -> Span:
        """The line's place."""
        return (self.start, self.end)


def front_lines(text: str) -> list[Line]:
    """The first lines that are not blank; a run of them without a blank line between is one block.

    >>> [(line.words, line.block) for line in front_lines("United Nations\\n A/74/1\\n\\nGeneral Assembly")]
    [('United Nations', 0), ('A/74/1', 0), ('General Assembly', 1)]
    """
    found: list[Line] = []
    block, start, blank = -1, 0, True
    limit = min(len(text), _CHARACTERS)
    while start < limit and len(found) < _LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        first, last = trim(text, start, end)
        if first < last:
            block += blank
            found.append(Line(first, last, text[first : min(last, first + _LONGEST)], block))
        blank = first == last
        start = end + 1
    return found


def goes_on(lines: Sequence[Line], index: int) -> Iterator[Line]:
    """The lines below one that stand in its block."""
    for line in lines[index + 1 :]:
        if line.block != lines[index].block:
            return
        yield line
