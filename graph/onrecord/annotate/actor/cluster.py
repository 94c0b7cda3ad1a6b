"""Clusters: all mentions of one thing in a document, put together, and which of them a token names."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.actor.local_name import is_local, lasting
from onrecord.model.document import Span
from onrecord.model.statement import ActorKind, NameUse, Reference

WINDOW = 3000
"""Code points back to which a pronoun or noun may look for its antecedent."""


@dataclass(slots=True)
class Cluster:
    """All mentions of one thing in a document, as they are put together."""

    name: str
    kind: ActorKind
    canonical: str | None = None
    mentions: list[Span] = field(default_factory=list)
    uses: list[tuple[Span, NameUse]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    female: bool | None = None
    named: bool = True
    spoke: int = -1
    meant: bool = True
    """Whether pronouns may mean it: none means whoever asks in a briefing."""
    whose: str | None = None
    """For whom an office is held, where the words tell it."""
    telling: bool = True
    """Whether its words tell who it is; a description that does not is no node unless it plays a part."""
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)
    """Where the mentions begin, in order, as far as they were looked up."""

    def reference(self) -> Reference:
        """The cluster as a reference, mentions in order."""
        return Reference(
            name=self.name,
            kind="territory" if self.kind == "state" and is_local(self.canonical) else self.kind,
            mentions=tuple(sorted(set(self.mentions))),
            canonical=lasting(self.canonical),
            name_uses=tuple(sorted(set(self.uses))),
        )

    @property
    def is_somebody(self) -> bool:
        """Whether it is worth a node of its own, whatever part it plays."""
        return self.named or self.telling or self.canonical is not None or self.whose is not None

    def last_before(self, offset: int) -> int:
        """Where the latest mention before an offset starts; -1 if there is none."""
        if len(self._starts) > len(self.mentions):
            self._starts = []  # a mention was taken away
        for start, _ in self.mentions[len(self._starts) :]:
            insort(self._starts, start)
        place = bisect_left(self._starts, offset)
        return self._starts[place - 1] if place else -1


Speaking = Callable[[Token], Sequence[Cluster]]
"""Tells whom "I" and "we" mean at a token."""


@dataclass(slots=True)
class Clusters:
    """The clusters of one document in the order in which they were made, and the one that each token names."""

    all: list[Cluster] = field(default_factory=list)
    _at: dict[int, Cluster] = field(default_factory=dict)

    def named_at(self, token: Token) -> Cluster | None:
        """The cluster whose name covers a token."""
        return self._at.get(token.i)

    def cover(self, cluster: Cluster, first: int, last: int) -> None:
        """Lets the tokens from one index to another name a cluster."""
        for index in range(first, last + 1):
            self._at[index] = cluster

    def mention(self, cluster: Cluster, index: int, span: Span) -> None:
        """Adds a mention to a cluster: its span, and the index of its head."""
        cluster.mentions.append(span)
        self._at[index] = cluster

    def join(self, cluster: Cluster, into: Cluster) -> None:
        """Merges one cluster into another, which takes over its mentions."""
        into.mentions += cluster.mentions
        into.uses += cluster.uses
        into.canonical = into.canonical or cluster.canonical
        for index, found in list(self._at.items()):
            if found is cluster:
                self._at[index] = into
        self.all.remove(cluster)
