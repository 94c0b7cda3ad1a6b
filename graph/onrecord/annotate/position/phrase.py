"""Noun phrases: which words name a thing, by the head that the parse gives."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children, infinitive, spans_of
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})
_APART = frozenset({"cc", "conj", "relcl", "punct", "advcl", "ccomp", "parataxis", "preconj", "appos", "dep", "mark"})
_ADVERBIAL = frozenset(
    {"as", "after", "before", "during", "since", "until", "without", "despite", "because", "while", "by"}
)
_POINTING = frozenset({"it", "them", "this", "that", "these", "those", "they", "which", "whom"})
_MARKS = "\"'“”„‟«»‹›‘’‚‛`´ \n"
MOST = 12
"""Members of a list that are looked at."""


def is_nominal(token: Token) -> bool:
    """Whether a word may be the head of a noun phrase."""
    return token.pos_ in _NOMINAL


def span_of(scene: Scene, head: Token) -> Span | None:
    """The words of a phrase, without what is coordinated with it and clauses that only tell more of it."""
    kept = [head.i]
    waiting = [child for child in head.children if _belongs(child, head)]
    while waiting:
        token = waiting.pop()
        kept.append(token.i)
        waiting += [child for child in token.children if child.dep_ not in {"relcl", "advcl", "parataxis"}]
    spans = spans_of(scene.text, scene.doc, _joined(scene, head, kept))
    span = next((each for each in spans if each[0] <= head.idx < each[1]), None)
    return _bare(scene.text, span) if span is not None else None


def _belongs(child: Token, head: Token) -> bool:
    if child.dep_ in _APART or (child.dep_ == "prep" and child.lower_ in _ADVERBIAL):
        return child.dep_ == "appos" and child.i == head.i + 2 and child.nbor(-1).is_quote  # the word “embargo”
    if child.lower_ == "that" and child.tag_ == "IN" and (child.dep_ != "det" or head.dep_ == "nsubj"):
        return False
    if child.dep_ == "amod" and child.i > head.i:
        return False  # "considers the text weak"
    if head.lower_ in _POINTING and child.dep_ != "prep":
        return child.i < head.i
    if child.dep_ == "acl":
        return child.tag_ in {"VBN", "VBG"} and not infinitive(child)
    return not (child.dep_ == "prep" and child.i < head.i)


def _joined(scene: Scene, head: Token, kept: list[int]) -> list[int]:
    """The tokens with all that stands between them near the head: quotation marks, commas around a participle."""
    wanted = set(kept)
    first = last = head.i
    while first - 1 in wanted or (first > 0 and first - 2 in wanted and scene.doc[first - 1].is_punct):
        first -= 1
    most = max(wanted)
    while last < most and (last + 1 in wanted or (last + 2 in wanted and not scene.doc[last + 1].is_alpha)):
        last += 1
    return list(range(first, last + 1))


def _bare(text: str, span: Span) -> Span | None:
    """The span without quotation marks that stand around all of it, or on one side alone."""
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS and not (text[end - 1] in "’'" and text[end - 2 : end - 1] == "s"):
        if any(mark in text[start : end - 1] for mark in '“„«"') and text[end - 1] in '”“»"':
            break
        end -= 1
    return (start, end) if start < end else None


def members(noun: Token) -> Iterator[Token]:
    """A noun and those coordinated with it, in order."""
    yield noun
    seen, last = 1, noun
    while seen < MOST:
        following = [child for child in children(last, "conj") if is_nominal(child)]
        if not following:
            return
        for each in following:
            seen += 1
            yield each
        last = following[-1]


def complements(noun: Token, prepositions: frozenset[str]) -> list[Token]:
    """What follows a noun behind a preposition: nouns and clauses in -ing."""
    found: list[Token] = []
    for phrase in children(noun, "prep", "dative", "agent"):
        if phrase.lower_ in prepositions and phrase.i > noun.i:
            found += children(phrase, "pobj", "pcomp")
    return found
