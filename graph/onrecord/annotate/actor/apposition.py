"""Names in apposition to a noun ("the spokeswoman, Mira Tal"), and what the words beside a name tell of its bearer."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster, Clusters
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import children
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_WHAT_IT_IS = word_set("actors.csv", "what_it_is")
_TITLES_OF_WOMEN = word_set("titles.csv", "of_women")
_TITLES_OF_MEN = word_set("titles.csv", "of_men")


def named_beside(head: Token, clusters: Clusters) -> Cluster | None:
    """The name in apposition to a noun, or inside its phrase: "the spokeswoman, Mira Tal"."""
    for child in children(head, "appos", "compound", "nmod"):
        cluster = clusters.named_at(child)
        if cluster is not None and (cluster.kind == "person") and role_of(head) == "person":
            return cluster
        if (
            cluster is not None
            and child.dep_ == "appos"
            and cluster.kind == "organization"
            and role_of(head) == "organization"
        ):
            return cluster
        if cluster is not None and child.dep_ in {"compound", "nmod"} and _is_what_it_is(head, cluster):
            return cluster
    return behind_its_matter(head, clusters.named_at)


def behind_its_matter(office: Token, named_at: Callable[[Token], Cluster | None]) -> Cluster | None:
    """The person whose name the parse took into the matter of an office: "Minister for Culture Mira Tal rejected"."""
    if role_of(office) != "person" or not office.text[:1].isupper():
        return None
    for phrase in children(office, "prep"):
        for name in children(phrase, "pobj"):
            cluster = named_at(name) if phrase.lower_ in {"of", "for"} and phrase.i == office.i + 1 else None
            if cluster is None or cluster.kind != "person" or not cluster.named:
                continue
            matter = [each for each in office.doc[phrase.i + 1 : name.i] if named_at(each) is not cluster]
            if matter and matter[0].i == phrase.i + 1 and all(each.text[:1].isupper() for each in matter):
                return cluster
    return None


def _is_what_it_is(head: Token, cluster: Cluster) -> bool:
    """Whether a common noun behind a body's name tells what that body is: "the LVRF militia", "the LVRF forces"."""
    if cluster.kind != "organization" or head.pos_ != "NOUN" or head.tag_ not in {"NN", "NNS"}:
        return False
    own = {head.lemma_.lower(), head.lower_} & set(folded(cluster.name).split())
    return head.lemma_.lower() in _WHAT_IT_IS or (role_of(head) == "organization" and bool(own))


def note_roles(head: Token, cluster: Cluster) -> None:
    """Notes the offices and the gender that the words of a phrase tell of the person it names."""
    if cluster.kind != "person":
        return
    words = [child for child in head.subtree if child.pos_ in {"NOUN", "PROPN"} and role_of(child) == "person"]
    cluster.roles |= {child.lemma_.lower() for child in words}
    if any(child.lower_.endswith("woman") or child.lower_ in _TITLES_OF_WOMEN for child in head.subtree):
        cluster.female = True
    if any(child.lower_.endswith("sman") or child.lower_ in _TITLES_OF_MEN for child in head.subtree):
        cluster.female = False
