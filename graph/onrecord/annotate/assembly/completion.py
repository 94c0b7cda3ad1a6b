"""Annotators that complete the statements: who else is mentioned where, and whom each content names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.actor.anaphora.completion import Completion
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.attribution.nesting import Contents
from onrecord.annotate.findings import Draft, Findings


def complete_mentions(findings: Findings) -> None:
    """Add the mentions that no statement asked for: pronouns, possessives, names repeated."""
    letters = [letter.addressee for letter in findings.correspondence.letters if letter.addressee]
    addressee = letters[0] if letters and findings.document.kind == "letter" else None
    speaking = _speaking(findings)
    completion = Completion(findings.scene, findings.coreference, speaking, addressee, findings.own_states)
    completion.run()
    for draft in findings.drafts:
        _spell_out(draft, completion)


def _speaking(findings: Findings) -> Callable[[Token], list[Cluster]]:
    """Who speaks at a word: in a quotation whose statement holds it, else in the turn, the text or the paragraphs."""
    drafts = findings.drafts
    speaks = [draft.speakers for draft in drafts]
    issuers = next((draft.speakers for draft in drafts if draft.statement.rule == "operative-paragraph"), [])
    contents = Contents([draft.statement for draft in drafts])

    def speaking(token: Token) -> list[Cluster]:
        if findings.scene.around(token):
            around = contents.smallest(contents.holding(((token.idx, token.idx + 1),)))
            if around is not None:
                return speaks[around]
        turn = findings.turn_at(token.idx)
        return [turn] if turn is not None else findings.authors or issuers

    return speaking


def _spell_out(draft: Draft, completion: Completion) -> None:
    """Where "they" or "the two leaders" speak, let those speak whom they mean."""
    if len(draft.speakers) != 1 or draft.speakers[0].named or not draft.statement.source:
        return
    members = completion.members_in(draft.statement.source[0])
    if len(members) > 1:
        draft.speakers = members


def name_those_told_of(findings: Findings) -> None:
    """Give each draft those whom its content names."""
    named = _Named.of(findings.coreference.clusters)
    for draft in findings.drafts:
        draft.about = named.told_of(draft)


@dataclass(frozen=True, slots=True)
class _Named:
    """Clusters with the mentions of those who have a name or a role: begins in order, with each its end and place."""

    clusters: Sequence[Cluster]
    starts: Sequence[int]
    owners: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, clusters: Sequence[Cluster]) -> _Named:
        """The mentions of the clusters."""
        found = sorted(
            (*span, place)
            for place, cluster in enumerate(clusters)
            if cluster.kind != "unnamed"
            for span in cluster.mentions
        )
        return cls(clusters, [start for start, _, _ in found], [(end, place) for _, end, place in found])

    def told_of(self, draft: Draft) -> list[Cluster]:
        """Whom the content of a draft names, its speakers apart."""
        found: set[int] = set()
        for start, end in draft.statement.content:
            low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
            found.update(owner for last, owner in self.owners[low:high] if last <= end)
        return [self.clusters[place] for place in sorted(found) if self.clusters[place] not in draft.speakers]


COMPLETION = Annotator(
    "completion",
    needs=("published", "scene", "coreference", "floor", "correspondence", "authors", "offices", "drafts"),
    adds=("coreference", "drafts"),
    run=complete_mentions,
)
ABOUT = Annotator("about", needs=("coreference", "drafts"), adds=("drafts",), run=name_those_told_of)
