"""The record of a document, made of all that annotators found in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.findings import Adopted, Draft, Findings
from onrecord.annotate.letter.correspondence import LetterDraft
from onrecord.model.document import Span
from onrecord.model.record import Record
from onrecord.model.statement import Reference, Representation, Statement, Tenure
from onrecord.model.united_nations import Adoption, Circulation, Letter, Part


def record_of(findings: Findings) -> Record:
    """The record: statements in the order of the text, and all they refer to. Clusters change no more."""
    findings.sort_drafts()
    references = References(findings.coreference.clusters)
    of, document = references.of, findings.document
    return Record(
        document=document,
        statements=tuple(_statement(draft, references) for draft in findings.drafts),
        references=references.mentioned(),
        tenures=tuple(
            Tenure(of(held.holder), of(held.office), held.evidence, document.published) for held in findings.offices
        ),
        representations=tuple(
            Representation(of(found.holder), of(found.party), found.evidence, document.published, found.rule)
            for found in findings.acting
        ),
        circulations=tuple(
            Circulation(of(each.document), each.organ, each.items, each.evidence) for each in findings.circulations
        ),
        letters=tuple(_letter(letter, references) for letter in findings.correspondence.letters),
        adoptions=tuple(_adoption(adopted, references) for adopted in findings.adoptions),
        parts=tuple(
            Part(part.kind, part.span, part.heading, of(author) if author else None)
            for part, author in findings.correspondence.parts
        ),
        dates=findings.dates,
        agenda_items=findings.agenda_items,
        symbols=findings.symbols,
        extra=tuple((name, json.dumps(value, ensure_ascii=False)) for name, value in sorted(findings.extra.items())),
    )


@dataclass(slots=True)
class References:
    """The references of a document's clusters, each made once."""

    clusters: Sequence[Cluster]
    _made: dict[int, Reference] = field(default_factory=dict)
    _shared: set[Span] | None = None

    def of(self, cluster: Cluster) -> Reference:
        """The reference of a cluster: first a mention that is its alone, if it has one, as that gives it its id."""
        found = self._made.get(id(cluster))
        if found is None:
            found = self._made[id(cluster)] = self._with_own_place(cluster.reference())
        return found

    def mentioned(self) -> tuple[Reference, ...]:
        """All that the text mentions, in its order."""
        found = (self.of(cluster) for cluster in self.clusters if cluster.mentions)
        return tuple(sorted(found, key=lambda reference: reference.mentions[0]))

    def _with_own_place(self, reference: Reference) -> Reference:
        if self._shared is None:
            self._shared = _shared_spans(self.clusters)
        first = next((span for span in reference.mentions if span not in self._shared), None)
        if first is None or first == reference.mentions[0]:
            return reference
        return replace(reference, mentions=(first, *(span for span in reference.mentions if span != first)))


def _shared_spans(clusters: Sequence[Cluster]) -> set[Span]:
    """The spans at which several things of different names are mentioned: "both sides" names two states."""
    names: dict[Span, set[str]] = {}
    for cluster in clusters:
        for span in cluster.mentions:
            names.setdefault(span, set()).add(cluster.name)
    return {span for span, called in names.items() if len(called) > 1}


def _statement(draft: Draft, references: References) -> Statement:
    about = [reference for reference in map(references.of, draft.about) if reference.mentions]
    return replace(
        draft.statement,
        speakers=tuple(map(references.of, draft.speakers)),
        addressees=tuple(map(references.of, draft.addressees)),
        via=references.of(draft.via) if draft.via else None,
        on_behalf_of=tuple(map(references.of, draft.on_behalf_of)),
        about=tuple(sorted(about, key=lambda reference: reference.mentions[0])),
    )


def _letter(letter: LetterDraft, references: References) -> Letter:
    of = references.of
    return Letter(
        of(letter.document),
        of(letter.sender) if letter.sender else None,
        of(letter.addressee) if letter.addressee else None,
        letter.dated.start if letter.dated else None,
        tuple(dict.fromkeys(letter.evidence)),
        of(letter.embodied) if letter.embodied else None,
        letter.states,
    )


def _adoption(adopted: Adopted, references: References) -> Adoption:
    told = adopted.told
    return Adoption(
        told.organ,
        told.evidence,
        "possible" if told.draft else "asserted",
        told.adopted_on,
        told.meeting,
        told.votes,
        told.manner,
        adopted.items,
        tuple(map(references.of, adopted.sponsors)),
    )
