"""Blocks of a Markdown page that are made from the code, between a line that names them and a line that ends them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Blocks = Mapping[str, Callable[[], str]]
"""What makes the text of each block, by the block's name."""

_BLOCK = re.compile(r"(<!-- made by scripts/build_docs: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


class UnknownBlock(Exception):
    """A page has a block that nothing makes."""


def rebuilt(text: str, blocks: Blocks) -> str:
    """The text of a page with each of its blocks made anew; the rest stays as it is.

    >>> page = "Before.\\n<!-- made by scripts/build_docs: days -->\\nold\\n<!-- end -->\\nAfter."
    >>> print(rebuilt(page, {"days": lambda: "Monday"}))
    Before.
    <!-- made by scripts/build_docs: days -->
    <BLANKLINE>
    Monday
    <BLANKLINE>
    <!-- end -->
    After.
    """

    def made(block: re.Match[str]) -> str:
        if block["name"] not in blocks:
            raise UnknownBlock(f"nothing makes the block {block['name']!r}; scripts/build_docs has {', '.join(blocks)}")
        return f"{block[1]}\n{blocks[block['name']]().strip()}\n\n{block[3]}"

    return _BLOCK.sub(made, text)


def names_of_blocks(text: str) -> list[str]:
    """The names of the blocks of a page, in its order."""
    return [block["name"] for block in _BLOCK.finditer(text)]


def pages_below(folder: Path) -> Iterator[Path]:
    """The Markdown files in and below a folder, sorted."""
    yield from sorted(folder.rglob("*.md"))


def table(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """A Markdown table; a line that would end a cell is escaped.

    >>> print(table(("a", "b"), iter([("one|two", "three")])))
    | a | b |
    | --- | --- |
    | one\\|two | three |
    """
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def first_line(docstring: str | None) -> str:
    """The first paragraph of a docstring on one line, with Markdown's marks for code and without a full stop.

    >>> first_line("Mail (EML): the message,\\n    and ``more`` of it.\\n\\nDetails.")
    'Mail (EML): the message, and `more` of it'
    """
    paragraph = " ".join((docstring or "").split("\n\n")[0].split())
    return paragraph.replace("``", "`").removesuffix(".")
