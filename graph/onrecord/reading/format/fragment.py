"""HTML that is no page but a message or a feed's entry: all its words, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.model.document import Section, SectionKind
from onrecord.reading.format.note_marks import part_note_marks
from onrecord.reading.layout.blocks import Block, join_blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_PASSED = frozenset(
    (
        *("script", "style", "head", "template", "noscript", "iframe", "object", "svg", "math", "select", "button"),
        *("figcaption", "title"),
    )
)
_HEADING = re.compile(r"h[1-6]$")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_fragment(html: str) -> tuple[str, tuple[Section, ...]]:
    """The words of some HTML and what its markup says of them; empty where it holds none."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    words = _DECLARATION.sub("", html).replace("\0", "")
    if not words.strip():
        return "", ()
    try:
        root = document_fromstring(words, parser=HTMLParser(encoding=None, no_network=True, remove_comments=True))
    except (LxmlError, ValueError, AssertionError):
        return "", ()
    part_note_marks(root)
    return join_blocks(_blocks(root))


def _blocks(root: HtmlElement) -> Iterator[Block]:
    """Runs of words between the borders of blocks, without recursion: a page may be nested ten thousand deep."""
    parts: list[str] = []
    kind: SectionKind | None = None

    def run() -> Block:
        block = Block("".join(parts), kind)
        parts.clear()
        return block

    pending: list[tuple[HtmlElement, Iterator[HtmlElement]]] = []
    entered: HtmlElement | None = root
    while True:
        if entered is not None:
            if isinstance(entered.tag, str) and entered.tag not in _PASSED:
                if entered.tag in _BLOCKS:
                    yield run()
                    kind = "heading" if _HEADING.match(entered.tag) else None
                parts.append("\n" if entered.tag == "br" else _plain(entered.text))
                pending.append((entered, iter(entered)))
            else:
                parts.append(_plain(entered.tail))
        if not pending:
            break
        entered = next(pending[-1][1], None)
        if entered is None:
            left, _ = pending.pop()
            if left.tag in _BLOCKS:
                yield run()
                kind = None
            if left is not root:
                parts.append(_plain(left.tail))
    yield run()


def _plain(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")
