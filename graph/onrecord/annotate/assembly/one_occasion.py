"""One day for what somebody goes on to say: "She told reporters on Monday ... She added ... Tal also said".

News give the day of an occasion once and go on without it. So a statement without a day takes that of the last one
before it of the same speaker, if it is told in the narrator's own words, in the same tense of telling, and nothing says
that it was another time. The day is inferred then, and its words are those that tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.findings import Draft
from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.scene import Scene
from onrecord.model.statement import DateRange
from onrecord.names.word_list import word_set

_ANOTHER_TIME = word_set("attributions.csv", "another_occasion")
_TOLD = frozenset({"VBD", "VBZ", "VBP", "VBG"})
_FAR = 1_500
"""Code points within which what is said goes on."""


def share_occasions(scene: Scene, drafted: Sequence[tuple[Raw, Draft]]) -> None:
    """Give what speakers go on to say the day of the occasion; ``drafted`` are in the order of the text."""
    last: dict[tuple[int, ...], tuple[int, DateRange]] = {}
    for raw, draft in drafted:
        if not draft.speakers or raw.status != "asserted" or scene.around(scene.doc[raw.anchor]):
            continue
        who, anchor = _key(draft.speakers), scene.doc[raw.anchor]
        told = draft.statement.stated_on
        if told is not None:
            if told.start == told.end and told.start is not None:
                last[who] = (anchor.idx, told)
            else:
                last.pop(who, None)
            continue
        before = last.get(who)
        if before is None or anchor.idx - before[0] > _FAR or not _goes_on(anchor):
            continue
        day = replace(before[1], basis="inferred")
        draft.statement = replace(draft.statement, stated_on=day)
        last[who] = (anchor.idx, before[1])


def _key(speakers: Iterable[Cluster]) -> tuple[int, ...]:
    return tuple(sorted(id(each) for each in speakers))


def _goes_on(verb: Token) -> bool:
    """Whether a cue tells of nothing but the same occasion: a verb without "has" or "had", no "earlier", no clause."""
    if verb.tag_ not in _TOLD or any(each.lower_ in {"has", "have", "had", "having"} for each in children(verb, "aux")):
        return False
    step = verb
    while step.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and step.head.i != step.i and step.head.pos_ == "VERB":
        if step.dep_ == "advcl" and step.tag_ != "VBG":
            return False
        step = step.head
    if step.dep_ in {"relcl", "acl", "pcomp"}:
        return False
    return not any(word.lower_ in _ANOTHER_TIME for word in verb.sent if abs(word.i - verb.i) <= 12)
