"""The annotator of adoptions: how a resolution or a draft was adopted, by which organ, sponsored by whom."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Adopted, Findings
from onrecord.model.document import Span
from onrecord.model.finding.adoption import Adoption
from onrecord.un.organ_line import find_organ_line


def read_adoption(findings: Findings) -> None:
    """Find how the document's text was adopted, under the items that stand above its first line."""
    found = findings.adoption
    if found is None:
        return
    opening = find_organ_line(findings.document.text)
    end = opening.span[0] if opening else 0
    items = tuple(item for item in findings.agenda_items if item.span[1] <= end)
    findings.adoptions = [Adopted(found, items, [_sponsor(findings, span) for span in found.sponsors])]


def _sponsor(findings: Findings, span: Span) -> Cluster:
    """The cluster of a sponsor of a draft: of the state so called, else one of its own."""
    name = " ".join(findings.document.text[span[0] : span[1]].split())
    clusters = findings.coreference.clusters
    state = findings.states.named(name)
    same = [cluster for cluster in clusters if cluster.canonical == state] if state else []
    sponsor = same[0] if same else Cluster(name, "state" if state else "organization", state)
    if not same:
        clusters.append(sponsor)
    sponsor.mentions.append(span)
    return sponsor


def adoptions(findings: Findings, references: References) -> Iterator[Adoption]:
    """How the text was adopted, or that it is a draft of what may be."""
    for adopted in findings.adoptions:
        told = adopted.told
        yield Adoption(
            told.organ,
            told.evidence,
            "possible" if told.draft else "asserted",
            told.adopted_on,
            told.meeting,
            told.votes,
            told.manner,
            adopted.items,
            tuple(map(references.of, adopted.sponsors)),
            told.not_participating,
        )


ADOPTIONS = Annotator(
    "adoptions",
    needs=("published", "numbered_items", "titled_items", "coreference"),
    adds=("adoptions",),
    run=read_adoption,
    kept=adoptions,
)
