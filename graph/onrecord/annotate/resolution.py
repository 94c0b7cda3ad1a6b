"""Resolutions and decisions that a text calls by number: "resolution 822 (1993)", "resolution 62/243".

The Security Council's are numbered through, so ``ontology/sources/sc_resolution_years.csv`` gives the
year of a bare number, and tells its resolutions from other bodies' with the same look.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.annotate.symbol_grammar import parse_symbol
from onrecord.resources import ontology_folder
from onrecord.statement import SymbolMention

_COUNCIL = r"(?:UN\s+|U\.N\.\s+|United\s+Nations\s+)?(?:Security\s+Council|UNSC)"
_HEAD = re.compile(
    rf"\b(?:(?P<council>UNSCRs?)|(?P<word>[Rr]esolutions?|RESOLUTIONS?|[Dd]ecisions?))\b"
    rf"(?P<of>\s+of\s+the\s+{_COUNCIL})?(?:\s+Nos?\.?|\s+numbers?)?\s*[:(\u2013\u2014-]?\s*(?=E?S-\d|\d)"
)
_DATE = r"(?:,?\s+of\s+(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s+\d{1,2}),?\s+\d{4})?"
_ELEMENT = re.compile(
    r"(?P<number>\d{1,4})(?:\s?(?P<letter>[A-Z](?:-[A-Z])?)(?=\s?\())?\s?"
    r"\((?P<session>(?:19|20)\d\d|[IVXLC]{1,7}|E?S-[IVX]{1,4})\)"
    r"|(?P<place>(?:ES-|S-)?\d{1,4})/(?P<item>\d{1,4})(?![\d/])(?:\s?(?P<part>[A-Z])(?=[,;.)\]]|\s+and\b|\s+of\b|$))?"
    r"|(?P<bare>\d{1,4})(?![\d/.,]\d|[\w/%-])"
)
_AFTER = re.compile(_DATE)
_SEPARATOR = re.compile(r"(?:\s*[,;]\s*(?:and\s+)?|\s+(?:and|or|&)\s+)(?:resolutions?\s+|decisions?\s+)?(?=E?S-\d|\d)")
_BODIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("S", re.compile(rf"(?:{_COUNCIL}|\bSC)(?:['\u2019]s)?\s+(?:[a-z]+\s+){{0,2}}$")),
    ("A/HRC", re.compile(r"\bHuman\s+Rights\s+Council\s+(?:[a-z]+\s+){0,2}$")),
    ("E", re.compile(r"(?:\bEconomic\s+and\s+Social\s+Council|\bECOSOC)\s+(?:[a-z]+\s+){0,2}$")),
    ("E/CN.4", re.compile(r"\bCommission\s+on\s+Human\s+Rights\s+(?:[a-z]+\s+){0,2}$")),
    ("", re.compile(r"\b(?:Health|Parliamentary|National|Interparliamentary)\s+Assembly\s+(?:[a-z]+\s+){0,2}$")),
    ("A", re.compile(r"(?:\b(?:General\s+)?Assembly|\bUNGA|\bGA)(?:['\u2019]s)?\s+(?:[a-z]+\s+){0,2}$")),
    ("", re.compile(r"(?:\b[A-Z][A-Za-z]+\s+(?:Council|Commission|Committee|Union)|\b[A-Z]{2,6}|Parliament|House|Senate"
                    r"|Congress|Duma|Conference)(?:['\u2019]s)?\s+(?:[a-z]+\s+){0,2}$")),
)  # fmt: skip
_OF_COUNCIL = re.compile(rf"\s*,?\s*\)?\s*(?:adopted\s+by|of)\s+the\s+{_COUNCIL}\b")
_FOREIGN_AFTER = re.compile(
    r"\s+(?:adopted\s+by|of)\s+the\s+(?!Security|General|Economic|Human|UN\b|United|Council|Assembly)(?:[A-Z]|[a-z]+\s+[A-Z])"
)


@lru_cache(maxsize=1)
def resolution_years() -> tuple[tuple[int, int, int], ...]:
    """Year, first and last number of the Security Council's resolutions, in order."""
    with (ontology_folder() / "sources" / "sc_resolution_years.csv").open(encoding="utf-8", newline="") as file:
        return tuple((int(row["year"]), int(row["first"]), int(row["last"])) for row in csv.DictReader(file))


