"""Rows to lines in the order they are read: columns one after the other where a page has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from onrecord.reading.pdf.lines import Piece, Row

_FEWEST = 4
"""Rows that each column must have."""
_LETTERS = 18
_FILLED = 0.6
"""A column's usual line fills this share of its width; the cells of a table do not."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text, with the edges of the column it stands in; ``flow`` numbers the columns of a document.

    ``cells`` tells a row of a table.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    mark: str = ""
    left: float = 0.0
    right: float = 0.0
    flow: int = 0
    cells: bool = False

    @property
    def letter(self) -> float:
        """The usual width of one of its characters."""
        return (self.x1 - self.x0) / max(1, len(self.text))


def read_lines(rows: Sequence[Row], flow: int = 0) -> list[Line]:
    """The lines of a page in reading order; ``flow`` is the number of its first column."""
    gutter = find_gutter(rows)
    lines: list[Line] = []
    for number, group in enumerate(_flows(rows, gutter), start=flow):
        left = min(piece.x0 for piece in group)
        right = max(piece.x1 for piece in group)
        for pieces in _on_one_baseline(group):
            p = _join(pieces)
            cells = _is_table_row(pieces)
            lines.append(Line(p.text, p.x0, p.x1, p.y, p.size, p.bold, p.mark, left, right, number, cells))
    return lines


def find_gutter(rows: Sequence[Row]) -> float | None:
    """Where the space between two columns of text lies, or ``None`` on a page without columns."""
    pieces = [piece for row in rows for piece in row.pieces]
    if len(rows) < _FEWEST:
        return None
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    scores: dict[float, float] = {}
    for share in range(30, 71):
        place = left + (right - left) * share / 100
        parted = [side for row in rows if (side := _part(row, place)) is not None]
        before = [side for side, _ in parted if side]
        after = [side for _, side in parted if side]
        crossing = len(rows) - len(parted)
        score = min(len(before), len(after)) - 1.5 * crossing
        if (
            score >= _FEWEST - 2
            and min(len(before), len(after)) >= _FEWEST
            and _is_filled(before)
            and _is_filled(after)
        ):
            scores[place] = score
    if not scores:
        return None
    best = max(scores.values())
    return median(place for place, score in scores.items() if score == best)


def _part(row: Row, place: float) -> tuple[Sequence[Piece], Sequence[Piece]] | None:
    """The pieces at the left and at the right of a place, or ``None`` where one crosses it."""
    if any(piece.x0 < place < piece.x1 for piece in row.pieces):
        return None
    left = [piece for piece in row.pieces if piece.x1 <= place]
    return left, row.pieces[len(left) :]


def _is_filled(sides: Sequence[Sequence[Piece]]) -> bool:
    """Whether the usual row of a column is a line of prose that fills it."""
    width = max(side[-1].x1 for side in sides) - min(side[0].x0 for side in sides)
    usual = median(side[-1].x1 - side[0].x0 for side in sides)
    letters = median(sum(len(piece.text) for piece in side) for side in sides)
    return usual >= _FILLED * width and letters >= _LETTERS


def _flows(rows: Sequence[Row], gutter: float | None) -> Iterator[list[Piece]]:
    """Pieces that are read together, in order: what spans the page, then the left column, then the right one."""
    wide: list[Piece] = []
    beside: list[Row] = []
    for row in rows:
        crosses = gutter is None or any(piece.x0 < gutter - 2 and piece.x1 > gutter + 2 for piece in row.pieces)
        if crosses:
            if beside and gutter is not None:
                yield from _sides(beside, gutter)
                beside = []
            wide += row.pieces
        else:
            if wide:
                yield wide
                wide = []
            beside.append(row)
    if wide:
        yield wide
    if beside and gutter is not None:
        yield from _sides(beside, gutter)


def _sides(rows: Sequence[Row], gutter: float) -> Iterator[list[Piece]]:
    left = [piece for row in rows for piece in row.pieces if piece.x0 < gutter]
    right = [piece for row in rows for piece in row.pieces if piece.x0 >= gutter]
    yield from (side for side in (left, right) if side)


def _on_one_baseline(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    current: list[Piece] = []
    for piece in pieces:
        if current and abs(piece.y - current[-1].y) > 0.2 * piece.size:
            yield current
            current = []
        current.append(piece)
    if current:
        yield current


def _is_table_row(pieces: Sequence[Piece]) -> bool:
    """Whether gaps wider than those of a justified line or behind a paragraph's number part the pieces."""
    gaps = [(b.x0 - a.x1) / b.size for a, b in pairwise(pieces)]
    return sum(gap > 2 for gap in gaps) >= 2 or any(gap > 5 for gap in gaps)


def _join(pieces: Sequence[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    text = " ".join(piece.text for piece in pieces)
    main = max(pieces, key=lambda piece: len(piece.text))
    bold = all(piece.bold for piece in pieces)
    return Piece(text, pieces[0].x0, pieces[-1].x1, main.y, main.size, bold, pieces[0].mark)
