"""What the pages of a PDF carry for the printer: running heads, page and job numbers. It is left out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.reading.pdf.lines import Row

_ZONE = 4
"""Rows at the head and at the foot of a page among which furniture is looked for."""
_LONGEST = 160
_APART = 1.45
"""Of the type size: a distance from the text that running heads keep."""
_LONGEST_NUMBERED = 100
_NUMBER = re.compile(r"(?:page|p\.)?\s*[-–—]?\s?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?\s?[-–—]?", re.IGNORECASE)
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
    counted = {place: _counting(pages, place) for place in ("head", "foot")}
    nowhere: Counter[str] = Counter()
    opening = _flat(" ".join(row.text for row in pages[0])) if pages else ""
    kept: list[list[Row]] = []
    for number, rows in enumerate(pages):
        start, stop = 0, len(rows)
        head, foot = _zones(rows)
        while start < min(_ZONE, stop) and (
            _is_head(rows[start], number, repeated if start < head else nowhere, opening)
            or (number and start < head and _has_number(rows[start], number, counted["head"]))
        ):
            start += 1
        while stop > max(start, len(rows) - _ZONE) and (
            _is_foot(rows[stop - 1], number, repeated if stop > foot else nowhere)
            or (stop > foot and _has_number(rows[stop - 1], number, counted["foot"]))
        ):
            stop -= 1
        body = [row for row in rows[start:stop] if not _BARCODE.fullmatch(row.text)]
        if number == 0 and body and _has_number(body[0], 0, counted["head"]):
            words = tuple(piece for piece in body[0].pieces if _number_of(piece.text) is None)
            body[:1] = [Row(body[0].y, words)] if words else []
        kept.append(body)
    return kept


def is_furniture(words: str) -> bool:
    """Whether the words have the form of a page number, a job number or a bar code, and nothing else.

    >>> is_furniture("2/14 20-12345"), is_furniture("*2012345*"), is_furniture("item 12")
    (True, True, False)
    """
    return bool(_ALL.fullmatch(words))


def _zones(rows: Sequence[Row]) -> tuple[int, int]:
    """How many rows stand apart at the head of a page, and from which index at its foot; text is in between."""
    apart = [b.y - a.y > _APART * max(a.size, b.size) for a, b in pairwise(rows)]
    head = next((i for i in range(min(_ZONE, len(apart)), 0, -1) if apart[i - 1]), 0)
    foot = next((i for i in range(max(0, len(apart) - _ZONE), len(apart)) if apart[i]), len(rows) - 1) + 1
    return head, max(foot, head + 1)


def _number_of(words: str) -> int | None:
    match = _NUMBER.fullmatch(words)
    return int(match[1]) if match else None


def _counting(pages: Sequence[Sequence[Row]], place: str) -> int | None:
    """By how much the numbers at the head or the foot of the pages differ from the pages' own; ``None``: no numbers."""
    found: Counter[int] = Counter()
    for page, rows in enumerate(pages):
        head, foot = _zones(rows)
        zone = rows[:head] if place == "head" else rows[foot:]
        numbers = {number for row in zone for piece in row.pieces if (number := _number_of(piece.text)) is not None}
        found.update({number - page for number in numbers})
    if not found:
        return None
    offset = max(found, key=lambda number: (found[number], -abs(number)))
    return offset if found[offset] >= max(2, 0.6 * len(pages)) else None


def _has_number(row: Row, page: int, offset: int | None) -> bool:
    """Whether the page's number stands on the row: then the rest of it is a running head or foot."""
    return (
        offset is not None
        and len(row.text) <= _LONGEST_NUMBERED
        and any(_number_of(piece.text) == page + offset for piece in (row.pieces[0], row.pieces[-1]))
    )


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
        head, foot = _zones(rows)
        for place, zone in (("head", rows[:head]), ("foot", rows[foot:])):
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