def year_of_resolution(number: int) -> int | None:
    """The year in which the Security Council adopted a resolution; ``None`` for numbers not in the table.

    >>> year_of_resolution(822), year_of_resolution(99999)
    (1993, None)
    """
    return next((year for year, first, last in resolution_years() if first <= number <= last), None)


def find_resolutions(text: str) -> Iterator[SymbolMention]:
    """Resolutions and decisions called by number, each at its own number's place.

    The first of a list takes the word before it into its span, if nothing stands between them.
    """
    position = 0
    while head := _HEAD.search(text, position):
        elements = list(_elements(text, head.end()))
        position = max(head.end(), elements[-1].end() if elements else 0)
        body = _body(text, head, elements[-1].end() if elements else head.end())
        if body == "":
            continue
        for index, element in enumerate(elements):
            symbol = _symbol(element, body, decision=(head["word"] or "").lower().startswith("d"))
            parsed = parse_symbol(symbol) if symbol else None
            if parsed is None:
                break
            start = head.start() if index == 0 else element.start()
            yield SymbolMention((start, element.end()), parsed.symbol, parsed.parts)


def _elements(text: str, start: int) -> Iterator[re.Match[str]]:
    element = _ELEMENT.match(text, start)
    while element:
        yield element
        dated = _AFTER.match(text, element.end())
        separator = _SEPARATOR.match(text, dated.end() if dated else element.end())
        element = _ELEMENT.match(text, separator.end()) if separator else None


def _body(text: str, head: re.Match[str], end: int) -> str | None:
    """The symbol of the organ that the text names beside the number; empty for bodies outside our table."""
    if head["council"] or head["of"] or _OF_COUNCIL.match(text, end):
        return "S"
    if _FOREIGN_AFTER.match(text, end):
        return ""
    before = text[max(0, head.start() - 60) : head.start()]
    return next((body for body, pattern in _BODIES if pattern.search(before)), None)


def _symbol(element: re.Match[str], body: str | None, *, decision: bool) -> str | None:
    kind = "DEC" if decision else "RES"
    if element["session"]:
        return _numbered_through(element, body, kind)
    if element["place"]:
        return _in_session(element, body, kind)
    if body != "S" or decision:
        return None
    year = year_of_resolution(int(element["bare"]))
    return f"S/RES/{element['bare']}" + (f" ({year})" if year else "")


def _numbered_through(element: re.Match[str], body: str | None, kind: str) -> str | None:
    """``822 (1993)`` is the Security Council's if the year is right; ``3314 (XXIX)`` the Assembly's."""
    number, session = element["number"], element["session"]
    if session.isdigit():
        if body != "S" and (body is not None or year_of_resolution(int(number)) != int(session)):
            return None
        return f"S/{kind}/{number} ({session})"
    return f"{body if body in ('A', 'E') else 'A'}/{kind}/{number}{element['letter'] or ''} ({session})"


def _in_session(element: re.Match[str], body: str | None, kind: str) -> str | None:
    """``62/243`` is the Assembly's unless another body is named; ``1996/31`` the Economic and Social Council's."""
    place, item = element["place"], element["item"] + (element["part"] or "")
    if place.isdigit() and len(place) == 4:
        if body == "S" or (body is None and year_of_resolution(int(place)) == _number(item)):
            return f"S/RES/{place} ({item})"
        return f"{body if body in ('E', 'E/CN.4') else 'E'}/{kind}/{place}/{item}" if body != "A" else None
    return f"{'A/HRC' if body == 'A/HRC' else 'A'}/{kind}/{place}/{item}"


def _number(item: str) -> int | None:
    return int(item) if item.isdigit() else None
