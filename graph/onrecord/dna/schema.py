"""The tables of a file of the Discourse Network Analyzer, version 3, as SQLite holds them.

Read off the sample database of its repository (github.com/leifeld-lab/dna, file version 3.0.7). Ids are integers,
foreign keys cascade, and short texts have at most ``LONGEST`` characters.
"""

from __future__ import annotations

VERSION = "3.0.7"
"""The version that a file written here states; files open where it begins with ``MAJOR``."""

MAJOR = "3."
STATEMENT_TYPE = "DNA Statement"
LONGEST = 190

_COLOUR = ", ".join(
    f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} BETWEEN 0 AND 255)" for name in ("Red", "Green", "Blue")
)
_PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments",
    "AddStatements", "EditStatements", "DeleteStatements",
    "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations",
    "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip
PERMISSIONS = tuple(f"Permission{name}" for name in _PERMISSIONS)
"""The columns of CODERS that tell what a coder may do."""


def _flag(name: str, usual: int = 1) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT {usual} CHECK ({name} BETWEEN 0 AND 1)"


def _short(name: str, rest: str = "NOT NULL") -> str:
    return f"{name} TEXT {rest} CHECK (LENGTH({name}) <= {LONGEST})"


def _key(column: str, table: str) -> str:
    return f"FOREIGN KEY ({column}) REFERENCES {table} (ID) ON DELETE CASCADE"


def _data(table: str, value: str, *keys: str) -> str:
    """The table of the values of one type: one a statement and variable."""
    columns = ["ID INTEGER PRIMARY KEY NOT NULL", "StatementId INTEGER NOT NULL", "VariableId INTEGER NOT NULL", value]
    columns += [_key("StatementId", "STATEMENTS"), _key("VariableId", "VARIABLES"), *keys]
    return f"CREATE TABLE {table} ({', '.join(columns)}, UNIQUE (StatementId, VariableId))"


_ID = "ID INTEGER NOT NULL PRIMARY KEY"
TABLES = (
    "CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT NOT NULL)",
    f"CREATE TABLE CODERS ({_ID}, {_short('Name')}, {_COLOUR},"
    " Refresh INTEGER NOT NULL DEFAULT 0 CHECK (Refresh BETWEEN 0 AND 9999),"
    " FontSize INTEGER NOT NULL DEFAULT 14 CHECK (FontSize BETWEEN 1 AND 99),"
    f" {_short('Password')},"
    " PopupWidth INTEGER DEFAULT 300 CHECK (PopupWidth BETWEEN 100 AND 9999),"
    f" {_flag('ColorByCoder', 0)}, {_flag('PopupDecoration', 0)}, {_flag('PopupAutoComplete')},"
    f" {', '.join(map(_flag, PERMISSIONS))})",
    f"CREATE TABLE DOCUMENTS ({_ID}, {_short('Title')}, Text TEXT NOT NULL, Coder INTEGER,"
    f" {', '.join(_short(name, 'NOT NULL DEFAULT' + chr(39) * 2) for name in ('Author', 'Source', 'Section', 'Type'))},"
    f" Notes TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL, {_key('Coder', 'CODERS')})",
    f"CREATE TABLE STATEMENTTYPES ({_ID}, {_short('Label')}, {_COLOUR})",
    f"CREATE TABLE VARIABLES ({_ID}, {_short('Variable')}, DataType TEXT NOT NULL DEFAULT 'short text'"
    " CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text')), StatementTypeId INTEGER,"
    f" {_key('StatementTypeId', 'STATEMENTTYPES')}, UNIQUE (Variable, StatementTypeId))",
    f"CREATE TABLE VARIABLELINKS ({_ID}, SourceVariableId INTEGER, TargetVariableId INTEGER,"
    f" CHECK (TargetVariableId != SourceVariableId), {_key('SourceVariableId', 'VARIABLES')},"
    f" {_key('TargetVariableId', 'VARIABLES')})",
    f"CREATE TABLE REGEXES ({_short('Label', 'PRIMARY KEY')}, {_COLOUR})",
    f"CREATE TABLE CODERRELATIONS ({_ID}, Coder INTEGER CHECK (Coder > 0), OtherCoder INTEGER CHECK (OtherCoder > 0),"
    f" {', '.join(map(_flag, ('viewStatements', 'editStatements', 'viewDocuments', 'editDocuments')))},"
    f" CHECK (Coder != OtherCoder), {_key('Coder', 'CODERS')}, {_key('OtherCoder', 'CODERS')})",
    f"CREATE TABLE STATEMENTS ({_ID}, StatementTypeId INTEGER, DocumentId INTEGER,"
    " Start INTEGER NOT NULL CHECK (Start >= 0), Stop INTEGER NOT NULL CHECK (Stop >= 0), Coder INTEGER,"
    f" CHECK (Start < Stop), {_key('StatementTypeId', 'STATEMENTTYPES')}, {_key('Coder', 'CODERS')},"
    f" {_key('DocumentId', 'DOCUMENTS')})",
    _data("DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"),
    _data("DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0"),
    "CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL,"
    f" {_short('Value', 'NOT NULL DEFAULT' + chr(39) * 2)}, {_COLOUR}, ChildOf INTEGER CHECK (ChildOf > 0),"
    f" UNIQUE (VariableId, Value), {_key('ChildOf', 'ENTITIES')}, {_key('VariableId', 'VARIABLES')})",
    _data("DATASHORTTEXT", "Entity INTEGER NOT NULL", _key("Entity", "ENTITIES")),
    _data("DATALONGTEXT", "Value TEXT DEFAULT ''"),
    "CREATE TABLE ATTRIBUTEVARIABLES (ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL,"
    f" {_short('AttributeVariable')}, UNIQUE (VariableId, AttributeVariable), {_key('VariableId', 'VARIABLES')})",
    "CREATE TABLE ATTRIBUTEVALUES (ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL,"
    f" AttributeVariableId INTEGER NOT NULL, {_short('AttributeValue', 'NOT NULL DEFAULT' + chr(39) * 2)},"
    f" UNIQUE (EntityId, AttributeVariableId), {_key('EntityId', 'ENTITIES')},"
    f" {_key('AttributeVariableId', 'ATTRIBUTEVARIABLES')})",
)
"""Statements that make the sixteen tables, in an order in which what is referred to is there."""
