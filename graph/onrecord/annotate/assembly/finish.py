"""The record of a document, made of all that annotators found in it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.local_name import with_lasting
from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.failure import Guard
from onrecord.annotate.findings import Draft, Findings
from onrecord.model.record import Finding, Record
from onrecord.model.statement import Reference, Statement


def record_of(findings: Findings, annotators: Sequence[Annotator], guard: Guard) -> Record:
    """The record: statements in the order of the text, and all they refer to. Clusters change no more."""
    findings.sort_drafts()
    references = References(findings.coreference.clusters)
    kept = sorted(_kept(findings, annotators, guard, references), key=lambda finding: finding.place)
    playing = {id(cluster) for draft in findings.drafts for cluster in _parts(draft)}
    record = Record(
        document=findings.document,
        statements=tuple(_statement(draft, references, playing) for draft in findings.drafts),
        references=references.mentioned(),
        findings=tuple(kept),
        extra=tuple((name, json.dumps(value, ensure_ascii=False)) for name, value in sorted(findings.extra.items())),
    )
    if not findings.gazetteer.local:
        return record
    parts = with_lasting((record.statements, record.references, record.findings))
    return replace(record, statements=parts[0], references=parts[1], findings=parts[2])


def _kept(
    findings: Findings, annotators: Sequence[Annotator], guard: Guard, references: References
) -> Iterator[Finding]:
    """What each annotator keeps; one that fails in this costs its findings, though what it added stays."""
    for annotator in annotators:
        if annotator.kept is not None:
            yield from guard(f"{annotator.name} (record)", partial(annotator.keep, findings, references)) or ()


def _parts(draft: Draft) -> Iterator[Cluster]:
    """Who plays a part in a statement: who speaks, is spoken to, passes it on, or is spoken for."""
    yield from (*draft.speakers, *draft.addressees, *draft.on_behalf_of)
    if draft.via is not None:
        yield draft.via


def _statement(draft: Draft, references: References, playing: Container[int]) -> Statement:
    about = [cluster for cluster in draft.about if cluster.is_somebody or id(cluster) in playing]
    return replace(
        draft.statement,
        speakers=_mentioned(draft.speakers, references),
        addressees=_mentioned(draft.addressees, references),
        via=next(iter(_mentioned([draft.via] if draft.via else [], references)), None),
        on_behalf_of=_mentioned(draft.on_behalf_of, references),
        about=tuple(sorted(_mentioned(about, references), key=lambda reference: reference.mentions[0])),
    )


def _mentioned(clusters: Iterable[Cluster], references: References) -> tuple[Reference, ...]:
    """The references of those whom the text names; an outlet that asks, and that metadata alone names, has none."""
    return tuple(found for found in map(references.of, clusters) if found.mentions)
