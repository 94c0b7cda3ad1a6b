"""Whose agenda an item is on, and of which session: from the words around it, the masthead, symbols or the date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from onrecord.model.document import DateBasis, Document
from onrecord.model.finding.agenda_item import AgendaStatus
from onrecord.model.finding.symbol import SymbolMention, SymbolPart
from onrecord.names import sentence
from onrecord.un.calendar import open_session
from onrecord.un.ordinal import PATTERN, ordinal
from onrecord.un.organ import (
    BODY,
    GENERAL_ASSEMBLY,
    MAIN_COMMITTEE,
    Organ,
    is_in_report_title,
    organ_named,
    organ_names,
    organ_of,
    organs,
)
from onrecord.un.symbol import parse_symbol

__all__ = ["Place", "Surroundings"]

_Value = TypeVar("_Value")

_MASTHEAD = 1500
_REACH = 1000
"""No sentence is taken to be longer on either side of its items."""

_ADJECTIVES = r"(?:\(?resumed\)?\s+|regular\s+|annual\s+|substantive\s+|organizational\s+)?"
_SESSION = re.compile(
    rf"\b(?P<ordinal>{PATTERN})\s+{_ADJECTIVES}(?P<special>emergency\s+special\s+|special\s+)?session\b",
    re.IGNORECASE,
)
_YEAR_SESSION = re.compile(
    rf"\b(?P<before>(?:19|20)\d\d)\s+{_ADJECTIVES}(?:high-level\s+)?session\b"
    r"|\bsession\s+(?:of|for)\s+(?P<after>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SESSION_LINE = re.compile(
    rf"^[ \t]*(?:[A-Z][\w ]{{3,60}}?[ \t])?{_SESSION.pattern}(?:[ \t]*\(?[A-Z][^\n]{{0,30}})?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_YEAR_SESSION_LINE = re.compile(
    rf"^[ \t]*(?i:{_ADJECTIVES})(?:{_YEAR_SESSION.pattern})[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_UNITED_NATIONS = re.compile(r"\b(?:United Nations|UN|Secretary-General|preliminary\s+list)\b")
_BODY_BEFORE = re.compile(rf"({BODY})(?:['\u2019]s?)?\s+(?:provisional\s+|draft\s+)?$")
_BODY_IN_SESSION = re.compile(rf"\b({BODY})\s+(?i:{PATTERN}\s+(?:special\s+|regular\s+)?session)\b")
_OF_ORGAN = re.compile(r"\s+of\s+the\s+")
_AFTER = re.compile(
    rf"(?:[\s,*]*\b(?:of|on|in|at|for|to|from|the|its|this|that|provisional|preliminary|supplementary|draft|agenda|list"
    rf"|items?|be|included|adopted|regular|during|main|part|UN|U\.N\.|United|Nations|as"
    rf"|(?:General\s+)?Assembly['\u2019]s?|Council['\u2019]s?)\b)*['\u2019]?[\s,*]*(?P<what>(?i:{PATTERN})|{BODY})?",
)
_THIS_SESSION = re.compile(r"\b(?:this\s+year['\u2019]?s?|current|present|ongoing|this)\s+session\b", re.IGNORECASE)
_AGENDA_DOCUMENT = re.compile(r"\bA/\d+/(?P<number>50|100|150|251)(?![\d/])")
_STATUS_OF_DOCUMENT: dict[str, AgendaStatus] = {
    "50": "preliminary", "100": "preliminary", "150": "provisional", "251": "adopted",
}  # fmt: skip
"""The numbers under which the Assembly's lists of items are issued every session since the thirty-first."""


@dataclass(frozen=True, slots=True)
class Place:
    """The agenda a mention of an item belongs to."""

    organ: Organ | None
    session: str | None
    status: AgendaStatus
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class _Session:
    """A session a text names: its number, and the organ it is said to be of."""

    number: str
    organ: Organ | None

    def may_be_of(self, organ: Organ | None) -> bool:
        return self.organ is None or organ is None or self.organ == organ


