"""Symbols of United Nations documents that a document names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.document import Span
from onrecord.model.fact import Fact, Thing
from onrecord.model.ids import document_id, relative_id
from onrecord.model.named import Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference


@dataclass(frozen=True, slots=True)
class SymbolPart:
    """One UN document symbol, taken apart: ``A/C.3/74/L.5/Rev.1``."""

    symbol: str
    organ: str
    session: str | None
    kind: str | None
    number: str | None
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SymbolMention(Finding):
    """A place where a document names a UN document symbol; two parts where the symbol is a joint one.

    ``symbol`` is canonical: parts joined by ``-``, no spaces inside a part but before a bracket.
    """

    lists = ("symbols",)
    place = 80

    span: Span
    symbol: str
    parts: tuple[SymbolPart, ...]

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        parts = [
            {
                "symbol": part.symbol,
                "organ": part.organ,
                "session": part.session,
                "kind": part.kind,
                "number": part.number,
                "modifiers": list(part.modifiers),
            }
            for part in self.parts
        ]
        return {"span": list(self.span), "symbol": self.symbol, "parts": parts}

    def mentions(self) -> Iterator[tuple[str, Span]]:
        """As ``Finding`` has it; both symbols of a joint one are named by its span."""
        for part in self.parts:
            yield document_id("", (part.symbol,)), self.span

    @classmethod
    def facts_of_all(cls, record: Record, document: str) -> Iterator[Fact]:
        """As ``Finding`` has it: the documents that the text cites, but for the one that it is itself."""
        own = {document_id("", (symbol,)) for symbol in record.document.symbols}
        cited = {relative for mention in record.of(cls) for relative, _ in mention.mentions()}
        for relative in sorted(cited - own):
            yield Fact(relative_id("text", record.document.key), "rec:cites", Thing(relative))

    def named(self, record: Record, references: Sequence[Reference]) -> Sequence[Named]:
        """As ``Finding`` has it: the documents, each of its first symbol if it has several."""
        return joint([part.symbol for part in self.parts])


def joint(symbols: Sequence[str]) -> list[Named]:
    """The documents with these symbols, of which all are one, as rows: the later ones suggest the first."""
    ids = [document_id("", (symbol,)) for symbol in symbols]
    return [
        Named(found, "symbol", symbol, ids[0] if found != ids[0] else None)
        for found, symbol in zip(ids, symbols, strict=True)
    ]


KIND = SymbolMention
