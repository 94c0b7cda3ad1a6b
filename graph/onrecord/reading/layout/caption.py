"""Captions: lines that belong to a picture, known by the credit that comes with them."""

from __future__ import annotations

import re

from onrecord.reading.layout.lines import ends_sentence

LONGEST = 500
"""Characters; a longer line is no caption."""

_LONGEST_CREDIT = 120
_FEWEST_WORDS = 5

_PICTURE = r"(?:photo(?:graph(?:er|y)?)?s?|images?|pictures?|pic|illustration|video|footage|graphic|map)"

_OPENING = re.compile(
    rf"[(\[]?(?:(?:file|archive|stock|handout|courtesy|undated|screen)[ -])?{_PICTURE}"
    rf"(?:\s+(?:credits?|courtesy|source|provided|taken|caption))?(?:\s+(?:of|by|from|via))?\s*[:|/©]"
    rf"|[(\[]?(?:file|archive|stock|handout)[ -]{_PICTURE}\b(?!\s+\w+\s+(?:is|was|has|had)\b)"
    rf"|[(\[]?{_PICTURE}\s+(?:by|courtesy|credit|via)\b"
    r"|[(\[]?(?:caption|credits?)\s*:",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Þ][\w.&'’-]*"
_CLOSING = re.compile(
    rf"\s/\s*{_WORD}(?:\s+{_WORD}){{0,4}}$"  # ... in the city / Agency
    rf"|\b[A-Z]{{2,}}\s?(?:(?i:photo)\s?)?/\s?{_WORD}(?:\s+{_WORD}){{0,3}}\.?$"  # AGENCY/Mira Tal
    rf"|[(\[](?i:{_PICTURE}|file|handout|credit|courtesy)\b[^)\]]{{0,80}}[)\]]\.?$"  # (Photo by Mira Tal)
    rf"|\[\s*{_WORD}(?:\s+{_WORD}){{0,4}}\s?/\s?{_WORD}(?:\s+{_WORD}){{0,4}}\s*\]\.?$"  # [Mira Tal/Agency]
    rf"|\b(?i:{_PICTURE}|credit)\s*(?i:by|credit|courtesy)?\s*[:/©]\s*{_WORD}(?:[\s/]+\S+){{0,5}}$"  # Photo: Mira Tal
    rf"|©\s?{_WORD}(?:[\s/]+{_WORD}){{0,5}}$"
)
_SYMBOL_END = re.compile(r"\b[A-Z]/(?:[A-Z]|\d)[\w./]*\)?\]?$")


def is_caption(words: str) -> bool:
    """Whether the line is a caption or a credit, not a sentence of the report.

    >>> is_caption("The harbour of Port Elsa after the storm of last week / Meridian")
    True
    >>> is_caption("The talks between the two sides failed, he said.")
    False
    """
    if len(words) > LONGEST:
        return False
    if _OPENING.match(words):
        return True
    end = words[-_LONGEST_CREDIT:]
    if len(words.split()) < _FEWEST_WORDS or _SYMBOL_END.search(end) or _is_quoted_end(words):
        return False
    return bool(_CLOSING.search(end))


def _is_quoted_end(words: str) -> bool:
    return ends_sentence(words) and words.rstrip(".").endswith(("”", '"'))
