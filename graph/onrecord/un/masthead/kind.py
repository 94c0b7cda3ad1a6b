"""What kind of document a masthead heads, by its symbol, its number, its title line or its first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.document_kind import DocumentKind
from onrecord.un.masthead.heading import Heading
from onrecord.un.masthead.lines import Line
from onrecord.un.masthead.symbol import NUMBERED

LETTER = re.compile(r"(?:Identical\s+)?(?:letters?|notes?\s+verbales?)\s+dated\b", re.IGNORECASE)
REPORT = re.compile(
    r"(?:(?:\w+ )?(?:Annual )?Report|Note|Memorandum|Statement) (?:of|by) the (?:President|Secretar|Chair|Committee"
    r"|\w+ Committee|Special Rapporteur|Independent Expert|Working Group)"
)
ADOPTED = re.compile(
    r"\W{0,3}(?:(?:resolutions?\s+adopted|adopted)\s+by\s+the\b|resolutions?\s+adopted\s+(?:on|at|during)\s)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"1\.\s+[A-Z].{30}")
"""The first paragraph of a report, which no draft has above the line at which its organ acts."""
DRAFT = re.compile(r"(?:.{3,400}:\s*)?(?:revised |amended )?draft (?:resolution|decision)\b", re.IGNORECASE)
_STATEMENT = re.compile(
    r"Statement (?:of|by) the President of the (?:Security Council|General Assembly)\b", re.IGNORECASE
)
_RECORD = re.compile(
    r"(?:provisional |official )?(?:verbatim|summary) records?\b"
    r"|(?:United Nations\s+)?[AES] ?/ ?(?:[A-Z][\w.-]*/|\d+/)*(?:PV|SR)\.\d+[\w./() \u2013-]*$",
    re.IGNORECASE,
)
MEETING_OPENED = re.compile(
    r"(?:The meeting (?:was called to order|was resumed|resumed|was suspended and)|The agenda was adopted)\b"
)
_RELEASE = re.compile(r".{0,30}\bpress\s+(?:release|statement)\b", re.IGNORECASE)
SPEECH = re.compile(
    r"(?:statement|address|remarks|speech|intervention)(?:\s+(?:by|of|delivered by)\b.*)?$", re.IGNORECASE
)
_AT_A_MEETING = re.compile(
    r"\b(?:general debate|session of the|plenary|meeting of the|United Nations)\b", re.IGNORECASE
)
_BY = re.compile(r"(?:by|of|delivered by)$|(?:H\.\s?E\.|His Excellency|Her Excellency)", re.IGNORECASE)
_FRONT, _TOP, _NEAR = 12, 4, 4


@dataclass(frozen=True, slots=True)
class Told:
    """What of a masthead its kind is read from; ``acts`` is the line at which an organ begins to act.

    ``adopted`` is whether a line below tells the meeting at which it adopted the text.
    """

    lines: Sequence[Line]
    symbols: tuple[str, ...]
    heading: Heading | None
    acts: int | None
    adopted: bool = False


def kind_of(told: Told) -> DocumentKind:
    """The kind of document; ``other`` where nothing tells it."""
    by_symbol = _by_symbol(told.symbols)
    if by_symbol:
        return by_symbol
    lines = told.lines
    front = lines if told.acts is None else lines[: told.acts]
    if told.acts is not None and _is_report(front):
        return "report"
    if told.acts is not None and any(DRAFT.match(line.words) for line in front):
        adopted = any(ADOPTED.match(line.words) for line in front)
        return "resolution" if adopted else "draft"
    if is_resolution(told):
        return "resolution"
    if any(_RECORD.match(line.words) for line in lines[:_FRONT]) or any(
        MEETING_OPENED.match(each.words) for each in lines
    ):
        return "record"
    if any(LETTER.match(line.words) for line in lines):
        return "letter"
    if is_release(lines):
        return "release"
    if any(_STATEMENT.match(line.words) for line in lines[:_FRONT]):
        return "statement"
    return "report" if any(REPORT.match(line.words) for line in lines) else "other"


def _is_report(front: Sequence[Line]) -> bool:
    """Whether a report's title and its first paragraph stand above a text that it recommends."""
    titled = next((index for index, line in enumerate(front) if REPORT.match(line.words)), len(front))
    return any(_PARAGRAPH.match(line.words) for line in front[titled + 1 :])


def is_resolution(told: Told) -> bool:
    """Whether a number or "Resolution adopted by" stands above the line at which an organ acts.

    Where nearly nothing stands above it, a meeting at which the text was ``adopted`` shows it: the number is lost.
    """
    if told.acts is None:
        return False
    if told.adopted and told.acts < _NEAR and not any(DRAFT.match(line.words) for line in told.lines[: told.acts]):
        return True
    numbered = told.heading is not None and told.heading.index < told.acts
    return numbered or any(ADOPTED.match(line.words) for line in told.lines[: told.acts])


def is_release(lines: Sequence[Line]) -> bool:
    """Whether the first lines are those of a press release: its number, or the words themselves."""
    return any(NUMBERED.match(line.words) or _RELEASE.match(line.words) for line in lines[:_TOP])


def is_speech(lines: Sequence[Line]) -> bool:
    """Whether the first lines say "STATEMENT by ..." and where at the United Nations it was made."""
    top = [line.words for line in lines[:8]]
    starts = next((i for i, words in enumerate(top[:3]) if SPEECH.match(words)), None)
    if starts is None or not any(_AT_A_MEETING.search(words) for words in top[starts:]):
        return False
    return any(_BY.search(words) or re.match(r"\w+\s+by\s", words, re.IGNORECASE) for words in top[starts : starts + 3])


def _by_symbol(symbols: tuple[str, ...]) -> DocumentKind | None:
    if any("/RES/" in symbol for symbol in symbols):
        return "resolution"
    if any(re.search(r"/(?:PV|SR)\.\d", symbol) for symbol in symbols):
        return "record"
    return "statement" if any("/PRST/" in symbol for symbol in symbols) else None
