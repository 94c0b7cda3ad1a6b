"""How much of one document is read before it is refused, so that no file can stall a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may be at most; beyond it the document is refused with a remedy.

    ``characters`` is the limit of spaCy's parser, too. ``paragraph`` bounds what is parsed at once.
    ``file_bytes`` holds for a file that is one document, ``line_bytes`` for a line of JSONL.
    A PDF may have ``pdf_pages`` and take ``pdf_seconds`` and ``pdf_memory`` bytes to read.
    """

    characters: int = 1_000_000
    paragraph: int = 100_000
    file_bytes: int = 20_000_000
    line_bytes: int = 8_000_000
    pdf_pages: int = 2_000
    pdf_seconds: int = 120
    pdf_memory: int = 2_000_000_000
