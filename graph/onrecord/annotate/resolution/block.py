"""Blocks: the stretches of a document in which an organ, or the signatories of a declaration, speak in paragraphs.

A block opens with the organ's line ("The Security Council,"), with or without a comma, with a slip of the scanner,
or with the text on the same line. A resolution in parts has a block for each. One that lacks the line begins below
its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.document import Document, Span, trim
from onrecord.model.masthead import Masthead
from onrecord.un.masthead.read import masthead_of
from onrecord.un.organ_line import read_organ_line

_LINE = re.compile(r"[^\n]+")
_RUN_ON = re.compile(r"(?<=[,;:.])\s+(?=\d{1,2}\.\s+[A-Z][a-z])")
_RUN_ON_PREAMBLE = re.compile(r"(?<=,)\s+(?=[A-Z][a-z]+ly\s+[a-z]|[A-Z][a-z]{3,}(?:ing|ed|ful|ous)\b)")
_WE = re.compile(
    r"\W{0,3}We,\s+(?:the\s+)?(?P<name>(?:[A-Z][\w\u2019'-]*|of|and|or|the|for|to|representatives|leaders|ministers|"
    r"heads|peoples|members|participants|delegates|parliamentarians|mayors)(?:\s+(?:[A-Z][\w\u2019'-]*|of|and|or|the))*)"
)
_FOOT = re.compile(
    r"\W{0,3}(?:Ad\w{1,3}ted\s+(?:unanimously|by|at|without|on)\b"
    r"|(?:ANNEX|Annex|APPENDIX|Appendix)\b[^.;,]{0,40}$"
    r"|(?:In favou?r|Against|Abstaining|Abstentions)\s*:"
    r"|(?:RESOLUTION|Resolution)\s+\d+\s*\(\d{4}\)\W*$|\d+\s*\(\d{4}\)\.\s+Resolution\s+of\b"
    r"|(?:The\s+)?(?:draft\s+)?resolution\s+was\s+(?:adopted|rejected|put)\b)"
)
_MEETING = re.compile(
    r"\d{1,5}(?:st|nd|rd|th)\s+(?:\(?resumed\)?\s+)?(?:plenary\s+)?meeting(?:\W+\d{1,2}\s+\w+\s+\d{4})?\W*"
)
_HEADING = re.compile(
    r"\W{0,3}(?:resolution\s+\d+\s*\(\d{4}\)|\d+\s*\(\d{4}\)\.\s+resolution\s+of\b"
    r"|adopted\s+by\s+the\s+(?P<organ>[A-Z][\w ]+?)\s+at\s+its\b)",
    re.IGNORECASE,
)
_HEADING_GOES_ON = re.compile(r"(?:of|on)\s+\d{1,2}\s+\w+\s+\d{4}\W*$|\[?\(?S/\S+", re.IGNORECASE)
_FRONT_LINES, _SHORTEST = 25, 30


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: its trimmed span and words, whether a blank line stands above it, whether it is prose.

    What the layout found to be furniture of the page, notes included, is no prose.
    """

    start: int
    end: int
    words: str
    blank: bool
    prose: bool


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one block, whose words they are as the text has it, and the organ's own name where that differs."""

    lines: tuple[Line, ...]
    source: Span | None
    organ: str | None = None
    declaration: bool = False


def lines_of(document: Document) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    apart = [section.span for section in document.sections if section.kind == "note"]
    found: list[Line] = []
    text, last, place = document.text, 0, 0
    for line in _LINE.finditer(text):
        start, end = trim(text, *line.span())
        if start == end:
            continue
        while place < len(apart) and apart[place][1] <= start:
            place += 1
        prose = place == len(apart) or apart[place][0] > start
        blank = text.count("\n", last, start) > 1
        found.append(Line(start, end, text[start:end], blank, prose))
        last = end
    return found


