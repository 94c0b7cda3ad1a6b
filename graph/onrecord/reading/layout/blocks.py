"""Blocks of a marked-up page joined to one text, with what the markup says of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.document import Section, SectionKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's text; ``kind`` where the markup tells it, ``None`` where the words must."""

    text: str
    kind: SectionKind | None = None


def join_blocks(blocks: Iterable[Block]) -> tuple[str, tuple[Section, ...]]:
    """The blocks' texts with a blank line between them, and sections for those whose kind is known.

    >>> join_blocks([Block("One", "title"), Block("Two.")])
    ('One\\n\\nTwo.', (Section(kind='title', start=0, end=3),))
    """
    parts: list[str] = []
    marked: list[Section] = []
    length = 0
    for block in blocks:
        words = "\n".join(" ".join(line.split()) for line in block.text.split("\n")).strip()
        if not words:
            continue
        start = length + (2 if parts else 0)
        length = start + len(words)
        parts.append(words)
        if block.kind is not None:
            marked.append(Section(block.kind, start, length))
    return "\n\n".join(parts), tuple(marked)
