"""The annotator of statements made on behalf of others: which statements each formula holds for."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.annotate.acting.behalf import Behalf, find_behalf
from onrecord.annotate.acting.capacity import find_capacities
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Acting, Draft, Findings
from onrecord.model.ids import space_of

_FIRST = frozenset({"i", "we"})
_OWN = ("delegation of ", "my delegation", "our delegation")
_UNNAMED = "unnamed source"


def read_behalf(findings: Findings) -> None:
    """Give each statement the states and groups in whose name it is made."""
    capacities = list(find_capacities(findings))
    told = {(id(acting.holder), id(acting.party)) for acting in findings.acting}
    for acting, _ in capacities:
        if acting is not None and (id(acting.holder), id(acting.party)) not in told:
            told.add((id(acting.holder), id(acting.party)))
            findings.acting.append(acting)
    drafts = sorted(findings.drafts, key=_start)
    starts = [_start(draft) for draft in drafts]
    for behalf in (*find_behalf(findings), *(found for _, found in capacities)):
        own = _own_parties(findings.acting, behalf.holder)
        for draft in drafts[bisect_left(starts, behalf.extent[0]) : bisect_left(starts, behalf.extent[1])]:
            _mend_speaker(findings, draft, behalf)
            if _is_spoken_so(findings, draft, behalf, own):
                _add(draft, behalf, own)


def _add(draft: Draft, behalf: Behalf, own: list[Cluster]) -> None:
    """Add the groups to a statement; no group speaks for itself, and its own state is told elsewhere."""
    one_state = len(behalf.groups) == 1
    for group in behalf.groups:
        if group not in draft.speakers and group not in draft.on_behalf_of and (one_state or group not in own):
            draft.on_behalf_of.append(group)


def _is_spoken_so(findings: Findings, draft: Draft, behalf: Behalf, own: list[Cluster]) -> bool:
    if not behalf.extent[0] <= _start(draft) < behalf.extent[1]:
        return False
    if behalf.holder is not None and behalf.holder in draft.speakers:
        return True
    if not behalf.own_words:
        return False
    authors = [*findings.authors, *([findings.coreference.author] if findings.coreference.author else [])]
    if behalf.holder is not None and authors and behalf.holder not in authors and findings.turns:
        authors = []
    return any(
        speaker in authors
        or speaker.name.casefold() in _FIRST
        or speaker.name.casefold().startswith(_OWN)
        or speaker in own
        for speaker in draft.speakers
    )


def _mend_speaker(findings: Findings, draft: Draft, behalf: Behalf) -> None:
    """Give a statement without a speaker the one whose words stand cut off before "speaking on behalf of"."""
    if behalf.own_words or behalf.holder is None or [speaker.name for speaker in draft.speakers] != [_UNNAMED]:
        return
    first = findings.scene.token_at(behalf.extent[0])
    if first is not None and behalf.extent[0] <= _start(draft) < first.sent.end_char:
        draft.speakers = [behalf.holder]


def _start(draft: Draft) -> int:
    return min(start for start, _ in draft.statement.cue or draft.statement.content)


def _own_parties(acting: list[Acting], holder: Cluster | None) -> list[Cluster]:
    """The states that a holder acts for anyway."""
    return [a.party for a in acting if a.holder is holder and space_of(a.party.canonical or "") == "state"]


BEHALF = Annotator(
    "behalf",
    needs=("scene", "mentions", "coreference", "floor", "dialogue", "correspondence", "authors", "acting", "drafts"),
    adds=("acting", "drafts"),
    run=read_behalf,
)
