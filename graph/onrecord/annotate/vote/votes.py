"""The annotator of votes: those of a resolution's own adoption, and those that other documents tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.references import References
from onrecord.annotate.agenda.discussion import items_under_discussion
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Adopted, Findings
from onrecord.annotate.vote.setting import Setting, setting_of
from onrecord.annotate.vote.voters import Electorate, Sides, state_of, vetoing
from onrecord.model.document import Spans
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.vote import Side, Vote
from onrecord.un.voting.find import find_votes
from onrecord.un.voting.told import VoteTold


@dataclass(frozen=True, slots=True)
class VoteDraft:
    """A vote whose voters are clusters still."""

    told: VoteTold
    setting: Setting
    sides: Sides
    meant: Sides
    vetoed: tuple[Cluster, ...]
    not_participating: int | None
    items: tuple[AgendaItem, ...]


def read_votes(findings: Findings) -> None:
    """Find the votes of a document: of a resolution the one by which it was adopted, of others all that they tell."""
    adopted = next((each for each in findings.adoptions if not each.told.draft), None)
    found = find_votes(findings.document.text, lambda words: state_of(findings.states, words) is not None)
    electorate = Electorate(findings)
    drafts = findings.held(VoteDraft)
    if adopted is not None:
        own = _own(adopted, found)
        drafts += (
            [_draft(electorate, own, _setting_of_own(adopted), adopted.items, adopted.told.not_participating)]
            if own
            else []
        )
        return
    if any(each.told.draft for each in findings.adoptions):
        found = tuple(vote for vote in found if vote.rule == "list")
    discussion = items_under_discussion(findings.document, findings.agenda_items)
    for vote in found:
        setting = setting_of(findings.document, findings.symbols, vote)
        items = tuple(discussion.at(vote.place[0])) if setting.meeting else ()
        drafts.append(_draft(electorate, vote, setting, items))


def _own(adopted: Adopted, found: tuple[VoteTold, ...]) -> VoteTold | None:
    """The vote of the lines of adoption, with the list below them where one stands there."""
    told = adopted.told
    listed = next((vote for vote in found if vote.rule == "list"), None)
    if told.votes is None and not told.voters and listed is None:
        return None
    if listed is None:
        rule = "bracket" if told.voters else "count"
        whole = (told.evidence[0][0], told.evidence[-1][1])
        return VoteTold(
            told.evidence, "bracket" if rule == "bracket" else "count", whole, whole, told.votes, told.voters, (),
            "adopted",
        )  # fmt: skip
    evidence: Spans = tuple(sorted({*told.evidence, *listed.evidence}))
    return replace(listed, evidence=evidence, counts=listed.counts or told.votes, outcome="adopted")


def _setting_of_own(adopted: Adopted) -> Setting:
    told = adopted.told
    return Setting("", None, told.organ, told.adopted_on, told.meeting)


def _draft(
    electorate: Electorate,
    vote: VoteTold,
    setting: Setting,
    items: tuple[AgendaItem, ...],
    not_participating: int | None = None,
) -> VoteDraft:
    sides = electorate.sides(vote.voters)
    vetoed = vetoing(sides, vote.veto) if vote.veto else ()
    return VoteDraft(vote, setting, sides, electorate.sides(vote.intentions), vetoed, not_participating, items)


def votes(findings: Findings, references: References) -> Iterator[Vote]:
    """The votes with their voters as references."""
    text = findings.document.text

    def sides(clusters: Sides) -> tuple[Side, ...]:
        return tuple((choice, tuple(map(references.of, voters))) for choice, voters in clusters)

    for draft in findings.held(VoteDraft):
        told, setting = draft.told, draft.setting
        yield Vote(
            evidence=told.evidence,
            rule=told.rule,
            body=setting.body,
            organ=setting.body,
            text=setting.text,
            part=" ".join(text[slice(*told.part)].split()) if told.part else None,
            result=setting.result,
            taken_on=setting.taken_on,
            meeting=setting.meeting,
            counts=told.counts,
            not_participating=draft.not_participating,
            voters=sides(draft.sides),
            meant=sides(draft.meant),
            vetoed=tuple(map(references.of, draft.vetoed)),
            outcome=told.outcome,
            items=draft.items,
        )


VOTES = Annotator(
    "votes",
    needs=("published", "symbols", "numbered_items", "titled_items", "coreference", "adoptions"),
    adds=("held",),
    run=read_votes,
    kept=votes,
)
