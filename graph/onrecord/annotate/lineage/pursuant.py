"""Reports that answer: "The present report is submitted pursuant to paragraph 7 of resolution 79/81"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.document import Document
from onrecord.model.finding.relation import Relation
from onrecord.model.finding.symbol import SymbolMention

_FRONT = 12000
_HEAD = 5000
_REPORT = re.compile(
    r"^[ \t#*]*(?:\w+\s+)?(?:Report|Note|Letter\s+dated\s[^\n]{3,60})s?\s+(?:of|by|from)\s+the\s+"
    r"(?:Secretary-General|Secretariat"
    r"|Under-Secretary-General|Board|Office|Executive\s+Director|Director-General|High\s+Commissioner"
    r"|United\s+Nations\s+High\s+Commissioner|Special\s+|Independent\s+|Joint\s+|Advisory\s+|Administrator)",
    re.IGNORECASE | re.MULTILINE,
)
_CUE = re.compile(
    r"\b(?:pursuant\s+to|in\s+accordance\s+with|in\s+(?:response|reply)\s+to|in\s+compliance\s+with"
    r"|in\s+(?:pursuance|implementation|fulfilment)\s+of|(?:as\s+)?(?:requested|called\s+for|mandated)\s+(?:in|by)"
    r"|in\s+its\s+resolutions?(?=[^.]{3,200}\brequested)|by\s+its\s+resolutions?(?=[^.]{3,200}\brequested))",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    r"\b(?:(?:present|this)\s+(?:\w+\s+)?(?:report|note|letter|update|document)|(?:is|was|being|hereby)\s+submitted"
    r"|(?:I|Secretary-General)\s+(?:have\s+the\s+honour|was\s+requested|has\s+the\s+honour)|requested\s+the\s+Secretary-General"
    r"|requested\s+me|submitted\s+(?:pursuant|in))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<!\bNo)(?<!\bparas)(?<!\bpara)(?<!\bMr)[.;](?=\s+[A-Z0-9]|\s*\n|\s*$)|\n[ \t]*\n")
_PARAGRAPH = re.compile(
    r"\bparagraphs?\s+(?P<numbers>\d+(?:\s*\([a-z]\))?(?:(?:\s*,\s*|\s+and\s+|\s+to\s+)\d+)*)\s+of\s+"
    r"(?:(?:the|its|General|Assembly|Security|Council|Economic|and|Social|Human|Rights)\s+)*$"
)


def is_report(doc: Document) -> bool:
    """Whether a document is a report or a note of an official or an office: its head says so."""
    return doc.kind != "resolution" and _REPORT.search(doc.text, 0, _HEAD) is not None


def from_report(doc: Document, symbol: str, symbols: Sequence[SymbolMention]) -> Iterator[Relation]:
    """The resolutions that asked for a report, as the report's beginning tells; ``symbol`` is the report's own."""
    told: set[str] = set()
    for mention in symbols:
        made = mention.parts[0]
        if made.kind not in {"RES", "DEC", "PRST"} or made.symbol in told or mention.span[0] > _FRONT:
            continue
        start, end = _sentence(doc.text, mention.span[0])
        cue = next((c for c in _CUE.finditer(doc.text, start, end) if c.start() < mention.span[0]), None)
        if cue is None or not _OF_REPORT.search(doc.text, start, end):
            continue
        told.add(made.symbol)
        before = _PARAGRAPH.search(doc.text[max(start, mention.span[0] - 120) : mention.span[0]])
        paragraph = " ".join(before["numbers"].split()) if before else None
        evidence = ((cue.start(), mention.span[1]),)
        yield Relation("answeringReport", symbol, made.symbol, evidence, "submitted-pursuant-to", paragraph)


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    start = max((found.end() for found in _SENTENCE.finditer(text, max(0, at - 1200), at)), default=max(0, at - 1200))
    behind = _SENTENCE.search(text, at, at + 1200)
    return start, behind.start() if behind else min(len(text), at + 1200)
