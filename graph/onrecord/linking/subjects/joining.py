"""Which subjects of different documents are one: pairs judged, the most alike first, and groups put together.

These are those that tell much alike; ``little`` has those that tell little, in documents on one matter. What a
person decided goes before. The result is a function of the set of what is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.linking.groups import Judged
from onrecord.linking.subjects.blocks import fitting, pairs
from onrecord.linking.subjects.group import Group, conflict, likeness, other_things, unlike
from onrecord.linking.subjects.known import Known
from onrecord.model.ids import key_of

ENOUGH = 2.0
"""How alike two have to be to be one."""

DOUBTFUL = 1.25
"""From where on a pair is shown to people."""

BESIDE = 1.5
"""What it counts that two documents are on one matter."""

PERHAPS = 1.0
"""What nouns that may name one thing must tell alike beside."""

_IN_ONE = 3.5
"""How alike two of one document have to be, where it did not take them for one."""


_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, order=True)
class Doubtful:
    """Two references whose subjects may be one, and how alike they are."""

    score: float
    one: str
    other: str


@dataclass(slots=True)
class Joining:
    """The groups while they are put together: each reference leads to one that stands for its group."""

    known: Known
    judged: Judged
    groups: dict[str, Group] = field(default_factory=dict)
    first: Mapping[str, Group] = field(default_factory=dict)
    doubtful: list[Doubtful] = field(default_factory=list)
    _parent: dict[str, str] = field(default_factory=dict)
    _apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, known: Known, judged: Judged, declared: Mapping[str, str] = _NONE) -> Joining:
        """The groups of all that is told; ``declared`` has the subject of each reference that a user declared."""
        joining = cls(known, judged)
        joining.groups = {each: Group.of(each, told) for each, told in sorted(known.told.items())}
        joining.first = {each: Group.of(each, told) for each, told in known.told.items()}
        for pair in judged.different:
            one, other = sorted(pair)
            joining._apart[one].add(other)
            joining._apart[other].add(one)
        for one, other in judged.same:
            if one in joining.first and other in joining.first:
                joining.join(one, other)
        joining._join_declared(declared)
        joining._join_alike()
        return joining

    def root(self, reference: str) -> str:
        """The reference that stands for the group of another."""
        found = reference
        while (above := self._parent.get(found, found)) != found:
            self._parent[found] = self._parent.get(above, above)
            found = above
        return found

    def _join_declared(self, declared: Mapping[str, str]) -> None:
        """Join references to one declared subject; those that people joined with another stay with that."""
        first: dict[str, str] = {}
        for reference, subject in sorted(declared.items()):
            self.groups[self.root(reference)].declared.add(subject)
        for reference, subject in sorted(declared.items()):
            if self.groups[self.root(reference)].declared == {subject}:
                self.join(first.setdefault(subject, reference), reference)

    def _join_alike(self) -> None:
        scored: list[tuple[float, str, str]] = []
        for one, other in pairs(self.first, self.known):
            score = self._score(one, other)
            if score >= ENOUGH:
                scored.append((-score, one, other))
            elif score >= DOUBTFUL:
                self.doubtful.append(Doubtful(score, one, other))
        for negative, one, other in sorted(scored):
            first, second = self.root(one), self.root(other)
            if first == second or self.kept_apart(first, second, -negative):
                continue
            if unlike(self.groups[first], self.groups[second]):
                self.doubtful.append(Doubtful(-negative, one, other))
                continue
            self.join(first, second)

    def _score(self, one: str, other: str) -> float:
        mine, theirs = self.first[one], self.first[other]
        fits = fitting(mine, theirs)
        if not fits or conflict(mine, theirs):
            return 0.0
        score = likeness(mine, theirs)
        if score < PERHAPS:
            return 0.0
        if fits < 1:
            score -= fits
        return score + BESIDE * self.known.nearness(key_of(one), key_of(other))

    def cannot_be_one(self, one: str, other: str) -> bool:
        """Whether two groups, by the references that stand for them, are two by what is told, or as people decided."""
        together = self.groups[one].members.keys() & self.groups[other].members.keys()
        return bool(together) or self.kept_apart(one, other)

    def kept_apart(self, one: str, other: str, score: float = 0.0) -> bool:
        """Whether two groups cannot be one: by what they tell, by a decision, or as one document tells them apart."""
        mine, theirs = self.groups[one], self.groups[other]
        if mine.declared and theirs.declared and mine.declared != theirs.declared:
            return True
        if conflict(mine, theirs) or other_things(mine, theirs) or self._decided_apart(mine, theirs):
            return True
        few, many = sorted((mine, theirs), key=lambda group: len(group.members))
        both = [key for key in few.members if key in many.members]
        if both and score < _IN_ONE:
            return True
        return any(self.first[each].contrast for key in both for each in (*few.members[key], *many.members[key]))

    def _decided_apart(self, one: Group, other: Group) -> bool:
        if not self._apart:
            return False
        few, many = sorted((one, other), key=lambda group: len(group.members))
        for each in few.references:
            apart = self._apart.get(each)
            if apart and any(reference in apart for reference in many.references):
                return True
        return False

    def join(self, one: str, other: str) -> None:
        """Make two groups one, unless a person set them apart."""
        first, second = self.root(one), self.root(other)
        if first == second or self._decided_apart(self.groups[first], self.groups[second]):
            return
        if len(self.groups[first].members) < len(self.groups[second].members):
            first, second = second, first
        self._parent[second] = first
        self.groups[first].take(self.groups.pop(second))
