"""The file of the Discourse Network Analyzer, written from a store of invented documents and read by SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import build
from onrecord.cli import main
from onrecord.query.quotable import LONGEST
from onrecord.settings import Settings

LONG = " and ".join(f"the {number} villages along the river" for number in range(3, 30))
DOCUMENTS: list[dict[str, str]] = [
    {
        "doc_id": "a",
        "title": "On the blockade 😀",
        "publisher": "The Gazette",
        "published": "2020-04-26",
        "text": (
            "😀 Mira Tal, the Foreign Minister of Norvania, called for an end to the blockade of Port Elsa. "
            "Tarsovia did not reject the truce. Keldmark and Norvania welcomed the truce."
        ),
    },
    {
        "doc_id": "b",
        "title": "A title that goes on and on " * 20,
        "text": f"Norvania said on 3 May 2020 that it condemned the raid on {LONG}. Keldmark defended the raid.",
    },
    {"doc_id": "c", "published": "2020-04-27", "text": "The sun shone over Port Elsa. Norvania discussed the truce."},
]
Row = tuple[object, ...]
Ask = Callable[[str], list[Row]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coded")
    source = folder / "documents.jsonl"
    source.write_text("".join(json.dumps(document) + "\n" for document in DOCUMENTS), "utf-8")
    actors = folder / "actors.csv"
    actors.write_text("name,kind\nNorvania,state\nKeldmark,state\nTarsovia,state\nMira Tal,person\n", "utf-8")
    build([source], Settings(store=folder / "store", actors=actors))
    return folder / "store"


def export(store: Path, path: Path, *options: str) -> Result:
    done = CliRunner().invoke(main, ["export", "-o", str(path), "--store", str(store), *options])
    assert done.exit_code == 0, done.output
    return done


def asking(path: Path) -> Ask:
    def ask(sql: str) -> list[Row]:
        with closing(sqlite3.connect(path)) as database:
            return list(database.execute(sql))

    return ask


def _value(variable: str) -> str:
    return (
        "(SELECT ENTITIES.Value FROM DATASHORTTEXT JOIN ENTITIES ON ENTITIES.ID = Entity"
        " JOIN VARIABLES ON VARIABLES.ID = DATASHORTTEXT.VariableId"
        f" WHERE StatementId = STATEMENTS.ID AND Variable = '{variable}')"
    )


CODED = (
    "SELECT STATEMENTS.ID, Start, Stop, Text, DATABOOLEAN.Value, DATALONGTEXT.Value,"
    f" {', '.join(map(_value, ('person', 'organization', 'concept')))}"
    " FROM STATEMENTS JOIN DOCUMENTS ON DOCUMENTS.ID = DocumentId"
    " JOIN DATABOOLEAN ON DATABOOLEAN.StatementId = STATEMENTS.ID"
    " JOIN DATALONGTEXT ON DATALONGTEXT.StatementId = STATEMENTS.ID ORDER BY STATEMENTS.ID"
)


def coded(ask: Ask) -> list[tuple[str, str, str, int, str]]:
    """Person, organization, concept, agreement and the words, which are sliced in UTF-16 units."""
    found = []
    for _, start, stop, text, agreement, _, person, body, concept in ask(CODED):
        assert isinstance(text, str)
        assert isinstance(start, int)
        assert isinstance(stop, int)
        assert isinstance(agreement, int)
        words = text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")
        found.append((str(person), str(body), str(concept), agreement, words))
    return found


def test_sqlite_finds_no_fault_and_all_sixteen_tables(store: Path, tmp_path: Path) -> None:
    export(store, tmp_path / "a.dna")
    ask = asking(tmp_path / "a.dna")
    assert ask("PRAGMA foreign_key_check") == []
    assert ask("PRAGMA integrity_check") == [("ok",)]
    assert len(ask("SELECT name FROM sqlite_master WHERE type = 'table'")) == 16
    assert str(ask("SELECT Value FROM SETTINGS WHERE Property = 'version'")[0][0]).startswith("3.")
    assert ask("SELECT ID, Label FROM STATEMENTTYPES") == [(1, "DNA Statement")]


@pytest.mark.parametrize("options", [(), ("--with-text",)], ids=["excerpts", "whole texts"])
def test_each_asserted_position_for_or_against_is_a_statement_a_speaker(
    store: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    told = export(store, tmp_path / "a.dna", *options).stderr
    found = coded(asking(tmp_path / "a.dna"))
    assert ("Mira Tal", "Norvania", "blockade of Port Elsa", 0) in {each[:4] for each in found}
    assert {each[:2] for each in found if each[2] == "truce" and each[3]} == {("", "Keldmark"), ("", "Norvania")}
    assert not any("Tarsovia" in each[1] for each in found)
    assert "1 not asserted" in told
    assert "1 neither" in told
    first = next(each[4] for each in found if each[0] == "Mira Tal")
    assert first.startswith("😀 Mira Tal, the Foreign Minister of Norvania")
    assert first.endswith("the blockade of Port Elsa")


def test_without_whole_texts_no_quotation_is_longer_than_it_may_be(store: Path, tmp_path: Path) -> None:
    export(store, tmp_path / "short.dna")
    assert max(len(each[4]) for each in coded(asking(tmp_path / "short.dna"))) <= LONGEST
    export(store, tmp_path / "full.dna", "--quotes", "full")
    assert max(len(each[4]) for each in coded(asking(tmp_path / "full.dna"))) > LONGEST
    export(store, tmp_path / "none.dna", "--quotes", "none")
    assert all(each[4].startswith("statement/") for each in coded(asking(tmp_path / "none.dna")))


def test_whole_texts_are_there_when_they_are_asked_for_of_documents_without_a_position_too(
    store: Path, tmp_path: Path
) -> None:
    told = export(store, tmp_path / "a.dna", "--with-text").stderr
    texts = {row[0] for row in asking(tmp_path / "a.dna")("SELECT Text FROM DOCUMENTS")}
    assert texts == {document["text"] for document in DOCUMENTS}
    assert "for your own use" in told


def test_a_document_without_a_day_has_the_last_of_its_statements_and_that_is_told(store: Path, tmp_path: Path) -> None:
    told = export(store, tmp_path / "a.dna").stderr
    days = asking(tmp_path / "a.dna")(
        "SELECT date(Date, 'unixepoch'), Notes LIKE '%no day is told%' FROM DOCUMENTS ORDER BY 1"
    )
    assert days == [("2020-04-26", 0), ("2020-05-03", 1)]
    assert "1 document without a day" in told


def test_long_values_are_cut_and_that_is_told(store: Path, tmp_path: Path) -> None:
    told = export(store, tmp_path / "a.dna").stderr
    assert "cut at 190 characters" in told
    (longest,) = asking(tmp_path / "a.dna")("SELECT MAX(LENGTH(Title)) FROM DOCUMENTS")
    assert longest in {(189,), (190,)}


def test_statements_are_the_machine_s_which_nobody_can_log_in_as(store: Path, tmp_path: Path) -> None:
    told = export(store, tmp_path / "a.dna").stderr
    ask = asking(tmp_path / "a.dna")
    assert ask("SELECT DISTINCT Name FROM STATEMENTS JOIN CODERS ON CODERS.ID = Coder") == [("On Record",)]
    assert ask("SELECT Name, PermissionEditOthersStatements FROM CODERS ORDER BY ID") == [
        ("Admin", 1),
        ("On Record", 0),
    ]
    assert 'coder "Admin" with the password "onrecord"' in told


def test_actors_have_their_kind_their_state_and_our_id(store: Path, tmp_path: Path) -> None:
    export(store, tmp_path / "a.dna")
    rows = asking(tmp_path / "a.dna")(
        "SELECT AttributeVariable, AttributeValue FROM ATTRIBUTEVALUES JOIN ENTITIES ON ENTITIES.ID = EntityId"
        " JOIN ATTRIBUTEVARIABLES ON ATTRIBUTEVARIABLES.ID = AttributeVariableId"
        " WHERE Value = 'Mira Tal' AND AttributeValue != '' ORDER BY 1"
    )
    assert rows == [("Id", "person/mira-tal"), ("State", "Norvania"), ("Type", "person")]


def test_each_statement_has_the_id_of_ours(store: Path, tmp_path: Path) -> None:
    export(store, tmp_path / "a.dna")
    assert all(str(row[5]).startswith("statement/") for row in asking(tmp_path / "a.dna")(CODED))


def test_the_same_store_gives_the_same_bytes(store: Path, tmp_path: Path) -> None:
    for name in ("a.dna", "b.dna"):
        export(store, tmp_path / name)
    assert (tmp_path / "a.dna").read_bytes() == (tmp_path / "b.dna").read_bytes()


def test_whole_texts_are_refused_for_formats_that_hold_none(store: Path, tmp_path: Path) -> None:
    wrong = CliRunner().invoke(main, ["export", "-o", str(tmp_path / "a.ttl"), "--store", str(store), "--with-text"])
    assert wrong.exit_code == 1
    assert (
        wrong.stderr
        == "onrecord: --with-text: turtle holds no texts of documents; leave it out, or give --format dna\n"
    )
    assert not (tmp_path / "a.ttl").exists()
