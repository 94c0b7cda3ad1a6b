"""Spans: places in a text, as code points, and the words there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""``(start, end)`` in code points of a document's text, end exclusive."""

Spans = tuple[Span, ...]
"""A thing that may be discontinuous: spans in the order of the text."""


def slices(text: str, spans: Iterable[Span]) -> list[str]:
    """The words at each span.

    >>> slices("one two three", [(0, 3), (8, 13)])
    ['one', 'three']
    """
    return [text[start:end] for start, end in spans]


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; empty at ``start`` if nothing else is there.

    >>> trim("a  bc ", 1, 6)
    (3, 5)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The spans of the lines that are not blank, trimmed.

    >>> list(paragraphs("One.\\n\\n Two. \\n"))
    [(0, 4), (7, 11)]
    """
    stop = len(text) if end is None else end
    for match in re.compile(r"[^\n]+").finditer(text, start, stop):
        span = trim(text, match.start(), match.end())
        if span[0] < span[1]:
            yield span
