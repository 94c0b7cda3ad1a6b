"""Record linkage of actors from different documents: by name, kind, office and state, within blocks. Cautious.

A pair is *certain* where the names differ only in alphabet, romanisation or order, or where one leaves a part
out or shortens it and state or office agree. Anything else that is alike is *uncertain*: it stays two nodes
until a person decides. Pairs are looked for only among actors that share a key, so that the work grows with
the number of actors, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.names.person import (
    PersonalName,
    alike,
    begins,
    contradicts,
    hard,
    keys_of_person,
    personal_names,
    variant_of,
)
from onrecord.names.spelling import likeness, same_spelling, skeleton, variant_keys, words_of_name
from onrecord.names.word_list import word_set

_WINDOW = 12
"""Within a key that very many share, how many neighbours in alphabetical order an actor is compared with."""

_LIKE = 0.9
_ROUNDING = 1e-9
Pair = tuple[str, str]
Certainty = Literal["exact", "agreeing", "uncertain"]
"""One name in other letters; alike, with state or office agreeing; or neither."""

_KIND_OF = {
    "same surname": "shorter",
    "initial and surname": "shorter",
    "nickname and surname": "shorter",
    "one name has a part more": "shorter",
    "one name has a surname more": "shorter",
    "same short name": "namesake",
    "the same name, but for what tells generations apart": "namesake",
}

_FUNCTION_WORDS = word_set("function_words.csv", "small_in_office")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor to match: its names in all documents, and the states and offices documents tie it to."""

    id: str
    kind: str
    names: tuple[str, ...]
    states: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Two actors that may be one, by id in order, how likely it is (0 to 1), and why.

    ``kind`` is the class of the reason, one of ``MATCH_KINDS``. ``references`` are the only mentions of an office that
    the match is about; empty where it is about all.
    """

    one: str
    other: str
    score: float
    reason: str
    kind: str = "spelling"
    references: tuple[str, ...] = ()


@dataclass(slots=True)
class Matches:
    """What matching found: pairs that are one beyond doubt, and pairs that people should look at."""

    certain: list[Match] = field(default_factory=list)
    uncertain: list[Match] = field(default_factory=list)


def match(candidates: Iterable[Candidate]) -> Matches:
    """The pairs among some actors, in the order of their ids, whatever the order the actors come in."""
    found: dict[Pair, Match] = {}
    certain: set[Pair] = set()
    exact: set[Pair] = set()
    blocks: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda each: each.id):
        for key in set(_keys(candidate)):
            blocks[key].append(candidate)
    for key in sorted(blocks):
        for one, other in _pairs(blocks[key]):
            pair = (one.id, other.id)
            if pair in found:
                continue
            judged = _judge(one, other)
            if judged is not None:
                found[pair], how = judged
                certain.update([pair] if how != "uncertain" else [])
                exact.update([pair] if how == "exact" else [])
    lonely = _unambiguous(found.keys(), certain, exact)
    result = Matches()
    for pair in sorted(found):
        (result.certain if pair in lonely else result.uncertain).append(found[pair])
    return result


def _pairs(block: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """The candidate pairs of a block: all of a small one; in a large one each with its neighbours by name."""
    if len(block) > 4 * _WINDOW:
        block = sorted(block, key=lambda each: (words_of_name(each.names[0])[::-1], each.id))
    for place, one in enumerate(block):
        for other in block[place + 1 : place + 1 + (_WINDOW if len(block) > 4 * _WINDOW else len(block))]:
            yield (one, other) if one.id < other.id else (other, one)


def _keys(candidate: Candidate) -> Iterator[tuple[str, ...]]:
    for name in candidate.names:
        if candidate.kind == "person":
            yield from _keys_of_person(name)
            continue
        for words in variant_keys(name):
            telling = sorted(word for word in words if word not in _FUNCTION_WORDS)
            yield (candidate.kind, *telling)
            yield (candidate.kind, "about", *(skeleton(word) for word in telling[:2]))
            yield (candidate.kind, "about", *(skeleton(word) for word in telling[-2:]))


def _keys_of_person(name: str) -> Iterator[tuple[str, ...]]:
    """Blocking keys: the name's own; the consonants of a surname with the first letter of another part; a surname."""
    for key in keys_of_person(name):
        yield ("person", *key)
    for read in personal_names(name):
        parts = [part.rpartition(".")[2] for part in read.telling]
        if len(parts) == 1:
            yield ("surname", skeleton(parts[0]))
            continue
        pairs = [(parts[-1], parts[0]), (parts[0], parts[-1]), (parts[1], parts[0])]
        pairs += [(parts[-1], read.nickname)] if read.nickname else []
        for surname, given in pairs:
            if len(surname) > 1:
                yield ("person", skeleton(surname), given[0])
                yield ("person", "form", skeleton(hard(variant_of(surname))), variant_of(given)[0])
        yield ("surname", skeleton(parts[-1]))


