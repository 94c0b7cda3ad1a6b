"""The annotator of sponsors that are told outside a draft's own masthead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Findings
from onrecord.annotate.vote.voters import Electorate, state_of
from onrecord.model.finding.adoption import Voters
from onrecord.model.finding.sponsorship import Sponsorship
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.span import Spans
from onrecord.un.voting.sponsors import SponsorsTold, find_sponsors

_DRAFT = re.compile(r"/L\.\d|^S/\d{4}/\d+|/WP\.\d|/CRP\.\d")
_ADDED = re.compile(r"/(?:Add|Corr)\.\d+\Z")


@dataclass(frozen=True, slots=True)
class Sponsored:
    """A sponsorship whose sponsors are clusters still."""

    text: str | None
    sponsors: tuple[Cluster, ...]
    evidence: Spans


def read_sponsors(findings: Findings) -> None:
    """Find the sponsors that a document tells of, and the draft that each is one of."""
    electorate, found = Electorate(findings), findings.held(Sponsored)
    drafts = [each for each in findings.symbols if _DRAFT.search(each.symbol)]
    for told in find_sponsors(findings.document.text, lambda words: state_of(findings.states, words) is not None):
        sides = electorate.sides([Voters("in_favour", told.names)])
        for _, sponsors in sides:
            found.append(Sponsored(_draft(findings, drafts, told), sponsors, (told.evidence,)))


def _draft(findings: Findings, drafts: Sequence[SymbolMention], told: SponsorsTold) -> str | None:
    """The draft that the sentence names, else the last before it, else the one that the document adds to."""
    own = findings.document.symbols
    if own and _ADDED.search(own[0]) and _DRAFT.search(own[0]):
        return _ADDED.sub("", own[0])
    behind = [each for each in drafts if told.evidence[0] <= each.span[0] < told.sentence[1]]
    before = [each for each in drafts if each.span[0] < told.evidence[0]]
    return next((each.symbol for each in (*behind[:1], *before[-1:])), None)


def sponsorships(findings: Findings, references: References) -> Iterator[Sponsorship]:
    """The sponsorships with their sponsors as references."""
    for each in findings.held(Sponsored):
        yield Sponsorship(each.text, tuple(map(references.of, each.sponsors)), each.evidence)


SPONSORS = Annotator(
    "sponsors",
    needs=("symbols", "coreference"),
    adds=("held",),
    run=read_sponsors,
    kept=sponsorships,
)
