"""Which subjects of different documents are one: pairs judged, the most alike first, and groups put together.

First those that tell much alike; then those that tell little and whose documents are on the matter of a group's.
What a person decided goes before. The result is a function of the set of what is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.linking.groups import Judged
from onrecord.linking.subjects.blocks import fitting, kinds_of, of_documents, pairs
from onrecord.linking.subjects.group import Group, conflict, likeness, other_things, unlike
from onrecord.linking.subjects.known import Known
from onrecord.model.ids import key_of
from onrecord.names.subject_nouns import kind_of

ENOUGH = 2.0
"""How alike two have to be to be one."""

DOUBTFUL = 1.25
"""From where on a pair is shown to people."""

_BESIDE = 1.5
"""What it counts that two documents are on one matter."""

_PERHAPS = 1.0
"""What nouns that may name one thing must tell alike beside."""

_IN_ONE = 3.5
"""How alike two of one document have to be, where it did not take them for one."""

_LITTLE = 2
"""A group of no more documents than this is put to another of its class on the same matter, if one is clearly best."""

_CLEARLY = 0.3
_PAST, _TIMELY = 60, 0.5
"""Days after which a thing is past, unless it is told apart as one that was before; what that counts."""

_ON_MATTER = 0.7


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
    def of(cls, known: Known, judged: Judged) -> Joining:
        """The groups of all that is told."""
        joining = cls(known, judged)
        joining.groups = {each: Group.of(each, told) for each, told in sorted(known.told.items())}
        joining.first = {each: Group.of(each, told) for each, told in known.told.items()}
        for pair in judged.different:
            one, other = sorted(pair)
            joining._apart[one].add(other)
            joining._apart[other].add(one)
        for one, other in judged.same:
            if one in joining.first and other in joining.first:
                joining._join(one, other)
        joining._join_alike()
        for _ in range(_LITTLE):
            if not joining._join_little():
                break
        return joining

    def root(self, reference: str) -> str:
        """The reference that stands for the group of another."""
        found = reference
        while (above := self._parent.get(found, found)) != found:
            self._parent[found] = self._parent.get(above, above)
            found = above
        return found

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
            if first == second or self._kept_apart(first, second, -negative):
                continue
            if unlike(self.groups[first], self.groups[second]):
                self.doubtful.append(Doubtful(-negative, one, other))
                continue
            self._join(first, second)

    def _score(self, one: str, other: str) -> float:
        mine, theirs = self.first[one], self.first[other]
        fits = fitting(mine, theirs)
        if not fits or conflict(mine, theirs):
            return 0.0
        score = likeness(mine, theirs)
        if score < _PERHAPS:
            return 0.0
        if fits < 1:
            score -= fits
        return score + _BESIDE * self.known.nearness(key_of(one), key_of(other))

    def _kept_apart(self, one: str, other: str, score: float) -> bool:
        """Whether two groups cannot be one: by what they tell, by a decision, or as one document tells them apart."""
        mine, theirs = self.groups[one], self.groups[other]
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

    def _join(self, one: str, other: str) -> None:
        first, second = self.root(one), self.root(other)
        if first == second or self._decided_apart(self.groups[first], self.groups[second]):
            return
        if len(self.groups[first].members) < len(self.groups[second].members):
            first, second = second, first
        self._parent[second] = first
        self.groups[first].take(self.groups.pop(second))

    def _join_little(self) -> bool:
        """Join groups that tell little to the best of their class on the same matter; whether any was."""
        held = of_documents(self.first)
        moved = False
        for root in sorted(self.groups):
            if root in self.groups and len(self.groups[root].members) <= _LITTLE:
                moved |= self._join_best(root, held)
        return moved

    def _join_best(self, root: str, held: Mapping[str, Mapping[str, list[str]]]) -> bool:
        near: dict[str, float] = defaultdict(float)
        for reference in self.groups[root].references:
            kinds = kinds_of(self.first[reference])
            for document, nearness in self.known.neighbours[key_of(reference)].items():
                for other in (each for kind in kinds for each in held[document].get(kind, ())):
                    if (found_root := self.root(other)) != root:
                        near[found_root] = max(near[found_root], nearness)
        found: list[tuple[float, str]] = []
        for other, nearness in near.items():
            mine, theirs = self.groups[root], self.groups[other]
            if nearness < _ON_MATTER or mine.classes.isdisjoint(theirs.classes):
                continue
            if any(key in theirs.members for key in mine.members) or self._kept_apart(root, other, 0.0):
                continue
            alike = likeness(mine, theirs)
            if alike < _PERHAPS and _abound(mine.classes | theirs.classes):
                continue
            score = alike + _BESIDE * nearness + 0.3 * min(4, len(theirs.members)) + self._timely(mine, theirs)
            score += self._timely(theirs, mine)
            found.append((-score, other))
        found.sort()
        if not found or -found[0][0] < ENOUGH - 0.5:
            return False
        close = [other for score, other in found[1:] if score - found[0][0] < _CLEARLY]
        if any(self._kept_apart(found[0][1], other, 0.0) for other in close):
            self.doubtful.append(Doubtful(-found[0][0], *sorted((root, found[0][1]))))
            return False
        self._join(found[0][1], root)
        return True

    def _timely(self, mine: Group, theirs: Group) -> float:
        """Whether a thing told of without a day is likely the one of a day: the present one, or one that was before."""
        told = sorted(days for days in theirs.days if all(days))
        issued = sorted(day for key in mine.members if (day := self.known.day(key)))
        if mine.days or not told or not issued:
            return 0.0
        is_past = date.fromisoformat(told[-1][1]).toordinal() < issued[0] - _PAST
        return _TIMELY if is_past == ("back" in mine.contrast) else -_TIMELY


def _abound(classes: Iterable[str]) -> bool:
    """Whether there are many things of these classes on one matter: texts, of which each tells whose it is."""
    return not {kind_of().get(name) for name in classes}.isdisjoint({"document", "proposal"})
