"""What others say inside the paragraphs of a resolution, and what only looks so.

A paragraph asks, notes and recalls; who is asked "to report" has not reported. Its own cue, its notes and the day of
what it names are nobody's either. What is left is told there of others: "Noting that Norvania has agreed to withdraw".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.parse.clause import children, infinitive
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.names.word_list import word_set

_NO_SPEAKERS = word_set("attributions.csv", "no_speaker_in_paragraph")
_KEEPING = frozenset({"keep", "have"})
_TO_COME_FIRST = word_set("attributions.csv", "to_come_first")
_CONDITION_NOUNS = word_set("attributions.csv", "condition_noun")
_DIRECTIVES = frozenset({"demand", "request", "call-for", "urge", "order", "recommend", "invite"})
_OPERATIVE = "operative-paragraph"
_NEAR = 24
"""Characters: a noun so near the begin of a paragraph's words is of its own cue ("Expressing grave concern that")."""


def told_inside(scene: Scene, own: Sequence[Raw]) -> Callable[[Raw], Raw | None]:
    """Tells of an attribution what stands beside an organ's ``own``, its paragraphs; ``None`` if nothing.

    "Its demand" that the organ reaffirms is the organ's; what is to happen before something else may not have.
    """
    cues = sorted(span for raw in own for span in raw.cue)
    contents = sorted((span, place) for place, raw in enumerate(own) for span in raw.content)
    spans = [span for span, _ in contents]

    def told(raw: Raw) -> Raw | None:
        anchor = scene.doc[raw.anchor]
        held = _holding(spans, anchor.idx)
        if _holding(cues, anchor.idx) is not None or any(_holding(cues, start) is not None for start, _ in raw.cue):
            return None
        if held is None:
            return raw
        within, paragraph = spans[held], own[contents[held][1]]
        if _is_asked(anchor) or _is_nobody(scene, raw, anchor, within):
            return None
        if paragraph.rule == _OPERATIVE and paragraph.entry.act in _DIRECTIVES and _is_subjunctive(anchor):
            return None
        owned = _owned(scene, raw, paragraph, within)
        if owned is not None and owned.status == "asserted" and paragraph.rule == _OPERATIVE and _is_awaited(anchor):
            return replace(owned, status="possible")
        return owned

    return told


def _owned(scene: Scene, raw: Raw, paragraph: Raw, within: Span) -> Raw | None:
    """An attribution whose source is "its": the organ's at the head of its paragraph, of others left open."""
    source = scene.doc[raw.source_head] if raw.source_head is not None else None
    if source is None or source.lower_ != "its" or not raw.rule.startswith("noun"):
        return raw
    between = scene.tokens_in((within[0], source.idx)) if within[0] < source.idx else []
    if source.idx < within[0] or any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in between):
        return None
    return replace(raw, source=paragraph.source, source_head=paragraph.source_head, organ=paragraph.organ)


def _is_awaited(anchor: Token) -> bool:
    """Whether a word stands in a clause of what has to come first: "after both have accepted", "until it decides"."""
    token = anchor
    while True:
        if token.lower_ in _CONDITION_NOUNS and token.head.lower_ == "in":
            return True
        if token.dep_ in {"advcl", "pcomp"} and _is_present(token):
            marks = (child.lower_ for child in children(token, "mark", "advmod"))
            if token.head.lower_ in _TO_COME_FIRST or any(mark in _TO_COME_FIRST for mark in marks):
                return True
        if token.head.i == token.i:
            return False
        token = token.head


def _is_present(verb: Token) -> bool:
    """Whether a verb stands in the present or its perfect, which tell what is to come: "has reported"."""
    first = next(iter(sorted(children(verb, "aux", "auxpass"), key=lambda each: each.i)), verb)
    return first.tag_ in {"VBZ", "VBP", "VB", "MD"}


def _holding(spans: Sequence[Span], offset: int) -> int | None:
    """The place of the last of some spans in order that begins before an offset, if it reaches beyond it.

    Of spans that are the same, the first.
    """
    place = bisect_right(spans, (offset, len(spans) and spans[-1][1] + 1)) - 1
    return bisect_left(spans, spans[place]) if place >= 0 and offset < spans[place][1] else None


def _is_asked(anchor: Token) -> bool:
    """Whether a verb tells what is to be done: "to report", "to keep the Council informed"."""
    if anchor.pos_ not in {"VERB", "AUX"}:
        return False
    above = anchor
    while above.dep_ == "conj" and above.head.pos_ in {"VERB", "AUX"}:
        above = above.head
    kept = anchor.tag_ in {"VBN", "VBD"} and anchor.head.lemma_ in _KEEPING and anchor.head.i < anchor.i
    return infinitive(anchor) or infinitive(above) or (kept and anchor.dep_ in {"ccomp", "xcomp", "oprd", "acl"})


def _is_subjunctive(anchor: Token) -> bool:
    """Whether a verb tells what is demanded: "Demands that the parties cease fire and agree on a timetable"."""
    if anchor.tag_ not in {"VB", "VBP"} or children(anchor, "aux"):
        return False
    above = anchor
    while above.dep_ == "conj" and above.head.pos_ in {"VERB", "AUX"}:
        above = above.head
    return above.dep_ in {"ccomp", "ROOT", "dep"} and above.tag_ in {"VB", "VBP", "NN", "NNP"}


def _is_nobody(scene: Scene, raw: Raw, anchor: Token, within: Span) -> bool:
    """Whether what is found has no speaker or says nothing: a day, "in order to", "report of the Mediator"."""
    if raw.rule == "according-to":
        return not _has_verb(scene, raw)
    if anchor.tag_ == "VBG" and (anchor.dep_ != "acl" or anchor.head.i != raw.source_head):
        return True
    noun = raw.rule.startswith("noun")
    if raw.source_head is None:
        required = raw.rule == "passive-raising" and raw.entry.act == "demand"
        return required or (noun and anchor.idx - within[0] < _NEAR)
    if noun and scene.doc[raw.source_head].idx < within[0] and anchor.idx - within[0] < _NEAR:
        return True  # "and expressing the hope": the organ's
    source = scene.doc[raw.source_head]
    if source.lower_ in _NO_SPEAKERS or source.ent_type_ == "DATE" or source.is_digit:
        return True
    return noun and raw.entry.act == "report" and not _has_verb(scene, raw)


def _has_verb(scene: Scene, raw: Raw) -> bool:
    words = [token for span in raw.content for token in scene.tokens_in(span)]
    return any(token.pos_ in {"VERB", "AUX"} and bool(children(token, "nsubj", "nsubjpass")) for token in words)
