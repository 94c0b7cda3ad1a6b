"""What a coder changed in a file since it was written: sides, subjects, speakers, statements, names. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.dna.file import CONCEPT, ORGANIZATION, PERSON, DnaEntity, DnaFile, DnaStatement, Noted


@dataclass(frozen=True, slots=True)
class Value:
    """What a variable was set to: our id of it, empty if a coder added it, and what it is called."""

    id: str
    name: str


@dataclass(slots=True)
class Changes:
    """All that was changed, in our ids.

    ``sides`` are positions with the side that they were given; ``deleted`` positions of which no statement is left.
    ``renamed`` are subjects and actors with their new names, ``merged`` those that are gone, each with what all its
    statements have now. ``moved`` are positions with the subject that they were given, and the one they had;
    ``spoken`` statements with all whom they have as speakers now. ``untaken`` tells what no decision can say.
    """

    sides: dict[str, bool] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    merged: dict[str, Value] = field(default_factory=dict)
    moved: dict[str, tuple[str, Value]] = field(default_factory=dict)
    spoken: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    untaken: list[str] = field(default_factory=list)


Kept = tuple[int, DnaStatement, Noted]
"""A statement that is there still, by its number, as it is and as it was."""


Known = Mapping[str, Mapping[str, DnaEntity]]
"""Entities by variable and value."""


def changes_of(file: DnaFile) -> Changes:
    """What differs between the statements and entities of a file and what was noted of them."""
    found = Changes()
    known = {name: {each.value: each for each in entities} for name, entities in file.entities.items()}
    kept = [(each, file.statements[each], file.noted[each]) for each in sorted(file.noted) if each in file.statements]
    for number in sorted(file.statements.keys() - file.noted.keys()):
        found.untaken.append(
            f"statement {number} was added: what a document says is read from its text; "
            "report it, or correct one that is there"
        )
    _renamed(file, found)
    _gone(file, kept, known, found)
    _sides(kept, known, found)
    _deleted(file, found)
    _moved(kept, known, found)
    _spoken(file, kept, known, found)
    return found


def _value(known: Known, variable: str, one: DnaStatement) -> Value:
    name = one.entities.get(variable, "")
    entity = known.get(variable, {}).get(name)
    return Value(entity.id if entity else "", name)


def _renamed(file: DnaFile, found: Changes) -> None:
    for variable in (CONCEPT, PERSON, ORGANIZATION):
        for each in file.entities.get(variable, ()):
            if each.id and each.value != each.was:
                found.renamed[each.id] = each.value


def _gone(file: DnaFile, kept: list[Kept], known: Known, found: Changes) -> None:
    """Entities that are gone: merged into another, or called anew, if all their statements have one other now."""
    for variable in (CONCEPT, PERSON, ORGANIZATION):
        now: dict[str, set[Value]] = defaultdict(set)
        for _, one, noted in kept:
            now[noted.ids.get(variable, "")].add(_value(known, variable, one))
        for id in sorted(file.gone.get(variable, {})):
            values = now.get(id, set())
            (value,) = values if len(values) == 1 else (Value("", ""),)
            if value.name:
                found.merged[id] = value


def _sides(kept: list[Kept], known: Known, found: Changes) -> None:
    """Sides towards the thing: agreement with a phrase that is against it counts the other way."""
    turned = {each.value for each in known.get(CONCEPT, {}).values() if each.turned}
    favours = {number: one.agreement != (one.entities.get(CONCEPT) in turned) for number, one, _ in kept}
    sides: dict[str, set[bool]] = defaultdict(set)
    for number, _, noted in kept:
        sides[noted.position].add(favours[number])
    for number, _, noted in kept:
        if favours[number] == noted.favours:
            continue
        if len(sides[noted.position]) > 1:
            found.untaken.append(
                f"statement {number}: its agreement was changed, that of other speakers of the same words was not; "
                "change it for all of them"
            )
        else:
            found.sides[noted.position] = favours[number]


def _deleted(file: DnaFile, found: Changes) -> None:
    there = {noted.position for number, noted in file.noted.items() if number in file.statements}
    for number, noted in sorted(file.noted.items()):
        if number not in file.statements and noted.position not in there and noted.position not in found.deleted:
            found.deleted.append(noted.position)


def _moved(kept: list[Kept], known: Known, found: Changes) -> None:
    values: dict[str, set[Value]] = defaultdict(set)
    for _, one, noted in kept:
        values[noted.position].add(_value(known, CONCEPT, one))
    for number, one, noted in kept:
        was, value = noted.ids.get(CONCEPT, ""), _value(known, CONCEPT, one)
        if value.id == was and was:
            continue
        if was in found.merged:
            continue
        if not value.name:
            found.untaken.append(f"statement {number}: it has no concept any more; give it one, or delete it")
        elif len(values[noted.position]) > 1:
            found.untaken.append(
                f"statement {number}: its concept was changed, that of other speakers of the same words was not; "
                "change it for all of them"
            )
        else:
            found.moved[noted.position] = (was, value)


def _spoken(file: DnaFile, kept: list[Kept], known: Known, found: Changes) -> None:
    """Speakers: a statement has those of all its positions, so that these have to agree."""
    now: dict[str, dict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
    before: dict[str, set[str]] = defaultdict(set)
    numbers: dict[str, list[int]] = defaultdict(list)
    there = {noted.position for _, _, noted in kept}
    for _, noted in sorted(file.noted.items()):
        if noted.position in there:
            before[noted.statement].add(_speaker_of(noted))
    for number, one, noted in kept:
        person, body = (_value(known, variable, one) for variable in (PERSON, ORGANIZATION))
        speaker = person if person.name else body
        now[noted.statement][noted.position].add(speaker)
        numbers[noted.statement].append(number)
        was, body_was = _speaker_of(noted), noted.ids.get(ORGANIZATION, "")
        if speaker.id == was and noted.ids.get(PERSON) and body.id != body_was and body_was not in found.merged:
            found.untaken.append(
                f"statement {number}: for whom a person speaks is told by documents; correct the speaker, "
                "or declare it with rec:actsFor in a file of actors (--actors)"
            )
    for statement, ways in now.items():
        merged = {found.merged[was] if was in found.merged else Value(was, "") for was in before[statement]}
        expected = {value.id or value.name for value in merged}
        if all({value.id or value.name for value in way} == expected for way in ways.values()):
            continue
        where = f"statement{'s' * (len(numbers[statement]) > 1)} {', '.join(map(str, numbers[statement]))}"
        if any(not value.name for way in ways.values() for value in way):
            found.untaken.append(f"{where}: no speaker is there any more; give one, or delete it")
        elif len({frozenset(way) for way in ways.values()}) > 1:
            found.untaken.append(f"{where}: concepts of one statement have different speakers; make them agree")
        else:
            (way,) = {frozenset(way) for way in ways.values()}
            found.spoken[statement] = tuple(sorted(way, key=lambda value: (value.id, value.name)))


def _speaker_of(noted: Noted) -> str:
    return noted.ids.get(PERSON) or noted.ids.get(ORGANIZATION, "")
