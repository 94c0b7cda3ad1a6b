"""Reports of committees: the drafts that they are on, and the texts that they recommend for adoption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.lineage.symbol import base_of, versions
from onrecord.annotate.lineage.title import recommended_id
from onrecord.model.document import Document, Span
from onrecord.model.finding.relation import Relation
from onrecord.model.finding.symbol import SymbolMention
from onrecord.names.folding import slug

_FRONT = 6000
_REPORT = re.compile(
    r"\bReport\s+of\s+the\s+(?:First|Second|Third|Fourth|Fifth|Sixth|General|Credentials"
    r"|Special\s+Political(?:\s+and\s+Decolonization)?)\s+Committee\b"
)
_RAPPORTEUR = re.compile(r"\bRapporteur\b")
_RECOMMENDS = re.compile(
    r"\brecommends\s+to\s+the\s+General\s+Assembly\s+the\s+adoption\s+of\s+the\s+following\s+draft\s+"
    r"(?:resolution|decision)s?\b"
)
_ENTITLED = re.compile(
    r"\b(?:entitled|titled)\s+[\u201c\"](?P<title>[^\u201c\u201d\"]{3,400})[\u201d\"][\s,]*"
    r"\(?(?:document\s+|see\s+)?$"
)
_REACH = 500


def is_committee_report(doc: Document) -> bool:
    """Whether a document is a Main Committee's report to the General Assembly: its head says so."""
    head = _REPORT.search(doc.text, 0, _FRONT)
    return head is not None and _RAPPORTEUR.search(doc.text, head.end(), head.end() + 400) is not None


def from_committee(doc: Document, symbol: str, symbols: Sequence[SymbolMention]) -> Iterator[Relation]:
    """The drafts that a committee's report is on, and which of them it recommends; ``symbol`` is the report's own.

    A draft is the recommended text whose title it is introduced by; of several versions the last one is.
    """
    drafts = _drafts(symbols)
    for draft, span in drafts.items():
        yield Relation("committeeReport", symbol, draft, (span,), "committee-report")
    yield from versions(drafts.items())
    recommended = _recommended(doc.text)
    last = {base_of(draft): draft for draft in sorted(drafts, key=_version)}
    for base, (title, span) in _titles(doc.text, symbols).items():
        if f"-{slug(title)}-" in recommended:
            yield Relation("recommendation", recommended_id(symbol, title), last[base], (span,), "title")


def _drafts(symbols: Sequence[SymbolMention]) -> dict[str, Span]:
    """The symbols of drafts of committees, each where it is first named."""
    found: dict[str, Span] = {}
    for mention in symbols:
        for part in mention.parts:
            if part.kind == "L" and part.organ.startswith("A/") and not _is_addition(part.modifiers):
                found.setdefault(part.symbol, mention.span)
    return found


def _is_addition(modifiers: Sequence[str]) -> bool:
    return any(modifier.startswith("Add") for modifier in modifiers)


def _version(symbol: str) -> int:
    number = re.search(r"/Rev\.(\d+)", symbol)
    return int(number[1]) if number else 0


def _titles(text: str, symbols: Sequence[SymbolMention]) -> dict[str, tuple[str, Span]]:
    """The title that stands before each draft's symbol, by the draft without its version, and where both stand."""
    drafts = _drafts(symbols)
    found: dict[str, tuple[str, Span]] = {}
    for mention in symbols:
        symbol = mention.parts[0].symbol
        if symbol not in drafts:
            continue
        start = max(0, mention.span[0] - _REACH)
        if entitled := _ENTITLED.search(text[start : mention.span[0]]):
            found[base_of(symbol)] = (entitled["title"], (start + entitled.start(), mention.span[1]))
    return found


def _recommended(text: str) -> str:
    """What follows the recommendation, as a slug to look titles up in; empty where nothing is recommended."""
    recommends = _RECOMMENDS.search(text)
    return f"-{slug(text[recommends.end() :])}-" if recommends else ""