class Surroundings:
    """What one document says, at each place, of organs and sessions; made once a document."""

    def __init__(self, doc: Document, symbols: tuple[SymbolMention, ...], days: tuple[tuple[int, date], ...]) -> None:
        self._doc = doc
        self._text = doc.text
        self._symbols = symbols
        self._symbol_places = [(mention.span[0], mention) for mention in symbols]
        self._days = days
        self._ends = [match.end() for match in sentence.IN_PROSE.finditer(doc.text)]
        self._organs = [(match.start(), organ_named(match[0])) for match in organ_names().finditer(doc.text)]
        self._sessions = [(match.start(), self._session_at(match)) for match in _SESSION.finditer(doc.text)]
        self._years = [(match.start(), match["before"] or match["after"]) for match in _YEAR_SESSION.finditer(doc.text)]
        self._named = [
            (place, organ)
            for place, organ in self._organs
            if organ.sessions != "none" and not is_in_report_title(doc.text, place)
        ]
        self._is_of_assembly = any(organ.id == "ga" for _, organ in self._named)
        emergency = any(session.number.startswith("ES-") for _, session in self._sessions)
        self._own = self._own_symbol()
        self._headed = next((_number(match) for match in _SESSION_LINE.finditer(doc.text, 0, _MASTHEAD)), None)
        year = next(iter(_YEAR_SESSION_LINE.finditer(doc.text, 0, _MASTHEAD)), None)
        named = symbols or self._organs or emergency or self._headed
        self._is_of_united_nations = bool(named or _UNITED_NATIONS.search(doc.text))
        self._headed_year = (year["before"] or year["after"]) if year else None

    def place(self, start: int, end: int, *, alone: bool) -> Place:
        """The agenda that a list of items at ``start`` to ``end`` belongs to.

        ``alone`` says that the list is a heading or in brackets: an organ named beside it is in a title.
        """
        opening, closing = self.sentence(start, end)
        tail = self._text[end : min(closing, end + 160)]
        status = _status(self._text[max(0, start - 30) : end], tail)
        organ = self._organ(start, end, opening, closing, alone=alone)
        session, basis = self._session(start, end, opening, closing, organ)
        return Place(organ, session, status, basis)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence around a span begins and ends, as far as it matters."""
        index = bisect_left(self._ends, start + 1)
        following = bisect_left(self._ends, end)
        opening = self._ends[index - 1] if index else 0
        closing = self._ends[following] if following < len(self._ends) else len(self._text)
        return max(opening, start - _REACH), min(closing, end + _REACH)

    def organs_between(self, start: int, end: int) -> list[Organ]:
        """The organs named from ``start`` up to ``end``."""
        return _between(self._organs, start, end)

    # -- the organ

    def _organ(self, start: int, end: int, opening: int, closing: int, *, alone: bool) -> Organ | None:
        before = self._text[max(opening, start - 120) : start]
        if named := _BODY_BEFORE.search(before):
            return organ_named(named[1])
        after = _AFTER.match(self._text, end, min(closing, end + 200))
        if after and after["what"] and (named_after := re.fullmatch(BODY, after["what"])):
            return organ_named(named_after[0])
        if (body := _last(_BODY_IN_SESSION, before)) and not MAIN_COMMITTEE.search(body[1]):
            return organ_named(body[1])
        near = [organ for organ in self.organs_between(opening, start) if organ.sessions != "none"]
        if near and (not alone or near[0].id == "ga" or (start < _MASTHEAD and self._stands_alone(near[0], start))):
            return next((organ for organ in near if organ.id == "ga"), near[0])
        if not near and not alone:
            ahead = [organ for organ in self.organs_between(end, closing) if organ.sessions != "none"]
            if ahead:
                return ahead[0]
        if self._own is not None and (owner := organ_of(self._own)):
            return owner
        headed = alone and _between(self._sessions, opening, start)
        return self._usual_organ(start) or (organs()[GENERAL_ASSEMBLY] if headed else None)

    def _stands_alone(self, organ: Organ, start: int) -> bool:
        """Whether a line of the masthead above is the name of the organ and nothing else."""
        lines = self._text[:start].splitlines()
        return any(line.strip() and organ_named(line) == organ for line in lines)

    def _usual_organ(self, start: int) -> Organ | None:
        """Whose agenda is meant where no organ is near: the one last named, if the document is about the UN.

        The General Assembly wherever it is named at all, for its items are those that documents come under.
        """
        if self._named and not self._is_of_assembly:
            return self._named[max(0, bisect_left(self._named, start, key=lambda place: place[0]) - 1)][1]
        return organs()[GENERAL_ASSEMBLY] if self._is_of_united_nations else None

    # -- the session

    def _session_at(self, match: re.Match[str]) -> _Session:
        organ = None
        if of := _OF_ORGAN.match(self._text, match.end()):
            named = organ_names().match(self._text, of.end())
            organ = organ_named(named[0]) if named else None
        return _Session(_number(match) or "", organ)

    def _session(
        self, start: int, end: int, opening: int, closing: int, organ: Organ | None
    ) -> tuple[str | None, DateBasis]:
        stated = self._stated(start, end, opening, closing, organ)
        if stated:
            return stated, "stated"
        day = self._day(opening, start)
        return (open_session(organ.id, day) if day and organ else None), "inferred"

    def _stated(self, start: int, end: int, opening: int, closing: int, organ: Organ | None) -> str | None:
        tail = self._text[end : min(closing, end + 200)]
        if organ and organ.sessions == "year":
            named = _between(self._years, opening, closing)
            return named[-1] if named else self._headed_year or self._elsewhere(opening, closing, organ)
        attached = _AFTER.match(tail)
        session = _SESSION.match(tail, attached.start("what")) if attached and attached["what"] else None
        if session and (number := _number(session)):
            return number
        if _THIS_SESSION.search(tail[:90]):
            return None
        before = _between(self._sessions, max(opening, start - 400), start)
        usable = [session.number for session in before if session.number and session.may_be_of(organ)]
        return usable[-1] if usable else self._headed or self._elsewhere(opening, closing, organ)

    def _elsewhere(self, opening: int, closing: int, organ: Organ | None) -> str | None:
        """The session of a symbol in the same sentence, or of the document's own symbol."""
        for mention in _between(self._symbol_places, opening, closing):
            if number := _own_session(mention.parts[0], organ):
                return number
        return _own_session(self._own, organ) if self._own else None

    def _own_symbol(self) -> SymbolPart | None:
        """The document's own symbol: from its metadata, or alone on a line of the masthead."""
        for mention in self._symbols:
            if mention.span[0] > _MASTHEAD:
                break
            line = self._text[self._text.rfind("\n", 0, mention.span[0]) + 1 :].partition("\n")[0]
            stripped = re.sub(r"^\s*United Nations\s+", "", line).strip()
            named = {mention.symbol, *(part.symbol for part in mention.parts)} & set(self._doc.symbols)
            if named or stripped == self._text[slice(*mention.span)]:
                return _numbered_part(mention)
        parsed = parse_symbol(self._doc.symbols[0]) if self._doc.symbols else None
        return _numbered_part(parsed) if parsed else None

    def _day(self, opening: int, start: int) -> date | None:
        """The last day named before the items in their sentence, unless later than publication; else that."""
        published = self._doc.published
        named = [day for day in _between(self._days, opening, start) if published is None or day <= published]
        return named[-1] if named else published


