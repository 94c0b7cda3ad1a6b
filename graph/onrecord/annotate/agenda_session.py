"""Whose agenda an item is on, and of which session: from the words around it, the masthead, symbols or the date."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from onrecord.annotate.ordinal import PATTERN, ordinal
from onrecord.annotate.symbol_grammar import parse_symbol
from onrecord.document import DateBasis, Document
from onrecord.resources import ontology_folder
from onrecord.statement import AgendaStatus, SymbolMention, SymbolPart

_Value = TypeVar("_Value")

GENERAL_ASSEMBLY = "General Assembly"
_UNNUMBERED = frozenset({"sc", "icj", "secretariat"})
"""Principal organs whose agendas have no item numbers that documents are circulated under."""
_MAIN_COMMITTEE = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|General|Main) Committee")
_MASTHEAD = 1500
_REACH = 1000
"""No sentence is taken to be longer on either side of its items."""

_SESSION = re.compile(
    rf"\b(?P<ordinal>{PATTERN})\s+(?:\(?resumed\)?\s+|regular\s+|annual\s+|substantive\s+)?"
    r"(?P<special>emergency\s+special\s+|special\s+)?session\b",
    re.IGNORECASE,
)
_SESSION_LINE = re.compile(
    rf"^[ \t]*(?:[A-Z][\w ]{{3,60}}?[ \t])?{_SESSION.pattern}(?:[ \t]*\(?[A-Z][^\n]{{0,30}})?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_UNITED_NATIONS = re.compile(r"\b(?:United Nations|UN|Secretary-General)\b")
_BODY = (
    r"(?:[A-Z][\w'\u2019-]+\s+){0,4}?"
    r"(?:Council|Commission|Committee|Conference|Parliament|Board|Union|Congress|Senate|Assembly)"
    r"(?:\s+(?:on|of|for)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+(?:(?:and|of|the|on)\s+)?[A-Z][\w-]+){0,5}?)?"
)
_BODY_BEFORE = re.compile(rf"({_BODY})(?:['\u2019]s?)?\s+(?:provisional\s+|draft\s+)?$")
_BODY_IN_SESSION = re.compile(rf"\b({_BODY})\s+(?i:{PATTERN}\s+(?:special\s+|regular\s+)?session)\b")
_AFTER = re.compile(
    rf"(?:[\s,*]*\b(?:of|on|in|at|for|to|from|the|its|this|that|provisional|preliminary|supplementary|draft|agenda|list"
    rf"|adopted|regular|during|main|part|UN|U\.N\.|United|Nations|as)\b)*[\s,*]*(?P<what>(?i:{PATTERN})|{_BODY})?",
)  # fmt: skip
_THIS_SESSION = re.compile(r"\b(?:this\s+year['\u2019]?s?|current|present|ongoing|this)\s+session\b", re.IGNORECASE)
SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bH\.E)(?<!\bSt)(?<!\bNo)"
    r"[.!?][\u201d\"')]*\s+(?=[A-Z\u201c\"])|\n[ \t]*\n"
)


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ that has an agenda: its id in the vocabulary and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """The agenda a mention of an item belongs to."""

    organ: Organ | None
    session: str | None
    status: AgendaStatus
    basis: DateBasis


@lru_cache(maxsize=1)
def organs() -> dict[str, Organ]:
    """The principal organs by each of their names."""
    with (ontology_folder() / "sources" / "organs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        name: Organ(row["id"], row["name"])
        for row in rows
        for name in [row["name"], *row["alt_names"].split("|")]
        if name
    }


@lru_cache(maxsize=1)
def _organ_names() -> re.Pattern[str]:
    names = sorted(organs(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b|\b(?i:GENERAL ASSEMBLY)\b|{_MAIN_COMMITTEE.pattern}")


def session_on(day: date) -> int:
    """The regular session of the General Assembly that was open, or the last one opened, on a day.

    Sessions open in September: on the Tuesday of the third week that has a working day (resolution
    57/301, since 2003), of the second week since 2023, on the third Tuesday before.

    >>> session_on(date(2020, 4, 15)), session_on(date(2019, 9, 17)), session_on(date(2019, 9, 16))
    (74, 74, 73)
    """
    first = date(day.year, 9, 1)
    if day.year < 2003:
        opening = first + timedelta((1 - first.weekday()) % 7 + 14)
    else:
        monday = first - timedelta(first.weekday()) if first.weekday() < 5 else first + timedelta(7 - first.weekday())
        opening = monday + timedelta(weeks=2 if day.year < 2023 else 1, days=1)
    return max(1, day.year - 1945 - (day < opening))


def organ_of(part: SymbolPart) -> Organ | None:
    """The organ to whose agenda a document of this symbol belongs; ``None`` for the Security Council's."""
    if part.organ.startswith("A/HRC"):
        return Organ("hrc", "Human Rights Council")
    head = part.organ.partition("/")[0]
    principal = {"A": GENERAL_ASSEMBLY, "E": "Economic and Social Council", "T": "Trusteeship Council"}.get(head)
    return organs()[principal] if principal else None


