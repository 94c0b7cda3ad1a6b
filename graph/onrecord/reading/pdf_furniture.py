"""What the pages of a PDF carry for the printer: running heads, page and job numbers. It is left out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.reading.pdf_lines import Row

_ZONE = 4
"""Rows at the head and at the foot of a page among which furniture is looked for."""
_LONGEST = 160
_SYMBOL = r"\[?[A-Z]{1,7}(?:/[A-Z0-9][\w.-]*){1,6}(?:\s?\((?:\d{4}|[IVXL-]+|Vol\. ?[IVX]+)\))?\*?\]?"
_JOB = r"\d{2}-\d{5}(?:\s?\*)?(?:\s?\([A-Z]\))?(?:\s+\d{6})*"
_PAGE = r"\d{1,4}\s?/\s?\d{1,4}|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]"
_FORM = (
    rf"(?:{_PAGE}|{_JOB}|\([A-Z]\)|\d{{6}}(?:\s+\d{{6}})*|\*\s?[\dA-Z]{{6,10}}\s?\*|please recycle\W*|\d{{1,4}}"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|[-–—_\s]+|(?-i:[ivxl]{{1,6}}))"
)
_PART = re.compile(_FORM, re.IGNORECASE)
_ALL = re.compile(rf"{_FORM}(?:\s+{_FORM}){{0,5}}", re.IGNORECASE)
_OWN = re.compile(rf"{_SYMBOL}(?:\s?[-–—]\s?{_SYMBOL})?")
_BARE_NUMBER = re.compile(r"\d{1,4}")
_COUNTED = re.compile(r"(?P<before>.*?)\b(?P<number>\d{1,4})(?P<after>(?:\s*(?:/|of)\s*\d{1,4})?\W*)")
_BARCODE = re.compile(r"\*\s?[\dA-Z]{6,10}\s?\*")
_ORIENTED = re.compile(r"english|original: english", re.IGNORECASE)


def without_furniture(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page without those that are furniture.

    Furniture is a row at the head or foot of a page that has the form of a page or job number, that names
    the document's own symbol alone or beside words of the first page, or that returns on other pages in
    the same place; left and right pages may take turns. The head of the first page is a masthead and stays.
    """
    repeated = _repeated(pages)
    opening = _flat(" ".join(row.text for row in pages[0])) if pages else ""
    kept: list[list[Row]] = []
    for number, rows in enumerate(pages):
        start, stop = 0, len(rows)
        while start < min(_ZONE, stop) and _is_head(rows[start], number, repeated, opening):
            start += 1
        while stop > max(start, len(rows) - _ZONE) and _is_foot(rows[stop - 1], number, repeated):
            stop -= 1
        kept.append([row for row in rows[start:stop] if not _BARCODE.fullmatch(row.text)])
    return kept


def is_furniture(words: str) -> bool:
    """Whether the words have the form of a page number, a job number or a bar code, and nothing else.

    >>> is_furniture("2/14 20-12345"), is_furniture("*2012345*"), is_furniture("item 12")
    (True, True, False)
    """
    return bool(_ALL.fullmatch(words))


def _is_made_of(parts: Iterable[str], own: bool = False) -> bool:
    return all(_PART.fullmatch(part) or (own and (_OWN.fullmatch(part) or _ORIENTED.fullmatch(part))) for part in parts)


def _is_head(row: Row, page: int, repeated: Counter[str], opening: str) -> bool:
    parts = [piece.text for piece in row.pieces]
    if page == 0:
        return bool(_BARE_NUMBER.fullmatch(row.text))
    if len(row.text) > _LONGEST:
        return False
    named = any(_OWN.fullmatch(part) for part in parts)
    if is_furniture(row.text) or _is_made_of(parts, own=True) or _returns(row, page, repeated, "head"):
        return True
    return named and all(_is_made_of([part], own=True) or (len(part) > 3 and _flat(part) in opening) for part in parts)


def _is_foot(row: Row, page: int, repeated: Counter[str]) -> bool:
    parts = [piece.text for piece in row.pieces]
    if len(row.text) > _LONGEST:
        return False
    return is_furniture(row.text) or _is_made_of(parts) or _returns(row, page, repeated, "foot")


def _repeated(pages: Sequence[Sequence[Row]]) -> Counter[str]:
    """How many pages have each row at their head or foot; how many pages there are, under the empty key."""
    found: Counter[str] = Counter({"": len(pages)})
    for page, rows in enumerate(pages):
        for place, zone in (("head", rows[:_ZONE]), ("foot", rows[-_ZONE:])):
            found.update({key for row in zone if len(row.text) <= _LONGEST for key in _keys(row, page, place)})
    return found


def _returns(row: Row, page: int, repeated: Counter[str], place: str) -> bool:
    least = max(2, repeated[""] // 5)
    return any(repeated[key] >= least for key in _keys(row, page, place))


def _keys(row: Row, page: int, place: str) -> set[str]:
    """What a row is recognised by on another page: its words, a number that counts pages taken relative to the page."""
    parts = sorted(_flat(piece.text) for piece in row.pieces)
    if sum(letter.isalpha() for letter in row.text) < 3:
        return set()
    relative = []
    for part in parts:
        match = _COUNTED.fullmatch(part)
        relative.append(f"{match['before']}<{int(match['number']) - page}>{match['after']}" if match else part)
    return {f"{place} {'|'.join(parts)}", f"{place} {'|'.join(relative)}"}


def _flat(words: str) -> str:
    return " ".join(words.split()).lower()
