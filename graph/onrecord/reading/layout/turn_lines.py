"""Lines of a meeting's record that begin a turn or tell what was done, in text whose lines are broken by hand.

A label of a speaker opens a paragraph of its own although no blank line stands above it, and goes over the ends of
lines; a sentence of procedure ("It was so decided.") is a paragraph of its own as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.layout.lines import Line, Seams, ends_final, ends_sentence
from onrecord.reading.layout.record_body import reads_as_record
from onrecord.reading.layout.speaker_label import find_speaker, is_titled_label
from onrecord.un.opening import find_opening
from onrecord.un.procedure import formula_end

_FRONT = 60
_SYMBOL = re.compile(r"(?:\S+\s+){0,4}(?:[A-Z][\w.()-]*/)+(?:[\w.()-]+/)*(?:PV|SR|OR|VR)[./]\s?\d+[\w./() \u2013-]*$")
_NAMED = re.compile(
    r"(?:(?:provisional|official|final|draft)\s+)?(?:(?:verbatim|summary)\s+)?records?\s+of\s+(?:the\s+)?"
    r"(?:\S+\s+){0,9}meeting\b"
    r"|(?:(?:provisional|official)\s+)?(?:verbatim|summary)\s+records?\b",
    re.IGNORECASE,
)
_OPENED = re.compile(r"The (?:[\w()]+ ){0,4}?(?:part )?(?:of the )?meeting (?:was (?:called to order|resumed)|began)\b")
_HELD = re.compile(
    r"(?:\d{1,5}(?:st|nd|rd|th)|[a-z-]+(?:first|second|third|th)) (?:plenary |formal )?meeting"
    r"|(?:temporary |acting )?(?:president|chair(?:man|person|woman)?)\s?:|held (?:at|in) [^\n]{0,80}\bat \d",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,3})\.\s?(?=[A-Z\u00c0-\u00dd\"\u201c\u2018])")
_CHAIN, _LONG_CHAIN, _STARTS = 2, 20, 30
_FIGURES = 6
_OPEN_WORDS = re.compile(
    r"(?:[,\u2013\u2014(-]|\b(?:of|the|and|or|to|in|on|for|with|by|from|at|a|an|that|which|as|said|its|their|our"
    r"|his|her|my|is|are|was|were|be|Mr\.|Mrs\.|Ms\.|Dr\.))$",
    re.IGNORECASE,
)


def is_record_of_meeting(text: str, lines: Sequence[Line]) -> bool:
    """Whether a text is a meeting's record, whatever its organ: two signs in its first lines, or its turns."""
    front = lines[:_FRONT]
    signs = [
        any(_SYMBOL.fullmatch(line.words) for line in front[:8]),
        any(_NAMED.match(line.words) for line in front[:20]),
        any(_OPENED.match(line.words) for line in front),
        any(_HELD.match(line.words) for line in front[:20]),
    ]
    return (sum(signs) >= 2 and any(signs[:3])) or reads_as_record(text, lines)


def find_seams(text: str, lines: Sequence[Line]) -> Seams:
    """Which lines of a record open a paragraph, because a label or a sentence of procedure begins there."""
    starts = [line.start for line in lines]
    opened = _numbered(lines)
    joined: set[int] = set()
    summary = is_summary_record(lines)
    for index, line in enumerate(lines):
        if index in joined:
            continue
        before = lines[index - 1] if index else None
        if _opens_out(lines, index):
            joined.add(index)
            continue
        label = find_speaker(text, line.start, len(text), of_record=True)
        if label is not None and _may_open(before, line, text[line.start : label]):
            opened.add(index)
            joined.update(range(index + 1, bisect_left(starts, label)))
            continue
        if summary and before is not None and before.block == line.block and _gives_floor(text, before, line):
            opened.add(index)
            continue
        end = formula_end(text, line.start, len(text), summary=summary)
        last = bisect_left(starts, end) if end is not None else index
        whole = end is not None and lines[last - 1].end <= end + 2 and lines[last - 1].block == line.block
        if whole and _may_open(before, line, ""):
            opened.update({index, last})
            joined.update(range(index + 1, last))
    return Seams(frozenset(opened), frozenset(joined - opened))


def is_summary_record(lines: Sequence[Line]) -> bool:
    """Whether the first lines are those of a summary record, by its symbol or by its name."""
    return any(re.search(r"/SR\.\s?\d|\bsummary\s+record\b", line.words, re.IGNORECASE) for line in lines[:20])


def _gives_floor(text: str, before: Line, line: Line) -> bool:
    """Whether a line of a summary record begins the paragraph of another participant."""
    if ends_final(before.words) and not ends_sentence(before.words):
        return False
    opening = find_opening(text, line.start, len(text))
    return opening is not None and opening.span[0] - line.start < _FIGURES and _is_done(before.words)


def _numbered(lines: Sequence[Line]) -> set[int]:
    """Lines that begin the paragraphs of a record that numbers them, each by one more than the one before it."""
    numbers = {
        index: int(begun[1])
        for index, line in enumerate(lines)
        if (begun := _NUMBER.match(line.words)) and not _opens_out(lines, index)
    }
    found: set[int] = set()
    for expected in list(numbers.values())[:_STARTS]:
        chain: set[int] = set()
        for index, number in numbers.items():
            if expected <= number <= expected + 1:
                chain.add(index)
                expected = number + 1
        found = max(found, chain, key=len)
        if len(found) > _LONG_CHAIN:
            break
    return found if len(found) >= _CHAIN else set()


def _opens_out(lines: Sequence[Line], index: int) -> bool:
    """Whether the line above cannot be the end of anything, so that the number belongs to its sentence."""
    return (
        index > 0 and lines[index - 1].block == lines[index].block and bool(_OPEN_WORDS.search(lines[index - 1].words))
    )


def _may_open(before: Line | None, line: Line, label: str) -> bool:
    """Whether something new may begin at a line: the one above is done, or the label cannot be anything else."""
    if before is None or before.block != line.block or ends_final(before.words):
        return before is None or before.block != line.block or _is_done(before.words)
    return bool(label) and is_titled_label(label) and ("(" in label or "The " in label[:10])


def _is_done(words: str) -> bool:
    """Whether a line ends a sentence, and does not with a title that a name follows."""
    return not ends_sentence(words) or not _OPEN_WORDS.search(words)