class Surroundings:
    """What one document says, at each place, of organs and sessions; made once a document."""

    def __init__(self, doc: Document, symbols: tuple[SymbolMention, ...], days: tuple[tuple[int, date], ...]) -> None:
        self._doc = doc
        self._text = doc.text
        self._symbols = symbols
        self._symbol_places = [(mention.span[0], mention) for mention in symbols]
        self._days = days
        self._ends = [match.end() for match in SENTENCE_END.finditer(doc.text)]
        self._sessions = [(match.start(), _session(match)) for match in _SESSION.finditer(doc.text)]
        self._organs = [(match.start(), _organ(match[0])) for match in _organ_names().finditer(doc.text)]
        self._own = self._own_symbol()
        self._usual = self._usual_organ()
        self._headed = next((_session(match) for match in _SESSION_LINE.finditer(doc.text, 0, _MASTHEAD)), None)

    def place(self, start: int, end: int, *, alone: bool) -> Place:
        """The agenda that a list of items at ``start`` to ``end`` belongs to.

        ``alone`` says that the list is a heading or in brackets: an organ named beside it is in a title.
        """
        opening, closing = self._sentence(start, end)
        tail = self._text[end : min(closing, end + 160)]
        status = _status(self._text[max(0, start - 30) : end], tail)
        organ = self._organ(start, end, opening, closing, alone=alone)
        session, basis = self._session(start, end, opening, closing, organ)
        return Place(organ, session, status, basis)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        index = bisect_left(self._ends, start + 1)
        following = bisect_left(self._ends, end)
        opening = self._ends[index - 1] if index else 0
        closing = self._ends[following] if following < len(self._ends) else len(self._text)
        return max(opening, start - _REACH), min(closing, end + _REACH)

    def _organ(self, start: int, end: int, opening: int, closing: int, *, alone: bool) -> Organ | None:
        before = self._text[max(opening, start - 120) : start]
        if named := _BODY_BEFORE.search(before):
            return _organ(named[1])
        after = _AFTER.match(self._text, end, min(closing, end + 200))
        if after and after["what"] and (named_after := re.fullmatch(_BODY, after["what"])):
            return _organ(named_after[0])
        if (body := _last(_BODY_IN_SESSION, before)) and not _MAIN_COMMITTEE.search(body[1]):
            return _organ(body[1])
        near = [organ for organ in _between(self._organs, opening, start) if organ.id not in _UNNUMBERED]
        if near and (not alone or near[0].id == "ga"):
            return next((organ for organ in near if organ.id == "ga"), near[0])
        if self._own is not None and (owner := organ_of(self._own)):
            return owner
        return self._usual

    def _usual_organ(self) -> Organ | None:
        """The General Assembly, whose items are meant where no organ is named, if the document is about the UN."""
        named = self._symbols or self._organs or _UNITED_NATIONS.search(self._text)
        return organs()[GENERAL_ASSEMBLY] if named else None

    def _session(
        self, start: int, end: int, opening: int, closing: int, organ: Organ | None
    ) -> tuple[str | None, DateBasis]:
        tail = self._text[end : min(closing, end + 200)]
        attached = _AFTER.match(tail)
        session = _SESSION.match(tail, attached.start("what")) if attached and attached["what"] else None
        if session and (number := _session(session)):
            return number, "stated"
        if not _THIS_SESSION.search(tail[:90]):
            before = _between(self._sessions, max(opening, start - 400), start)
            if before and before[-1]:
                return before[-1], "stated"
            if stated := self._elsewhere(opening, closing, organ):
                return stated, "stated"
        day = self._day(opening, start)
        if day is None or organ is None or organ.id != "ga":
            return None, "inferred"
        return str(session_on(day)), "inferred"

    def _elsewhere(self, opening: int, closing: int, organ: Organ | None) -> str | None:
        """The session of the masthead, of a symbol in the same sentence, or of the document's own symbol."""
        if self._headed:
            return self._headed
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


def _session(match: re.Match[str]) -> str | None:
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


def _organ(name: str) -> Organ:
    plain = re.sub(r"^(?:The|UN|United\s+Nations|U\.N\.)\s+", "", re.sub(r"\s+", " ", name.strip()))
    if _MAIN_COMMITTEE.fullmatch(plain) or "GENERAL ASSEMBLY" in plain.upper():
        return organs()[GENERAL_ASSEMBLY]
    known = organs().get(plain) or organs().get(name)
    if known:
        return known
    if plain.endswith("Human Rights Council"):
        return Organ("hrc", "Human Rights Council")
    return Organ(re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-"), plain)


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
    return "adopted"
