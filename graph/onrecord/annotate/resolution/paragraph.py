"""The paragraphs of a block, put together from its lines: broken by hand, over pages, with numbers or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.annotate.resolution.block import Block, Line
from onrecord.annotate.resolution.opening import Opening, Openings
from onrecord.model.document import Spans

_NUMBER = re.compile(r"(?P<number>[\dlIOSB]{1,3})\s?(?P<mark>[.,)])\s*(?=[\"\u201c\u2018'*_]*[A-Za-z])")
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-Z][a-z])")
_ALONE = re.compile(r"(?P<number>[\dlIOSB]{1,3})[.,)]?")
_ENDED = re.compile(r"[,;:.]['\u2019\"\u201d)]*\s?(?:\d{1,3}|[*\u00b0\"\u201c\u201d/]|\d{1,2}/)*$|\d/$")
_JOINED = re.compile(r"[,;]\s+and\Z")
"""How a paragraph ends before the last of a preamble: "..., and"."""
_OPEN = re.compile(r"\b(?:of|the|and|or|to|in|on|at|by|with|from|for|a|an|its|their|his|that|which|all|as|both)$")
_NOTE = re.compile(
    r"(?:\d{1,3}|\*{1,3}|[a-z])\s?[/)]?\s*"
    r"(?:See|[Ifi]bid|Official Records|Document|United Nations,?\s|Resolutions?\s|[AS]/)"
    r"|\d{1,3}/\s"
)
_ITEM = re.compile(r"\(?[a-zA-Z\d]{1,4}\)|[\"\u201c\u2018'\u2014\u2013-]|[a-z]")
_BY_NAME = re.compile(
    r"(?:[A-Z][\w'\u2019 -]{2,60},\s+)?[Tt]he\s+"
    r"(?:Security\s+Council|Council|General\s+Assembly|Assembly)\s+(?=[a-z]+s\b)"
)
"""How a paragraph without a number opens that names the organ: "To this end, the Council appoints"."""
_SLIPS = str.maketrans("lIOSB", "11058")
_LONGEST_HEADING = 90
_MOST_LOST = 3
"""How many numbers in a row the scanner may have lost."""


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph; ``start`` is behind its number, ``number`` what the paper counts it as.

    ``opening`` is how it opens, and ``lead`` the paragraph whose words it completes ("Resolves:" above "1. That ...").
    """

    start: int
    lines: list[Line]
    number: int | None = None
    opening: Opening | None = None
    lead: Paragraph | None = None

    @property
    def end(self) -> int:
        """Where the last line ends."""
        return self.lines[-1].end if self.lines else self.start

    def pieces(self, start: int) -> Spans:
        """The stretches of prose from an offset on: one, unless furniture or notes stand between."""
        found: list[tuple[int, int]] = []
        apart = True
        for line in self.lines:
            if not line.prose:
                apart = True
            elif line.end > start:
                if apart or not found:
                    found.append((max(start, line.start), line.end))
                else:
                    found[-1] = (found[-1][0], line.end)
                apart = False
        return tuple(found)


@dataclass(slots=True)
class _Reading:
    """What is known while the lines of a block are read one after the other."""

    found: list[Paragraph] = field(default_factory=list)
    before: Line | None = None
    number: int = 0
    waiting: int | None = None
    noted: bool = False
    declaration: bool = False


def paragraphs(block: Block, openings: Openings) -> list[Paragraph]:
    """The paragraphs of a block in order, with how each opens; what is no paragraph of the organ's is left out."""
    reading = _Reading(declaration=block.declaration)
    for place, line in enumerate(block.lines):
        _read(reading, line, block.lines[place + 1 : place + 4], openings)
    for place, paragraph in enumerate(reading.found):
        _cut(paragraph, last=place + 1 == len(reading.found))
    _led(reading.found)
    return [paragraph for paragraph in reading.found if paragraph.opening or paragraph.lead]


def _read(reading: _Reading, line: Line, following: Sequence[Line], openings: Openings) -> None:
    if _is_note(reading, line):
        line = Line(line.start, line.end, line.words, line.blank, prose=False)
    paragraph = _opened(reading, line, following, openings) if line.prose else None
    if paragraph is not None:
        reading.found.append(paragraph)
    elif reading.found and reading.waiting is None:
        reading.found[-1].lines.append(line)
    if line.prose and reading.waiting is None:
        reading.before = line


def _is_note(reading: _Reading, line: Line) -> bool:
    """Whether a line belongs to a note at the foot of a page, which ends with a blank line."""
    if line.blank:
        reading.noted = False
    if line.prose and _NOTE.match(line.words):
        reading.noted = True
    return reading.noted


