"""A store of invented documents, its file of codings, and changing that file as a coder would."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from tests.curation.conftest import run

from onrecord import build
from onrecord.settings import Settings

TEXTS = (
    "Mira Tal, the Foreign Minister of Norvania, rejected the vote of 31 March 2020."
    " Norvania condemned the embargo on Ostrel.",
    "Keldmark welcomed the vote of 14 April 2020. Tarsovia supported the embargo on Ostrel.",
    "Tarsovia rejected the vote of 14 April 2020. Mira Tal condemned the raid on Port Elsa.",
)
Row = tuple[object, ...]


@dataclass(frozen=True)
class Coded:
    """A store and the file of codings that was written from it."""

    store: Path
    file: Path

    def change(self, *statements: str) -> None:
        """Change the file as SQL says, with foreign keys as the program has them."""
        with closing(sqlite3.connect(self.file)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            for each in statements:
                assert database.execute(each).rowcount != 0, each
            database.commit()

    def ask(self, sql: str) -> list[Row]:
        with closing(sqlite3.connect(self.file)) as database:
            return list(database.execute(sql))

    def number(self, organization: str, concept: str) -> int:
        """The number of the statement of an organization on a concept whose name begins so."""
        ((found,),) = self.ask(
            "SELECT one.StatementId FROM DATASHORTTEXT one JOIN ENTITIES body ON body.ID = one.Entity"
            " JOIN DATASHORTTEXT other ON other.StatementId = one.StatementId"
            " JOIN ENTITIES thing ON thing.ID = other.Entity"
            f" WHERE one.VariableId = 2 AND other.VariableId = 3 AND body.Value = '{organization}'"
            f" AND thing.Value LIKE '{concept}%'"
        )
        assert isinstance(found, int)
        return found

    def entity(self, variable: int, value: str) -> int:
        ((found,),) = self.ask(f"SELECT ID FROM ENTITIES WHERE VariableId = {variable} AND Value = '{value}'")
        assert isinstance(found, int)
        return found

    def read_back(self) -> Result:
        return run(
            "decisions", "import", str(self.file), "--by", "M. Tal", "--on", "2020-05-01", "--store", str(self.store)
        )

    def stands(self) -> set[tuple[str, str, str]]:
        """Who is for and who is against what, as a new export has it."""
        path = self.file.with_name("again.dna")
        done = run("export", "-f", "dna", "-o", str(path), "--store", str(self.store), "-q")
        assert done.exit_code == 0, done.output
        again = Coded(self.store, path)
        rows = again.ask(
            "SELECT COALESCE(NULLIF(person.Value, ''), body.Value), thing.Value, DATABOOLEAN.Value FROM STATEMENTS"
            " JOIN DATABOOLEAN ON DATABOOLEAN.StatementId = STATEMENTS.ID"
            " JOIN DATASHORTTEXT a ON a.StatementId = STATEMENTS.ID AND a.VariableId = 1"
            " JOIN ENTITIES person ON person.ID = a.Entity"
            " JOIN DATASHORTTEXT b ON b.StatementId = STATEMENTS.ID AND b.VariableId = 2"
            " JOIN ENTITIES body ON body.ID = b.Entity"
            " JOIN DATASHORTTEXT c ON c.StatementId = STATEMENTS.ID AND c.VariableId = 3"
            " JOIN ENTITIES thing ON thing.ID = c.Entity"
        )
        return {(str(who), str(what), "for" if side else "against") for who, what, side in rows}

    def decided(self) -> list[dict[str, str]]:
        path = self.store / "decisions.csv"
        return list(csv.DictReader(path.read_text("utf-8").splitlines())) if path.exists() else []


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("codings")
    documents = [{"doc_id": str(n), "published": f"2020-04-2{n}", "text": text} for n, text in enumerate(TEXTS)]
    (folder / "documents.jsonl").write_text("".join(json.dumps(each) + "\n" for each in documents), "utf-8")
    actors = "name,kind\nNorvania,state\nKeldmark,state\nTarsovia,state\nMira Tal,person\n"
    (folder / "actors.csv").write_text(actors, "utf-8")
    build([folder / "documents.jsonl"], Settings(store=folder / "store", actors=folder / "actors.csv"))
    return folder / "store"


@pytest.fixture
def coded(built: Path, tmp_path: Path) -> Coded:
    store = tmp_path / "store"
    shutil.copytree(built, store)
    done = run("export", "-f", "dna", "-o", str(tmp_path / "coded.dna"), "--store", str(store), "-q")
    assert done.exit_code == 0, done.output
    return Coded(store, tmp_path / "coded.dna")
