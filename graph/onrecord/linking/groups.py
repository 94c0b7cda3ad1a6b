"""Union-find over nodes, by matches and people's decisions. The order of what is given decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model.decision import Decision
from onrecord.model.ids import is_reference

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided about actors and subjects, as look-ups by relative id.

    ``types`` are those of subjects, by one of their references; ``origins`` lead from references that decisions were
    carried over to, to those they were made about; ``set_apart`` has of those that are different which one was set
    apart from which.
    """

    same: tuple[Pair, ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    set_apart: tuple[Pair, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Judged:
        """The look-ups for decisions that are in force."""
        given = list(decisions)
        return cls(
            same=tuple(sorted((each.subject, each.object) for each in given if each.judgement == "same")),
            different=frozenset(
                frozenset((each.subject, each.object)) for each in given if each.judgement == "different"
            ),
            names={each.subject: each.object for each in given if each.judgement == "name"},
            kinds={each.subject: each.object for each in given if each.judgement == "kind"},
            set_apart=tuple(sorted((each.subject, each.object) for each in given if each.judgement == "different")),
            types={each.subject: each.object for each in given if each.judgement == "type"},
        )

    @property
    def references(self) -> frozenset[str]:
        """The references that were decided to be the same as, or different from, something."""
        everything = {name for pair in (*self.same, *self.different) for name in pair}
        return frozenset(name for name in everything if is_reference(name))


class Joined:
    """Disjoint sets of nodes (union-find); a node that was never joined is a set of its own."""

    def __init__(self, judged: Judged, declared: frozenset[str]) -> None:
        self._members: dict[str, set[str]] = {}
        self._judged = judged
        self._declared = declared
        self._later = {second for _, second in judged.same} - {first for first, _ in judged.same}
        self._apart: dict[str, set[str]] = {}
        for pair in judged.different:
            one, other = sorted(pair)
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._roots: dict[str, str] = {}

    def members(self, node: str) -> set[str]:
        """The group of a node."""
        return self._members.get(node, {node})

    def join(self, one: str, other: str) -> bool:
        """Whether two nodes are in one group now; a decision that sets two of theirs apart prevents it."""
        first, second = self.members(one), self.members(other)
        if first is second or one == other:
            return True
        if any(self._apart.get(node, set()) & second for node in first):
            return False
        together = first | second
        for node in together:
            self._members[node] = together
        self._roots.clear()
        return True

    def are_apart(self, one: str, other: str) -> bool:
        """Whether a decision sets the groups of two nodes apart."""
        second = self.members(other)
        return any(self._apart.get(node, set()) & second for node in self.members(one))

    def root(self, node: str) -> str:
        """The node that stands for the group: a declared one first, then an actor, then the first a person named."""
        if node not in self._members:
            return node
        if node not in self._roots:
            group = self._members[node]
            best = min(group, key=self._rank)
            self._roots.update(dict.fromkeys(group, best))
        return self._roots[node]

    def _rank(self, node: str) -> tuple[bool, bool, bool, str]:
        return (node not in self._declared, is_reference(node), node in self._later, node)

    def groups(self) -> list[set[str]]:
        """The groups of two nodes or more."""
        seen: set[int] = set()
        found: list[set[str]] = []
        for node in sorted(self._members):
            group = self._members[node]
            if id(group) not in seen:
                seen.add(id(group))
                found.append(group)
        return found
