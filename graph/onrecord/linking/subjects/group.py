"""Groups of subjects that are one, with all that is told of them, and whether two groups can be one."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from onrecord.model.ids import key_of
from onrecord.model.subject import Days, ToldSubject
from onrecord.names.subject_nouns import SEVERAL

_ABOUT = frozenset({"proposal", "agreement"})
"""Classes of what is about a thing of another class, and may stand for it: "the offer of talks"."""

_LAST = "9999"


@dataclass(slots=True)
class Group:
    """What is told of one subject; ``members`` are the references to it, by the keys of their documents.

    ``declared`` are the ids of those that a user declared and that it is.
    """

    members: dict[str, list[str]] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)
    takes: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    owner: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    contrast: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    days: set[Days] = field(default_factory=set)
    declared: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, reference: str, told: ToldSubject) -> Group:
        """The group of one reference."""
        group = cls({key_of(reference): [reference]})
        for name in _SETS:
            getattr(group, name).update(getattr(told, name))
        return group

    def take(self, other: Group) -> None:
        """Take all of another group in."""
        for key, references in other.members.items():
            self.members.setdefault(key, []).extend(references)
        for name in _SETS:
            getattr(self, name).update(getattr(other, name))
        self.declared |= other.declared

    @property
    def references(self) -> list[str]:
        """All references, in no order."""
        return [each for references in self.members.values() for each in references]


_SETS = (
    "classes", "takes", "lemmas", "names", "owner", "words", "contrast", "symbols", "ordinals", "called", "days",
)  # fmt: skip


def conflict(one: Group, other: Group) -> bool:
    """Whether what two tell cannot be of one thing."""
    return (
        _differ(one.symbols, other.symbols)
        or _differ(one.ordinals, other.ordinals)
        or _differ(one.owner, other.owner)
        or _days_differ(one.days, other.days)
        or (SEVERAL in one.contrast) != (SEVERAL in other.contrast)
    )


def other_things(one: Group, other: Group) -> bool:
    """Whether two are of things of other classes, apart from what is proposed or agreed about them."""
    mine, theirs = one.classes - _ABOUT, other.classes - _ABOUT
    return _differ(mine, theirs)


def unlike(one: Group, other: Group) -> bool:
    """Whether neither names nor words of two have anything in common, where both tell some."""
    both = (one.names | one.owner) & (other.names | other.owner)
    return bool(one.names and other.names) and not both and _differ(one.words, other.words)


def likeness(one: Group, other: Group) -> float:
    """How much of what two tell is alike, less what differs; beside what their documents have in common."""
    names, others = one.names | one.owner, other.names | other.owner
    score = 4.0 * bool(one.symbols & other.symbols) + 2.5 * bool(one.ordinals & other.ordinals)
    score += _same_time(one.days, other.days)
    score += min(2, len(names & others)) + 1.0 * bool(one.owner & other.owner)
    score += 1.5 * min(2, len(one.words & other.words)) + 0.5 * bool(one.lemmas & other.lemmas)
    score += 1.0 * bool(one.words & other.lemmas or other.words & one.lemmas)
    score -= 1.0 * bool(one.names and other.names and not names & others)
    score -= 0.75 * _differ(one.words, other.words) + 0.5 * (bool(one.contrast) != bool(other.contrast))
    return score


def _differ(one: Set[str], other: Set[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _days_differ(one: Iterable[Days], other: Set[Days]) -> bool:
    """Whether two times that are told cannot be one."""
    mine = list(one)
    return bool(mine) and bool(other) and all(_apart(a, b) for a in mine for b in other)


def _apart(one: Days, other: Days) -> bool:
    return (one[1] or _LAST) < other[0] or (other[1] or _LAST) < one[0]


def _same_time(one: Iterable[Days], other: Iterable[Days]) -> float:
    """More the narrower the times are that two tell and that overlap."""
    best = 0.0
    for a in one:
        for b in other:
            if all((*a, *b)) and not _apart(a, b):
                best = max(best, min(_narrow(a), _narrow(b)))
    return best


def _narrow(days: Days) -> float:
    first, last = days
    if first == last:
        return 3.0
    if first[:7] == last[:7]:
        return 2.0
    return 1.5 if first[:4] == last[:4] else 0.0
