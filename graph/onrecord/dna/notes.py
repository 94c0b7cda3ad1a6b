"""What is noted in the settings of a file: what each statement and entity was when the file was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from onrecord.dna.file import NAMED, DnaEntity, Noted

_STATEMENT, _ENTITY = "onrecord statement ", "onrecord entity "


def note_of_statement(number: int, noted: Noted) -> tuple[str, str]:
    """The name and the value of a setting for a statement."""
    told = {"position": noted.position, "statement": noted.statement, "favours": noted.favours, "ids": noted.ids}
    return f"{_STATEMENT}{number}", json.dumps(told, ensure_ascii=False, sort_keys=True)


def note_of_entity(number: int, variable: str, one: DnaEntity) -> tuple[str, str]:
    """The name and the value of a setting for an entity."""
    told = {"variable": variable, "id": one.id, "value": one.value, "turned": one.turned}
    return f"{_ENTITY}{number}", json.dumps(told, ensure_ascii=False, sort_keys=True)


def noted_statements(settings: Mapping[str, str]) -> dict[int, Noted]:
    """The statements that are noted, by number; what is no note of ours is passed over."""
    found = {}
    for number, told in _notes(settings, _STATEMENT):
        position, statement, ids, side = (told.get(name) for name in ("position", "statement", "ids", "favours"))
        if isinstance(position, str) and isinstance(statement, str) and isinstance(ids, dict):
            named = {str(name): str(id) for name, id in ids.items() if name in NAMED}
            found[number] = Noted(position, statement, named, bool(side))
    return found


def noted_entities(settings: Mapping[str, str]) -> dict[int, tuple[str, DnaEntity]]:
    """The entities that are noted, by number: the variable, and the entity as it was."""
    found = {}
    for number, told in _notes(settings, _ENTITY):
        variable, id, value = (told.get(name) for name in ("variable", "id", "value"))
        if isinstance(variable, str) and isinstance(id, str) and isinstance(value, str):
            found[number] = (variable, DnaEntity(value, id=id, was=value, turned=bool(told.get("turned"))))
    return found


def _notes(settings: Mapping[str, str], what: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for name, value in settings.items():
        number = name.removeprefix(what)
        if name.startswith(what) and number.isdecimal():
            try:
                told = json.loads(value)
            except ValueError:
                continue
            if isinstance(told, dict):
                yield int(number), told
