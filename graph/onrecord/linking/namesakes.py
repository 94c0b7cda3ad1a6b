"""Disambiguation of namesakes: people of one name whom documents give offices of different states at the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model.ids import code_of, space_of

_AT_ONCE = 366
"""Days within which two offices count as held at the same time."""


@dataclass(frozen=True, slots=True)
class Attested:
    """What one document attests of a reference: states and offices, folded, and the ISO day, empty if unknown."""

    states: frozenset[str]
    offices: frozenset[str]
    day: str = ""


def namesakes(
    as_found: Mapping[str, str], attested: Mapping[str, Attested], declared: frozenset[str]
) -> dict[str, str]:
    """The references that need an id of their own, with it: several people would share the one they have.

    People of one name are told apart where documents of about the same time give them different offices of
    different states. Each then has the state's code in the id; a reference without a state keeps the bare id.
    Declared people are never told apart.
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    for reference in sorted(attested.keys() & as_found.keys()):
        target = as_found[reference]
        if space_of(target) == "person" and target not in declared and attested[reference].states:
            bearers[target].append(reference)
    apart: dict[str, str] = {}
    for target in sorted(bearers):
        groups = _by_state(bearers[target], attested)
        if len(groups) > 1 and _at_once(groups, attested):
            for states, references in groups:
                code = code_of(min(states))
                apart.update(dict.fromkeys(references, f"{target}-{code}"))
    return apart


def _by_state(references: list[str], attested: Mapping[str, Attested]) -> list[tuple[set[str], list[str]]]:
    """References that share a state, directly or through others, put together."""
    groups: list[tuple[set[str], list[str]]] = []
    for reference in references:
        states, together = set(attested[reference].states), [reference]
        left: list[tuple[set[str], list[str]]] = []
        for other, members in groups:
            if other & states:
                states |= other
                together = members + together
            else:
                left.append((other, members))
        groups = [*left, (states, together)]
    return groups


def _at_once(groups: list[tuple[set[str], list[str]]], attested: Mapping[str, Attested]) -> bool:
    """Whether two of the groups hold different offices on days that are not far apart."""
    for place, (_, ours) in enumerate(groups):
        for _, theirs in groups[place + 1 :]:
            for one in ours:
                for other in theirs:
                    if not attested[one].offices & attested[other].offices and _near(
                        attested[one].day, attested[other].day
                    ):
                        return True
    return False


def _near(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _AT_ONCE
