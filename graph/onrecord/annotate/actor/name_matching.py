"""Which names of one document are one actor's: the same name, its acronym, the surname of a full name."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate.actor.acronym import acronym_after
from onrecord.annotate.actor.cluster import Cluster, Clusters
from onrecord.annotate.actor.mention import Mention
from onrecord.annotate.actor.role import role_kinds
from onrecord.annotate.parse.scene import Scene
from onrecord.names.folding import folded


def match_names(scene: Scene, mentions: Iterable[Mention]) -> Clusters:
    """The clusters that the names of a document make, adjectives ("Norvanian") apart."""
    clusters = Clusters()
    for mention in mentions:
        if not mention.demonym:
            _add_name(clusters, mention)
    _join_acronyms(scene, clusters)
    _join_short_names_of_bodies(clusters)
    _join_surnames(clusters)
    return clusters


def _add_name(clusters: Clusters, mention: Mention) -> None:
    cluster = _same_name(clusters.all, mention)
    if cluster is None:
        cluster = Cluster(mention.name, mention.kind, mention.canonical)
        clusters.all.append(cluster)
    cluster.mentions.append(mention.span)
    if mention.use:
        cluster.uses.append((mention.span, mention.use))
    clusters.cover(cluster, mention.first, mention.last)


def _same_name(clusters: Iterable[Cluster], mention: Mention) -> Cluster | None:
    key = folded(mention.name)
    for cluster in clusters:
        if mention.canonical is not None:
            if cluster.canonical == mention.canonical:
                return cluster
        elif folded(cluster.name) == key and (
            cluster.kind == mention.kind
            or {cluster.kind, mention.kind} == {"organization", "territory"}
            or ({cluster.kind, mention.kind} == {"person", "territory"} and " " not in key)
        ):
            if mention.kind == "territory":
                cluster.kind = "territory"
            return cluster
    return None


def _join_acronyms(scene: Scene, clusters: Clusters) -> None:
    """Join an acronym that stands in brackets after a name, and all its further places, to the name."""
    for cluster in [each for each in clusters.all if each.kind in {"organization", "organ"}]:
        for span in list(cluster.mentions):
            place = acronym_after(scene.text, span)
            if place is None or cluster not in clusters.all:
                continue
            key = folded(scene.text[place[0] : place[1]])
            short = [c for c in clusters.all if c is not cluster and folded(c.name) == key and c.canonical is None]
            for other in short:
                clusters.join(other, cluster)
            initials = scene.text[place[0] : place[1]]
            for token, word in zip(scene.tokens, scene.lower, strict=True):
                if word == initials.casefold() and token.text == initials and clusters.named_at(token) is None:
                    clusters.mention(cluster, token.i, (token.idx, token.idx + len(token)))


def _join_short_names_of_bodies(clusters: Clusters) -> None:
    """Join a body's name to the one longer name, told before, that begins or ends with it: "the Special Committee"."""
    bodies = [cluster for cluster in clusters.all if cluster.kind in {"organization", "organ"}]
    for short in bodies:
        words = _plain_words(short)
        told = any(role_kinds().get(word) == "organization" for word in words)
        if short.canonical is not None or len(words) < 2 or not told:
            continue
        fuller = [other for other in bodies if other in clusters.all and _begins_or_ends(_plain_words(other), words)]
        if len(fuller) == 1 and fuller[0].mentions[0] < short.mentions[0]:
            clusters.join(short, fuller[0])


def _plain_words(cluster: Cluster) -> list[str]:
    words = folded(cluster.name).split()
    return words[1:] if words[:1] == ["the"] else words


def _begins_or_ends(words: list[str], part: list[str]) -> bool:
    return len(words) > len(part) and part in (words[: len(part)], words[-len(part) :])


def _join_surnames(clusters: Clusters) -> None:
    """Join one-part names of people to the one full name, before or after, that ends or begins with it."""
    people = [cluster for cluster in clusters.all if cluster.kind == "person"]
    surnames = {folded(cluster.name).split()[-1] for cluster in people if len(folded(cluster.name).split()) > 1}
    mistaken = [c for c in clusters.all if c.canonical is None and c.kind in {"organization", "territory"}]
    for cluster in mistaken:  # the model took a surname for a body or a place
        if folded(cluster.name) in surnames:
            cluster.kind = "person"
            people.append(cluster)
    for short in people:
        fuller = [other for other in people if other is not short and _is_fuller(other, short)]
        names = {folded(other.name) for other in fuller}
        if fuller and (
            len(names) == 1 or all(fuller[0].canonical and o.canonical == fuller[0].canonical for o in fuller)
        ):
            clusters.join(short, fuller[0])


def _is_fuller(full: Cluster, short: Cluster) -> bool:
    """Whether a name has more words than another, and ends with it or begins with its one word."""
    words, more = folded(short.name).split(), folded(full.name).split()
    return len(more) > len(words) and (more[-len(words) :] == words or (len(words) == 1 and more[0] == words[0]))
