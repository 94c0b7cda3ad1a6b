"""What is new in a store: by day, time and build, with what is told of each statement."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import SearchError
from onrecord.pipeline.writing import build
from onrecord.query.told.changes import Changes, changes
from onrecord.query.told.facts import Facts
from onrecord.query.told.narrowing import Narrowing
from onrecord.store import Run, open_store

if TYPE_CHECKING:
    from tests.conftest import Records

DAYS = {"gazette-1": "2031-05-01T08:00:00+00:00", "report-7": "2031-05-03T08:00:00+00:00"}


@pytest.fixture
def folder(tmp_path: Path, run: Run, records: Records) -> Path:
    """Two documents that came in two builds, on two days."""
    for record in (records.article, records.report):
        with open_store(tmp_path / "s", "write") as opened:
            opened.use_vocabulary()
            build([record], opened, run)
    with closing(sqlite3.connect(tmp_path / "s" / "manifest.sqlite", isolation_level=None)) as database:
        for doc_id, moment in DAYS.items():
            database.execute("UPDATE source SET stored = ? WHERE doc_id = ?", (moment, doc_id))
        keys = dict(database.execute("SELECT doc_id, key FROM source"))
        for number, doc_id in enumerate(DAYS, 1):
            values = ("f", "f", doc_id, keys[doc_id], number, number, None)
            database.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    (tmp_path / "s" / "seal.json").unlink()
    return tmp_path / "s"


def found(folder: Path, since: str = "", **narrowed: str) -> Changes:
    with open_store(folder) as opened:
        return changes(opened.arrivals, opened.graph, since, Narrowing(**narrowed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "documents"),
    [
        ("", ["report"]),
        ("1", ["report"]),
        ("0", ["report", "article"]),
        ("2", []),
        ("2031-05-02", ["report"]),
        ("2031-05-01", ["report", "article"]),
        ("2031-05-01T09:00:00", ["report"]),
        ("2031-05-01T10:00:00+02:00", ["report", "article"]),
        ("2031-05-04", []),
    ],
)
def test_documents_that_came_since_are_told_the_newest_first(folder: Path, since: str, documents: list[str]) -> None:
    told = found(folder, since)
    titles = dict.fromkeys("article" if each.source.title == "A vote, twice told" else "report" for each in told.found)
    assert (list(titles), told.documents) == (documents, len(documents))


def test_each_statement_tells_its_speaker_relay_and_place(folder: Path) -> None:
    (told,) = found(folder).found
    assert told.said.line == "Mira Tal · reject · as Ostrel Herald has it"
    assert (told.said.words, told.build, told.stored) == ("the vote", 2, DAYS["report-7"])
    with open_store(folder) as opened:
        assert [opened.text(told.source.key)[start:stop] for start, stop in told.at] == ["the vote"]


def test_who_spoke_has_the_name_of_no_other() -> None:
    told = {"statement": "s", "status": "asserted", "act": "reject"}
    names = {"actor/a": "Mira Tal", "actor/b": "Mira Tal", "actor/c": "Osk Venn"}
    rows = [{**told, "speaker_id": who, "speaker": name, "for": state} for who, name in names.items() for state in "no"]
    said = Facts({"s": [*rows, {**told, "speaker_id": "reference/d"}]}, {}).said("s")
    assert said.as_json()["speakers"] == [{"id": who, "name": name} for who, name in names.items()]
    assert said.line == "Mira Tal; Osk Venn (for n; o) · reject"


def test_changes_are_narrowed_like_a_search(folder: Path) -> None:
    assert [each.said.act for each in found(folder, "0", act="acknowledge").found] == ["acknowledge"]
    assert not found(folder, "0", stance="opposes").found
    with pytest.raises(SearchError, match="--speaker: nothing in the store is called"):
        found(folder, "0", speaker="Zzyzx")


@pytest.mark.parametrize("since", ["yesterday", "2031-02-30", "-1", "2031-05-01T99:00:00"])
def test_what_is_no_time_is_told(folder: Path, since: str) -> None:
    with pytest.raises(SearchError, match="no day, time or number of a build; write it as YYYY-MM-DD"):
        found(folder, since)


def test_what_took_another_s_place_says_so(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "manifest.sqlite", isolation_level=None)) as database:
        keys = dict(database.execute("SELECT doc_id, key FROM source"))
        row = (keys["report-7"], keys["gazette-1"], "f", DAYS["report-7"])
        database.execute("INSERT INTO revision VALUES (?, ?, ?, ?)", row)
    (told,) = found(folder).found
    assert told.takes_place_of == (keys["gazette-1"],)


def test_the_command_prints_for_people_and_for_programs(folder: Path) -> None:
    def told(*arguments: str) -> str:
        done = CliRunner().invoke(main, ["changes", "--store", str(folder), *arguments])
        assert done.exit_code == 0, done.output
        return done.output

    assert "1 document since build 1\n" in told()
    assert "  - Mira Tal · reject · as Ostrel Herald has it\n    the vote\n" in told()
    assert json.loads(told("-f", "json"))["found"][0]["relayed_by"] == ["Ostrel Herald"]
    assert told("-f", "csv").count("\n") == 2
    assert told("--since", "2031-06-01") == "0 documents since 2031-06-01; no statement of them fits\n"


def test_words_that_may_not_be_passed_on_are_cut(folder: Path, run: Run, records: Records) -> None:
    text = f"Mira Tal said {'that it rained ' * 40}."
    record = replace(records.report, document=replace(records.report.document, text=text, doc_id="long"))
    tal = replace(records.report.references[0], mentions=((0, 8),))
    said = replace(
        records.report.statements[0], source=((0, 8),), cue=((9, 13),), content=((14, 600),), speakers=(tal,), via=None
    )
    with open_store(folder, "write") as opened:
        build([replace(record, statements=(said,), references=(tal,), findings=())], opened, run)
    printed = CliRunner().invoke(main, ["changes", "--store", str(folder), "--since", "2031-05-03", "-f", "json"])
    longest = max(len(each["words"]) for each in json.loads(printed.output)["found"])
    assert longest <= 300
