"""Files that are no file of DNA, or do not hold together, are refused in one line with the remedy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.dna.file import DnaDocument, DnaEntity, DnaFile, DnaStatement, Noted
from onrecord.dna.reading import read_dna
from onrecord.dna.writing import dna_bytes
from onrecord.errors import CodingError

NOTED = Noted("position/00ff/0-1_2-3/2-3", "statement/00ff/0-1_2-3", {"concept": "subject/00ff/2-3"}, favours=True)
FILE = DnaFile(
    documents={1: DnaDocument("A vote", "😀 Norvania rejected the vote.", 0, source="The Gazette")},
    statements={1: DnaStatement(1, 3, 20, {"organization": "Norvania", "concept": "vote"}, False, NOTED.statement)},
    entities={
        "organization": (DnaEntity("Norvania", {"Type": "state"}, id="state/nv"),),
        "concept": (DnaEntity("vote", id="subject/00ff/2-3"), DnaEntity("first vote", parent="vote", id="subject/1")),
    },
    noted={1: NOTED},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.dna").write_bytes(dna_bytes(FILE))
    return tmp_path / "a.dna"


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute(sql)
        database.commit()


def test_what_was_written_is_read_back(path: Path) -> None:
    found = read_dna(path)
    assert found.documents == FILE.documents
    assert found.noted == FILE.noted
    (one,) = found.statements.values()
    assert (one.entities, one.agreement, one.statement, one.coder) == (
        {"organization": "Norvania", "concept": "vote"}, False, NOTED.statement, "On Record",
    )  # fmt: skip
    assert [(each.value, each.id, each.was, each.parent) for each in found.entities["concept"]] == [
        ("vote", "subject/00ff/2-3", "vote", None), ("first vote", "subject/1", "first vote", "vote"),
    ]  # fmt: skip
    assert found.entities["organization"][0].attributes["Type"] == "state"


def test_a_note_that_is_none_of_ours_is_passed_over(path: Path) -> None:
    change(path, "INSERT INTO SETTINGS VALUES ('onrecord statement 2', '{broken'), ('onrecord entity x', '{}')")
    assert read_dna(path).noted == FILE.noted


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE SETTINGS SET Value = '2.0 beta 25' WHERE Property = 'version'", "a.dna: is of version 2.0 beta 25"),
        ("DELETE FROM SETTINGS", "a.dna: states no version; open it in DNA 3"),
        ("UPDATE STATEMENTTYPES SET Label = 'Claim'", "a.dna: has no statement type 'DNA Statement' ('Claim'); name"),
        ("UPDATE VARIABLES SET Variable = 'actor' WHERE ID = 1", "variable 'person' of 'DNA Statement' is not there"),
        ("UPDATE VARIABLES SET DataType = 'integer' WHERE ID = 4", "variable 'agreement' of 'DNA Statement' is of"),
        ("UPDATE STATEMENTS SET Stop = 31", "a.dna, statement 1: stands at 3-31, outside its document 1; mend"),
        ("UPDATE STATEMENTS SET Start = 1", "a.dna, statement 1: stands at 1-20, outside its document 1; mend"),
        ("UPDATE STATEMENTS SET Stop = 'x'", "a.dna, statement 1: stands at 3-'x', which are no numbers; mend"),
        ("UPDATE STATEMENTS SET DocumentId = 7", "a.dna, statement 1: is of document 7, which is not there; mend"),
        ("UPDATE DOCUMENTS SET Date = 'soon'", "is no whole file of DNA, version 3 (invalid literal for int()"),
        ("DROP TABLE DATASHORTTEXT", "is no whole file of DNA, version 3 (no such table: DATASHORTTEXT); take"),
    ],
    ids=[
        "another version", "no version", "another type", "no variable", "another data type", "beyond the end",
        "within a character", "no number", "no document", "no day", "no table",
    ],
)  # fmt: skip
def test_a_file_that_does_not_hold_together_is_refused(path: Path, sql: str, told: str) -> None:
    change(path, sql)
    with pytest.raises(CodingError) as wrong:
        read_dna(path)
    assert told in str(wrong.value)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a,b\n1,2\n", "is no SQLite file; give a file of DNA, version 3"),
        (b"SQLite format 3\0 and then nothing that is one" * 30, "is no whole file of DNA, version 3 ("),
        (None, "cannot be read (No such file or directory); check the path"),
    ],
    ids=["a table", "broken", "not there"],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / "a.dna").write_bytes(content)
    with pytest.raises(CodingError, match=r"a\.dna: ") as wrong:
        read_dna(tmp_path / "a.dna")
    assert told in str(wrong.value)
