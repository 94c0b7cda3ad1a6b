"""For whom somebody speaks who is no person of their own: a state, its bodies, and those who speak for them."""

from __future__ import annotations

from onrecord.annotate.actor.cluster import Cluster
from onrecord.names.word_list import word_set

_SPEAKS_FOR_IT = word_set("acting.csv", "office_for")
_BODY_WORDS = word_set("acting.csv", "body")
_NO_PERSON = frozenset({"state", "organization", "organ", "outlet", "document"})


def is_impersonal(cluster: Cluster) -> bool:
    """Whether a speaker is a state or a body of its government, or speaks for one by office."""
    if cluster.kind == "state" or is_spokesman(cluster):
        return True
    return cluster.kind in _NO_PERSON and bool(set(cluster.name.lower().split()) & _BODY_WORDS)


def is_spokesman(cluster: Cluster) -> bool:
    """Whether a speaker is somebody's spokesman or representative, by the words for the office."""
    words = {word for name in (cluster.name, *cluster.roles) for word in name.lower().split()}
    return cluster.kind not in _NO_PERSON and bool(words & _SPEAKS_FOR_IT)
