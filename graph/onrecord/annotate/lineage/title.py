"""What stands at a resolution's head: the bracket under its title, and the title itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model.document import Document, Span
from onrecord.model.finding.relation import Relation
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.ids import relative_id
from onrecord.names.folding import slug

_FRONT = 8000
_BRACKET = re.compile(
    r"^[ \t]*[\[(](?P<how>on\s+the\s+(?:report|recommendation|proposal)s?\s+of|without\s+reference\s+to\s+a)\b"
    r"(?P<rest>[^\[\]]{3,500})",
    re.IGNORECASE | re.MULTILINE,
)
_PARAGRAPH = re.compile(r",?\s*paras?\.\s*(?P<numbers>\d+(?:(?:\s*,\s*|\s+and\s+|\s*[-\u2013]\s*)\d+)*)")
_TITLE = re.compile(
    r"^[ \t#*]*(?:ES-|S-)?\d{1,3}/\d{1,4}(?:\s?[A-Z])?\.\s+(?P<title>\S[^\n]*(?:\n[ \t]*\S[^\n]*)*)", re.M
)
_ORGAN_LINE = re.compile(r"\n[ \t*_]*The General Assembly\b.*", re.DOTALL)


class Bracketed(NamedTuple):
    """A symbol in the bracket under a title, with the paragraph named beside it."""

    symbol: str
    span: Span
    paragraph: str | None


def from_bracket(doc: Document, symbol: str, symbols: Sequence[SymbolMention]) -> Iterator[Relation]:
    """What the bracket under a resolution's title says it was adopted on; ``symbol`` is the resolution's own.

    Without reference to a Main Committee the drafts named there became the resolution. On the report of a
    committee a text recommended in that report did, which its title tells.
    """
    bracket = _BRACKET.search(doc.text, 0, _FRONT)
    if bracket is None:
        return
    inside = list(_bracketed(doc.text, bracket.span(), symbols))
    if bracket["how"].lower().startswith("without"):
        for found in inside:
            yield Relation("adoptedText", symbol, found.symbol, (found.span,), "bracket", found.paragraph)
        return
    title = title_of(doc)
    for found in inside:
        yield Relation("onReport", symbol, found.symbol, (found.span,), "bracket", found.paragraph)
        if title and "/Corr." not in found.symbol:
            text = recommended_id(found.symbol, title)
            yield Relation("adoptedText", symbol, text, (found.span,), "bracket-and-title", found.paragraph)


def _bracketed(text: str, bracket: Span, symbols: Sequence[SymbolMention]) -> Iterator[Bracketed]:
    for mention in symbols:
        if bracket[0] <= mention.span[0] and mention.span[1] <= bracket[1]:
            behind = _PARAGRAPH.match(text, mention.span[1], bracket[1])
            paragraph = " ".join(behind["numbers"].split()) if behind else None
            for part in mention.parts:
                yield Bracketed(part.symbol, mention.span, paragraph)


def title_of(doc: Document) -> str | None:
    """The title of an Assembly's resolution, without its number; of one broken off in the text the document's own."""
    found = _TITLE.search(doc.text, 0, _FRONT)
    if found is None:
        return None
    printed = " ".join(_ORGAN_LINE.sub("", found["title"]).split())
    known = re.sub(r"^(?:ES-|S-)?\d{1,3}/\d{1,4}(?:\s?[A-Z])?\.\s+", "", doc.title or "")
    return known if slug(known).startswith(slug(printed)) else printed


def recommended_id(report: str, title: str) -> str:
    """The id of a text that a committee recommends in a report, told by the report's symbol and the text's title.

    >>> recommended_id("A/77/441", "International  trade")
    'recommended/A/77/441/international-trade'
    """
    return relative_id("recommended", report.replace(" ", ""), slug(title))
