"""HTML that is no page but a message or a feed's entry: all its words, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.model.document import SectionKind
from onrecord.reading.format.markup import check_markup
from onrecord.reading.format.note_marks import part_note_marks
from onrecord.reading.format.quoted_words import mark_quotations
from onrecord.reading.layout.blocks import Block, Joined, joined

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
_STRONG = frozenset({"b", "strong", "em", "i"})
_NOTHING = Joined("", (), ())
_HEADING = re.compile(r"h[1-6]$")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_fragment(html: str) -> Joined:
    """The words of some HTML and what its markup says of them; empty where it holds none. Raises ``MarkupError``."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    words = _DECLARATION.sub("", html).replace("\0", "")
    if not words.strip():
        return _NOTHING
    check_markup(words)
    try:
        root = document_fromstring(words, parser=HTMLParser(encoding=None, no_network=True, remove_comments=True))
    except (LxmlError, ValueError, AssertionError):
        return _NOTHING
    part_note_marks(root)
    mark_quotations(root)
    return joined(_blocks(root))


@dataclass(slots=True)
class _Run:
    """The words of one block so far: all of them, and those in bold or slanted type that it begins with."""

    parts: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    begun: bool = False

    def add(self, words: str, *, strong: bool) -> None:
        """Add words that follow."""
        self.parts.append(words)
        if not self.begun and (strong or not words.strip()):
            self.bold.append(words)
        elif not strong:
            self.begun = True

    def take(self, kind: SectionKind | None, *, quoted: bool) -> Block:
        """The block, after which another begins."""
        block = Block("".join(self.parts), "body" if quoted else kind, "".join(self.bold), quoted)
        self.parts, self.bold, self.begun = [], [], False
        return block


def _blocks(root: HtmlElement) -> Iterator[Block]:
    """Runs of words between the borders of blocks, without recursion: a page may be nested ten thousand deep."""
    run = _Run()
    kind: SectionKind | None = None
    quoted = strong = 0
    pending: list[tuple[HtmlElement, Iterator[HtmlElement]]] = []
    entered: HtmlElement | None = root
    while True:
        if entered is not None:
            if isinstance(entered.tag, str) and entered.tag not in _PASSED:
                if entered.tag in _BLOCKS:
                    yield run.take(kind, quoted=quoted > 0)
                    kind = "heading" if _HEADING.match(entered.tag) else None
                quoted += entered.tag == "blockquote"
                strong += entered.tag in _STRONG
                run.add("\n" if entered.tag == "br" else _plain(entered.text), strong=strong > 0)
                pending.append((entered, iter(entered)))
            else:
                run.add(_plain(entered.tail), strong=strong > 0)
        if not pending:
            break
        entered = next(pending[-1][1], None)
        if entered is None:
            left, _ = pending.pop()
            if left.tag in _BLOCKS:
                yield run.take(kind, quoted=quoted > 0)
                kind = None
            quoted -= left.tag == "blockquote"
            strong -= left.tag in _STRONG
            if left is not root:
                run.add(_plain(left.tail), strong=strong > 0)
    yield run.take(kind, quoted=quoted > 0)


def _plain(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")