def blocks(document: Document) -> list[Block]:
    """The blocks of a resolution or a draft, in order; none where a text ends above the organ's line."""
    lines = lines_of(document)
    opened = list(_opened(lines))
    if not opened and (bare := _without_line(lines, masthead_of(document))):
        opened = [bare]
    if not opened:
        return []
    ends = [*(place for place, _, _ in opened[1:]), len(lines)]
    return [_block(lines, opening, end) for opening, end in zip(opened, ends, strict=True)]


_Opening = tuple[int, Line, "Block"]


def _opened(lines: Sequence[Line]) -> Iterator[_Opening]:
    """Where blocks open: the line, what is left of it for the first paragraph, and a block without lines."""
    for place, line in enumerate(lines):
        whose = read_organ_line(line.words) if line.prose else None
        if whose is None and place and (we := _WE.match(line.words)) and line.blank:
            name = (line.start + we.start("name"), line.start + we.end("name"))
            rest = Line(line.start, line.end, line.words, True, True)
            yield place, rest, Block((), name, declaration=True)
        elif whose is not None and whose.opens:
            rest = Line(line.start + whose.rest, line.end, line.words[whose.rest :], True, True)
            span = (line.start + whose.span[0], line.start + whose.span[1])
            yield place, rest, Block((), span, whose.meant)


def _without_line(lines: Sequence[Line], masthead: Masthead | None) -> _Opening | None:
    """The block of a resolution that has no organ's line: all below its heading."""
    front = [(place, found) for place, line in enumerate(lines[:_FRONT_LINES]) if (found := _HEADING.match(line.words))]
    if not front:
        return _below_masthead(lines, masthead)
    place, _ = front[-1]
    while place + 1 < len(lines) and _HEADING_GOES_ON.match(lines[place + 1].words):
        place += 1
    named = next((each for each in reversed(front) if each[1]["organ"]), None)
    span, organ = None, "Security Council"
    if named is not None:
        start, organ = lines[named[0]].start, " ".join(named[1]["organ"].split())
        span = (start + named[1].start("organ"), start + named[1].end("organ"))
    end = lines[place].end
    return place, Line(end, end, "", True, True), Block((), span, organ)


def _below_masthead(lines: Sequence[Line], masthead: Masthead | None) -> _Opening | None:
    """The block below a masthead that was read though its words have slips of the scanner."""
    if masthead is None or masthead.kind != "resolution" or not masthead.organs:
        return None
    place = next((index for index, line in enumerate(lines) if line.start >= masthead.opening), 0)
    if place == 0 or len(lines[place].words) < _SHORTEST:  # what is left of the organ's line
        place += 1
    if place >= len(lines):
        return None
    end = lines[place - 1].end
    return place - 1, Line(end, end, "", True, True), Block((), None, masthead.organs[0])


def _block(lines: Sequence[Line], opening: _Opening, end: int) -> Block:
    place, rest, bare = opening
    inside = list(_run_on(rest, _RUN_ON_PREAMBLE)) if rest.words else []
    for before, line in pairwise(lines[place:end]):
        meeting = _MEETING.fullmatch(line.words) and (line.blank or before.words.endswith("."))
        if meeting or _FOOT.match(line.words):
            break
        inside.append(line)
    inside = [part for line in inside for part in _run_on(line, _RUN_ON)]
    return Block((*_recitals(lines, place), *inside), bare.source, bare.organ, bare.declaration)


def _run_on(line: Line, boundary: re.Pattern[str]) -> Iterator[Line]:
    """A line cut where a paragraph may open inside it: "..., Recalling ..., 1. Decides ...; 2. Requests ..."."""
    start, blank = line.start, line.blank
    for found in boundary.finditer(line.words) if line.prose else ():
        end = line.start + found.start()
        yield Line(start, end, line.words[start - line.start : found.start()], blank, prose=True)
        start, blank = line.start + found.end(), False
    yield Line(start, line.end, line.words[start - line.start :], blank, line.prose)


def _recitals(lines: Sequence[Line], place: int) -> list[Line]:
    """The paragraphs "Whereas ..." that old resolutions have above the organ's line."""
    first = next((index for index in range(place) if lines[index].words.startswith("Whereas ")), None)
    return list(lines[first:place]) if first is not None and place - first < 60 else []
