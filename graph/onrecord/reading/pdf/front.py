"""The masthead on the first page of a United Nations document: its blocks, and where the text below begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.pdf.lines import Piece, Row
from onrecord.reading.pdf.page import LINE_END_HYPHEN
from onrecord.reading.pdf.paragraphs import join_lines
from onrecord.un.masthead.read import read_masthead

_HEAD_ROWS = 15
_FRONT_ROWS = 45
_TITLE = re.compile(
    r"(?:Identical )?(?:letters?|notes? verbales?) dated\b|(?:draft )?resolution (?:adopted|\d)|\d+ \(\d{4}\)\. "
    r"|(?:ES-|S-)?\d{1,3}/\d{1,4}\. \S|(?:report|note|statement|memorandum|reply) (?:of|by|from|submitted)\b"
    r"|The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|meeting)\b",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"(?:president|members?|chair(?:man|person)?|present|agenda|acting \w+|temporary \w+)\s?:?$", re.IGNORECASE
)
_LEADERS = re.compile(r"(?:\.\s?){4,}")
_DISTRIBUTION = re.compile(r"Distr\.", re.IGNORECASE)
_LANGUAGE = re.compile(r"Original\s?:", re.IGNORECASE)
_SMALL_WORD = re.compile(r"(?:,|\b(?:of|the|and|or|to|in|on|for|with|by|from|at|a|an|that|its))$", re.IGNORECASE)
_PROSE = 60


@dataclass(frozen=True, slots=True)
class Front:
    """The masthead's blocks, each a list of lines, and how many rows of the page it takes."""

    blocks: tuple[tuple[str, ...], ...] = ()
    rows: int = 0


def read_front(rows: Sequence[Row]) -> Front:
    """The masthead at the head of a document's first page; an empty one where there is none.

    The row with the symbol is one line. What stands at the right (distribution, date and language; the
    second organ of a joint document with its year) follows what stands at the left of it.
    """
    if read_masthead("\n".join(row.text for row in rows[:_HEAD_ROWS])) is None:
        return Front()
    left = min(piece.x0 for row in rows for piece in row.pieces)
    right = max(piece.x1 for row in rows for piece in row.pieces)
    stop = _end(rows, left, right)
    blocks: list[tuple[str, ...]] = []
    head = next((i + 1 for i, row in enumerate(rows[:4]) if read_masthead(row.text + "\nGeneral Assembly")), 0)
    if head > stop:
        return Front()
    if head:
        blocks.append(tuple(row.text for row in rows[:head]))
    for band in _bands(rows[head:stop]):
        blocks += _blocks(band, left + 0.45 * (right - left))
    return Front(tuple(_beside(blocks)), stop)


def _beside(blocks: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The blocks, with the symbol, the organs and the distribution below it in one."""
    merged: list[str] = []
    for index, block in enumerate(blocks):
        told = any(_DISTRIBUTION.match(line) for line in merged)
        if index < 4 and (not told or all(_LANGUAGE.match(line) for line in block)):
            merged += block
            continue
        if merged:
            yield tuple(merged)
            merged = []
        yield block
    if merged:
        yield tuple(merged)


def _end(rows: Sequence[Row], left: float, right: float) -> int:
    """The first row that is a title or prose."""
    for index, row in enumerate(rows[:_FRONT_ROWS]):
        words = row.text
        wide = row.pieces[-1].x1 - row.pieces[0].x0 >= 0.75 * (right - left) and len(row.pieces) == 1
        prose = len(words) >= _PROSE and wide and index > 3 and _goes_on(rows, index)
        if index and (_TITLE.match(words) or prose):
            return index
    return min(len(rows), _FRONT_ROWS)


def _goes_on(rows: Sequence[Row], index: int) -> bool:
    """Whether two rows more of running prose follow, so that the row is no title of an agenda item."""
    below = [row.text for row in rows[index + 1 : index + 3]]
    return len(below) == 2 and all(len(words) >= _PROSE for words in below)


def _bands(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows between which no wide space lies; distribution and language stay together."""
    band: list[Row] = []
    open_ = False
    for row in rows:
        open_ = (open_ or bool(_DISTRIBUTION.search(row.text))) and not any(
            _LANGUAGE.match(piece.text) for above in band for piece in above.pieces
        )
        if band and row.y - band[-1].y > 2.2 * band[-1].size and not (open_ and row.y - band[-1].y < 4 * row.size):
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _blocks(band: Sequence[Row], middle: float) -> Iterator[tuple[str, ...]]:
    """The left lines of a band, then its right ones; the rows of a table across."""
    table = next(
        (i for i, row in enumerate(band) if _TABLE.match(row.pieces[0].text) or _LEADERS.search(row.text)), len(band)
    )
    left: list[Piece] = []
    right: list[Piece] = []
    for row in band[:table]:
        for index, piece in enumerate(row.pieces):
            alone = len(row.pieces) == 1 and not any(abs(piece.x0 - one.x0) < 6 for one in right)
            is_right = piece.x0 >= middle and not (alone and left and not right)
            (right if is_right else left).append(piece) if index == 0 or is_right else left.append(piece)
    yield from (tuple(_lines(side)) for side in (left, right) if side)
    if band[table:]:
        yield tuple(row.text for row in band[table:])


def _lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """The lines of a block, those that only go on with the one above joined to it."""
    text = ""
    above: Piece | None = None
    for piece in pieces:
        if above is not None and _continues(above, piece):
            text = join_lines([text, piece.text], frozenset())
        else:
            if text:
                yield text
            text = piece.text
        above = piece
    if text:
        yield text


def _continues(above: Piece, piece: Piece) -> bool:
    if abs(piece.y - above.y) < 0.2 * piece.size:
        return True
    if piece.y - above.y > 1.7 * piece.size:
        return False
    return (
        bool(_SMALL_WORD.search(above.text))
        or above.text.endswith((LINE_END_HYPHEN, "-", "–"))
        or piece.text[0].islower()
    )
