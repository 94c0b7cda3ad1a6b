"""Whether pictures fill a page of a PDF, and whether its text is hidden behind them, as a machine's reading is."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST = 0.6
"""The share of a page that pictures fill when it is one."""
_DEEPEST = 2
_MANY = 20_000
"""Objects of a page that are looked at."""


def seen_of(page: PdfPage) -> tuple[bool, bool]:
    """Whether pictures fill most of a page, and whether most of its text is invisible or painted over by them."""
    from pypdfium2 import raw

    width, height = page.get_size()
    area = max(1.0, width * height)
    pictured, invisible, texts, covered = 0.0, 0, 0, 0
    for index, found in enumerate(_objects(raw, page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 0)):
        if index > _MANY:
            break
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            share = _area(raw, found) / area
            pictured += share
            if share > _MOST and not raw.FPDFPageObj_HasTransparency(found):
                covered = texts
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            texts += 1
            invisible += raw.FPDFTextObj_GetTextRenderMode(found) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    is_pictured = pictured > _MOST
    return is_pictured, is_pictured and texts > 0 and max(invisible, covered) > texts / 2


def _objects(raw: Any, holder: Any, count: Any, get: Any, depth: int) -> Iterator[Any]:
    """The objects of a page, or of a form on it, in the order in which they are painted."""
    for index in range(count(holder)):
        found = get(holder, index)
        if raw.FPDFPageObj_GetType(found) == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(raw, found, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1)
        else:
            yield found


def _area(raw: Any, found: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(found, left, bottom, right, top):
        return 0.0
    return max(0.0, right.value - left.value) * max(0.0, top.value - bottom.value)
