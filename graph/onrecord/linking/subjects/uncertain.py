"""Pairs of subjects that may be one and wait for people: those whose decision is worth most, few of each subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set

from onrecord.linking.matching import Match
from onrecord.linking.subjects.group import Group
from onrecord.linking.subjects.joining import ENOUGH, Joining
from onrecord.model.actor_kinds import SUBJECT_MATCH

_OF_ONE, _OF_ALL = 3, 1000
"""Pairs of one subject, and of a whole store, that are kept: more than anybody goes over."""

_NAMED = 3


def uncertain(joining: Joining, subjects: Mapping[str, str]) -> list[Match]:
    """The pairs between what are two subjects now, each once with its best score; ``subjects`` are by reference.

    What cannot be one, and what one document tells apart, is left out.
    """
    best: dict[tuple[str, str], float] = {}
    for each in joining.doubtful:
        one, other = sorted((joining.root(each.one), joining.root(each.other)))
        if one != other and one in subjects and other in subjects:
            best[one, other] = max(each.score, best.get((one, other), 0.0))
    ranked = sorted(
        (-score * min(len(joining.groups[one].members), len(joining.groups[other].members)), one, other)
        for (one, other), score in best.items()
    )
    held: Counter[str] = Counter()
    found: list[Match] = []
    for _, one, other in ranked:
        if max(held[one], held[other]) >= _OF_ONE or joining.cannot_be_one(one, other):
            continue
        held.update((one, other))
        mine, theirs = sorted((subjects[one], subjects[other]))
        score = round(min(0.95, best[one, other] / (2 * ENOUGH)), 2)
        reason = "; ".join(_reasons(joining.groups[one], joining.groups[other]))
        found.append(Match(mine, theirs, score, reason, SUBJECT_MATCH))
        if len(found) == _OF_ALL:
            break
    return sorted(found)


def _reasons(one: Group, other: Group) -> Iterator[str]:
    """What two tell alike, and what only one tells or both tell differently."""
    kinds = one.classes & other.classes or one.lemmas & other.lemmas
    yield f"both {_some(kinds)}" if kinds else f"{_some(one.lemmas)} and {_some(other.lemmas)}"
    for what, mine, theirs in (
        ("names", one.names | one.owner, other.names | other.owner),
        ("words", one.words, other.words),
        ("numbers", one.symbols | one.ordinals, other.symbols | other.ordinals),
    ):
        if mine & theirs:
            yield f"{what} in both: {_some(mine & theirs)}"
        elif mine and theirs:
            yield f"{what} differ: {_some(mine)}, {_some(theirs)}"
    if bool(one.days) != bool(other.days):
        yield "only one is told with a day"
    elif one.days:
        yield "days fit"


def _some(words: Set[str]) -> str:
    """The first words in the order of the alphabet, without the namespaces of ids."""
    shown = sorted(word.rpartition("/")[2] for word in words)
    return ", ".join(shown[:_NAMED]) + (", …" if len(shown) > _NAMED else "")
