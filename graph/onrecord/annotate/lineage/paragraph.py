"""The paragraphs of a resolution: where each begins and ends, and how it is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model.document import Span, trim
from onrecord.un.organ_line import find_organ_line

_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:\d{1,3}[.,]|\([a-z]{1,3}\))[ \t]+\S)")
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.,]?\s|\((?P<letter>[a-z]{1,3})\)\s")

_OPERATIVE = re.compile(r"(?:(?:Also|Further|Again)\s+)?[A-Z][a-z-]+(?<!ou)(?<!s)s\b")
"""How an operative paragraph without a number opens: "Requests", but not "Conscious"."""


class Paragraph(NamedTuple):
    """A paragraph, and its number as it prints one; those of the preamble are counted: "preamble 3".

    Where operative paragraphs print no numbers they have none.
    """

    span: Span
    number: str | None


def paragraphs_of(text: str) -> Iterator[Paragraph]:
    """The paragraphs behind the line with the organ's name; none where there is no such line."""
    organ = find_organ_line(text)
    if organ is None:
        return
    whole, preamble, begun = "", 0, False
    start = organ.rest
    for end, following in _pieces(text, start):
        span = trim(text, start, end)
        start = following
        if span[0] >= span[1]:
            continue
        numbered = _NUMBER.match(text, *span)
        if numbered and numbered["number"]:
            whole, begun = numbered["number"], True
            yield Paragraph(span, whole)
        elif numbered:
            yield Paragraph(span, f"{whole} ({numbered['letter']})" if whole else f"({numbered['letter']})")
        elif begun or _OPERATIVE.match(text, *span):
            begun = True
            yield Paragraph(span, whole or None)
        else:
            preamble += 1
            yield Paragraph(span, f"preamble {preamble}")


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    for found in _BREAK.finditer(text, start):
        yield found.start(), found.end()
    yield len(text), len(text)
