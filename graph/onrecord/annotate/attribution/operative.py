"""Paragraphs of resolutions: "1. Condemns ...", "Recalling ...", said by the organ that adopts them.

A resolution is one long sentence: the organ, preambular participles, numbered operative verbs in the
third person (UN Editorial Manual, resolutions). Each paragraph that opens with a cue is a statement
of the organ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.letter.adoption import ORGAN_LINE, is_draft
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.names.word_list import word_set

_NUMBERED = re.compile(r"(?:^|\n)[ \t]*(?:\d{1,3}|[IVX]{1,4})\.\s+(?=[A-Z])")
_PARAGRAPH = re.compile(r"\n[ \t]*(?=[A-Z][a-z]+)")
_ENDS = re.compile(r"[;.,:]\s*$")


def operative_paragraphs(scene: Scene, lexicon: Lexicon) -> list[Raw]:
    """The statements of a resolution's paragraphs, in order; none in other kinds of document.

    The paragraphs of a draft are statements that the organ may make: it has not adopted them.
    """
    draft = is_draft(scene.document)
    if scene.document.kind != "resolution" and not draft:
        return []
    organ = ORGAN_LINE.search(scene.text)
    if organ is None:
        return []
    numbered = [match.span() for match in _NUMBERED.finditer(scene.text, organ.end())]
    if numbered:
        preambular = _preambular(scene, lexicon, organ, numbered[0][0])
        found = [*preambular, *_operative(scene, lexicon, organ, numbered)]
    else:
        found = list(_unnumbered(scene, lexicon, organ))
    return [replace(raw, status="possible" if draft else raw.status) for raw in found if raw.content]


def _preambular(scene: Scene, lexicon: Lexicon, organ: re.Match[str], end: int) -> Iterator[Raw]:
    for span in _paragraphs(scene.text, organ, end):
        yield from _paragraph(scene, lexicon, organ, span, "preambular-paragraph")


def _unnumbered(scene: Scene, lexicon: Lexicon, organ: re.Match[str]) -> Iterator[Raw]:
    """The paragraphs of a resolution that numbers none: "Decides ..." is operative, "Recalling ..." preambular."""
    for start, stop in _paragraphs(scene.text, organ, len(scene.text)):
        opening = _opening(scene.text, (start, stop), lexicon)
        finite = opening is not None and scene.text[slice(*opening[1])].split()[0].endswith("s")
        section = scene.section_of(start)
        end = section.end if section is not None and stop == len(scene.text) else stop
        rule = "operative-paragraph" if finite else "preambular-paragraph"
        yield from _paragraph(scene, lexicon, organ, (start, end), rule)


def _paragraphs(text: str, organ: re.Match[str], end: int) -> list[Span]:
    """Where the paragraphs without a number stand between the organ's name and an offset."""
    starts = [match.end() for match in _PARAGRAPH.finditer(text, organ.end(), end)]
    starts = [start for start in starts if _ENDS.search(text[organ.start() : start])]
    return list(zip(starts, [*starts[1:], end], strict=False))


def _operative(scene: Scene, lexicon: Lexicon, organ: re.Match[str], numbered: list[Span]) -> Iterator[Raw]:
    ends = [*(start for start, _ in numbered[1:]), len(scene.text)]
    for (_, start), following in zip(numbered, ends, strict=True):
        section = scene.section_of(start)
        last = section.end if section is not None and following == len(scene.text) else following
        yield from _paragraph(scene, lexicon, organ, (start, last), "operative-paragraph")


def _paragraph(scene: Scene, lexicon: Lexicon, organ: re.Match[str], span: Span, rule: str) -> Iterator[Raw]:
    opening = _opening(scene.text, span, lexicon)
    if opening is None:
        return
    entry, cue = opening
    second = _second(scene, (cue[1], span[1]), lexicon, operative=rule == "operative-paragraph")
    content = _trimmed(scene.text, (cue[1], second[0] if second else span[1]))
    anchor = scene.token_at(cue[0])
    if second is not None:
        yield from _paragraph(scene, lexicon, organ, (second[1], span[1]), rule)
    head = scene.token_at(organ.end(1) - 1)
    if content is None or anchor is None:
        return
    yield Raw(
        entry=entry,
        anchor=anchor.i,
        cue=(cue,),
        content=(content,),
        source=(organ.span(1),),
        source_head=head.i if head is not None else None,
        status="asserted",
        rule=rule,
    )


