"""People whom one document calls by a surname, or takes for a body, and another by the full name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.linking.matching import Match, people_alike
from onrecord.linking.possible.nearness import SAME_YEAR, ByDay, Nearness
from onrecord.linking.possible.seen import BODIES, PEOPLE, Seen, StateWords, in_order, states_differ
from onrecord.names.folding import generic_words, is_full_name, telling_words
from onrecord.names.person import PersonalName, alike, contradicts, personal_names
from onrecord.names.spelling import skeleton

_OFFERED = 3
"""With how many people one short name is paired at most: the nearest."""

_ALIKE = 0.95
_NAMES = 8
"""Names of one actor that are looked at."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a full name by which somebody may be called alone: the name's reading, and how usual that is."""

    name: str
    reading: PersonalName
    text: str
    weight: float


def short_and_full(seen: Mapping[str, Seen], nearness: Nearness, states: StateWords) -> Iterator[Match]:
    """Pairs of a surname, or initials and a surname, with full names in documents nearby that have it."""
    full: dict[str, dict[str, list[_Part]]] = defaultdict(lambda: defaultdict(list))
    short: list[Seen] = []
    for actor in in_order(seen):
        if actor.kind not in PEOPLE:
            continue
        parts = [part for name in sorted(actor.names)[:_NAMES] for part in _parts(name)]
        for part in parts:
            full[skeleton(part.text)][actor.id].append(part)
        if not parts:
            short.append(actor)
    short += [actor for actor in in_order(seen) if actor.kind in BODIES and _looks_like_a_person(actor, states)]
    by_day = {bones: ByDay([seen[name] for name in sorted(ids)], nearness) for bones, ids in full.items()}
    for actor in short:
        yield from _pairs(actor, full, by_day, nearness, states)


def _parts(name: str) -> Iterator[_Part]:
    """The parts of a full name that somebody may be called by: the last, one in the middle, the first; else none."""
    if not is_full_name(name):
        return
    for reading in personal_names(name):
        telling = reading.telling
        for place, text in enumerate(telling):
            weight = 0.6 if place == len(telling) - 1 else 0.5 if place == 0 else 0.55
            if len(text) > 1 and len(telling) > 1:
                yield _Part(name, reading, text.rpartition(".")[2], weight)


def _looks_like_a_person(actor: Seen, states: StateWords) -> bool:
    """Whether a name that was taken for a body is made like a person's: of one to three words that are names."""
    words = [name.split() for name in actor.names]
    return all(
        len(each) <= 3
        and len(telling_words(" ".join(each))) == len(each)
        and all(word.replace("-", "").isalpha() and not word.isupper() for word in each)
        and not states.apart(" ".join(each))[1]
        for each in words
    )


def _pairs(
    actor: Seen,
    full: Mapping[str, Mapping[str, list[_Part]]],
    by_day: Mapping[str, ByDay],
    nearness: Nearness,
    states: StateWords,
) -> Iterator[Match]:
    best: dict[str, tuple[float, str, int, Seen]] = {}
    for name in sorted(actor.names)[:_NAMES]:
        for reading in personal_names(name):
            last = reading.parts[-1].rpartition(".")[2]
            block = by_day.get(skeleton(last)) if _is_a_surname(last, states) else None
            for other in block.around(actor) if block else ():
                judged = _judged(actor, name, reading, other, full[skeleton(last)][other.id])
                if judged is None or other.id == actor.id or states_differ(actor.states, other.states):
                    continue
                gap = nearness.gap(actor, other)
                if nearness.near(actor, other) or (
                    gap <= SAME_YEAR and judged[0] > 0.6 and actor.states & other.states
                ):
                    found = (*_with_state(judged, actor, other), gap, other)
                    best[other.id] = max(best.get(other.id, found), found, key=lambda each: (each[0], each[1]))
    likely = sorted(best.values(), key=lambda each: (-each[0], each[2], each[3].id))
    for score, reason, _, other in likely[:_OFFERED]:
        kind = "spelling" if reason.startswith("names") else "shorter"
        one, second = sorted((actor.id, other.id))
        yield Match(one, second, round(score, 2), reason, kind)


def _is_a_surname(word: str, states: StateWords) -> bool:
    return len(word) > 1 and word not in generic_words() and not states.apart(word)[1]


def _judged(actor: Seen, name: str, reading: PersonalName, other: Seen, parts: list[_Part]) -> tuple[float, str] | None:
    """Score and reason for which a short name may be that of somebody with these parts; ``None`` if it may not."""
    taken = " that is taken for a body" if actor.kind in BODIES else ""
    if actor.kind in BODIES and len(reading.parts) > 1:
        found = [judged for full in sorted(other.names)[:_NAMES] if (judged := people_alike(name, full))]
        best = max(found, default=None)
        return (best[0] * 0.9, f"names much alike, one{taken}") if best else None
    fitting = [part.weight for part in parts if not contradicts(reading, part.reading) and _fits(reading, part)]
    if not fitting:
        return None
    what = "a surname" if len(reading.parts) == 1 else "initials and a surname"
    lower = 0.1 if taken else 0.0
    return max(fitting) - lower + (0.1 if len(reading.parts) > 1 else 0.0), f"{what}{taken}, and a full name"


def _fits(short: PersonalName, part: _Part) -> bool:
    if alike(short.parts[-1].rpartition(".")[2], part.text) < _ALIKE:
        return False
    given = [each for each in part.reading.parts if each.rpartition(".")[2] != part.text]
    return all(any(full.startswith(initial) for full in given) for initial in short.parts[:-1])


def _with_state(judged: tuple[float, str], one: Seen, other: Seen) -> tuple[float, str]:
    """The same, a little likelier where an office or a state is the same."""
    offices = {office[:2] for office in one.offices if office[1]} & {office[:2] for office in other.offices}
    if offices:
        return judged[0] + 0.2, f"{judged[1]}; office agrees"
    if one.states & other.states:
        return judged[0] + 0.1, f"{judged[1]}; state agrees"
    return judged
