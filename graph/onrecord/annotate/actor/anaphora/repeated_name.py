"""Repeated names: every further place of a name, in mastheads and signatures too, joined to its actor."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import accumulate

from onrecord.annotate.actor.anaphora.pronoun import FIRST, HE, SHE
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.model.document import SENTENCE_SECTIONS, Span
from onrecord.names.folding import folded

_SHORTEST = 4


def add_repeated_names(coreference: Coreference) -> None:
    """Adds each further place of a name to its cluster: a name means one actor in a document."""
    text = coreference.scene.text
    owned = _owners(coreference.clusters, text)
    if not owned:
        return
    taken = sorted(span for cluster in coreference.clusters for span in cluster.mentions)
    starts, reach = [start for start, _ in taken], list(accumulate((end for _, end in taken), max))
    for found in _any_of(owned).finditer(text):
        span = found.span()
        form = " ".join(found[0].split())
        before = bisect_left(starts, span[1])
        if (before and span[0] < reach[before - 1]) or form == form.lower():
            continue
        _name_at(coreference, span, owned[form.casefold()])


def _owners(clusters: Collection[Cluster], text: str) -> dict[str, Cluster]:
    """The clusters by the forms, in one case, that mean them and no other."""
    owners: dict[str, Cluster | None] = {}
    for cluster in clusters:
        for form in {" ".join(form.split()) for form in _forms(cluster, text)}:
            owners[form.casefold()] = cluster if owners.get(form.casefold(), cluster) is cluster else None
    return {form: cluster for form, cluster in owners.items() if cluster is not None}


def _any_of(forms: Collection[str]) -> re.Pattern[str]:
    """A pattern for any of the forms as a whole word, the longest that stands there."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _name_at(coreference: Coreference, span: Span, cluster: Cluster) -> None:
    scene = coreference.scene
    section = next((s for s in scene.document.sections if s.start <= span[0] < s.end), None)
    if section is None or section.kind not in SENTENCE_SECTIONS:
        cluster.mentions.append(span)
        return
    inside = scene.tokens_in(span)
    if inside and all(coreference.named_at(token) is None for token in inside):
        coreference.add(cluster, inside[-1].i, span)


def _forms(cluster: Cluster, text: str) -> Iterator[str]:
    """The ways a cluster is named that are sure to mean it anywhere in the document."""
    if not cluster.named:
        return
    metonyms = {span for span, use in cluster.uses if use == "metonym"}
    for start, end in (span for span in cluster.mentions if span not in metonyms):
        form = text[start:end]
        words = form.split()
        plain = len(form) < _SHORTEST or not form[:1].isupper() or words[0].casefold() in FIRST | HE | SHE
        if plain and not (form.isupper() and len(form) > 2):
            continue
        if folded(form) == folded(cluster.name) or len(words) > 1 or form.isupper():
            yield form
        if cluster.kind == "person" and len(words) > 1 and len(words[-1].strip(".,")) >= _SHORTEST:
            yield words[-1].strip(".,")
