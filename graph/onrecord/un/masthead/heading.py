"""The number over a resolution: "Resolution 502 (1982)", "47 (1948). Resolution of", "80/14. Title"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.un.masthead.lines import Line
from onrecord.un.organ import GENERAL_ASSEMBLY
from onrecord.un.series import year_of_resolution
from onrecord.un.slips import DAY, DIGIT, is_like, number

_RESOLUTION = r"(?P<word>[a-z][a-z015|]{7,11}|[a-z015|]{1,9} [a-z015|]{1,9})"
_NUMBER = rf"(?P<number>{DIGIT}(?: ?{DIGIT}){{0,3}})"
_YEAR = rf"\s*[(\[{{]\s*(?P<year>{DIGIT}(?: ?{DIGIT}){{3}})\s*[)\]}}]?"
_OF = r"(?:[oa0c]\s?[fnt]|0|o)(?=\s|\d)"
_COUNCILS = (
    re.compile(rf"[^\w]{{0,3}}{_RESOLUTION}(?:\s+|(?<=[a-z])(?=\d))(?:no\.?\s*)?{_NUMBER}{_YEAR}", re.IGNORECASE),
    re.compile(rf"[^\w]{{0,3}}{_NUMBER}{_YEAR}\s*[.,:]?\s*{_RESOLUTION}\s+{_OF}", re.IGNORECASE),
    re.compile(r"(?P<word>r[a-z015]{8,11})\s+(?P<number>\d{1,4})$", re.IGNORECASE),
)
_SESSIONS = r"(?P<number>(?:(?:ES-|S-)?\d{1,3}|(?:19|20)\d\d)/\d{1,4}(?:\s?[A-Z])?)"
_ASSEMBLYS = re.compile(rf"{_SESSIONS}\.\s+\S")
_ASSEMBLYS_ALONE = re.compile(rf"resolution\s+{_SESSIONS}\s*$", re.IGNORECASE)
_OTHERS = re.compile(
    r"resolution\s+(?:[A-Z]{1,6}[-\s]?)?\d{1,4}(?:/\d{1,4}|\s*\([IVXL]+\))(?:[.:]?\s|$)", re.IGNORECASE
)
"""The number over a resolution of an organ whose symbols are not made of it."""
_OF_OLD = re.compile(
    r"(?:resolution\s+)?(?P<number>\d{1,4}(?:\s[A-Z])?)\s*\((?P<session>[IVXL]{1,8}|E?S-[IVX]{1,5})\)(?:\.\s+\S|\s*$)"
)
_PREFIXES = {GENERAL_ASSEMBLY: "A/RES", "Human Rights Council": "A/HRC/RES", "Economic and Social Council": "E/RES"}
_YEARS = range(1946, 2200)
_ALIKE = 0.75
"""How much a word must be like "resolution", which "regulation" is not."""
_ROWS = 20


@dataclass(frozen=True, slots=True)
class Heading:
    """The line with a resolution's number: its index, the symbol that the number gives, and the year it tells."""

    index: int
    symbol: str | None = None
    year: int | None = None


def find_heading(lines: Sequence[Line], organ: str | None, session: int | None = None) -> Heading | None:
    """The number over the text of a resolution of an organ, or of one that is not told; ``None`` without one."""
    for index, line in enumerate(lines[:_ROWS]):
        found = next(filter(_is_a_resolution, (form.match(line.words) for form in _COUNCILS)), None)
        if found and organ in (None, "Security Council"):
            return _of_council(index, found, lines[index : index + 4])
        found = _ASSEMBLYS.match(line.words) or _ASSEMBLYS_ALONE.match(line.words)
        if found and organ in _PREFIXES:
            return _of_session(index, found["number"], organ, session)
        if (found := _OF_OLD.match(line.words)) and organ in (None, GENERAL_ASSEMBLY):
            return Heading(index, f"A/RES/{found['number'].replace(' ', '')} ({found['session']})")
        if organ not in (None, "Security Council", *_PREFIXES) and _OTHERS.match(line.words):
            return Heading(index)
    return None


def _is_a_resolution(found: re.Match[str] | None) -> bool:
    """Whether the word beside a number is "resolution", with slips or with a space inside."""
    return found is not None and is_like(found["word"].replace(" ", ""), "resolution", _ALIKE)


def _of_council(index: int, found: re.Match[str], near: Sequence[Line]) -> Heading:
    """A Council's number with its year.

    Where the two do not go together, the table of years tells which is misread, unless the day below bears the
    printed year as well: then it is the number, and no symbol is better than a wrong one.
    """
    value, printed = number(found["number"]), number(found.groupdict().get("year") or "")
    known = year_of_resolution(value) if value else None
    days = (number(day["year"]) for line in near for day in re.finditer(DAY, line.words))
    if known and printed and known != printed and printed in _YEARS and next(days, None) == printed:
        return Heading(index, None, printed)
    year = known or (printed if printed in _YEARS else None)
    return Heading(index, f"S/RES/{value} ({year})" if value and year else None, year)


def _of_session(index: int, numbered: str, organ: str | None, session: int | None) -> Heading:
    """A number such as 80/14, whose session must be that of the masthead where it tells one."""
    told = numbered.partition("/")[0]
    prefix = _PREFIXES[organ or GENERAL_ASSEMBLY]
    right = session is None or not told.isdigit() or int(told) == session
    return Heading(index, f"{prefix}/{numbered.replace(' ', '')}" if right else None)
