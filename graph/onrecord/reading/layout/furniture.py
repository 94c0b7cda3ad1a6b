"""Page furniture: what a page carries for the printer and the archive, not for the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.draft.printed_date import find_date
from onrecord.reading.layout.lines import Line

_SYMBOL = r"[ASE]/[A-Z0-9][\w./-]*(?:[-\u2013][ASE]/[\w./]+)?(?:\s?\((?:\d{4}|[IVXL-]+)\))?"
_JOB = r"\d{2}-\d{5}"
_FURNITURE = re.compile(
    rf"{_JOB}(?:\s*\*?\([A-Z]\))?(?:\s+\d{{6}})*(?:\s+\d{{1,4}}/\d{{1,4}})?"  # 18-18418 (E)    071118
    rf"|\d{{1,4}}/\d{{1,4}}(?:\s+{_JOB})?"  # 3/10 18-16895
    r"|\*\s?\d{7}\s?\*|\*\d{7}[A-Z]?\*"  # *1818418*
    r"|[_\u2014=]{3,}|[-–]{3,}|\*{3,}|(?:\*\s){2,}\*|#{2,}|\.{4,}|~{3,}"  # rules and ornaments
    r"|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]"  # page numbers
    r"|/?\s?\.\.\.|\(?(?:continued|more)\)?|[-–(\[]*\s?(?:ends?|the end)\s?[-–)\]]*"
    r"|(?:begin|end)(?: of)? text\s?[.:]?|please recycle.*"
    r"|\d{1,4}(?:st|nd|rd|th) (?:plenary )?meeting"
    r"|(?:https?://|www\.)\S+|\S+@\S+\.\w+",
    re.IGNORECASE,
)
_PAGE_SYMBOL = re.compile(rf"\W{{0,2}}L?{_SYMBOL}")
_ENDS_IN_SYMBOL = re.compile(rf".*\s{_SYMBOL}")
_PAGE_NUMBER = re.compile(rf"{_JOB}\s+\d{{1,4}}/\d{{1,4}}|\d{{1,4}}/\d{{1,4}}\s+{_JOB}")
_MEETING = re.compile(r"\d{1,4}(?:st|nd|rd|th) (?:plenary )?meeting", re.IGNORECASE)
_RULE = re.compile(r"_{5,}")
_FOOTNOTE = re.compile(r"(?:\d{1,3}|\*{1,3}|[a-z])\s+\S")
_SURE_FOOTNOTE = re.compile(r"\d{1,3}\s+(?:See|Ibid|Official Records)\b")
_HEADER_LINES = 4


def find_furniture(lines: Sequence[Line]) -> set[int]:
    """The indexes of the lines that are page furniture: rules, page and job numbers, running heads, footnotes."""
    found = {index for index, line in enumerate(lines) if len(line.words) < 90 and _FURNITURE.fullmatch(line.words)}
    found |= {
        i
        for i, line in enumerate(lines)
        if i > 3 and len(line.words) < 60 and _PAGE_SYMBOL.fullmatch(line.words) and line.words[-1] not in ".,;"
    }
    found |= {i for i in range(1, len(lines)) if _MEETING.fullmatch(lines[i - 1].words) and _is_date(lines[i].words)}
    found |= _running_heads(lines)
    found |= _footnotes(lines, found)
    return found


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Lines just above a page number: the symbol, and lines that repeat what the document begins with."""
    found: set[int] = set()
    opening = ""
    for index, line in enumerate(lines):
        if not _PAGE_NUMBER.fullmatch(line.words):
            continue
        opening = opening or _flat(" ".join(one.words for one in lines[: max(0, min(20, index - _HEADER_LINES))]))
        for above in range(index - 1, max(-1, index - 1 - _HEADER_LINES), -1):
            words = lines[above].words
            flat = _flat(re.sub(rf"\s*{_SYMBOL}$", "", words))
            if not (_PAGE_SYMBOL.fullmatch(words) or flat in opening):
                break
            if not _PAGE_SYMBOL.fullmatch(words) and not _ENDS_IN_SYMBOL.fullmatch(words) and above < 20:
                break
            found.add(above)
    return found


def _footnotes(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Lines below a rule up to the end of the page, and blocks that open with a note's number and cite a source."""
    found: set[int] = set()
    below = False
    for index, line in enumerate(lines):
        if _RULE.fullmatch(line.words):
            below = True
        elif index in furniture:
            below = False
        elif below:
            same_block = index > 0 and lines[index - 1].block == line.block
            below = same_block or bool(_FOOTNOTE.match(line.words))
            if below:
                found.add(index)
    for index, line in enumerate(lines):
        if _SURE_FOOTNOTE.match(line.words):
            block = [i for i in range(max(0, index - 30), min(len(lines), index + 30)) if lines[i].block == line.block]
            if _FOOTNOTE.match(lines[block[0]].words):
                found.update(block)
    return found


def _is_date(words: str) -> bool:
    found = find_date(words)
    return found is not None and found[1] == (0, len(words))


def _flat(words: str) -> str:
    return " ".join(words.split()).lower()
