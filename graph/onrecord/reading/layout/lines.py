"""The lines of a text and the paragraphs they form, whatever way the text was broken into lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles

from onrecord.model.document import trim
from onrecord.names import sentence

_LINE = re.compile(r"[^\n]+")
_FINAL = re.compile(r"[.!?;:\u2026][\"'\u201d\u2019\u00bb)\]]*(?:\s?\d{1,3})?$|[\"\u201d\u00bb]$")
_LIST_ITEM = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|[-*\u2022\u2013\u25cf\u25aa])\s+\S")
_OPEN_END = re.compile(r"(?:,|-|\b(?:of|the|and|or|to|in|on|for|with|by|from|at|a|an|that|its))$", re.IGNORECASE)


_TYPED, _SINGLE, _FOLLOWING = 20, 0.7, 0.3
"""Of how many lines, how many of them behind one blank line, and how many of those in small letters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its trimmed span, its words, its indent and the block it stands in.

    A block is a run of lines without a blank line between them.
    """

    start: int
    end: int
    words: str
    indent: int
    block: int


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than white space, in order."""
    lines: list[Line] = []
    gaps: list[int] = []
    block, previous, last = -1, -2, 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start == end:
            continue
        if previous + 1 != match.start():
            block += 1
        previous = match.end()
        lines.append(Line(start, end, text[start:end], start - match.start(), block))
        gaps.append(text.count("\n", last, start))
        last = end
    return _close_up(lines, gaps)


def _close_up(lines: Sequence[Line], gaps: Sequence[int]) -> list[Line]:
    """The lines of a text typed with a blank line between any two: one such gap is none, only a wider one parts blocks.

    ``gaps`` are the line ends between each line and the one before it.
    """
    single = sum(gap == 2 for gap in gaps[1:])
    follow = sum(b.words[0].islower() for gap, b in zip(gaps[1:], lines[1:], strict=True) if gap == 2)
    if len(lines) < _TYPED or single < _SINGLE * len(lines) or follow < _FOLLOWING * single:
        return list(lines)
    block, closed = -1, []
    for gap, line in zip(gaps, lines, strict=True):
        block += block < 0 or gap > 2
        closed.append(replace(line, block=block))
    return closed


def ends_sentence(words: str) -> bool:
    """Whether the line ends as a sentence does.

    >>> ends_sentence("He left.”"), ends_sentence("Norvania rejects vote")
    (True, False)
    """
    return bool(sentence.OF_LINE.search(words))


def ends_prose(words: str) -> bool:
    """Whether the words end a sentence, and not with an initial or a generation ("Tal, Jr.") as a name does."""
    return ends_sentence(words) and not re.search(r"\b(?:[A-Z]|[Jj][Rr]|[Ss][Rr])\.$", words)


def ends_final(words: str) -> bool:
    """Whether the line ends in any mark that a headline would not have: full stop, semicolon, colon, quotation."""
    return bool(_FINAL.search(words))


def is_list_item(words: str) -> bool:
    """Whether the line starts with a number, letter or bullet of a list."""
    return bool(_LIST_ITEM.match(words))


def is_title(words: str) -> bool:
    """Whether the words look like a title: they start like a sentence and do not end like one."""
    if (
        is_list_item(words)
        or words[-1] in ",;:-–—"
        or not (words[0].isupper() or words[0].isdigit() or words[0] in "“‘\"'")
    ):
        return False
    return not ends_final(words) or words[-1] in "?!" or (words[-1] in "”’\"'" and not ends_sentence(words))


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is broken: ``width`` of its hard-wrapped lines (0: one line a paragraph), and first-line indents."""

    width: int
    first_line_indent: bool


def find_wrapping(lines: Sequence[Line], least: float = 0.3) -> Wrapping:
    """How the text is broken into lines, read off the lines that another one follows directly.

    In wrapped prose most lines start in lower case; where each line is a paragraph, none do. ``least`` is the share
    that tells the one from the other: it is lower for records, which are full of names.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a.block == b.block and 35 <= len(a.words) <= 160]
    continued = sum(1 for _, b in pairs if b.words[0].islower())
    if len(pairs) < 2 or continued < least * len(pairs):
        return Wrapping(0, first_line_indent=False)
    lengths = [len(a.words) for a, _ in pairs]
    width = int(quantiles(lengths, n=4)[2])
    outdents = sum(1 for a, b in pairs if a.indent > b.indent and b.words[0].islower())
    indents = sum(1 for a, b in pairs if a.indent < b.indent and b.words[0].islower())
    return Wrapping(width, first_line_indent=outdents >= 2 and outdents > 2 * indents)


@dataclass(frozen=True, slots=True)
class Seams:
    """Lines of which something is known beyond how they are broken: they ``open`` a paragraph, or ``join`` one."""

    open: frozenset[int] = frozenset()
    join: frozenset[int] = frozenset()


NO_SEAMS = Seams()


def group_paragraphs(
    lines: Sequence[Line], wrapping: Wrapping, apart: frozenset[int], seams: Seams = NO_SEAMS
) -> list[range]:
    """Ranges of indexes of the lines that form one paragraph each; a line in ``apart`` is in none."""
    ranges: list[range] = []
    start: int | None = None
    for index, line in enumerate(lines):
        if index in apart:
            if start is not None:
                ranges.append(range(start, index))
            start = None
        elif start is None:
            start = index
        elif index in seams.open or not (index in seams.join or _continues(lines[index - 1], line, wrapping)):
            ranges.append(range(start, index))
            start = index
    if start is not None:
        ranges.append(range(start, len(lines)))
    return ranges


def _continues(a: Line, b: Line, wrapping: Wrapping) -> bool:
    """Whether line ``b`` goes on with the paragraph of the line before it."""
    lower = b.words[0].islower()
    if is_list_item(b.words) and (ends_final(a.words) or b.block != a.block):
        return False
    if b.block != a.block or not wrapping.width:
        return bool(wrapping.width) and lower and not ends_final(a.words)
    if wrapping.first_line_indent and b.indent > a.indent and not lower:
        return False
    if lower or (_OPEN_END.search(a.words) and _is_full(a, b, wrapping, 0.7)):
        return True
    return _is_full(a, b, wrapping, 0.85)


def _is_full(a: Line, b: Line, wrapping: Wrapping, share: float) -> bool:
    """Whether the first word of ``b`` would not have found room on line ``a``."""
    return len(a.words) + 1 + len(b.words.split(maxsplit=1)[0]) >= share * wrapping.width
