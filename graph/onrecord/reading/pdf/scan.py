"""Lines that were read off the picture of a page, as glyphs like those of a page with a text of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.pdf.page import LINE_END_HYPHEN, Glyph, Page

Packed = list[tuple[float, float, list[tuple[str, float, float]]]]
"""The lines of a page for JSON: baseline, size, and of each word its text, beginning and end; in points."""

_WIDE = 2.0
"""Words of one line stand this far apart at most, in sizes of type, where it was stretched to a column's width."""
_SPACE = 0.3


def page_of(lines: Packed) -> Page:
    """The page that has these lines and nothing else."""
    return Page(tuple(glyph for y, size, words in lines for glyph in _glyphs(y, size, words)))


def _glyphs(y: float, size: float, words: Sequence[tuple[str, float, float]]) -> Iterator[Glyph]:
    for index, (text, x0, x1) in enumerate(words):
        after = words[index + 1][1] if index + 1 < len(words) else None
        if after is None and len(text) > 1 and text.endswith("-"):
            text = text[:-1] + LINE_END_HYPHEN
        if after is not None and x1 < after <= x1 + _WIDE * size:
            x1 = max(x1, after - _SPACE * size)
        step = (x1 - x0) / len(text)
        for place, letter in enumerate(text):
            yield Glyph(letter, x0 + place * step, x0 + (place + 1) * step, y, size)
        if after is not None and after <= x1 + _WIDE * size:
            yield Glyph(" ", x1, x1, y, size)
