"""Footnotes: lines at the foot of a column that do not belong to its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.reading.pdf.columns import Line

_SMALLER = 0.93
_RULE = re.compile(r"[_—–-]{4,}")
_MARKED = re.compile(r"(?:\[[^\]]{1,6}\]|\*{1,3}|[†‡§])\s*\S|\d{1,3}\s+[A-Z“\"]")
_DISCLAIMER = 14
"""Lines of small print at the foot of a page that are taken for a note though no mark opens them."""


def body_size(lines: Iterable[Line]) -> float:
    """The type size of most characters, to half a point; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def part_notes(columns: Sequence[Sequence[Line]], size: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """The columns of a page without their footnotes, and the notes, each a list of lines.

    A first note that opens with no mark goes on with the last note of the page before.
    """
    kept: list[list[Line]] = []
    notes: list[list[Line]] = []
    marks = {mark for lines in columns for line in lines for mark in re.findall(r"\S \[([^\]]{1,6})\]", line.text)}
    for lines in columns:
        start = _start_of_notes(lines, size, marks)
        kept.append(list(lines[:start]))
        for line in lines[start:]:
            if _RULE.fullmatch(line.text):
                continue
            if _opens(line) or not notes:
                notes.append([line])
            else:
                notes[-1].append(line)
    return kept, notes


def opens_note(line: Line) -> bool:
    """Whether a note's mark stands first on the line."""
    return _opens(line)


def _opens(line: Line) -> bool:
    return bool(line.mark) or bool(_MARKED.match(line.text))


def _start_of_notes(lines: Sequence[Line], size: float, marks: set[str]) -> int:
    """The index from which the lines of a column are notes; how many lines there are, if none is."""
    start = len(lines)
    while start and (lines[start - 1].size <= _SMALLER * size or _RULE.fullmatch(lines[start - 1].text)):
        start -= 1
    tail = lines[start:]
    ruled = any(_RULE.fullmatch(line.text) for line in tail)
    if tail and (ruled or any(_opens(line) for line in tail) or (start and len(tail) <= _DISCLAIMER)):
        return start
    for index in range(len(lines) - 1, max(-1, len(lines) - 20), -1):
        if _RULE.fullmatch(lines[index].text):
            below = lines[index + 1 :]
            if below and _opens(below[0]):
                return index
        elif (
            lines[index].mark
            and lines[index].mark in marks
            and index
            and all(line.size <= lines[index].size + 0.1 for line in lines[index:])
        ):
            above = next((i for i in range(index - 1, -1, -1) if not lines[i].mark), 0)
            return _first_mark(lines, above + 1) if above < index else index
    return len(lines)


def _first_mark(lines: Sequence[Line], start: int) -> int:
    return next((i for i in range(start, len(lines)) if lines[i].mark), len(lines))
