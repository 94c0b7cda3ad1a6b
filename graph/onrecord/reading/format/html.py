"""Web pages: the report without navigation, advertisements and captions, and the page's own metadata.

Why trafilatura: ``docs/decisions/0002-reading-html.md``. Nothing here goes to the network, and no
clock is read: the latest date a page may state is fixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.errors import UnreadableDocument
from onrecord.model.document import SectionKind
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.draft.metadata import Metadata, language_code
from onrecord.reading.format.markup import TOO_MUCH, MarkupError, check_markup
from onrecord.reading.format.note_marks import part_note_marks
from onrecord.reading.format.page_day import shown_day, stated_day
from onrecord.reading.format.quoted_words import mark_quotations
from onrecord.reading.format.text import decoded_text
from onrecord.reading.layout.blocks import Block, Joined, joined
from onrecord.reading.registry import Format

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CAPTIONS = ["//figcaption", "//*[contains(@class, 'caption')][not(self::article or self::main or self::body)]"]
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_HEAD_BYTES = 4096
_STRONG = re.compile(r"#[bi]$")
_KINDS: dict[str, SectionKind] = {"head": "heading", "item": "body", "quote": "body", "row": "note", "code": "note"}
_CONTAINERS = frozenset({"body", "main", "list", "quote", "table", "div"})


def read_html(file: OpenFile) -> Iterator[Draft]:
    """The one document of a web page; raises ``UnreadableDocument`` where no report is found in it."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    page = _DECLARATION.sub("", decoded_text(file, declared=declared_charset))
    try:
        check_markup(page, file.limits.elements)
        tree = load_html(page)
        language = _language(tree) if tree is not None else None
        found: Any = None
        days: tuple[date | None, date | None] = (None, None)
        if tree is not None:
            days = stated_day(tree), shown_day(tree)
            part_note_marks(tree)
            mark_quotations(tree)
            found = bare_extraction(
                tree,
                with_metadata=True,
                include_comments=False,
                include_formatting=True,
                prune_xpath=_CAPTIONS,
                date_extraction_params=dict(_DATES),
            )
    except MarkupError as error:
        raise UnreadableDocument(file.source, str(error), TOO_MUCH) from error
    except (LxmlError, RecursionError, ValueError) as error:
        raise UnreadableDocument(file.source, "is no page that can be taken apart", "save its text as .txt") from error
    read = joined(_to_blocks(found.body)) if found is not None else Joined("", (), ())
    if not read.text:
        raise UnreadableDocument(
            file.source, "holds no report that could be told from the page", "save its text as .txt"
        )
    says = replace(_metadata(found, language), published=days[0])
    shows = Metadata(published=days[1])
    yield Draft(read.text, file.source, file.doc_id, says, read.marked, bold=read.bold, shows=shows)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's ``meta`` element declares, or ``None``."""
    match = _CHARSET.search(data[:_HEAD_BYTES])
    return match[1].decode("ascii", "replace").lower() if match else None


def _metadata(found: Any, language: str | None) -> Metadata:
    """The page's metadata; a publisher that is only the host's name was not stated, and is left out."""
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    publisher = found.sitename if found.sitename and found.sitename != found.hostname else None
    return Metadata(
        title=" ".join(found.title.split()) if found.title else None,
        authors=authors,
        publisher=publisher,
        url=found.url or None,
        language=language,
    )


def _language(tree: HtmlElement) -> str | None:
    tag = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return language_code(tag) if tag else None


def _to_blocks(body: HtmlElement) -> Iterator[Block]:
    """The blocks of the extracted page; a heading before any other block is the title."""
    first = True
    for block in _walk(body, None):
        if first and block.kind == "heading":
            yield block._replace(kind="title")
        else:
            yield block
        first = first and not block.text.strip()


def _walk(element: HtmlElement, kind: SectionKind | None, *, quoted: bool = False) -> Iterator[Block]:
    """Blocks below ``element``; ``kind`` is what the container around it makes of a paragraph."""
    kind = _KINDS.get(element.tag, kind)
    quoted = quoted or element.tag == "quote"
    holds_blocks = element.tag in _CONTAINERS and any(child.tag not in ("lb", "ref", "hi") for child in element)
    if not holds_blocks:
        yield Block(_words(element), kind, _bold(element), quoted)
        return
    if element.text and element.text.strip():
        yield Block(element.text, kind, quoted=quoted)
    for child in element:
        yield from _walk(child, kind, quoted=quoted)
        if child.tail and child.tail.strip():
            yield Block(child.tail, kind, quoted=quoted)


def _bold(element: HtmlElement) -> str:
    """The words that a paragraph begins with in bold or slanted type."""
    found = ""
    for child in element if not (element.text or "").strip() else ():
        if child.tag != "hi" or not _STRONG.match(child.get("rend") or ""):
            break
        found += _words(child)
        if (child.tail or "").strip():
            break
        found += child.tail or ""
    return found


def _words(element: HtmlElement) -> str:
    """The element's words, white space as the page shows it: a break is a line end, all else a space."""
    parts = [re.sub(r"\s+", " ", element.text or "")]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag != "graphic":
            parts.append(_words(child))
            if element.tag == "row":
                parts.append(" | ")
        parts.append(re.sub(r"\s+", " ", child.tail or ""))
    return "".join(parts).strip(" |") if element.tag == "row" else "".join(parts)


FORMAT = Format(read_html)
