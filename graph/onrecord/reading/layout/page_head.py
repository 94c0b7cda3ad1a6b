"""Lines at the head and the foot of the pages of a record: its symbol again, "page 4", "(Mr. Tal, Norvania)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.names.word_list import word_list
from onrecord.reading.layout.lines import Line

_TITLES = "|".join(map(re.escape, word_list("titles.csv", "courtesy", "of_order", "of_rank")))
_HOLDER = re.compile(
    rf"\((?:(?:{_TITLES})\.?\s[^(),]{{2,40}},\s[^()]{{3,60}}|The\s(?:\w+\s)?(?:President|Chair(?:man|person|woman)?))\)",
    re.IGNORECASE,
)
"""Whose speech a page goes on with, as provisional records print it at the head of the page."""
_SYMBOL = re.compile(
    r"(?:[A-Z]{1,3}/\w{1,6}\s+)?(?:[A-Z][\w.()-]*/)+(?:[\w.()-]+/)*(?:PV|SR|OR|VR)[./]\s?\d+[\w./()-]*"
    r"(?:\s*\((?:Resumption|Part)[^()]*\))?(?:\s+\d{1,3})?"
)
_PAGE = re.compile(r"(?:page|p\.)\s*\d{1,4}|-?\s?\d{1,3}(?:-\d{1,3})?\s?-?|\d{1,3}/\d{1,3}", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:English|French|Spanish|Russian|Arabic|Chinese)", re.IGNORECASE)
_HEAD = 12


def find_page_heads(lines: Sequence[Line]) -> set[int]:
    """The indexes of lines of a record that belong to the page, and not to what is said on it."""
    symbols = {i for i, line in enumerate(lines) if i > _HEAD and _SYMBOL.fullmatch(line.words)}
    heads = symbols | {i for i, line in enumerate(lines) if i > _HEAD and _HOLDER.fullmatch(line.words)}
    for index in sorted(symbols):
        for near in (index - 2, index - 1, index + 1, index + 2):
            if _HEAD < near < len(lines) and (
                _PAGE.fullmatch(lines[near].words) or _LANGUAGE.fullmatch(lines[near].words)
            ):
                heads.add(near)
    return heads
