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
    for span in _places_of(owned, text):
        form = " ".join(text[slice(*span)].split())
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


_WORD = re.compile(r"\w+")
_GAP = re.compile(r"\s+")


def _places_of(forms: Collection[str], text: str) -> Iterator[Span]:
    """Where any of the forms stands as whole words, in any case; the longest that stands there.

    Found by their first words: a pattern of all forms would be made for this text alone.
    """
    begun: dict[str, list[list[str]]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        first = _WORD.search(form)
        if first is not None:
            begun.setdefault(first[0], []).append([form[: first.start()], *form[first.start() :].split(" ")])
    reached = 0
    for word in _WORD.finditer(text):
        for before, *parts in begun.get(word[0].casefold(), ()):
            start = word.start() - len(before)
            if start < reached or text[max(start, 0) : word.start()] != before:
                continue
            end = _end_of(parts, text, word.start())
            if end is not None and not (before and start and _WORD.match(text, start - 1)):
                yield (start, end)
                reached = end
                break


def _end_of(parts: list[str], text: str, position: int) -> int | None:
    """Where words that stand at a place end, in any case and with any space between them, if they do stand there."""
    for number, part in enumerate(parts):
        if number:
            gap = _GAP.match(text, position)
            if gap is None:
                return None
            position = gap.end()
        end = position + len(part)
        if text[position:end].casefold() != part:
            return None
        position = end
    return None if _WORD.match(text, position) else position


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
