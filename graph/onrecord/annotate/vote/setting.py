"""The setting of a vote: the text voted on and what it became, the body, the day and the meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.document import Document, Span
from onrecord.model.finding.symbol import SymbolMention
from onrecord.names.word_list import word_list
from onrecord.un.masthead.read import masthead_of
from onrecord.un.organ import MAIN_COMMITTEE, heading_organs
from onrecord.un.slips import DAY, day_in
from onrecord.un.voting.told import VoteTold

_MONTHS = [name.capitalize() for name in word_list("dates.csv", "month")]
_MEETING = re.compile(
    r"\b[Aa]t\s+(?:its|the)\s+(?P<meeting>\d{1,5})(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting"
    rf"(?:\s*,?\s*(?:held\s+)?on\s+(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})(?:\s+(?P<year>\d{{4}}))?)?"
)
_BEHIND = re.compile(rf",?\s+on\s+{DAY}(?:\s+\((?P<record>[AS]/(?:[\w-]+/)?PV\.\d+)\))?")
"""Day and record behind a vote's counts: "by 2 votes to 1 on 15 December 2022 (A/77/PV.9954)"."""
_DRAFT = re.compile(r"/L\.\d|^S/(?:\d{4}/)?\d+|/WP\.\d|/CRP\.\d")
_RESULT = re.compile(r"/RES/|/DEC/")
_PUT = re.compile(
    r"\b(?:draft|revised|amendments?|decisions?|text|resolution)\b[^.;]{0,120}?\Z|\bdocument\s+\Z", re.IGNORECASE
)
_PROCEDURE = re.compile(
    r"(?:By\s|It\s+was|The\s+President\s*:|The\s+(?:Acting\s+)?(?:President|Chair\w*)\b|(?:The\s+)?(?:[a-z]+\s+)*"
    r"(?:draft|amendment|motion|proposal|preambular|operative|paragraph|text|decision|resolution|result)\b)",
    re.IGNORECASE,
)
_A_COMMITTEE = re.compile(r"\b(?:the|The)\s+(?:Committee|Commission)\b")
_PLENARY = re.compile(r"\b(?:the|The)\s+(?:General\s+)?Assembly\b(?!\s+(?:of\s+[A-Z]|would))")
_COUNCIL = re.compile(r"\b(?:UN\s+|United\s+Nations\s+)?Security\s+Council\b")
_RIGHTS = re.compile(r"\bHuman\s+Rights\s+Council\b")
_HEAD = 1_500


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and on what was voted, as far as the document tells."""

    text: str | None = None
    result: str | None = None
    body: str | None = None
    taken_on: date | None = None
    meeting: str | None = None


def setting_of(document: Document, symbols: Sequence[SymbolMention], vote: VoteTold) -> Setting:
    """The setting of a vote in a document that is not the resolution itself."""
    inside = [each for each in symbols if vote.told and _within(each.span, vote.told)]
    result = next((each.symbol for each in inside if _RESULT.search(each.symbol)), None)
    text = next((each.symbol for each in inside if _DRAFT.search(each.symbol)), None)
    text = text or _put_before(document.text, symbols, vote)
    day, meeting = _day_and_meeting(document, vote)
    body = _body(document, vote) or _body_of(result)
    return Setting(text, result, body, day, meeting)


def _body_of(result: str | None) -> str | None:
    """Whose resolution a vote ended in, by its symbol."""
    organs = heading_organs()
    prefix = max((each for each in organs if result and result.startswith(each + "/")), key=len, default="")
    return organs.get(prefix)


def _put_before(text: str, symbols: Sequence[SymbolMention], vote: VoteTold) -> str | None:
    """The symbol of the draft that was last named before the vote, since the one before it."""
    for each in reversed(symbols):
        if _within(each.span, vote.context) and _DRAFT.search(each.symbol):
            before = text[max(0, each.span[0] - 160) : each.span[0]]
            if _PUT.search(before.rstrip(' (\u201c"')):
                return each.symbol
    return None


def _day_and_meeting(document: Document, vote: VoteTold) -> tuple[date | None, str | None]:
    """Of a record or a release its own, unless a speaker recalls a vote; else those of the last meeting named."""
    masthead = masthead_of(document)
    if document.kind == "record" or (masthead is not None and masthead.kind in ("record", "release")):
        recalled = vote.rule != "list" and vote.told and not _PROCEDURE.match(document.text, vote.told[0])
        if recalled and document.kind == "record":
            return None, None
        return document.published, masthead.meeting if masthead else None
    told = max((end for _, end in vote.evidence if vote.told and end <= vote.told[1]), default=0)
    behind = _BEHIND.match(document.text, told) if told else None
    if behind is not None:
        record = behind["record"]
        return day_in(behind.groupdict()), record.rpartition(".")[2] if record else None
    at = next(reversed(list(_MEETING.finditer(document.text, 0, vote.place[1]))), None)
    if at is None:
        return None, None
    return _day(at, document), at["meeting"]


def _day(told: re.Match[str], document: Document) -> date | None:
    year = told["year"] or (str(document.published.year) if document.published and told["month"] else None)
    if not (told["day"] and year):
        return None
    try:
        return date(int(year), _MONTHS.index(told["month"]) + 1, int(told["day"]))
    except ValueError:
        return None


def _body(document: Document, vote: VoteTold) -> str | None:
    """Who voted: the committee, council or assembly of the sentence, else that of the whole document."""
    words = document.text[slice(*vote.told)] if vote.told else ""
    named = MAIN_COMMITTEE.search(words)
    if named:
        return named[0]
    head = document.text[:_HEAD]
    committee = MAIN_COMMITTEE.search(head)
    masthead = masthead_of(document)
    own = masthead.organs[-1] if masthead and masthead.organs else None
    if _RIGHTS.search(words) or (_RIGHTS.search(head) and not own):
        return "Human Rights Council"
    if _A_COMMITTEE.search(words) and committee:
        return committee[0]
    if document.kind != "record" and _PLENARY.search(words) and not committee:
        return "General Assembly"
    if committee and (document.kind != "record" or own in (None, "General Assembly")) and _is_of_committee(document):
        return committee[0]
    return own or ("Security Council" if _COUNCIL.search(words) or _COUNCIL.search(head) else None)


def _is_of_committee(document: Document) -> bool:
    """Whether the document is a committee's own: its symbol says so, or its title."""
    if any(re.match(r"A/C\.\d", symbol) for symbol in document.symbols):
        return True
    head = document.text[:_HEAD]
    return bool(re.search(rf"^(?:Report\s+of\s+the\s+)?{MAIN_COMMITTEE.pattern}\s*$", head, re.MULTILINE))


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