def _judge(one: Candidate, other: Candidate) -> tuple[Match, Certainty] | None:
    """How likely two are one, and how certain that is; ``None`` if they are not alike at all."""
    if one.kind != other.kind:
        return None
    best: tuple[float, str, bool] | None = None
    compare = _people if one.kind == "person" else _bodies
    for name in one.names:
        for called in other.names:
            found = compare(name, called)
            if found and (best is None or (found[2], found[0]) > (best[2], best[0])):
                best = found
    if best is None:
        return None
    score, reason, exact = best
    agree = bool(one.states & other.states) or bool(one.offices & other.offices)
    conflict = bool(one.states and other.states) and not one.states & other.states
    if conflict:
        differing = Match(one.id, other.id, round(score * 0.7, 2), f"{reason}; states differ", "namesake")
        return (differing, "uncertain") if exact else None
    kind = _KIND_OF.get(reason, "spelling")
    if agree:
        reason += "; state agrees" if one.states & other.states else "; office agrees"
        score = min(0.99, score + 0.1)
    if not exact and not agree and score < 0.7:
        return None
    how: Certainty = "exact" if exact else "agreeing" if agree and score >= 0.9 - _ROUNDING else "uncertain"
    return Match(one.id, other.id, round(min(score, 1.0), 2), reason, kind), how


def people_alike(one: str, other: str) -> tuple[float, str, bool] | None:
    """Score, reason, and whether two names of people are one beyond doubt; ``None`` if they are not alike."""
    return _people(one, other)


def _people(one: str, other: str) -> tuple[float, str, bool] | None:
    """Score, reason, and whether the names are one beyond doubt: of the readings of both, the best."""
    found = [
        judged
        for first in personal_names(one)
        for second in personal_names(other)
        if (judged := _readings(first, second, shared=bool(keys_of_person(one) & keys_of_person(other))))
    ]
    return max(found, key=lambda judged: (judged[2], judged[0], judged[1]), default=None)


def _readings(first: PersonalName, second: PersonalName, *, shared: bool) -> tuple[float, str, bool] | None:
    if len(first.parts) > len(second.parts):
        first, second = second, first
    if contradicts(first, second):
        return None
    if shared and ((first.full and second.full) or first.key == second.key):
        if {first.generation, second.generation} - {"", "jr"} and first.generation != second.generation:
            return 0.6, "the same name, but for what tells generations apart", False
        full = first.full and second.full
        return (1.0, "same name, spelled or ordered otherwise", True) if full else (0.6, "same short name", False)
    if len(first.parts) == 1:
        if len(second.parts) == 1:
            return None
        likely = max(alike(first.parts[0], second.parts[-1]), alike(first.parts[0], second.parts[0]) - 0.1)
        return (0.5 * likely, "same surname", False) if likely > 0.97 else None
    return _parts_alike(first, second)


def _parts_alike(first: PersonalName, second: PersonalName) -> tuple[float, str, bool] | None:
    """What two names of two parts or more, the shorter first, have in common."""
    surname = alike(first.parts[-1], second.parts[-1])
    if surname < _LIKE - _ROUNDING:
        return (0.85, "one name has a surname more", False) if begins(first, second) else None
    given_names = (first.parts[0], second.parts[0])
    if min(len(each) for each in given_names) == 1:
        return (0.8 * surname, "initial and surname", False) if given_names[0][0] == given_names[1][0] else None
    given = alike(*given_names)
    if given < 0.85 and surname > 0.99 and (first.nickname, second.nickname) != ("", ""):
        called = {first.nickname, second.nickname} & set(given_names)
        return (0.7, "nickname and surname", False) if called else None
    if len(second.parts) > len(first.parts) and given > 0.99 and surname > 0.99:
        return 0.85, "one name has a part more", False
    if given < 0.85:
        return None
    return round(0.8 * surname * given, 3), "names much alike", False


def _bodies(one: str, other: str) -> tuple[float, str, bool] | None:
    first, second = (
        [same_spelling(word) for word in words_of_name(name) if word not in _FUNCTION_WORDS] for name in (one, other)
    )
    if not first or not second:
        return None
    if sorted(first) == sorted(second):
        return 1.0, "same words, ordered otherwise", True
    if len(first) != len(second) or len(first) < 2:
        return None
    alike = [likeness(a, b) for a, b in zip(sorted(first), sorted(second), strict=True)]
    return (0.8 * min(alike), "names much alike", False) if min(alike) >= 0.92 else None


def _unambiguous(alike: Collection[Pair], certain: set[Pair], exact: set[Pair]) -> set[Pair]:
    """The certain pairs, without those in which a name fits several who are not certainly one themselves."""
    fits: dict[str, set[str]] = defaultdict(set)
    for one, other in certain:
        fits[one].add(other)
        fits[other].add(one)

    def ambiguous(side: str, shortened: bool) -> bool:
        ordered = sorted(fits[side])
        pairs = ((a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 :])
        return any(pair not in certain and (shortened or pair in alike) for pair in pairs)

    return {pair for pair in certain if not any(ambiguous(side, pair not in exact) for side in pair)}
