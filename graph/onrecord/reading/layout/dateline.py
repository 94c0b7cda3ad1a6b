"""Datelines: the place, date and agency before the first sentence of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.draft.printed_date import MONTH, find_date

_CAPITALS = r"[^\W\d_a-zà-öø-ÿ][^\W\d_a-zà-öø-ÿ.'’-]*"
_WORD = r"[^\W\d_][\w.'’-]*"
_UPPER_PLACE = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}"
_PLACE = rf"(?:(?=[A-ZÀ-ÖØ-Þ]){_WORD}(?:[ -](?:(?=[A-ZÀ-ÖØ-Þ])|(?:de|of|la|the|am|an)\b){_WORD}){{0,3}})"
_COUNTRY = rf"(?:(?:,\s*{_PLACE}){{0,2}}|\s\[{_PLACE}\])"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:,?\s+\d{{4}})?|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})"
)
_AGENCY = rf"(?:\((?P<agency>[^()\n]{{2,60}})\)|/(?P<slashed>[^/\n]{{2,40}})/|(?P<bare>[A-Z]{{2,12}}|{_PLACE}))"
_DASH = r"(?:\u2014|\u2013|\u2012|\u2015|--|-)"

_FORMS = (
    # PORT ELSA, Norvania, 24 April (Meridian News Agency) –
    rf"(?:{_UPPER_PLACE}|{_PLACE}){_COUNTRY},?\s+(?P<date>(?i:{_DATE}))(?:,?\s*{_AGENCY})?\s*(?:{_DASH}|\.(?=\s)|:)",
    # ANKARA, April 24 /TASS/.
    rf"(?:{_UPPER_PLACE}|{_PLACE}){_COUNTRY},?\s+(?P<date>(?i:{_DATE}))\s*/(?P<slashed>[^/\n]{{2,40}})/[.:]?",
    # GENEVA (Reuters) -
    rf"(?:{_UPPER_PLACE}|{_PLACE}){_COUNTRY},?\s*(?:\((?P<agency>[^()\n]{{2,60}})\)|/(?P<slashed>[^/\n]{{2,40}})/)"
    rf"\s*(?:{_DASH}|[.:](?=\s))",
    # (Meridian News Agency) PORT ELSA —
    rf"\((?P<agency>[^()\n]{{2,60}})\)\s*(?:{_UPPER_PLACE}){_COUNTRY}\s*{_DASH}",
    # LONDON —
    rf"{_UPPER_PLACE}{_COUNTRY}\s*(?:\u2014|\u2013|\s--?)",
)  # fmt: skip
_DATELINES = tuple(re.compile(form) for form in _FORMS)
_AFTER = re.compile(r"\s*(?=[\w\"'`\u201a-\u201f\u2018\u00ab\u2039\u300c\u300e\u301d(\[*_\u2026])")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's span and what it says of the report: the agency, and the date where it has a year."""

    start: int
    end: int
    says: Metadata


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which the paragraph from ``start`` to ``end`` begins, or ``None``.

    >>> find_dateline("GENEVA (Reuters) - The talks failed.", 0, 36).says.publisher
    'Reuters'
    """
    opening = text[start : min(end, start + _LONGEST)]
    for form in _DATELINES:
        match = form.match(opening)
        if match is None:
            continue
        after = _AFTER.match(opening, match.end())
        if after is None or _goes_on_as_sentence(match, opening[after.end() :]):
            continue
        return Dateline(start, start + match.end(), _says(match))
    return None


def _goes_on_as_sentence(match: re.Match[str], rest: str) -> bool:
    """Whether lower case follows a mark that ends no dateline: ``Norvania (a republic) - or what is left``."""
    return rest[:1].islower() and not match.groupdict().get("date") and not match.group().isupper()


def _says(match: re.Match[str]) -> Metadata:
    group = match.groupdict()
    agency = group.get("agency") or group.get("slashed") or group.get("bare")
    found = find_date(group["date"]) if group.get("date") else None
    if agency and find_date(agency):
        found, agency = found or find_date(agency), None
    return Metadata(publisher=agency.strip() if agency else None, published=found[0] if found else None)
