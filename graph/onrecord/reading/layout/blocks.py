"""Blocks of a marked-up page joined to one text, with what the markup says of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model.document import Section, SectionKind, Span


class Block(NamedTuple):
    """A paragraph's text; ``kind`` where the markup tells it, ``None`` where the words must.

    ``bold`` are the words that it begins with in bold type, ``quoted`` tells that the page sets it apart as a
    quotation.
    """

    text: str
    kind: SectionKind | None = None
    bold: str = ""
    quoted: bool = False


class Joined(NamedTuple):
    """The text of blocks, the sections whose kind is known, and what paragraphs begin with in bold type."""

    text: str
    marked: tuple[Section, ...]
    bold: tuple[Span, ...]


def joined(blocks: Iterable[Block]) -> Joined:
    """The blocks' texts with a blank line between them, and what the markup says of them.

    >>> joined([Block("One", "title"), Block("Tal: Two.", bold="Tal:")])
    Joined(text='One\\n\\nTal: Two.', marked=(Section(kind='title', start=0, end=3, voice=None),), bold=((5, 9),))
    """
    parts: list[str] = []
    marked: list[Section] = []
    bold: list[Span] = []
    length = 0
    for block in blocks:
        words = _plain(block.text)
        if not words:
            continue
        start = length + (2 if parts else 0)
        length = start + len(words)
        parts.append(words)
        if block.kind is not None:
            marked.append(Section(block.kind, start, length, "block" if block.quoted else None))
        first = _plain(block.bold)
        if first and words.startswith(first):
            bold.append((start, start + len(first)))
    return Joined("\n\n".join(parts), tuple(marked), tuple(bold))


def join_blocks(blocks: Iterable[Block]) -> tuple[str, tuple[Section, ...]]:
    """The blocks' texts with a blank line between them, and sections for those whose kind is known."""
    return joined(blocks)[:2]


def _plain(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()
