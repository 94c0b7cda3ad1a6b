"""Pages of a PDF as pictures, for a program that reads them."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

INCH = 72.0
"""Points."""
_DOTS = 300
"""Pixels an inch: what tesseract reads best."""
_MOST = 40_000_000
"""Pixels of one page; a larger one is drawn with fewer an inch."""
MAGIC = b"P5 "


def draw_page(page: PdfPage) -> bytes:
    """The page in grey, as PGM; empty where nothing is drawn on it."""
    width, height = page.get_size()
    scale = min(_DOTS / INCH, sqrt(_MOST / max(1.0, width * height)))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        if bitmap.stride != bitmap.width:
            rows = b"".join(rows[y * bitmap.stride :][: bitmap.width] for y in range(bitmap.height))
        if not rows.translate(None, b"\xff"):
            return b""
        return MAGIC + b"%d %d 255\n" % (bitmap.width, bitmap.height) + rows
    finally:
        bitmap.close()


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a picture in pixels.

    >>> size_of(b"P5 20 30 255\\n...")
    (20, 30)
    """
    _, width, height, _ = picture[:60].split(maxsplit=3)
    return int(width), int(height)