def _opened(reading: _Reading, line: Line, following: Sequence[Line], openings: Openings) -> Paragraph | None:
    """The paragraph that a line opens, if it opens one."""
    before = reading.before
    ended = before is None or bool(_ENDED.search(before.words))
    if reading.waiting is not None:
        number, reading.waiting = reading.waiting, None
        reading.number = number
        return Paragraph(
            line.start, [line], number, _opening(reading, openings, line.start, line, following, numbered=True)
        )
    if (
        (alone := _ALONE.fullmatch(line.words))
        and alone["number"][-1] not in "IOSB"
        and ended
        and _follows(reading, alone["number"])
        and following
    ):
        reading.waiting = _counted(alone["number"])
        return None
    if (numbered := _numbered(reading, line, following, openings, ended)) is not None:
        return numbered
    if not line.words.lstrip("*_")[:1].isupper() or not (ended or line.blank):
        return None
    opening = _opening(reading, openings, line.start, line, following)
    if opening is None and ended and line.blank and (named := _BY_NAME.match(line.words)) is not None:
        named_opening = openings.read(line.start + named.end(), following[0].end if following else line.end)
        if named_opening is not None and named_opening.known:
            return Paragraph(line.start, [line], None, named_opening)
    if ended and line.blank and before is not None and not reading.number and opening is None:
        return Paragraph(line.start, [line])
    return Paragraph(line.start, [line], None, opening) if _is_sure(opening, before, line, ended) else None


def _numbered(
    reading: _Reading, line: Line, following: Sequence[Line], openings: Openings, ended: bool
) -> Paragraph | None:
    """The paragraph that a number opens: the next, or one before a verb of the organ's, misread or begun anew."""
    found = _NUMBER.match(line.words) or _BARE_NUMBER.match(line.words)
    if found is None:
        return None
    start, number = line.start + found.end(), _counted(found["number"])
    marked, follows = found.re is _NUMBER, _follows(reading, found["number"])
    opening = _opening(reading, openings, start, line, following, numbered=True) if marked or follows else None
    apart = ended or line.blank
    finite = opening is not None and opening.known and opening.form == "finite" and (marked or apart)
    if follows:
        known = finite or (opening is not None and opening.known and marked and apart)
        sure = known or (marked and found["number"].isdigit() and (line.blank or (ended and found["mark"] == ".")))
    else:
        sure = finite and apart
    if not sure:
        return None
    reading.number = number if follows or number == 1 else reading.number + 1
    return Paragraph(start, [line], reading.number, opening)


def _opening(
    reading: _Reading, openings: Openings, start: int, line: Line, following: Sequence[Line], *, numbered: bool = False
) -> Opening | None:
    """How a paragraph opens; in a declaration also behind "We", or behind who "we" are in its first paragraph.

    In a numbered one the verb may stand behind a phrase: "In regard to the report, endorses also ...".
    """
    end = following[0].end if following else line.end
    if reading.declaration:
        found = openings.read_of_us(start, end, first=not reading.found)
    else:
        found = openings.read(start, end)
    if found is None and numbered:
        end = following[-1].end if following else line.end
        return openings.read_behind(start, end, "bare" if reading.declaration else "finite")
    return found


def _is_sure(opening: Opening | None, before: Line | None, line: Line, ended: bool) -> bool:
    """Whether an unnumbered line opens a paragraph: by its head, and by what stands before it."""
    if opening is None or (opening.form == "bare" and not (line.blank and ended)):
        return False
    if before is None or (ended and line.blank):
        return True
    joined = line.blank and bool(_JOINED.search(before.words))
    return opening.known and (ended or joined or not _OPEN.search(before.words))


def _follows(reading: _Reading, number: str) -> bool:
    """Whether a number is the next, or the scanner lost a few before it."""
    return reading.number < _counted(number) <= reading.number + 1 + _MOST_LOST


def _counted(number: str) -> int:
    """A number that may have slips of the scanner: "S." for 5, "l1." for 11."""
    return int(number.translate(_SLIPS))


def _cut(paragraph: Paragraph, *, last: bool) -> None:
    """Leave out what follows the paragraph's end: a heading of the next part, and below the last one stray lines."""
    lines = paragraph.lines
    chunks = [place for place, line in enumerate(lines) if place and line.blank and line.prose]
    for place in chunks:
        before = next((line.words for line in reversed(lines[:place]) if line.prose), "")
        stray = last and re.search(r"\.\W*(?:\d{1,3})?$", before) and not _ITEM.match(lines[place].words)
        if stray or (_ENDED.search(before) and _is_heading(lines[place:])):
            del lines[place:]
            break
    while lines and not lines[-1].prose:
        lines.pop()


def _is_heading(lines: Sequence[Line]) -> bool:
    words = " ".join(line.words for line in lines if line.prose)
    return len(words) <= _LONGEST_HEADING and not _ENDED.search(words) and not _ITEM.match(words)


def _led(found: Sequence[Paragraph]) -> None:
    """Give a numbered paragraph that has no verb of the organ's own that of the words above it: "Resolves that:"."""
    lead: Paragraph | None = None
    for paragraph in found:
        if paragraph.number is None:
            opens = paragraph.opening is not None and paragraph.lines
            lead = paragraph if opens and paragraph.lines[-1].words.rstrip().endswith((":", "that")) else lead
        elif lead is not None and (
            paragraph.opening is None or paragraph.opening.form == "bare" or not paragraph.opening.known
        ):
            paragraph.lead, paragraph.opening = lead, None
