"""Blocks that a page sets apart as somebody's words: quotations without marks."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate.parse.quotation import Quotation, levelled
from onrecord.model.document import Document

_VOICES = frozenset({"block"})


def with_blocks(document: Document, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with one for each paragraph that is set apart, unless marks hold it all."""
    found = list(quotations)
    whole = {quotation.start: quotation.end for quotation in found if quotation.level == 0}
    blocks = [
        Quotation(section.start, section.end, section.span, 0)
        for section in document.sections_of("body")
        if section.voice in _VOICES and whole.get(section.start, 0) < section.end - 1
    ]
    return tuple(levelled([*found, *blocks])) if blocks else tuple(found)
