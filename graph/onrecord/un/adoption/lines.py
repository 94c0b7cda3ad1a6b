"""The lines of a resolution that tell its adoption: above the organ's name, and below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.model.document import Span, Spans, trim
from onrecord.model.finding.adoption import Manner, Voters
from onrecord.un.adoption.roll import find_rolls
from onrecord.un.adoption.vote import find_vote
from onrecord.un.slips import DAY, day_in, is_like, meeting_number

_ORDINAL = r"(?P<meeting>[\w|!\]]{1,10}(?:[ \t][\w|!\]]{1,5})?)_?"
_MEETING = r"(?:m|rn)[a-z]{1,4}(?:-\s*)?[a-z1]{0,2}[nu]g\b(?:\s*\([\w ]{3,20}\))?"
_THE = r"(?:i[tl]s|[tlri][hb][a-z])"
_SPECIAL = r"(?:\(?(?:private|closed|resumed|plenary)\)?\s+)*"
_ADOPTED = r"(?:^|(?<=\n))[ \t]*[^\w\n]{0,4}(?P<adopted>A[a-z0]{4,8})"
_HOW = (
    r"(?:\s+(?P<how>un?[a-z01]{6,10}),?)?(?:,?\s+wit[hb]o[un]t\s+(?:[ao]\s+)?v[oa]t[ec],?)?"
    r"(?:\s+by\s+[ce][o0a]nsen[a-z]{2,4},?)?"
)
_RESOLUTION = r"[A-Za-z][a-z015|]{7,11}|[A-Za-z015|]{1,9} [a-z015|]{1,9}"
_OF = r"(?:[oeca0]\s?[fnt]|[of0])"
_FORMS = (
    re.compile(
        rf"^[ \t]*[^\w\n]{{0,4}}Resolutions?\s+adopted(?:\s+by\s+the\s+[A-Z][\w ]+?)?(?:\s+on|,)\s+{DAY}",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"{_ADOPTED}{_HOW}\s+(?:by\s+{_THE}\s+[A-Z0-9][\w ]+?\s+)?(?:[A-Za-z]{{2}}\s+)?_?\s*{_THE}\s+{_SPECIAL}"
        rf"{_ORDINAL}\s+{_SPECIAL}{_MEETING}(?:\s*[.,]?\s*(?:held\s+)?[Oo0]n\s+{DAY})?"
    ),
    re.compile(
        rf"^[ \t]*(?P<meeting>\d{{1,5}}\s?(?:st|nd|rd|th))\s+{_SPECIAL}meeting\s*,?\s*{DAY}",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"^[ \t]*(?:\w{{1,4}}\s*\([\w|]{{4}}\)[.,]?\s*)?(?P<word>{_RESOLUTION})\s+{_OF}\s*{DAY}",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"^[ \t]*[^\w\n]{{0,4}}(?P<word>{_RESOLUTION})\s*"
        rf"[\w ]{{1,7}}(?:\s*[(\[{{]\s*[\w| ]{{4,7}}\s*[)\]}}]?)?\s*,?\s*(?:adopted\s+)?{_OF}\s*{DAY}",
        re.IGNORECASE | re.MULTILINE,
    ),
)
_SPACES_LOST = re.compile(
    r"^[ \t]*[^\w\n]{0,4}(?P<told>[A-Za-z0-9][\w|. \t]{6,60}?(?:\n[\w|. \t]{0,30}?)?)"
    r"(?P<meeting>[\d|lIO](?:\s?[\d|lIO]){0,4}\s?[\w|]{2})\s?"
    rf"(?:m|rn)\s?[a-z ]{{2,6}}[nu]\s?[gq]\b(?:\s*[.,]?\s*(?:held\s+)?[Oo0c][nu]\s*{DAY})?",
    re.MULTILINE,
)
"""A line whose words ran together or came apart: "Adoptedunanimouslyat the 2386th meeting"."""
_AT_A_MEETING, _MEETING_AND_DAY = _FORMS[1], _FORMS[2]
_IN_HEAD = (_FORMS[0], *_FORMS[3:])
_COUNCIL, _ALL = 15, 300
"""No more members vote in the Security Council, and in any organ."""
_ALIKE = 0.75
"""How much a word with slips must be like the one that a line turns on."""
_FOOT = 1500
"""Characters at the end of a text in which a vote is sought where no line below it tells a meeting."""


@dataclass(frozen=True, slots=True)
class AdoptionLines:
    """What the lines of adoption tell, with the places that tell it; empty ``evidence`` where none does."""

    evidence: Spans = ()
    adopted_on: date | None = None
    meeting: str | None = None
    votes: tuple[int, int, int] | None = None
    manner: Manner | None = None
    not_participating: int | None = None
    voters: tuple[Voters, ...] = ()


def find_adoption_lines(text: str, opening: int, year: int | None = None) -> AdoptionLines:
    """What a resolution tells of its adoption; its text begins at ``opening``, its number has the ``year``.

    Above the text lines may stand in any form; below it the first line that tells a meeting counts, and
    the vote is that of the same line or of a note below it.
    """
    day: date | None = None
    meeting: str | None = None
    evidence: list[Span] = []
    foot, unanimous = opening, False
    for place in ((0, opening), (opening, len(text))):
        for line in _lines(text, place):
            told = line.groupdict()
            number = meeting_number(told.get("meeting") or "")
            if "meeting" in told and number is None and not told.get("day"):
                continue
            evidence.append(trim(text, *line.span()))
            foot = line.start() if number and line.start() >= opening else foot
            unanimous = unanimous or _is_unanimous(line)
            day = day or day_in(told, year)
            meeting = meeting or number
    foot = max(foot, len(text) - _FOOT) if foot == opening else foot
    vote = find_vote(text, ((0, opening), (foot, len(text))), _COUNCIL if year else _ALL)
    rolls = find_rolls(text, vote.evidence[0][1]) if vote.votes and not vote.voters else ()
    manner = vote.manner or ("unanimous" if unanimous else None)
    return AdoptionLines(
        tuple(sorted({*evidence, *vote.evidence})), day, meeting, vote.votes, manner, vote.not_participating,
        vote.voters or rolls,
    )  # fmt: skip


def _lines(text: str, place: Span) -> Iterator[re.Match[str]]:
    """The first line of each form; below the text only those that tell a meeting.

    "631st meeting, 27 October" may be a note's where "Adopted at" tells the meeting.
    """
    adopted = next(filter(_is_told, _AT_A_MEETING.finditer(text, *place)), None)
    if adopted is None:
        adopted = next(filter(_is_run_together, _SPACES_LOST.finditer(text, *place)), None)
    if adopted is not None:
        yield adopted
    for form in _IN_HEAD if place[0] == 0 else ():
        if (line := form.search(text, *place)) and _is_told(line):
            yield line
    if adopted is None and (line := _MEETING_AND_DAY.search(text, *place)):
        yield line


def _is_run_together(line: re.Match[str]) -> bool:
    """Whether a line whose spaces are lost or too many begins as "adopted ... at" or "adopted by" does."""
    told = re.sub(r"\s+", "", line["told"])
    return is_like(told[:7], "adopted", _ALIKE) or is_like(told[:6], "dopted", _ALIKE)


def _is_unanimous(line: re.Match[str]) -> bool:
    told = re.sub(r"\s+", "", line.groupdict().get("told") or line.groupdict().get("how") or "")
    return any(is_like(told[start : start + 11], "unanimously", 0.8) for start in (0, 6, 7, 8))


def _is_told(line: re.Match[str]) -> bool:
    """Whether the word that a form turns on is "adopted" or "resolution", with a slip or without."""
    told = line.groupdict()
    word = told.get("adopted") or told.get("word")
    return word is None or is_like(word.replace(" ", ""), "adopted" if told.get("adopted") else "resolution", _ALIKE)
