"""One day for the acts of one sentence: what somebody condemned, accused and said in it was done on one day.

"On Tuesday Norvania condemned the raid and accused Keldmark of it" tells the day of both, wherever in the sentence it
stands; so does "said on Tuesday it rejects the offer" of what is said in it by the same speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.findings import Draft
from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_EARLIER_OR_LATER = word_set("attributions.csv", "at_another_time")
_APART = frozenset({"relcl", "acl"})


def share_days(scene: Scene, drafted: Sequence[tuple[Raw, Draft]]) -> None:
    """Give the acts of one speaker in one sentence the day that the sentence tells of one of them."""
    sentences: dict[int, list[tuple[Raw, Draft]]] = {}
    for raw, draft in drafted:
        sentences.setdefault(scene.doc[raw.anchor].sent.start, []).append((raw, draft))
    for acts in sentences.values():
        if len(acts) > 1:
            _share(scene, acts)


def _share(scene: Scene, acts: Sequence[tuple[Raw, Draft]]) -> None:
    dated = [(raw, draft) for raw, draft in acts if draft.statement.stated_on is not None]
    for raw, draft in acts:
        if draft.statement.stated_on is not None or not draft.speakers:
            continue
        verb = scene.doc[raw.anchor]
        if verb.pos_ == "NOUN":  # "reiterates its earlier calls"
            continue
        givers = [
            other.statement.stated_on
            for given, other in dated
            if other.speakers == draft.speakers
            and not _holds(raw, given)
            and not _at_another_time(verb, nested=_holds(given, raw))
            and not _at_another_time(scene.doc[given.anchor], nested=False)
        ]
        days = {(day.start, day.end) for day in givers if day is not None}
        if len(days) == 1:
            draft.statement = replace(draft.statement, stated_on=givers[0])


def _holds(outer: Raw, inner: Raw) -> bool:
    """Whether the cue of one act stands in the content of another."""
    return any(start <= place < end for place, _ in inner.cue for start, end in outer.content)


def _at_another_time(verb: Token, *, nested: bool) -> bool:
    """Whether a verb tells of before or after the others: "had said", "after it condemned", "who rejected"."""
    tenses = {each.lower_ for each in children(verb, "aux")}
    if "had" in tenses or "having" in tenses or (nested and tenses & {"has", "have"}):
        return True
    return any(_is_apart(step) for step in _climb(verb))


def _is_apart(verb: Token) -> bool:
    if verb.dep_ in _APART and verb.tag_ != "VBG":
        return True
    marks = {each.lower_ for each in children(verb, "mark", "advmod")}
    if verb.dep_ == "pcomp":
        marks.add(verb.head.lower_)
    return verb.dep_ in {"advcl", "pcomp"} and bool(marks & _EARLIER_OR_LATER)


def _climb(verb: Token) -> Iterable[Token]:
    """A verb with those that it hangs on."""
    yield verb
    while verb.head.i != verb.i:
        verb = verb.head
        yield verb
