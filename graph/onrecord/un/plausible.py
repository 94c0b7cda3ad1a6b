"""Whether a symbol that the grammar reads can be one: its series known, its numbers possible where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.finding.symbol import SymbolPart
from onrecord.un.series import Series, series

_FIRST_SESSION, _LAST_SESSION = 31, 99
"""The General Assembly's symbols name the session since the thirty-first (1976)."""
_FIRST_YEAR = {"S": 1994, "E": 1946}
_YEARS = range(1900, 2100)
"""No organ has had so many documents in a session or a year; such a number is a date's or a law's."""
_SPAN_OF_YEARS = 10
"""Behind a year, what may be a later one of a period: "S/2019/2020" is no document, "S/2020/1999" is."""
_LAST_SERIAL = {"A": 10999, "S": 27099, "T": 2199}
"""Above the last serials: the General Assembly's and the Councils' symbols have named session or year since."""
_RESOLUTIONS = ("RES", "DEC")
_COMMISSION = re.compile(r"(?:CONF|CN|AC)\.")
_MAIN_BODY = re.compile(r"C\.\d|BUR|SPC")
_OF_SESSION = re.compile(r"\((?:19|20)\d\d\)")


@dataclass(frozen=True, slots=True)
class Name:
    """One named segment: its grammar class and its words without the slash, in canonical spelling."""

    type: str
    text: str

    @property
    def stem(self) -> str:
        """What stands before the dot."""
        return self.text.partition(".")[0]

    @property
    def paper_number(self) -> str:
        """What stands behind the dot."""
        return self.text.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Pieces:
    """One symbol as the grammar reads it, from left to right."""

    head: str
    names: list[Name]
    session: str | None
    later: list[Name]
    numbers: list[str]
    suffixes: list[str]

    @property
    def ranged(self) -> bool:
        """Whether the number covers several reports of a state party: ``CRC/C/XXX/CO/5-6``."""
        return bool(self.numbers) and re.fullmatch(r"\d+-\d+", self.numbers[-1]) is not None

    @property
    def kind_of_state(self) -> bool:
        """Whether a state party's three letters stand last, or before a kind of document."""
        states = [name for name in self.names if name.type != "KIND"][1:]
        return bool(states) and re.fullmatch(r"[A-Z]{3}", states[-1].text) is not None


def known(pieces: Pieces) -> bool:
    """Whether the series is known, and takes what follows it."""
    stem = re.split(r"[.(]", pieces.head)[0]
    longer = f"{stem}/{pieces.names[0].text}" if pieces.names else stem
    found = series().get(longer) or series().get(stem)
    if found is None:
        return False
    rest = pieces.names[1:] if found.name == longer and pieces.names else pieces.names
    if not rest and not _may_follow(found, pieces):
        return False
    if found.words is not None and rest and rest[0].stem not in found.words:
        return False
    return not found.closed or _named_bodies_known(rest, pieces.later)


def _may_follow(found: Series, pieces: Pieces) -> bool:
    """Whether numbers may stand where they do: at once behind the series."""
    if "." in pieces.head:
        return "dotted" in found.direct
    if found.direct == {"dotted"}:
        return False
    if "(" in pieces.head:
        return True
    first = pieces.later[0].stem if pieces.later else ""
    if found.words is not None and first in found.words:
        return True
    return ("numbered" if pieces.session else "serial") in found.direct


def _named_bodies_known(names: list[Name], later: list[Name]) -> bool:
    """Closed series take plain words only below a commission, a conference or an ad hoc committee."""
    for name in (*names, *later):
        if _COMMISSION.match(name.text):
            return True
        if name.type in ("WORD", "DOTTED"):
            return False
    return True


def plausible(pieces: Pieces, part: SymbolPart) -> bool:
    """Whether the numbers can be what their places say: sessions since 31, years, no zero."""
    number, session = part.number or "", part.session or ""
    if not _number_possible(pieces, part):
        return False
    if any(_OF_SESSION.fullmatch(suffix) for suffix in pieces.suffixes) and part.kind not in _RESOLUTIONS:
        return False
    if not pieces.session:
        return pieces.names != [] or not number.isdigit() or int(number) <= _LAST_SERIAL.get(pieces.head, 10**6)
    if not session.isdigit():
        return True
    return _session_possible(pieces, part, int(session))


def _number_possible(pieces: Pieces, part: SymbolPart) -> bool:
    number = part.number or ""
    if re.fullmatch(r"0+[A-Z]*", number) or len(number) > 12:
        return False
    if number.endswith("-P"):
        return pieces.head == "LC"
    if pieces.ranged:
        return not pieces.later and pieces.kind_of_state
    return not number[-1:].isalpha() or part.kind in _RESOLUTIONS or bool(re.fullmatch(r"[A-Z]{3}", number))


def _session_possible(pieces: Pieces, part: SymbolPart, session: int) -> bool:
    head = pieces.head
    number = int(part.number) if part.number and part.number.isdigit() else 0
    main = all(name.type == "KIND" or _MAIN_BODY.fullmatch(name.text) for name in pieces.names)
    if head == "A" and main:
        if part.kind == "RES" and session < _FIRST_SESSION:
            return 100 <= number < 3600 or (session == 1 and number > 0)
        return _FIRST_SESSION <= session <= _LAST_SESSION and number not in _YEARS
    if head in _FIRST_YEAR and main and not any(name.type == "SUBSIDIARY" for name in pieces.names):
        return _FIRST_YEAR[head] <= session < 2100 and not session <= number < session + _SPAN_OF_YEARS
    return session > 0
