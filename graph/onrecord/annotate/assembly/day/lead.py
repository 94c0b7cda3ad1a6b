"""The day of what a report opens with and tells again with its day: "Norvania has condemned ... On Tuesday it said"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.assembly.day.party import is_impersonal
from onrecord.annotate.assembly.day.telling import is_apart, is_told_of_before, telling_verb, tells_another_time
from onrecord.annotate.assembly.day.within import Drafted
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.findings import Draft, Findings
from onrecord.model.statement import DateRange

_FAR = 1_000
"""Code points from the first words of a report within which they are told again."""
_NEWS = 3
"""Days before the publication within which what a report opens with was said."""
_DONE = frozenset({"asserted", "negated"})


def share_leads(findings: Findings, drafted: Drafted, within: Mapping[int, Draft]) -> None:
    """Give what a report opens with the day on which its speaker said it; ``drafted`` are in the order of the text."""
    bodies = findings.scene.bodies
    first = findings.scene.tokens_in(bodies[0].span) if bodies else []
    if not first:
        return
    end = first[0].sent.end_char
    for place, (raw, draft) in enumerate(drafted):
        verb = findings.scene.doc[raw.anchor]
        if verb.idx >= end:
            return
        if draft.statement.stated_on is None and draft.speakers and place not in within and _opens(findings, raw):
            day = _told_again(findings, draft, drafted[place + 1 :], verb.idx)
            if day is not None:
                draft.statement = replace(draft.statement, stated_on=replace(day, basis="inferred"))


def _opens(findings: Findings, raw: Raw) -> bool:
    """Whether an attribution is told as news, with no day or time beside it."""
    scene = findings.scene
    verb = telling_verb(scene.doc[raw.anchor])
    if raw.status not in _DONE or scene.around(verb) or is_apart(verb):
        return False
    before = any(each.lower_ == "had" for each in verb.children)
    dated = any(verb.sent.start_char <= each.span[0] < verb.sent.end_char for each in findings.dates)
    return not (before or dated or tells_another_time(scene, raw))


def _told_again(findings: Findings, opening: Draft, after: Sequence[tuple[Raw, Draft]], place: int) -> DateRange | None:
    """The day of the first later statement of the same speaker that has one, if it is near and of these days."""
    for raw, draft in after:
        verb = findings.scene.doc[raw.anchor]
        if verb.idx - place > _FAR:
            return None
        day = draft.statement.stated_on
        if day is None or is_told_of_before(verb) or not _is_same(findings, opening.speakers, draft.speakers):
            continue
        return day if day.start == day.end and _is_news(day.start, findings.published) else None
    return None


def _is_news(day: date | None, published: date | None) -> bool:
    return day is not None and (published is None or 0 <= (published - day).days <= _NEWS)


def _is_same(findings: Findings, opening: Sequence[Cluster], later: Sequence[Cluster]) -> bool:
    """Whether one speaker is another, or the state or body that the other speaks for."""
    if {id(each) for each in opening} == {id(each) for each in later}:
        return True
    if len(opening) != 1 or len(later) != 1:
        return False
    if opening[0].name.lower() in later[0].roles:
        return True  # "Minister slams the deal" above the report
    if not is_impersonal(opening[0]):
        return False
    ours, theirs = (findings.own_states.state_of(each) for each in (opening[0], later[0]))
    return ours is not None and ours == theirs
