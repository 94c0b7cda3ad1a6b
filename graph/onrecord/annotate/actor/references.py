"""References: the clusters of a document as its record has them, once they change no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.annotate.actor.cluster import Cluster
from onrecord.model.document import Span
from onrecord.model.statement import Reference


@dataclass(slots=True)
class References:
    """The references of a document's clusters, each made once."""

    clusters: Sequence[Cluster]
    _made: dict[int, Reference] = field(default_factory=dict)
    _shared: set[Span] | None = None

    def of(self, cluster: Cluster) -> Reference:
        """The reference of a cluster: first a mention that is its alone, if it has one, as that gives it its id."""
        found = self._made.get(id(cluster))
        if found is None:
            found = self._made[id(cluster)] = self._with_own_place(cluster.reference())
        return found

    def mentioned(self) -> tuple[Reference, ...]:
        """All that the text mentions, in its order."""
        found = (self.of(cluster) for cluster in self.clusters if cluster.mentions)
        return tuple(sorted(found, key=lambda reference: reference.mentions[0]))

    def _with_own_place(self, reference: Reference) -> Reference:
        if self._shared is None:
            self._shared = _shared_spans(self.clusters)
        first = next((span for span in reference.mentions if span not in self._shared), None)
        if first is None or first == reference.mentions[0]:
            return reference
        return replace(reference, mentions=(first, *(span for span in reference.mentions if span != first)))


def _shared_spans(clusters: Sequence[Cluster]) -> set[Span]:
    """The spans at which several things of different names are mentioned: "both sides" names two states."""
    names: dict[Span, str] = {}
    shared: set[Span] = set()
    for cluster in clusters:
        name = cluster.name
        shared.update(span for span in cluster.mentions if names.setdefault(span, name) != name)
    return shared
