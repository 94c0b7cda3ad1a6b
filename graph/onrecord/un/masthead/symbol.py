"""The symbol of a document, on a line of its masthead; it is put into canonical form here, not taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.un.masthead.lines import Line

_SYMBOL = (
    r"[A-Z]{1,7}(?:/[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*(?:-\d+)?){0,8}/[A-Za-z0-9.]{0,12}\d[A-Za-z0-9.]{0,12}(?:-\d+)?"
    r"(?: ?\([^()\n]{1,20}\)){0,2}"
)
_JOINED = re.compile(rf"({_SYMBOL})(?:\s*[-\u2010-\u2015\u2212]\s*({_SYMBOL}))?")
_SYMBOL_LINE = re.compile(rf"(?:United Nations\s+|UN\s+)?\[?(?P<symbol>{_JOINED.pattern})\*{{0,3}}\]?\s*")
_GAP = re.compile(r"(?<=[A-Z\d]) ?/ (?=[A-Z\d])|(?<=[A-Z\d]) /(?=[A-Z\d])")
_ROWS = 12
NUMBERED = re.compile(r"(?:GA|SC|SG/SM|DSG/SM|ECOSOC|HR|PAL)(?:/[A-Z]+)*/\d{3,6}$")
"""The number of a press release, which is no symbol of a document."""


def find_symbol(lines: Sequence[Line]) -> Line | None:
    """The line with the symbol, if one of the first lines is nothing else.

    >>> from onrecord.un.masthead.lines import front_lines
    >>> symbols_of(find_symbol(front_lines("United Nations\\nA /76/PV.9936")))
    ('A/76/PV.9936',)
    """
    return next((line for line in lines[:_ROWS] if _SYMBOL_LINE.fullmatch(_closed(line.words))), None)


def symbols_of(line: Line | None) -> tuple[str, ...]:
    """The symbols on such a line: one, or both of a joint one."""
    found = _SYMBOL_LINE.fullmatch(_closed(line.words)) if line else None
    joint = _JOINED.fullmatch(found["symbol"].strip()) if found else None
    parts = [part for part in joint.groups() if part] if joint else []
    return tuple(re.sub(r"\s*\(\s*", " (", re.sub(r"\s+", " ", part)).strip() for part in parts)


def _closed(words: str) -> str:
    """The words without the spaces that scanning leaves at slashes."""
    return _GAP.sub("/", words)
