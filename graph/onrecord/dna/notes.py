"""What is noted in the settings of a file: what each statement and entity was when the file was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from onrecord.dna.file import NAMED, Noted

_STATEMENT, _ENTITY = "onrecord statement ", "onrecord entity "


def note_of_statement(number: int, noted: Noted) -> tuple[str, str]:
    """The name and the value of a setting for a statement."""
    told = {"position": noted.position, "statement": noted.statement, "agreement": noted.agreement, "ids": noted.ids}
    return f"{_STATEMENT}{number}", json.dumps(told, ensure_ascii=False, sort_keys=True)


def note_of_entity(number: int, variable: str, id: str, value: str) -> tuple[str, str]:
    """The name and the value of a setting for an entity."""
    told = {"variable": variable, "id": id, "value": value}
    return f"{_ENTITY}{number}", json.dumps(told, ensure_ascii=False, sort_keys=True)


def noted_statements(settings: Mapping[str, str]) -> dict[int, Noted]:
    """The statements that are noted, by number; what is no note of ours is passed over."""
    found = {}
    for number, told in _notes(settings, _STATEMENT):
        position, statement, ids, side = (told.get(name) for name in ("position", "statement", "ids", "agreement"))
        if isinstance(position, str) and isinstance(statement, str) and isinstance(ids, dict):
            named = {str(name): str(id) for name, id in ids.items() if name in NAMED}
            found[number] = Noted(position, statement, named, bool(side))
    return found


def noted_entities(settings: Mapping[str, str]) -> dict[int, tuple[str, str, str]]:
    """The entities that are noted, by number: variable, our id and value."""
    found = {}
    for number, told in _notes(settings, _ENTITY):
        variable, id, value = (told.get(name) for name in ("variable", "id", "value"))
        if isinstance(variable, str) and isinstance(id, str) and isinstance(value, str):
            found[number] = (variable, id, value)
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
