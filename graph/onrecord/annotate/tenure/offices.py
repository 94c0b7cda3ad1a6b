"""The annotator of offices: who holds one by the words beside a name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Findings, OfficeHeld
from onrecord.annotate.tenure.find import find_offices
from onrecord.model.finding.tenure import Tenure


def read_offices(findings: Findings) -> None:
    """Find who holds which office: one cluster for each office that a holder has under one name."""
    posts: dict[tuple[int, str], Cluster] = {}
    for office in find_offices(findings.scene, findings.mentions):
        holder = findings.coreference.named_at(findings.scene.doc[office.holder.last])
        if holder is None:
            continue
        name = " ".join(findings.scene.text[office.span[0] : office.span[1]].split())
        post = posts.get((id(holder), name))
        if post is None:
            post = posts[id(holder), name] = Cluster(name, "post", named=False)
            findings.coreference.clusters.append(post)
        post.mentions.append(office.span)
        _note(holder, findings.scene.doc[office.head])
        findings.offices.append(OfficeHeld(holder, post, (office.evidence,)))


def tenures(findings: Findings, references: References) -> Iterator[Tenure]:
    """The offices that people hold by the words beside their names, by the labels of speakers and by signatures."""
    for held in findings.offices:
        holder, office = references.of(held.holder), references.of(held.office)
        yield Tenure(holder, office, held.evidence, findings.published)


def _note(holder: Cluster, head: Token) -> None:
    """Note what the word for an office tells of who holds it."""
    holder.roles.add(head.lemma_.lower())
    if head.lower_.endswith("woman"):
        holder.female = True
    elif head.lower_.endswith("sman"):
        holder.female = False


OFFICES = Annotator(
    "offices", needs=("scene", "mentions", "coreference"), adds=("offices",), run=read_offices, kept=tenures
)
