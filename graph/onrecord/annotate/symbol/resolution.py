"""Resolutions and decisions that a text calls by number: "resolution 822 (1993)", "resolution 62/243".

Whose they are is read off the organ named beside the number (``resolution_organ``), else off the number:
the Security Council's are numbered through, the General Assembly's within a session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.symbol.resolution_organ import COUNCIL, Organ, OrgansNamed
from onrecord.model.document import Span
from onrecord.model.finding.symbol import SymbolMention
from onrecord.un.series import refuting, year_of_resolution
from onrecord.un.symbol import parse_symbol

_HEAD = re.compile(
    r"\b(?:(?P<council>UNSCRs?\b\)?)|(?P<word>[Rr]esolutions?|RESOLUTIONS?|[Dd]ecisions?|DECISIONS?)\b"
    r"|(?P<short>[Rr]es\b\.?))"
)
_BETWEEN = re.compile(
    rf"(?P<of>\s+of\s+the\s+{COUNCIL})?(?:\s+(?:[Nn]os?|[Nn]umbers?)\b\.?)?\s*[:(\u2013\u2014-]?\s*(?=E?S-\d|\d)"
)
_DATE = re.compile(r"(?:,?\s+of\s+(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s+\d{1,2}),?\s+\d{4})?")
_ELEMENT = re.compile(
    r"(?P<number>\d{1,4})(?:\s?(?P<letter>[A-Z](?:-[A-Z])?)(?=\s?\())?\s?"
    r"\((?P<session>(?:19|20)\d\d|[IVXLC]{1,7}|E?S-[IVX]{1,4})\)"
    r"|(?P<place>(?:ES-|S-)?\d{1,4})/(?P<item>\d{1,4})(?![\d/]|-[A-Za-z]|\.[A-Z]{2})"
    r"(?:\s?(?P<part>[A-Z])(?=[,;.)\]]|\s+and\b|\s+of\b|[ \t]*(?:\n|$)))?"
    r"|(?P<bare>\d{1,4})(?![\d/.,]\d|[\w/%-])"
)
_SEPARATOR = re.compile(r"(?:\s*[,;]\s*(?:and\s+)?|\s+(?:and|or|&)\s+)(?:resolutions?\s+|decisions?\s+)?(?=E?S-\d|\d)")
_LETTER = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?P<part>[A-Z])(?![\w'\u2019/-])")
_YEARS = range(1900, 2100)
"""No session has adopted so many resolutions: such a number is a year, "Resolution No. 51/2019"."""
_FIRST_DECISION = 301
"""The General Assembly numbers its decisions from here in every session since the thirty-first."""


def find_resolutions(text: str) -> Iterator[SymbolMention]:
    """Resolutions and decisions called by number, each at its own number's place.

    The first of a list takes the word before it into its span, if nothing stands between them.
    """
    organs = OrgansNamed(text)
    position = 0
    while head := _HEAD.search(text, position):
        position = head.end()
        between = _BETWEEN.match(text, head.end())
        elements = list(_elements(text, between.end())) if between else []
        if between is None or not elements or _is_no_document(text, head):
            continue
        position = elements[-1].end()
        organ = Organ("S", sure=True) if head["council"] or between["of"] else organs.of(head.start(), position)
        if organ.foreign or (head["short"] and organ.symbol is None):
            continue
        yield from _mentions(text, head, elements, organ)


def _mentions(text: str, head: re.Match[str], elements: list[re.Match[str]], organ: Organ) -> Iterator[SymbolMention]:
    decision = head[0].lower().startswith("d")
    for index, element in enumerate(elements):
        if index and element["bare"] and not _goes_on(elements[0], element):
            return
        symbol = _symbol(element, organ, decision=decision)
        parsed = parse_symbol(symbol) if symbol else None
        if parsed is None:
            return
        yield SymbolMention(
            (head.start() if index == 0 else element.start(), element.end()), parsed.symbol, parsed.parts
        )
        yield from _lettered(text, element, parsed.symbol)


def _goes_on(first: re.Match[str], element: re.Match[str]) -> bool:
    """Whether a bare number is another resolution: not "resolution 822 (1993), 5", "resolutions 822 and 3 more"."""
    return bool(first["bare"]) and len(element["bare"]) >= min(3, len(first["bare"]))


def _lettered(text: str, element: re.Match[str], symbol: str) -> Iterator[SymbolMention]:
    """The further parts of a resolution: "resolution 36/39 A and B"."""
    last = element["part"]
    end = element.end()
    while last and (match := _LETTER.match(text, end)) and match["part"] > last:
        span: Span = match.span("part")
        last, end = match["part"], match.end()
        if parsed := parse_symbol(symbol[:-1] + last):
            yield SymbolMention(span, parsed.symbol, parsed.parts)


def _is_no_document(text: str, head: re.Match[str]) -> bool:
    """Whether the word before says that it is a screen's resolution or a parliament's."""
    before = re.search(r"([A-Za-z]+)\.?\s+$", text[max(0, head.start() - 30) : head.start()])
    return before is not None and before[1].lower() in refuting("resolution")


def _elements(text: str, start: int) -> Iterator[re.Match[str]]:
    element = _ELEMENT.match(text, start)
    while element:
        yield element
        end = element.end()
        while element["part"] and (letter := _LETTER.match(text, end)):
            end = letter.end()
        dated = _DATE.match(text, end)
        separator = _SEPARATOR.match(text, dated.end() if dated else end)
        element = _ELEMENT.match(text, separator.end()) if separator else None


def _symbol(element: re.Match[str], organ: Organ, *, decision: bool) -> str | None:
    kind = "DEC" if decision else "RES"
    if element["session"]:
        return _numbered_through(element, organ, kind)
    if element["place"]:
        return _in_session(element, organ, kind)
    if organ.symbol != "S" or decision:
        return None
    return f"S/RES/{element['bare']}"


def _numbered_through(element: re.Match[str], organ: Organ, kind: str) -> str | None:
    """``822 (1993)`` is the Security Council's if the year is right; ``3314 (XXIX)`` the Assembly's."""
    number, session = element["number"], element["session"]
    if session.isdigit():
        if not (organ.symbol == "S" and organ.sure) and year_of_resolution(int(number)) != int(session):
            return None
        if organ.sure and organ.symbol not in ("S", None):
            return None
        return f"S/{kind}/{number} ({session})"
    return f"{organ.symbol if organ.symbol in ('A', 'E') else 'A'}/{kind}/{number}{element['letter'] or ''} ({session})"


def _in_session(element: re.Match[str], organ: Organ, kind: str) -> str | None:
    """``62/243`` is the Assembly's unless another body is named; ``1996/31`` the Economic and Social Council's."""
    place, item = element["place"], element["item"] + (element["part"] or "")
    number = int(element["item"])
    if place.isdigit() and len(place) == 4:
        if organ.symbol == "S" or year_of_resolution(int(place)) == number:
            return f"S/RES/{place} ({item})"
        return f"{organ.symbol}/{kind}/{place}/{item}" if organ.symbol in ("E", "E/CN.4") else None
    if organ.symbol == "A/HRC":
        return f"A/HRC/{kind}/{place}/{item}"
    if organ.symbol in ("E", "E/CN.4") and organ.sure:
        return None
    unlikely = kind == "DEC" and number < _FIRST_DECISION and organ.symbol is None
    early = place.isdigit() and int(place) < 31  # the Assembly's of these sessions are numbered through
    return None if number in _YEARS or unlikely or early else f"A/{kind}/{place}/{item}"
