"""Groups that tell little, joined to the one of their class on the same matter, if one is clearly best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.linking.subjects.blocks import kinds_of, of_documents
from onrecord.linking.subjects.group import Group, likeness
from onrecord.linking.subjects.joining import BESIDE, PERHAPS, Doubtful, Joining
from onrecord.model.ids import key_of
from onrecord.names.subject_nouns import kind_of

_LITTLE = 2
"""A group of no more documents than this looks for another; and how often all are gone over."""

_ENOUGH, _ALMOST = 1.5, 1.0
"""How alike two have to be, with what their documents have in common; and to be shown to people."""

_CLEARLY = 0.3
_ON_MATTER = 0.7
_PAST, _TIMELY = 60, 0.5
"""Days after which a thing is past, unless it is told apart as one that was before; what that counts."""

Ranked = Sequence[tuple[float, str]]
"""Groups, by the references that stand for them, with how alike they are to one: the most alike first."""


@dataclass(frozen=True, slots=True)
class _Looking:
    """The groups while they are joined further, and the references in each document by kind."""

    joining: Joining
    held: Mapping[str, Mapping[str, list[str]]]

    def join(self, root: str) -> bool:
        """Join a group with the best for it; whether there is one, for which it is the best too, if that looks."""
        ranked = self._ranked(root)
        if not ranked or ranked[0][0] < _ALMOST:
            return False
        best, other = ranked[0]
        if best < _ENOUGH or not self._is_clear(ranked) or not self._is_best_for(other, root):
            one, second = sorted((root, other))
            self.joining.doubtful.append(Doubtful(best, one, second))
            return False
        self.joining.join(other, root)
        return True

    def _is_best_for(self, other: str, root: str) -> bool:
        """Whether another group, where it tells little too, would take this one, and none that is another thing."""
        if len(self.joining.groups[other].members) > _LITTLE:
            return True
        ranked = self._ranked(other)
        near = [each for score, each in ranked if ranked[0][0] - score < _CLEARLY]
        return root in near and not any(self.joining.kept_apart(root, each) for each in near if each != root)

    def _is_clear(self, ranked: Ranked) -> bool:
        """Whether those that are nearly as alike as the best may be one with it."""
        best, found = ranked[0]
        close = [each for score, each in ranked[1:] if best - score < _CLEARLY]
        return not any(self.joining.kept_apart(found, each) for each in close)

    def _ranked(self, root: str) -> Ranked:
        groups, mine = self.joining.groups, self.joining.groups[root]
        found: list[tuple[float, str]] = []
        for other, nearness in self._near(root).items():
            theirs = groups[other]
            if nearness < _ON_MATTER or mine.classes.isdisjoint(theirs.classes):
                continue
            if self.joining.cannot_be_one(root, other):
                continue
            alike = likeness(mine, theirs)
            if alike < PERHAPS and _abound(mine.classes | theirs.classes):
                continue
            score = alike + BESIDE * nearness + 0.3 * min(4, len(theirs.members))
            found.append((score + self._timely(mine, theirs) + self._timely(theirs, mine), other))
        return sorted(found, key=lambda each: (-each[0], each[1]))

    def _near(self, root: str) -> Mapping[str, float]:
        """The groups of a kind in documents on one matter, with how near these are."""
        near: dict[str, float] = defaultdict(float)
        for reference in self.joining.groups[root].references:
            kinds = kinds_of(self.joining.first[reference])
            for document, nearness in self.joining.known.neighbours[key_of(reference)].items():
                for each in (each for kind in kinds for each in self.held[document].get(kind, ())):
                    other = self.joining.root(each)
                    if other != root:
                        near[other] = max(near[other], nearness)
        return near

    def _timely(self, mine: Group, theirs: Group) -> float:
        """Whether a thing told of without a day is likely the one of a day: the present one, or one that was before."""
        told = sorted(days for days in theirs.days if all(days))
        issued = sorted(day for key in mine.members if (day := self.joining.known.day(key)))
        if mine.days or not told or not issued:
            return 0.0
        is_past = date.fromisoformat(told[-1][1]).toordinal() < issued[0] - _PAST
        return _TIMELY if is_past == ("back" in mine.contrast) else -_TIMELY


def join_little(joining: Joining) -> None:
    """Join groups that tell little to others, as long as any is joined, but not for long."""
    looking = _Looking(joining, of_documents(joining.first))
    for _ in range(_LITTLE):
        moved = False
        for root in sorted(joining.groups):
            if root in joining.groups and len(joining.groups[root].members) <= _LITTLE:
                moved |= looking.join(root)
        if not moved:
            break


def _abound(classes: Iterable[str]) -> bool:
    """Whether there are many things of these classes on one matter: texts, of which each tells whose it is."""
    return not {kind_of().get(name) for name in classes}.isdisjoint({"document", "proposal"})