def _second(scene: Scene, span: Span, lexicon: Lexicon, *, operative: bool) -> Span | None:
    """Where ", and reaffirms ..." or "and deeply concerned at ..." begins in a paragraph, and where its cue does."""
    tokens = scene.tokens_in(span)
    for place, token in enumerate(tokens):
        if token.lower_ != "and" or place + 1 >= len(tokens):
            continue
        after = [t for t in tokens[place + 1 : place + 7] if not _passed_over(t)]
        if after and _is_second(after[0], lexicon, operative):
            return (token.idx, after[0].idx)
    return None


def _passed_over(token: Token) -> bool:
    """Whether a word may stand between "and" and a second cue: an adverb, "in particular", "in this regard"."""
    return token.pos_ == "ADV" or token.lower_ in _FILLERS or token.lower_ in _BY_THE_WAY


_BY_THE_WAY = word_set("attributions.csv", "operative_linking")


def _is_second(word: Token, lexicon: Lexicon, operative: bool) -> bool:
    if operative:
        return word.tag_ == "VBZ" and bool(lexicon.find("verb", word.lemma_.lower()))
    if word.tag_ == "VBG":
        return any(lexicon.find("verb", lemma) for lemma in _lemmas(word.text))
    return bool(lexicon.find("adjective", word.lower_)) and word.pos_ in {"ADJ", "VERB"} and word.dep_ != "amod"


def _opening(text: str, span: Span, lexicon: Lexicon) -> tuple[CueEntry, Span] | None:
    """The cue a paragraph opens with, adverbs passed over: "Strongly condemns", "Calls upon"."""
    words = list(re.finditer(r"[A-Za-z]+", text[span[0] : min(span[1], span[0] + 80)]))[:4]
    for place, word in enumerate(words):
        start, end = span[0] + word.start(), span[0] + word.end()
        particle = words[place + 1] if place + 1 < len(words) else None
        attitude = lexicon.find("adjective", word.group().lower())
        if attitude:
            entry = attitude[0]
            fear = entry.act == "fear"  # who is "Concerned at" something in a resolution says so
            return (replace(entry, act="express-concern", attribution="speech") if fear else entry), (start, end)
        for lemma in _lemmas(word.group()):
            if particle is not None:
                longer = lexicon.find("verb", f"{lemma} {particle.group().lower()}")
                if longer:
                    return longer[0], (start, span[0] + particle.end())
            entries = lexicon.find("verb", lemma)
            if entries and not (place and word.group().lower() in _FILLERS):
                return _expressed(text, end, span[1], entries[0], lexicon), (start, end)
        if not (word.group().endswith("ly") or word.group().lower() in _FILLERS):
            return None
    return None


def _expressed(text: str, start: int, end: int, entry: CueEntry, lexicon: Lexicon) -> CueEntry:
    """The reading of "Expressing its grave concern": that of the attitude named next."""
    if "x" not in entry.frames:
        return entry
    for word in re.findall(r"[a-z]+", text[start : min(end, start + 60)])[:5]:
        found = lexicon.find("expressed", word) or lexicon.find("expressed", word.removesuffix("s"))
        if found:
            return found[0]
    return entry


_FILLERS = word_set("attributions.csv", "operative_adverb")


def _lemmas(word: str) -> Iterator[str]:
    """What an -s or -ing form may be a form of.

    >>> list(_lemmas("Expressing")), list(_lemmas("Urges"))
    (['express', 'expresse', 'expres'], ['urge', 'urg'])
    """
    lower = word.lower()
    if lower.endswith("ing") and len(lower) > 5:
        stem = lower[:-3]
        yield stem
        yield stem + "e"
        yield stem[:-1]
    elif lower.endswith("ies"):
        yield lower[:-3] + "y"
    elif lower.endswith("s"):
        yield lower[:-1]
        if lower.endswith("es"):
            yield lower[:-2]


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";.,"):
        end -= 1
    return (start, end) if start < end else None
