"""Reading a file of the Discourse Network Analyzer, version 3, and refusing one that does not hold together."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from onrecord.dna.file import (
    AGREEMENT,
    CONCEPT,
    NAMED,
    ORGANIZATION,
    PERSON,
    STATEMENT,
    DnaDocument,
    DnaEntity,
    DnaFile,
    DnaStatement,
)
from onrecord.dna.notes import noted_entities, noted_statements
from onrecord.dna.schema import MAJOR, STATEMENT_TYPE
from onrecord.dna.units import Units
from onrecord.errors import CodingError

_MAGIC = b"SQLite format 3\0"
_UNKNOWN = DnaEntity("")
_USUAL = {PERSON: "short text", ORGANIZATION: "short text", CONCEPT: "short text", AGREEMENT: "boolean"}


def read_dna(path: Path) -> DnaFile:
    """The documents, entities and statements of the usual type in a file; it stays as it is.

    Raises ``CodingError``, one line with the file, where in it the fault is, and the remedy.
    """
    with _opened(path) as database:
        settings = {str(name): str(value) for name, value in database.execute("SELECT Property, Value FROM SETTINGS")}
        version = settings.get("version", "")
        if not version.startswith(MAJOR):
            told = f"is of version {version}" if version else "states no version"
            raise CodingError(f"{path}: {told}; open it in DNA 3 and save it there")
        variables = _variables(path, database)
        documents = {
            int(number): DnaDocument(title, text, int(seconds), author, source, section, kind, notes)
            for number, title, text, seconds, author, source, section, kind, notes in database.execute(
                "SELECT ID, Title, Text, Date, Author, Source, Section, Type, Notes FROM DOCUMENTS ORDER BY ID"
            )
        }
        entities, values, gone = _entities(database, variables, noted_entities(settings))
        statements = _statements(database, variables, values)
        _refuse_outside(path, documents, statements)
        return DnaFile(documents, statements, entities, noted_statements(settings), gone)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, open for reading; errors of SQLite become ours."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise CodingError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    if start != _MAGIC:
        raise CodingError(f"{path}: is no SQLite file; give a file of DNA, version 3 (FILE.dna)")
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)) as database:
            database.text_factory = lambda text: text.decode("utf-8", "replace")
            yield database
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:  # cells too: SQLite takes any value in any column
        raise CodingError(
            f"{path}: is no whole file of DNA, version 3 ({error}); take a copy that DNA opens"
        ) from error


def _variables(path: Path, database: sqlite3.Connection) -> dict[str, int]:
    """The numbers of the variables of the usual type of statement."""
    types = {
        label: number for number, label in database.execute("SELECT ID, Label FROM STATEMENTTYPES ORDER BY ID DESC")
    }
    if STATEMENT_TYPE not in types:
        there = ", ".join(sorted(map(repr, types))) or "none"
        raise CodingError(f"{path}: has no statement type {STATEMENT_TYPE!r} ({there}); name its type so in DNA")
    found, kinds = {}, {}
    for number, name, kind in database.execute(
        "SELECT ID, Variable, DataType FROM VARIABLES WHERE StatementTypeId = ?", (types[STATEMENT_TYPE],)
    ):
        found[name], kinds[name] = number, kind
    for name, kind in _USUAL.items():
        if kinds.get(name) != kind:
            told = f"is of type {kinds[name]}" if name in kinds else "is not there"
            raise CodingError(
                f"{path}: variable {name!r} of {STATEMENT_TYPE!r} {told}; make it one of type {kind} in DNA"
            )
    return found


def _entities(
    database: sqlite3.Connection, variables: dict[str, int], noted: dict[int, tuple[str, DnaEntity]]
) -> tuple[dict[str, tuple[DnaEntity, ...]], dict[int, str], dict[str, dict[str, str]]]:
    """The entities by variable, the values of all by number, and what those that are gone were called."""
    attributes: dict[int, dict[str, str]] = defaultdict(dict)
    for entity, name, value in database.execute(
        "SELECT EntityId, AttributeVariable, AttributeValue FROM ATTRIBUTEVALUES"
        " JOIN ATTRIBUTEVARIABLES ON ATTRIBUTEVARIABLES.ID = AttributeVariableId ORDER BY EntityId, AttributeVariable"
    ):
        attributes[entity][name] = value
    names = {number: name for name, number in variables.items() if name in NAMED}
    rows = list(database.execute("SELECT ID, VariableId, Value, ChildOf FROM ENTITIES ORDER BY ID"))
    values = {number: value for number, _, value, _ in rows}
    found: dict[str, list[DnaEntity]] = {name: [] for name in names.values()}
    there = set()
    for number, variable, value, parent in rows:
        if variable in names and value:
            name, was = noted.get(number, ("", _UNKNOWN))
            ours = name == names[variable]
            there.update([number] if ours else [])
            known = replace(was if ours else _UNKNOWN, value=value, attributes=attributes[number])
            found[names[variable]].append(replace(known, parent=values.get(parent)))
    gone: dict[str, dict[str, str]] = defaultdict(dict)
    for number, (name, was) in noted.items():
        if number not in there:
            gone[name][was.id] = was.value
    return {name: tuple(each) for name, each in found.items()}, values, gone


def _statements(
    database: sqlite3.Connection, variables: dict[str, int], values: dict[int, str]
) -> dict[int, DnaStatement]:
    """The statements that have a side, with their values."""
    names = {number: name for name, number in variables.items()}
    named: dict[int, dict[str, str]] = defaultdict(dict)
    for statement, variable, entity in database.execute("SELECT StatementId, VariableId, Entity FROM DATASHORTTEXT"):
        if names.get(variable) in NAMED and values.get(entity):
            named[statement][names[variable]] = values[entity]
    number_of_ours = (variables.get(STATEMENT),)
    ours = dict(database.execute("SELECT StatementId, Value FROM DATALONGTEXT WHERE VariableId = ?", number_of_ours))
    rows = database.execute(
        "SELECT STATEMENTS.ID, DocumentId, Start, Stop, Value, Name FROM STATEMENTS"
        " JOIN DATABOOLEAN ON StatementId = STATEMENTS.ID AND VariableId = ?"
        " LEFT JOIN CODERS ON CODERS.ID = Coder ORDER BY STATEMENTS.ID",
        (variables[AGREEMENT],),
    )
    return {
        number: DnaStatement(document, start, stop, named[number], bool(side), ours.get(number) or "", coder or "")
        for number, document, start, stop, side, coder in rows
    }


def _refuse_outside(path: Path, documents: dict[int, DnaDocument], statements: dict[int, DnaStatement]) -> None:
    """Raise ``CodingError`` for the first statement that does not stand in its document."""
    units = {number: Units(document.text) for number, document in documents.items()}
    for number, one in statements.items():
        if one.document not in documents:
            where = f"is of document {one.document}, which is not there"
        elif not all(isinstance(unit, int) for unit in (one.start, one.stop)):
            where = f"stands at {one.start!r}-{one.stop!r}, which are no numbers"
        elif units[one.document].span(one.start, one.stop) is None:
            where = f"stands at {one.start}-{one.stop}, outside its document {one.document}"
        else:
            continue
        raise CodingError(f"{path}, statement {number}: {where}; mend or delete it in DNA")
