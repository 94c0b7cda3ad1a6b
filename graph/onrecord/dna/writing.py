"""Writing a file of the Discourse Network Analyzer: the same bytes for the same values."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from onrecord.dna.file import AGREEMENT, ATTRIBUTES, NAMED, STATEMENT, TYPES, DnaFile
from onrecord.dna.notes import note_of_entity, note_of_statement
from onrecord.dna.password import NOBODYS, PASSWORD, kept
from onrecord.dna.schema import PERMISSIONS, STATEMENT_TYPE, TABLES, VERSION

ADMIN, MACHINE = "Admin", "On Record"
"""The coder as whom people open the file, and the machine, whose statements are its own."""

_ADMIN, _MACHINE = 1, 2
_TYPE = 1
_DOCUMENT = ("Title", "Text", "Author", "Source", "Section", "Notes", "Type", "Date")
_VARIABLES = {name: number for number, name in enumerate(TYPES, 1)}


def dna_bytes(file: DnaFile) -> bytes:
    """The file's bytes; they depend on the values and on the version of SQLite alone."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        for table in TABLES:
            database.execute(table)
        _write_frame(database, file)
        ids = _write_entities(database, file)
        database.executemany(
            f"INSERT INTO DOCUMENTS (ID, {', '.join(_DOCUMENT)}, Coder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, {_MACHINE})",  # noqa: S608 (fixed names)
            [
                (number, *(getattr(one, "seconds" if name == "Date" else name.lower()) for name in _DOCUMENT))
                for number, one in sorted(file.documents.items())
            ],
        )
        _write_statements(database, file, ids)
        database.commit()
        return database.serialize()


def _write_frame(database: sqlite3.Connection, file: DnaFile) -> None:
    """Write what is the same in each file: settings, coders, the type of statement and its variables."""
    settings = [("version", VERSION), ("date", "")]
    settings += [note_of_statement(number, noted) for number, noted in sorted(file.noted.items())]
    database.executemany("INSERT INTO SETTINGS VALUES (?, ?)", settings)
    allowed, none = (1,) * len(PERMISSIONS), (0,) * len(PERMISSIONS)
    marks = ", ".join("?" * (6 + len(PERMISSIONS)))
    database.executemany(
        f"INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password, {', '.join(PERMISSIONS)}) VALUES ({marks})",  # noqa: S608 (fixed names)
        [(_ADMIN, ADMIN, 255, 255, 0, kept(PASSWORD), *allowed), (_MACHINE, MACHINE, 0, 114, 178, NOBODYS, *none)],
    )
    database.executemany(
        "INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (?, ?)", [(_ADMIN, _MACHINE), (_MACHINE, _ADMIN)]
    )
    database.execute("INSERT INTO STATEMENTTYPES VALUES (?, ?, 239, 208, 51)", (_TYPE, STATEMENT_TYPE))
    database.executemany(
        "INSERT INTO VARIABLES VALUES (?, ?, ?, ?)",
        [(_VARIABLES[name], name, type_, _TYPE) for name, type_ in TYPES.items()],
    )
    database.executemany(
        "INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)",
        [(_VARIABLES[name], attribute) for name in NAMED for attribute in ATTRIBUTES],
    )


def _write_entities(database: sqlite3.Connection, file: DnaFile) -> dict[tuple[str, str], int]:
    """Write the entities, the empty one of each variable first; returns their numbers by variable and value."""
    kinds = dict(database.execute("SELECT VariableId || ' ' || AttributeVariable, ID FROM ATTRIBUTEVARIABLES"))
    ids: dict[tuple[str, str], int] = {}
    for name in NAMED:
        ids[name, ""] = len(ids) + 1
        ids.update({(name, one.value): len(ids) + place for place, one in enumerate(file.entities.get(name, ()), 1)})
    database.executemany(
        "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (?, ?, ?)",
        [(number, _VARIABLES[name], value) for (name, value), number in ids.items()],
    )
    for name in NAMED:
        for one in file.entities.get(name, ()):
            number = ids[name, one.value]
            if one.parent is not None:
                database.execute("UPDATE ENTITIES SET ChildOf = ? WHERE ID = ?", (ids[name, one.parent], number))
            note = note_of_entity(number, name, one)
            database.execute("INSERT INTO SETTINGS VALUES (?, ?)", note)
            database.executemany(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
                [
                    (number, kinds[f"{_VARIABLES[name]} {attribute}"], one.attributes.get(attribute, ""))
                    for attribute in ATTRIBUTES
                ],
            )
    return ids


def _write_statements(database: sqlite3.Connection, file: DnaFile, ids: dict[tuple[str, str], int]) -> None:
    listed = sorted(file.statements.items())
    database.executemany(
        "INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)",
        ((number, _TYPE, one.document, one.start, one.stop, _MACHINE) for number, one in listed),
    )
    named = (
        (number, _VARIABLES[name], ids[name, one.entities.get(name, "")]) for number, one in listed for name in NAMED
    )
    database.executemany("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", named)
    agreed = ((number, _VARIABLES[AGREEMENT], int(one.agreement)) for number, one in listed)
    database.executemany("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)", agreed)
    ours = ((number, _VARIABLES[STATEMENT], one.statement) for number, one in listed)
    database.executemany("INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)", ours)