def _between(places: Sequence[tuple[int, _Value]], start: int, end: int) -> list[_Value]:
    """The values placed from ``start`` up to ``end``; the places are in order."""
    low = bisect_left(places, start, key=lambda place: place[0])
    high = bisect_left(places, end, key=lambda place: place[0])
    return [value for _, value in places[low:high]]


def _numbered_part(mention: SymbolMention) -> SymbolPart:
    """The part of a joint symbol whose organ has numbered agenda items, else the first."""
    return next((part for part in mention.parts if organ_of(part)), mention.parts[0])


def _number(match: re.Match[str]) -> str | None:
    number = ordinal(match["ordinal"])
    if number is None:
        return None
    special = match["special"]
    if special is None:
        return str(number)
    return f"{'ES' if special.lower().startswith('emergency') else 'S'}-{number}"


def _own_session(part: SymbolPart, organ: Organ | None) -> str | None:
    """The session a symbol names, where it is one of the organ's own."""
    if organ is None or organ_of(part) != organ or not part.session:
        return None
    return part.session if re.fullmatch(r"\d+|E?S-\d+", part.session) else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _status(before: str, tail: str) -> AgendaStatus:
    near = re.split(r"[.;:\n\u201c\"]", tail)[0][:60] if "*" not in tail[:40] else tail[:40]
    if re.search(r"\bpreliminary\s+list\b", near, re.IGNORECASE):
        return "preliminary"
    if re.search(r"\b(?:provisional|draft)\s+agenda\b", near, re.IGNORECASE) or re.search(
        r"\b(?:provisional|draft)\s+agenda\s+(?:sub-?)?items?", before, re.IGNORECASE
    ):
        return "provisional"
    issued = _AGENDA_DOCUMENT.search(before)
    return _STATUS_OF_DOCUMENT[issued["number"]] if issued else "adopted"
