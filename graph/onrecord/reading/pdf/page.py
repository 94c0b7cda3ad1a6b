"""The glyphs of a PDF's pages, as pdfium places them, turned so that the page's text runs from left to right."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot, pi
from typing import TYPE_CHECKING, Any

from onrecord.reading.pdf.picture import seen_of

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

LINE_END_HYPHEN = "\x02"
"""What pdfium gives for a hyphen, hard or soft, at the end of a line."""

_QUARTER = pi / 2
_TOLERANCE = 0.2
_FAR = 1e6
"""Points: no page reaches so far, and no type is so large."""
_HEAVY = ("bold", "black", "heavy")
_MAPPED = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
           "\ufb06": "st", "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\t": " ", "\u3000": " ",
           "\uf0b7": "\u2022", "\uf0a7": "\u2022", "\ufffe": LINE_END_HYPHEN, "\u2011": "-"}  # fmt: skip
"""Ligatures, spaces that do not break, and the bullets of the usual symbol fonts, as plain characters."""

_LEFT_OUT = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\uffff\r\n")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its place: ``x0`` to ``x1`` on the baseline ``y``, which grows down the page; in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The glyphs of a page in the order they are drawn, and apart from them those that run another way.

    ``pictured`` tells that pictures fill most of the page, ``hidden`` that its text is not seen behind them, as it is
    where a machine has read them. ``unmapped`` counts the characters of which the font does not tell what they are.
    """

    glyphs: tuple[Glyph, ...]
    turned: tuple[Glyph, ...] = ()
    pictured: bool = False
    hidden: bool = False
    unmapped: int = 0


def plain(code: int) -> str:
    """The text of one character of a PDF: ligatures undone, spaces made plain, what prints nothing left out.

    A hyphen at the end of a line is ``LINE_END_HYPHEN``.

    >>> plain(0xFB01), plain(0xA0), plain(0x200B)
    ('fi', ' ', '')
    """
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code == 0:
        return ""
    char = chr(code)
    if char in _MAPPED:
        return _MAPPED[char]
    if char in _LEFT_OUT or (char < " " and char != LINE_END_HYPHEN) or "\x7f" <= char < "\xa0":
        return ""
    return char


def read_page(page: PdfPage, most: int) -> Page | int:
    """The glyphs of a page, or how many there are where that is more than ``most``."""
    from pypdfium2 import raw

    text = page.get_textpage()
    try:
        count = int(text.count_chars())
        if count > most:
            return count
        unmapped = sum(raw.FPDFText_HasUnicodeMapError(text.raw, index) == 1 for index in range(count))
        left, bottom, right, top = page.get_bbox()
        found: dict[int, list[Glyph]] = {}
        angles: Counter[int] = Counter()
        for angle, glyph, x, y in _glyphs(raw, text.raw, count):
            if not (left - 2 <= x <= right + 2 and bottom - 2 <= y <= top + 2):
                continue  # off the page: nobody sees it
            found.setdefault(angle, []).append(glyph)
            angles[angle] += not glyph.text.isspace()
    finally:
        text.close()
    if not angles:
        return Page((), pictured=seen_of(page)[0], unmapped=unmapped)
    main = max(angles, key=lambda angle: (angles[angle], -angle))
    turned = tuple(glyph for angle in sorted(found) if angle not in (main, -1) for glyph in found[angle])
    pictured, hidden = seen_of(page)
    return Page(tuple(found[main]), turned, pictured, hidden, unmapped)


def _glyphs(raw: Any, page: Any, count: int) -> Iterator[tuple[int, Glyph, float, float]]:
    """Each glyph with its quarter turn (-1: aslant) and its place on the page as it lies."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    unicode, origin = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin
    loose, size_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetFontSize
    matrix_of, angle_of = raw.FPDFText_GetMatrix, raw.FPDFText_GetCharAngle
    generated, drawn_by = raw.FPDFText_IsGenerated, raw.FPDFText_GetTextObject
    high = 0
    bold_of: dict[int, bool] = {}
    for index in range(count):
        code = unicode(page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        text = plain(code)
        if not text or generated(page, index) == 1 or not origin(page, index, x, y):
            continue
        loose(page, index, box)
        matrix_of(page, index, matrix)
        turn = angle_of(page, index)
        size = size_of(page, index) * hypot(matrix.b, matrix.d)
        place = _turned(turn, x.value, y.value, box)
        if place is None or not 0 <= size < _FAR:
            continue
        angle, x0, x1, height = place
        drawer = drawn_by(page, index)
        address = ctypes.cast(drawer, ctypes.c_void_p).value or 0
        if address not in bold_of:
            bold_of[address] = _is_bold(raw, drawer)
        bold = bold_of[address]
        yield angle, Glyph(text, x0, x1, height, size or 1.0, bold), x.value, y.value


def _turned(turn: float, x: float, y: float, box: Any) -> tuple[int, float, float, float] | None:
    """The quarter turns of a glyph (-1: aslant), its ends and its height along them; ``None`` if it is nowhere."""
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    if not (-_FAR < x < _FAR and -_FAR < y < _FAR and -_FAR < left <= right < _FAR and -_FAR < bottom <= top < _FAR):
        return None
    quarter = round(turn / _QUARTER)
    if abs(turn - quarter * _QUARTER) > _TOLERANCE:
        return -1, left, right, -y
    match quarter % 4:
        case 0:
            return 0, left, right, -y
        case 1:
            return 1, -top, -bottom, -x
        case 2:
            return 2, -right, -left, y
        case _:
            return 3, bottom, top, x


def _is_bold(raw: Any, drawer: Any) -> bool:
    """Whether the font of a text object is named as a bold one; weights are missing from many PDFs."""
    font = raw.FPDFTextObj_GetFont(drawer) if drawer else None
    if not font:
        return False
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, name, 128)
    return any(word in name.value.decode("latin-1").lower() for word in _HEAVY)
