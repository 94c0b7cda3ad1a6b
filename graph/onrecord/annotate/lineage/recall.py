"""What a resolution recalls, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.lineage.paragraph import paragraphs_of
from onrecord.model.document import Document
from onrecord.model.finding.relation import Relation
from onrecord.model.finding.symbol import SymbolMention

_RECALLS = re.compile(
    r"(?:\d{1,3}[.,]?\s+|\([a-z]\)\s+)?[*_]*(?:(?:Also|Further|Again|Once\s+again|Deeply|Fully)\s+)?"
    r"(?:[Rr]ecall(?:ing|s)|[Rr]eaffirm(?:ing|s)|[Rr]eiterat(?:ing|es))\b"
)


def from_recalls(doc: Document, symbol: str, symbols: Sequence[SymbolMention]) -> Iterator[Relation]:
    """The documents that paragraphs name which recall or reaffirm; ``symbol`` is the resolution's own."""
    for paragraph in paragraphs_of(doc.text):
        if not _RECALLS.match(doc.text, *paragraph.span):
            continue
        for mention in symbols:
            if paragraph.span[0] <= mention.span[0] < paragraph.span[1]:
                for part in mention.parts:
                    if part.symbol != symbol:
                        evidence = (mention.span,)
                        yield Relation("recall", symbol, part.symbol, evidence, "paragraph", paragraph.number)
