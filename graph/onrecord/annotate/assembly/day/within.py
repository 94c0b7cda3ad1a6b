"""The day of an act that stands in what its speaker says: "Norvania rejects the ruling, she said on Tuesday".

It is done in saying it, so it has the day on which that was said. What is told there of before, or of others, has not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.assembly.day.telling import is_told_of_before, telling_verb
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.findings import Draft, Findings
from onrecord.model.document import Span

_NOW = frozenset({"VB", "VBP", "VBZ", "VBG"})
_SAID = frozenset({"asserted", "negated"})


Drafted = Sequence[tuple[Raw, Draft]]


def holders(drafted: Drafted) -> dict[int, Draft]:
    """The statement with the shortest content of those that hold a cue, by the place of the other in ``drafted``."""
    contents = sorted((span, place) for place, (raw, _) in enumerate(drafted) for span in raw.content)
    cues = sorted((raw.cue[0][0], place) for place, (raw, _) in enumerate(drafted) if raw.cue)
    found: dict[int, Draft] = {}
    open_here: list[tuple[Span, int]] = []
    following = 0
    for offset, place in cues:
        while following < len(contents) and contents[following][0][0] <= offset:
            open_here.append(contents[following])
            following += 1
        open_here = [each for each in open_here if each[0][1] > offset]
        holding = [(end - start, other) for (start, end), other in open_here if other != place]
        if holding:
            found[place] = drafted[min(holding)[1]][1]
    return found


def share_within(findings: Findings, drafted: Drafted, within: Mapping[int, Draft]) -> None:
    """Give acts that speakers do in their words the day of these; ``within`` has those that hold them."""
    for place, (raw, draft) in enumerate(drafted):
        cue = findings.scene.doc[raw.anchor]
        done = _is_now(cue) or telling_verb(cue).i != cue.i or _is_backshifted(raw, cue)
        if draft.statement.stated_on is not None or raw.status not in _SAID or not done:
            continue
        outer = within.get(place)
        if outer is not None and outer.statement.stated_on is not None and _is_own(findings, outer, draft):
            day = replace(outer.statement.stated_on, basis="inferred")
            draft.statement = replace(draft.statement, stated_on=day)


def _is_now(verb: Token) -> bool:
    return verb.tag_ in _NOW and not is_told_of_before(verb)


def _is_backshifted(raw: Raw, cue: Token) -> bool:
    """Whether a past tense is that of the verb above: "said he hoped that"."""
    return (
        raw.entry.attribution == "thought" and cue.tag_ == "VBD" and cue.dep_ == "ccomp" and not is_told_of_before(cue)
    )


def _is_own(findings: Findings, outer: Draft, inner: Draft) -> bool:
    """Whether who speaks in the words is who says them, or the state they speak for."""
    if len(outer.speakers) != 1 or len(inner.speakers) != 1:
        return outer.speakers == inner.speakers
    saying, said = outer.speakers[0], inner.speakers[0]
    if saying is said:
        return True
    ours, theirs = (findings.own_states.state_of(each) for each in (saying, said))
    return ours is not None and ours == theirs and said.kind != "person"
