"""Which subjects are compared at all: those of a class that share a name, a word, a symbol or a month.

Or whose documents are on one matter.

A block of many is gone over in the order of days, each with the next few, so that the work grows with the number
of subjects and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord.linking.subjects.group import Group
from onrecord.linking.subjects.known import Known
from onrecord.model.ids import key_of
from onrecord.names.folding import generic_words
from onrecord.names.subject_nouns import taken_up_by
from onrecord.names.word_list import word_set

WINDOW = 12
"""In a block of more than four times as many, how many neighbours in the order of days a subject is compared with."""

_WORDED = frozenset({"proposal", "agreement"})
"""Classes of things that are named by what they are on: "the proposal for an exchange" is the exchange, perhaps."""

Pair = tuple[str, str]
_TIME = word_set("dates.csv", "month", "weekday")


def pairs(groups: Mapping[str, Group], known: Known) -> Iterator[Pair]:
    """The pairs to compare, each once, of groups that each have one reference."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for reference in sorted(groups, key=lambda each: (known.day(key_of(each)), each)):
        for key in set(_keys(groups[reference])):
            blocks[key].append(reference)
    seen: set[Pair] = set()
    for pair in _on_one_matter(groups, known):
        if pair not in seen:
            seen.add(pair)
            yield pair
    for block in blocks.values():
        step = len(block) if len(block) <= 4 * WINDOW else WINDOW
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + step]:
                pair = (one, other) if one < other else (other, one)
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _on_one_matter(groups: Mapping[str, Group], known: Known) -> Iterator[Pair]:
    """Pairs of one class, or noun, in documents on one matter."""
    held = of_documents(groups)
    seen: set[Pair] = set()
    for one, found in known.neighbours.items():
        for other in found:
            first, second = (one, other) if one < other else (other, one)
            if (first, second) in seen:
                continue
            seen.add((first, second))
            for kind in held[first].keys() & held[second].keys():
                yield from ((a, b) if a < b else (b, a) for a in held[first][kind] for b in held[second][kind])


def of_documents(groups: Mapping[str, Group]) -> Mapping[str, Mapping[str, list[str]]]:
    """The references in each document, by what kind of thing they are to."""
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for reference in sorted(groups):
        for kind in kinds_of(groups[reference]):
            held[key_of(reference)][kind].append(reference)
    return held


def kinds_of(group: Group) -> list[str]:
    """Of what kind a thing is: its classes, else its nouns.

    But not nouns that only take up what was named before, nor those of institutions, offices and times.
    """
    if group.classes or group.takes:
        return sorted(group.classes)
    return [f"={lemma}" for lemma in sorted(group.lemmas) if lemma not in generic_words() and lemma not in _TIME]


def _keys(group: Group) -> Iterator[tuple[str, ...]]:
    telling = [("name", each) for each in group.names | group.owner] + [("word", each) for each in group.words]
    sure = [("symbol", each) for each in group.symbols] + [("ordinal", each) for each in group.ordinals]
    sure += [("month", first[:7]) for first, last in group.days if first and first[:7] == last[:7]]
    for kind in kinds_of(group):
        yield from ((kind, *feature) for feature in (*telling, *sure))
    for taking in group.takes if not group.classes else {"any", *map(taken_up_by().get, group.classes)}:
        yield from ((taking or "", "taken", *feature) for feature in telling)
    yield from (("on", word) for word in group.lemmas | (group.words if group.classes & _WORDED else set()))
    called = group.called if group.classes else group.names
    if called:
        yield ("called", *sorted(called))


def fitting(one: Group, other: Group) -> float:
    """How far the nouns of two may name one thing: not at all, perhaps, or well."""
    if not one.classes.isdisjoint(other.classes):
        return 1.0
    if not one.classes and not other.classes and not one.takes and not other.takes:
        return 1.0 if set(kinds_of(one)) & set(kinds_of(other)) else 0.0
    for this, that in ((one, other), (other, one)):
        if this.classes and not that.classes:
            if that.takes & {"any", *map(taken_up_by().get, this.classes)}:
                return 0.5
            if this.called and that.names == this.called:
                return 1.0
        if this.classes & _WORDED and this.words & that.lemmas:
            return 0.5
    return 0.0
