"""Action on drafts as records of meetings tell it: "Draft resolution A/79/L.9 was adopted (resolution 79/81)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.lineage.symbol import versions
from onrecord.model.document import Document, Span
from onrecord.model.finding.relation import Relation
from onrecord.model.finding.symbol import SymbolMention

_ADOPTED = re.compile(r"\b(?:was|were|has\s+been|have\s+been|is|are)\s+(?:unanimously\s+)?adopted\b|\badopted\b")
_BRACKET = re.compile(r"\((?:see\s+)?(?:General\s+Assembly\s+|Security\s+Council\s+)?(?:resolution|decision)s?\s+$")
_NOT_ADOPTED = re.compile(
    r"\b(?:draft\s+resolution|proposal|text|it)(?:\s+\([^()\n]{1,40}\))?\s+(?:has|have|had|was|were|is)\s+not\s+"
    r"(?:been\s+)?adopted\b|\bfailed\s+to\s+be\s+adopted\b"
)
_BEFORE_COUNCIL = re.compile(r"\bdraft\s+(?:resolution|presidential\s+statement)s?\b")
_REACH = 800
_NEAR = 250


def from_action(doc: Document, symbol: str, symbols: Sequence[SymbolMention]) -> Iterator[Relation]:
    """What became of drafts at the meeting that a document is the record of; ``symbol`` is the record's own.

    As many drafts as resolutions named together became those, in their order. In the Council, where one draft is
    before the meeting, the resolution is that draft.
    """
    drafts = [mention for mention in symbols if _is_draft(doc.text, mention)]
    told: dict[str, Span] = {}
    for group in _groups(doc.text, symbols):
        before = _drafts_before(doc.text, drafts, group)
        for resolution, draft in zip(group, before, strict=False):
            words = (draft.span[0], resolution.span[1]) if draft.span[1] > group[0].span[0] - _REACH else None
            evidence = (words,) if words else (draft.span, resolution.span)
            made, of = resolution.parts[0].symbol, draft.parts[0].symbol
            yield Relation("adoptedText", made, of, evidence, "record-of-action", None, doc.published)
            told.setdefault(of, draft.span)
        for resolution in group:
            made = resolution.parts[0].symbol
            yield Relation("adoptedAt", made, symbol, (resolution.span,), "record-of-action", None, doc.published)
    for refusal in _NOT_ADOPTED.finditer(doc.text):
        last = [draft for draft in drafts if draft.span[1] <= refusal.start()][-1:]
        for draft in last:
            of = draft.parts[0].symbol
            evidence = (draft.span, refusal.span())
            yield Relation("notAdoptedAt", of, symbol, evidence, "record-of-action", None, doc.published)
            told.setdefault(of, draft.span)
    yield from versions(told.items())


def _is_draft(text: str, mention: SymbolMention) -> bool:
    """Whether a symbol is of a draft: by its kind, or of the Council by the words beside it."""
    part = mention.parts[0]
    if part.kind == "L":
        return True
    if part.organ != "S" or part.kind is not None:
        return False
    around = text[max(0, mention.span[0] - 80) : mention.span[1] + 120]
    return _BEFORE_COUNCIL.search(around) is not None


def _groups(text: str, symbols: Sequence[SymbolMention]) -> Iterator[list[SymbolMention]]:
    """The resolutions that one sentence tells were adopted: "(resolutions 79/81 and 79/82)"."""
    group: list[SymbolMention] = []
    for mention in symbols:
        if mention.parts[0].kind not in {"RES", "DEC"}:
            continue
        if group and text[group[-1].span[1] : mention.span[0]].strip() in {"", ",", "and", ", and"}:
            group.append(mention)
            continue
        if group:
            yield group
        group = [mention] if _is_outcome(text, mention) else []
    if group:
        yield group


def _is_outcome(text: str, mention: SymbolMention) -> bool:
    start = mention.span[0]
    digits = re.search(r"\d", text[start : mention.span[1]])
    number = start + digits.start() if digits else start
    before = text[max(0, number - _NEAR) : number]
    opened = _BRACKET.search(before) or re.search(r"\bas\s+(?:Security\s+Council\s+)?resolution\s+$", before)
    return opened is not None and _ADOPTED.search(before, 0, opened.start()) is not None


def _drafts_before(
    text: str, drafts: Sequence[SymbolMention], group: Sequence[SymbolMention]
) -> Sequence[SymbolMention]:
    """The drafts that became the resolutions of a group: the last so many before them, near enough or the only ones."""
    start = group[0].span[0]
    before = [draft for draft in drafts if draft.span[1] <= start]
    near = [draft for draft in before if draft.span[0] > start - _REACH and "\n\n" not in text[draft.span[1] : start]]
    if len(near) >= len(group):
        return near[-len(group) :]
    named = {draft.parts[0].symbol for draft in before}
    of_council = group[0].parts[0].organ == "S"
    return before[-1:] if of_council and len(group) == 1 and len(named) >= 1 else ()
