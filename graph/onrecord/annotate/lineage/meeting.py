"""The meeting that adopted a resolution: its record, told by the number of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.model.document import Spans
from onrecord.model.finding.relation import Relation
from onrecord.un.symbol import parse_symbol

_ROMAN = re.compile(r"[IVXLC]+")


def at_meeting(symbol: str, meeting: str, evidence: Spans, on: date | None) -> Iterator[Relation]:
    """That a resolution was adopted at the meeting of a number, as the record of that meeting.

    >>> [found.earlier for found in at_meeting("A/RES/79/81", "54", ((0, 4),), None)]
    ['A/79/PV.54']
    """
    record = record_of(symbol, meeting)
    if record is not None:
        yield Relation("adoptedAt", symbol, record, evidence, "number-of-meeting", None, on)


def record_of(symbol: str, meeting: str) -> str | None:
    """The symbol of the verbatim record of the meeting at which a resolution was adopted, by the numbers of both.

    The Council's meetings are counted through, the Assembly's too up to its thirtieth session.

    >>> record_of("S/RES/1325 (2000)", "4213"), record_of("A/RES/2625 (XXV)", "1883"), record_of("E/RES/2020/1", "3")
    ('S/PV.4213', 'A/PV.1883', None)
    """
    parsed = parse_symbol(symbol)
    part = parsed.parts[0] if parsed else None
    if part is None or part.kind != "RES" or not meeting.isdecimal():
        return None
    if part.organ == "S":
        return f"S/PV.{meeting}"
    if part.organ != "A" or not part.session:
        return None
    return f"A/PV.{meeting}" if _ROMAN.fullmatch(part.session) else f"A/{part.session}/PV.{meeting}"
