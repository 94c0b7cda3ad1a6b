"""The front of a United Nations document: where its masthead ends, which lines are its title, what kind it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.document import DocumentKind
from onrecord.reading.draft.printed_date import find_date
from onrecord.reading.layout.lines import Line, ends_sentence
from onrecord.un.organ import heading_organs

_SYMBOL_LINE = re.compile(r"(?:United Nations\s+)?\[?[AES]/(?:[A-Z]+[.\d-]*/?)*\d[\w./() \u2013-]{0,60}\]?")
_HEAD = re.compile(rf"United Nations$|.{{0,40}}Distr\.\s?:|(?:{'|'.join(list(heading_organs().values())[:3])})$")
_LETTER = re.compile(r"(?:Identical )?(?:letters?|notes? verbales?)\s+dated\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"\b(?:addressed )?to the (?:Secretary-General|President of the [\w ]+)$")
_RESOLUTION = re.compile(
    r"resolution\s+\d+(?:/\d+)?\s*\(\d{4}\)|resolution\s+(?:S-|ES-)?\d+/\d+$|\d+\s*\(\d{4}\)\.\s+resolution of\b"
    r"|(?:draft )?resolution adopted by\b|(?:ES-|S-)?\d{1,2}/\d{1,4}[A-Z]?\.\s+\S",
    re.IGNORECASE,
)
_RESOLUTION_TITLE = re.compile(
    r"resolution\s+\d+(?:/\d+)?\b|\d+\s*\(\d{4}\)\.\s+resolution of\b|(?:ES-|S-)?\d{1,2}/\d{1,4}[A-Z]?\.\s+\S",
    re.IGNORECASE,
)
_ORGAN_ACTS = re.compile(rf"The (?:{'|'.join(heading_organs().values())}),?$")
_DRAFT = re.compile(r"(?:.{3,400}:\s*)?(?:revised )?draft (?:resolution|decision)\b", re.IGNORECASE)
_MEETING = re.compile(r"The meeting (?:was called to order|was resumed|resumed)\b|The agenda was adopted\b")
_RECORD = re.compile(
    r"(?:provisional |official )?(?:verbatim|summary) records?\b"
    r"|(?:United Nations\s+)?[AES]/(?:[A-Z][\w.-]*/)*(?:PV|SR)\.\d+[\w./() \u2013-]*$",
    re.IGNORECASE,
)
_REPORT = re.compile(r"(?:Report|Note|Statement) (?:of|by) the (?:President|Secretary-General|Secretariat)\b")
_FRONT = 60


@dataclass(frozen=True, slots=True)
class Front:
    """The front of a UN document: lines before ``opening`` are masthead, but for those of ``title``."""

    kind: DocumentKind
    opening: int
    title: range
    distributed: date | None = None


def find_front(lines: Sequence[Line]) -> Front | None:
    """The front of the document, or ``None`` where its first lines are not those of the United Nations."""
    front = lines[:_FRONT]
    head = sum(1 for line in front[:8] if _SYMBOL_LINE.fullmatch(line.words) or _HEAD.match(line.words))
    distributed = _distribution_date(front)
    acts = next((i for i, line in enumerate(front) if _ORGAN_ACTS.match(line.words)), None)
    resolved = next((i for i, line in enumerate(front) if _RESOLUTION.match(line.words)), None)
    if resolved is not None and acts is not None and resolved < acts:
        return Front("resolution", acts, _resolution_title(front, acts), distributed)
    if head < 2:
        return None
    if acts is not None and any(_DRAFT.match(line.words) for line in front[:acts]):
        return Front("other", acts, range(0), distributed)
    meeting = next((i for i, line in enumerate(front) if _MEETING.match(line.words)), None)
    if meeting is not None or any(_RECORD.match(line.words) for line in front[:12]):
        return Front("record", meeting or _first_prose(front), range(0), distributed)
    letter = next((i for i, line in enumerate(front) if _LETTER.match(line.words)), None)
    if letter is not None:
        title = _letter_title(front, letter)
        return Front("letter", title.stop, title, distributed)
    report = next((i for i, line in enumerate(front) if _REPORT.match(line.words)), None)
    opening = report if report is not None else _first_prose(front)
    return Front("other", opening, range(0), distributed)


def _letter_title(front: Sequence[Line], start: int) -> range:
    """The line "Letter dated ..." and those that continue it, up to the addressee."""
    end = start + 1
    while end < len(front) and front[end].block == front[start].block and not ends_sentence(front[end].words):
        if _ADDRESSEE.search(front[end - 1].words):
            break
        end += 1
    return range(start, end)


def _resolution_title(front: Sequence[Line], acts: int) -> range:
    """The last title before the organ's name, with the lines that continue it."""
    starts = [i for i in range(acts) if _RESOLUTION_TITLE.match(front[i].words)]
    if not starts:
        return range(0)
    end = starts[-1] + 1
    numbered = re.match(r"(?:ES-|S-)?\d+/\d+", front[starts[-1]].words)
    while numbered and end < acts and front[end].block == front[starts[-1]].block:
        end += 1
    return range(starts[-1], end)


def _distribution_date(front: Sequence[Line]) -> date | None:
    """The date in or below the line ``Distr.: General``."""
    for index, line in enumerate(front):
        if "Distr." in line.words:
            for near in front[index : index + 2]:
                found = find_date(near.words)
                if found:
                    return found[0]
    return None


def _first_prose(front: Sequence[Line]) -> int:
    """The first line that reads as a sentence, else the end of the first block."""
    for index, line in enumerate(front):
        if len(line.words) > 60 and re.search(r"[a-z]{2}[.;:]$", line.words):
            return index
    return next((i for i, line in enumerate(front) if line.block != front[0].block), len(front))
