"""Texts in which codings stand: whole ones, or ones made of the words that the statements rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.export.quotes import Quotes
from onrecord.model.document import Span
from onrecord.model.ids import relative
from onrecord.query.own import Row
from onrecord.query.quotable import LONGEST

_GAP = " … "
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Passages:
    """A text, and where in it the words of each statement stand, in code points."""

    text: str
    spans: Mapping[str, Span]


@dataclass(slots=True)
class _Words:
    """The spans that one statement rests on, with their words; ``few`` are those of the act and its target alone."""

    every: dict[Span, str] = field(default_factory=dict)
    few: dict[Span, str] = field(default_factory=dict)


class Quoted:
    """The words that statements rest on, as far as a graph has them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._of: dict[str, _Words] = defaultdict(_Words)
        for row in rows:
            words, span = self._of[relative(row["statement"])], (int(row["begin"]), int(row["end"]))
            words.every[span] = row["words"]
            if row["role"] != "content":
                words.few[span] = row["words"]

    def extent(self, statement: str) -> Span:
        """From the first to the last of the words that a statement rests on, but for a content: that of its parts."""
        spans = self._of[statement].few or self._of[statement].every
        return (min(begin for begin, _ in spans), max(end for _, end in spans))

    def whole(self, text: str, statements: Iterable[str]) -> Passages:
        """The text as it is, and where each statement stands in it."""
        return Passages(text, {each: self.extent(each) for each in statements})

    def excerpts(self, document: str, statements: Collection[str], quotes: Quotes) -> Passages:
        """A text made of the words of each statement, one after another, as far as they may be quoted.

        Where no words may be, ids stand in their place.
        """
        text, spans = "", {}
        for each in sorted(statements, key=lambda one: (self.extent(one), one)):
            words = self._quoted(each, document, quotes) or each
            begin = len(text)
            text += words + _BETWEEN
            spans[each] = (begin, begin + len(words))
        return Passages(text.removesuffix(_BETWEEN), spans)

    def _quoted(self, statement: str, document: str, quotes: Quotes) -> str:
        found = self._of[statement]
        every = _joined(found.every)
        allowed = quotes.words(every, document)
        if allowed == every or len(every) <= LONGEST:
            return allowed
        return quotes.words(_joined(found.few), document)


def _joined(words: Mapping[Span, str]) -> str:
    """The words of spans in the order of the text, each once, with a mark where some are left out between them."""
    found, last = "", None
    for (begin, end), said in sorted(words.items()):
        if last is not None and end <= last:
            continue
        at = begin if last is None else max(begin, last)
        if last is not None and at > last:
            found += " " if at == last + 1 else _GAP
        found += said[at - begin :]
        last = end
    return found
