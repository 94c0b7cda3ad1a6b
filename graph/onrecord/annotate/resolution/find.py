"""Paragraphs of resolutions: "1. Condemns ...", "Recalling ...", said by the organ that adopts them.

A resolution is one long sentence: the organ, preambular participles, operative verbs in the third person
(UN Editorial Manual, resolutions). Each paragraph is a statement of the organ, and where it has two cues
("Demands ... and requests ...") it is two. The paragraphs of a draft are statements that the organ may make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.letter.adoption import is_draft
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.resolution.block import Block, blocks
from onrecord.annotate.resolution.opening import Opening, Openings
from onrecord.annotate.resolution.paragraph import Paragraph, paragraphs
from onrecord.annotate.resolution.second import second_cue, tags_of
from onrecord.model.document import Document, Span, Spans

_TEXTS = frozenset({"other", "release", "statement", "report"})
"""Kinds of document that may be a declaration ("We, Heads of State ...") or a report that recommends a draft."""
_RECOMMENDED = re.compile(
    r"\b(?:recommends?|proposes?)\b[^.;]{0,250}\bfollowing\s+(?:\w+\s+)?draft\s+(?:resolution|decision)s?\b[^.]{0,80}:"
)
OPERATIVE, PREAMBULAR = "operative-paragraph", "preambular-paragraph"
_NOTED = re.compile(r"(?:[,;]\s*|\.\s+)\d{1,3}(?:\s+\d{1,3})*[*\u00b0]?\Z")
"""The number of a note behind the mark that ends a paragraph: "in Palestine, 6"."""


def resolution_paragraphs(scene: Scene, lexicon: Lexicon) -> list[Raw]:
    """The statements of a resolution's paragraphs, in order; none in other kinds of document."""
    draft = is_draft(scene.document)
    openings = Openings(scene, lexicon)
    return [
        replace(raw, status="possible" if draft or possible else raw.status)
        for block, possible in _blocks(scene.document, draft)
        for paragraph in paragraphs(block, openings)
        for raw in _statements(scene, lexicon, openings, block, paragraph)
    ]


def _blocks(document: Document, draft: bool) -> Iterator[tuple[Block, bool]]:
    """The blocks in which an organ or those who declare speak, with whether they only may: a draft in a report."""
    if document.kind == "resolution" or draft:
        yield from ((block, False) for block in blocks(document))
    elif document.kind in _TEXTS:
        recommended = _RECOMMENDED.search(document.text)
        if recommended is None and "We, " not in document.text:
            return
        for block in blocks(document):
            below = recommended is not None and block.source is not None and block.source[0] > recommended.end()
            if block.declaration or below:
                yield block, below


def _statements(
    scene: Scene, lexicon: Lexicon, openings: Openings, block: Block, paragraph: Paragraph
) -> Iterator[Raw]:
    """The statement of a paragraph, and those of the further cues in it."""
    lead = paragraph.lead
    opening = lead.opening if lead is not None else paragraph.opening
    if opening is None:
        return
    finite = paragraph.number is not None or opening.form in {"finite", "bare"}
    rule = OPERATIVE if finite else PREAMBULAR
    start = paragraph.start if lead is not None else opening.end
    while True:
        second = (
            None if lead is not None else second_cue(scene, lexicon, (start, paragraph.end), tags_of(opening, finite))
        )
        end = second[0] if second else _last(scene.text, paragraph)
        content = _trimmed(scene.text, _until(paragraph.pieces(start), end))
        empty = not content or (lead is None and _is_empty(scene.text, content))
        raw = None if empty else _raw(scene, block, opening, content, rule)
        if raw is not None:
            yield raw
        following = openings.read(second[1], paragraph.end) if second else None
        if following is None or following.end <= start:
            return
        opening, start = following, following.end


def _raw(scene: Scene, block: Block, opening: Opening, content: Spans, rule: str) -> Raw | None:
    anchor = scene.token_at(opening.cue[0][0])
    head = scene.token_at(block.source[1] - 1) if block.source is not None else None
    if block.declaration and block.source is not None:
        head = _first_noun(scene, block.source)
    if anchor is None:
        return None
    return Raw(
        entry=opening.entry,
        anchor=anchor.i,
        cue=opening.cue,
        content=content,
        source=(block.source,) if block.source is not None else (),
        source_head=head.i if head is not None else None,
        status="asserted",
        rule=rule,
        organ=block.organ,
    )


def _first_noun(scene: Scene, span: Span) -> Token | None:
    """The head of the name of those who declare: "Heads of State and Government"."""
    tokens = scene.tokens_in(span)
    return next((token for token in tokens if token.pos_ in {"NOUN", "PROPN"}), tokens[0] if tokens else None)


def _last(text: str, paragraph: Paragraph) -> int:
    """Where a paragraph ends, without the number of a note."""
    noted = _NOTED.search(text, max(paragraph.start, paragraph.end - 20), paragraph.end)
    return noted.start() if noted is not None else paragraph.end


def _is_empty(text: str, content: Spans) -> bool:
    """Whether nothing stands behind a cue but "that": what is said stands in the numbers below."""
    return len(content) == 1 and text[slice(*content[0])] == "that"


def _until(pieces: Spans, end: int) -> Spans:
    """Pieces up to an offset."""
    return tuple((start, min(stop, end)) for start, stop in pieces if start < end)


def _trimmed(text: str, pieces: Spans) -> Spans:
    """The pieces without the marks and the numbers of notes at their outer ends."""
    kept = [list(piece) for piece in pieces]
    while kept and (shortened := _start(text, *kept[0])) != kept[0][0]:
        kept[0][0] = shortened
        if kept[0][0] >= kept[0][1]:
            kept.pop(0)
    while kept and (shortened := _end(text, *kept[-1])) != kept[-1][1]:
        kept[-1][1] = shortened
        if kept[-1][0] >= kept[-1][1]:
            kept.pop()
    return tuple((start, end) for start, end in kept)


def _start(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in ",:*"):
        start += 1
    return start


def _end(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";.,:*\u00b0"):
        end -= 1
    return end
