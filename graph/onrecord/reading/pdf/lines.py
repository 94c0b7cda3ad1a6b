"""Glyphs to lines: runs of glyphs on one baseline, marks above it, and the pieces of a line that gaps part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.reading.layout.raised import is_mark, with_raised
from onrecord.reading.pdf.page import Glyph

_SPACE = 0.17
"""A gap of this share of the type size is a space."""
_PIECE = 0.7
"""A gap this wide parts two pieces of a line: they may belong to different columns."""
_SAME_BASELINE = 0.2
_RULE = re.compile(r"[_\u2014\u2013]{5,}\s*")


@dataclass(slots=True)
class Run:
    """Glyphs drawn one after the other on one baseline in one size; ``small`` if it stands off its line's own."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line without a wide gap; ``mark`` is the reference mark it opens with, as footnotes do."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces on one baseline, from left to right."""

    y: float
    pieces: tuple[Piece, ...] = field(default=())

    @property
    def text(self) -> str:
        """All words of the row, pieces parted by a space."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def size(self) -> float:
        """The type size of most of its characters."""
        return max(self.pieces, key=lambda piece: len(piece.text)).size


def find_rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom; reference marks stand in brackets, apart from the word before."""
    runs = _find_runs(glyphs)
    _raise_marks(runs)
    rows: list[list[Run]] = []
    baselines: list[float] = []
    for run in sorted((run for run in runs if not run.raised), key=lambda run: (run.y, run.x0)):
        ruled = _RULE.fullmatch(run.text) or (rows and _RULE.fullmatch(rows[-1][-1].text))
        if baselines and not ruled and run.y - baselines[-1] <= _SAME_BASELINE * max(run.size, rows[-1][-1].size):
            rows[-1].append(run)
        else:
            rows.append([run])
            baselines.append(run.y)
    for mark in (run for run in runs if run.raised):
        index = min(bisect_left(baselines, mark.y - 0.01), len(rows) - 1)
        rows[index].append(mark)
    return [Row(y, tuple(_pieces(sorted(row, key=lambda run: run.x0)))) for y, row in zip(baselines, rows, strict=True)]


def _find_runs(glyphs: Iterable[Glyph]) -> list[Run]:
    runs: list[Run] = []
    last: Run | None = None
    bold: Counter[bool] = Counter()
    for glyph in glyphs:
        blank = glyph.text.isspace()
        joins = (
            last is not None
            and abs(glyph.y - last.y) <= 0.05 * last.size + 0.1
            and abs(glyph.size - last.size) <= 0.06 * last.size
            and -0.4 * last.size <= glyph.x0 - last.x1 <= _PIECE * last.size
        )
        if last is not None and joins:
            if glyph.x0 - last.x1 > _SPACE * last.size and not blank and not last.text.endswith(" "):
                last.text += " "
            last.text += glyph.text
            last.x1 = max(last.x1, glyph.x1) if not blank else last.x1
            last.bold = last.bold and (glyph.bold or blank)
        elif not blank:
            last = Run(glyph.text, glyph.x0, glyph.x1, glyph.y, glyph.size, glyph.bold)
            runs.append(last)
            bold.clear()
    return runs


def _raise_marks(runs: Sequence[Run]) -> None:
    """Notes which runs are marks above a line: smaller than what stands beside them, and higher."""
    order = sorted(range(len(runs)), key=lambda index: runs[index].y)
    heights = [runs[index].y for index in order]
    for mark in runs:
        if len(mark.text) > 8:
            continue
        low, high = bisect_left(heights, mark.y), bisect_left(heights, mark.y + 1.4 * mark.size)
        mark.raised = any(
            0.12 * beside.size <= beside.y - mark.y <= 0.7 * beside.size
            and mark.size <= 0.82 * beside.size
            and (-0.3 <= (mark.x0 - beside.x1) / beside.size <= 0.6 or -0.3 <= (beside.x0 - mark.x1) / beside.size <= 2)
            for beside in (runs[index] for index in order[low:high])
        )


def _pieces(runs: Sequence[Run]) -> Iterable[Piece]:
    group: list[Run] = []
    end = 0.0
    for run in runs:
        if group and run.x0 - end > _PIECE * min(run.size, group[-1].size):
            yield _piece(group)
            group = []
        end = max(end, run.x1) if group else run.x1
        group.append(run)
    if group:
        yield _piece(group)


def _piece(runs: Sequence[Run]) -> Piece:
    text, mark = "", ""
    for index, run in enumerate(runs):
        before = runs[index - 1] if index else None
        gap = before is not None and run.x0 - before.x1 > _SPACE * min(run.size, before.size)
        if run.raised and is_mark(run.text.strip()):
            if not text.strip():
                mark = run.text.strip()
            text = with_raised(text, run.text.strip())
        else:
            spaced = gap or (before is not None and before.raised and text.endswith("]") and run.text[0].isalnum())
            text += (" " if spaced and text and not text.endswith(" ") else "") + run.text
    main = max(runs, key=lambda run: (not run.raised, len(run.text)))
    bold = all(run.bold for run in runs if not run.raised and run.text.strip(" .:"))
    words = re.sub(r" {2,}", " ", text).strip()
    return Piece(words, runs[0].x0, max(run.x1 for run in runs), main.y, main.size, bold, mark)
