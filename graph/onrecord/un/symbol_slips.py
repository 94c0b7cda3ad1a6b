"""Symbols of documents as a machine misreads them off a picture, set right where the grammar takes the other reading.

``8/2020/947`` and ``A/RES/74/l7`` are no symbols; ``S/2020/947`` and ``A/RES/74/17`` are. What is a symbol as it
stands, or is none either way, is left.
"""

from __future__ import annotations

import re

from onrecord.un.symbol import parse_symbol

_SHAPE = re.compile(
    r"[(\[\u201c\"]*(?P<symbol>[A-Za-z0-9$|][\w.|\\$\u2013\u2014-]*(?:/[\w.|\\$\u2013\u2014-]*[\w|$](?:\([A-Z\d-]{1,6}\))?)+)[)\].,;:\u201d\"]*"
)
_HEAD = re.compile(
    r"(?P<before>^|[-\u2013\u2014])[58$](?=/(?:(?:19|20)\d\d/\d|RES/|PRST/|PV\.|(?!(?:19|20)\d\d(?!\d))[\dlIO]{4,6}(?![\w/])))"
)
"""What stands for the Council's S, before what only its symbols have there; "5/12/2019" is a day."""
_NUMBERS = re.compile(r"(?<=[/.])[\dlI|OoSB]+(?=$|[/.(-])")
_DIGITS = str.maketrans("lI|OoSB", "1110058")
_SLASHED = re.compile(
    r"(?P<before>^|[-\u2013\u2014])(?:(?P<organ>[ASE])[Il|\\]|(?P<large>A)[vV])(?P<rest>(?i:RES/|C\.\d)|\d\d/|(?:19|20)\d\d/\d)"
)
"""A slash read as a letter: behind the large A of a masthead it becomes a v."""
_LOST = re.compile(
    r"(?P<before>^|[-\u2013\u2014])(?P<organ>[AS])(?=(?i:RES|PRST)/\d|PV\.\d|(?:19|20)\d\d/\d|\d\d/(?:\d|[LC]\.|PV|SR|RES))"
)
_SUMMARY = re.compile(r"(?<=/)8R(?=\.\d)")
_NEVER = re.compile(r"[l|](?=$|[/.(\d-])|\d[IOoSB]\d")
"""What stands in no symbol, though the grammar takes it: a small l for a one, a letter between digits."""


def without_slips(word: str) -> str:
    """The word with the likely slips in a symbol of it set right; the same where it is none.

    >>> without_slips("(8/2020/947),"), without_slips("A/RES/74/l7."), without_slips("AIRES/74/17")
    ('(S/2020/947),', 'A/RES/74/17.', 'A/RES/74/17')
    >>> without_slips("Avc.6/74/sR.987"), without_slips("SREs/9731"), without_slips("A74/1412-S/2020/1833")
    ('A/C.6/74/SR.987', 'S/RES/9731', 'A/74/1412-S/2020/1833')
    >>> without_slips("5/12/2019"), without_slips("A/C.3/74/L.5"), without_slips("and/or")
    ('5/12/2019', 'A/C.3/74/L.5', 'and/or')
    """
    found = _SHAPE.fullmatch(word)
    if found is None or not any(map(str.isdigit, word)):
        return word
    symbol = found["symbol"]
    reading = _SLASHED.sub(r"\g<before>\g<organ>\g<large>/\g<rest>", _HEAD.sub(r"\g<before>S", symbol))
    reading = _NUMBERS.sub(_as_digits, _SUMMARY.sub("SR", _LOST.sub(r"\g<before>\g<organ>/", reading)))
    parsed = parse_symbol(reading)
    if reading == symbol or parsed is None:
        return word
    if parse_symbol(symbol) is not None and not _NEVER.search(symbol):
        return word
    start, end = found.span("symbol")
    return word[:start] + (reading if " " in parsed.symbol else parsed.symbol) + word[end:]


def _as_digits(run: re.Match[str]) -> str:
    return run[0].translate(_DIGITS)
