"""What others say inside the paragraphs of a resolution, and what only looks so.

A paragraph asks, notes and recalls; who is asked "to report" has not reported. Its own cue, its notes and the day of
what it names are nobody's either. What is left is told there of others: "Noting that Norvania has agreed to withdraw".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.parse.clause import children, infinitive
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.names.word_list import word_set

_NO_SPEAKERS = word_set("attributions.csv", "no_speaker_in_paragraph")
_KEEPING = frozenset({"keep", "have"})
_NEAR = 24
"""Characters: a noun so near the begin of a paragraph's words is of its own cue ("Expressing grave concern that")."""


def told_inside(scene: Scene, own: Sequence[Raw]) -> Callable[[Raw], bool]:
    """Tells of an attribution whether it may stand beside those that are an organ's ``own``, its paragraphs."""
    cues = sorted(span for raw in own for span in raw.cue)
    contents = sorted(span for raw in own for span in raw.content)

    def told(raw: Raw) -> bool:
        anchor = scene.doc[raw.anchor]
        within = _holding(contents, anchor.idx)
        if _holding(cues, anchor.idx) is not None or any(_holding(cues, start) is not None for start, _ in raw.cue):
            return False
        return within is None or not (_is_asked(anchor) or _is_nobody(scene, raw, anchor, within))

    return told


def _holding(spans: Sequence[Span], offset: int) -> Span | None:
    """The last of some spans in order that begins before an offset, if it reaches beyond it."""
    place = bisect_right(spans, (offset, len(spans) and spans[-1][1] + 1)) - 1
    return spans[place] if place >= 0 and offset < spans[place][1] else None


def _is_asked(anchor: Token) -> bool:
    """Whether a verb tells what is to be done: "to report", "to keep the Council informed"."""
    if anchor.pos_ not in {"VERB", "AUX"}:
        return False
    above = anchor
    while above.dep_ == "conj" and above.head.pos_ in {"VERB", "AUX"}:
        above = above.head
    kept = anchor.tag_ in {"VBN", "VBD"} and anchor.head.lemma_ in _KEEPING and anchor.head.i < anchor.i
    return infinitive(anchor) or infinitive(above) or (kept and anchor.dep_ in {"ccomp", "xcomp", "oprd", "acl"})


def _is_nobody(scene: Scene, raw: Raw, anchor: Token, within: Span) -> bool:
    """Whether what is found has no speaker or says nothing: a day, "in order to", "report of the Mediator"."""
    if raw.rule == "according-to":
        return not _has_verb(scene, raw)
    if anchor.tag_ == "VBG" and (anchor.dep_ != "acl" or anchor.head.i != raw.source_head):
        return True
    noun = raw.rule.startswith("noun")
    if raw.source_head is None:
        return noun and anchor.idx - within[0] < _NEAR
    source = scene.doc[raw.source_head]
    if source.lower_ in _NO_SPEAKERS or source.ent_type_ == "DATE" or source.is_digit:
        return True
    return noun and raw.entry.act == "report" and not _has_verb(scene, raw)


def _has_verb(scene: Scene, raw: Raw) -> bool:
    words = [token for span in raw.content for token in scene.tokens_in(span)]
    return any(token.pos_ in {"VERB", "AUX"} and bool(children(token, "nsubj", "nsubjpass")) for token in words)
