"""Markdown: the text without its markup, and the metadata of its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.draft.metadata import Metadata, MetadataError, metadata_from
from onrecord.reading.format.markdown_notes import part_notes
from onrecord.reading.format.text import decoded_text
from onrecord.reading.layout.blocks import Block, joined
from onrecord.reading.layout.raised import with_raised
from onrecord.reading.registry import Format

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_RAISED = re.compile(r"<(?P<end>/?)sup\b", re.IGNORECASE)
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_FIELD = re.compile(r"(?P<name>[A-Za-z_]\w*)\s*:\s*(?P<value>.*)")


def read_markdown(file: OpenFile) -> Iterator[Draft]:
    """The one document of a Markdown file: paragraphs parted by blank lines, a first heading as its title."""
    text = decoded_text(file)
    match = _FRONT_MATTER.match(text)
    try:
        says = metadata_from(_parse_fields(match["fields"])) if match else Metadata()
    except MetadataError as error:
        raise UnreadableDocument(file.source, f"front matter: {error}", "mend that field, or take it out") from error
    noted = part_notes(text[match.end() :] if match else text)
    blocks = list(_to_blocks(_parser().parse(noted.text)))
    if blocks and blocks[0].kind == "heading" and says.title is None:
        blocks[0] = blocks[0]._replace(kind="title")
        says = says.over(Metadata(title=" ".join(blocks[0].text.split())))
    for mark, words in noted.notes:
        found = " ".join(block.text for block in _to_blocks(_parser().parse(words)))
        blocks.append(Block(f"[{mark}] {found}", "note"))
    read = joined(blocks)
    if not read.text:
        raise UnreadableDocument(file.source, "holds no text", "take it out, or put the document's text into it")
    yield Draft(read.text, file.source, file.doc_id, says, read.marked, bold=read.bold)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _to_blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """A block for each heading, paragraph, item, cell row and code block; items keep the numbers of their list."""
    inside: list[str] = []
    row: list[str] = []
    number = ""
    for token in tokens:
        if token.nesting == 1:
            inside.append(token.type.removesuffix("_open"))
            number = _number(token) if token.type == "list_item_open" else number
            row = [] if token.type == "tr_open" else row
        elif token.nesting == -1:
            inside.pop()
            if token.type == "tr_close":
                yield Block(" | ".join(row), "note")
        elif token.type == "inline" and "tr" in inside:
            row.append(_plain(token))
        elif token.type == "inline":
            kind = "heading" if "heading" in inside else "body" if {"list_item", "blockquote"} & set(inside) else None
            bold = "" if number else _bold(token)
            yield Block(number + _plain(token), kind, bold, "blockquote" in inside)  # type: ignore[arg-type]
            number = ""
        elif token.type in ("fence", "code_block"):
            yield Block(token.content, "note")


def _number(item: Token) -> str:
    """The number of an item with what stands behind it, "12. "; empty in a list that has none."""
    return f"{item.info}{item.markup} " if item.info else ""


def _plain(token: Token) -> str:
    """The words of an inline token; a picture leaves none, its alternative text is no sentence of the report."""
    words, raised = "", ""
    is_raised = False
    for child in token.children or ():
        if child.type == "html_inline" and (tag := _RAISED.match(child.content)):
            is_raised = not tag["end"]
            words, raised = (words, "") if is_raised else (with_raised(words, raised), "")
            continue
        piece = child.content if child.type in ("text", "code_inline") else _BREAKS.get(child.type, "")
        words, raised = (words, raised + piece) if is_raised else (words + piece, raised)
    return words + raised


def _bold(token: Token) -> str:
    """The words that a paragraph begins with in bold or slanted type."""
    words, depth = "", 0
    for child in token.children or ():
        depth += child.nesting if child.type.partition("_")[0] in ("strong", "em") else 0
        if not depth and child.nesting == 0 and child.content.strip():
            break
        words += child.content if child.type in ("text", "code_inline") else _BREAKS.get(child.type, "")
    return words


def _parse_fields(lines: str) -> dict[str, object]:
    """The fields of a front matter: one ``name: value`` a line, lists in brackets or on lines with a dash."""
    fields: dict[str, object] = {}
    last = ""
    for line in lines.split("\n"):
        match = _FIELD.match(line)
        item = re.match(r"\s*-\s+(?P<value>.*)", line)
        if match:
            last = match["name"].lower()
            fields[last] = _parse_value(match["value"])
        elif item and last:
            listed = fields[last] if isinstance(fields[last], list) else []
            fields[last] = [*listed, _unquoted(item["value"])]  # type: ignore[misc]
    return fields


def _parse_value(value: str) -> str | list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in value[1:-1].split(",") if part.strip()]
    return _unquoted(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else re.sub(r"\s+#.*$", "", value)


FORMAT = Format(read_markdown)
