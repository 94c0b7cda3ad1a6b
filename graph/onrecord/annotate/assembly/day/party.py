"""For whom somebody speaks who is no person of their own: a state, its bodies, and those who speak for them."""

from __future__ import annotations

from onrecord.annotate.actor.cluster import Cluster
from onrecord.names.word_list import word_set

_SPEAKS_FOR_IT = word_set("acting.csv", "office_for")
_BODIES = frozenset({"state", "organization", "organ"})


def is_impersonal(cluster: Cluster) -> bool:
    """Whether a speaker is a state or a body, or speaks for one by office."""
    return cluster.kind in _BODIES or is_spokesman(cluster)


def is_spokesman(cluster: Cluster) -> bool:
    """Whether a speaker is somebody's spokesman or representative, by the words for the office."""
    words = {word for name in (cluster.name, *cluster.roles) for word in name.lower().split()}
    return cluster.kind not in _BODIES and bool(words & _SPEAKS_FOR_IT)
