"""To whom a speech is made: whom its salutation calls "Mr. President", and "you" in it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.annotate.actor.anaphora.pronoun import SECOND
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.findings import Findings
from onrecord.un.masthead.read import masthead_of

_PRESIDENT = re.compile(r"(?:Mr|Ms|Mrs|Madam|Mme|Mister)\.?\s+President\b", re.IGNORECASE)
_PRESIDED = {"General Assembly": "post/ga-president", "Security Council": "post/sc-president"}
_REACH = 1_200


def saluted(findings: Findings, head: Token) -> Cluster | None:
    """Whom "you" in a speech means: the one whom its salutation addresses, by the office where its heading tells it."""
    if findings.document.kind != "speech" or head.lower_ not in SECOND or findings.scene.around(head):
        return None
    masthead = masthead_of(findings.document)
    if masthead is None or not masthead.addressee or head.idx < masthead.opening:
        return None
    place = findings.document.text.find(masthead.addressee, max(0, masthead.opening - 2))
    if not 0 <= place < _REACH + masthead.opening:
        return None
    span = (place, place + len(masthead.addressee))
    cluster = _addressee(findings, masthead.addressee, span)
    called = findings.scene.token_at(span[1] - 1)
    if called is not None and span not in cluster.mentions:
        findings.coreference.add(cluster, called.i, span)
    cluster.mentions.append((head.idx, head.idx + len(head)))
    return cluster


def _addressee(findings: Findings, words: str, span: tuple[int, int]) -> Cluster:
    """The cluster of whoever is addressed, with the post that a President of an organ holds."""
    heading = findings.document.text[: span[0]]
    organ = next((name for name in _PRESIDED if name in heading), None) if _PRESIDENT.match(words) else None
    post = _PRESIDED[organ] if organ else None
    clusters = findings.coreference.clusters
    inside = [c for c in clusters if any(a < span[1] and span[0] < b for a, b in c.mentions)]
    found = next((c for c in clusters if post and c.canonical == post), inside[0] if inside else None)
    if found is None:
        found = Cluster(words, "post", named=False)
        clusters.append(found)
    if post and organ and found.canonical is None:
        found.name, found.kind, found.canonical = f"President of the {organ}", "post", post
    return found
