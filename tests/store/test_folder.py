from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import StoreError, VocabularyError
from onrecord.held_folder import Mode
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.pipeline.writing import build
from onrecord.rdf.terms import node
from onrecord.store import Run, open_store

if TYPE_CHECKING:
    from tests.conftest import Records


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_text("sea")
    for mode in ("read", "write"):
        with pytest.raises(StoreError, match="is no store; name"):
            open_store(tmp_path, mode)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_missing_store_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="onrecord build SOURCE --store"):
        open_store(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        open_store(tmp_path / "file", "write")


MARKS = {
    "a newer layout": ('{"format": 99}', "newer than .*use the onrecord that wrote it"),
    "an older layout than any": ('{"format": 0}', "build its sources again"),
    "no number": ('{"format": "two"}', "tells no version of the layout; put it back"),
    "not JSON": ("format", "tells no version of the layout"),
    "no object": ("[]", "tells no version of the layout"),
    "empty": ("", "tells no version of the layout"),
}


@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_mark_of_another_layout_is_refused_with_the_remedy(tmp_path: Path, name: str, mode: Mode) -> None:
    content, told = MARKS[name]
    open_store(tmp_path / "s", "write").close()
    (tmp_path / "s" / "onrecord.json").write_text(content)
    with pytest.raises(StoreError, match=told):
        open_store(tmp_path / "s", mode)


def test_a_store_in_use_is_refused_and_free_afterwards(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", "write"):
        for mode in ("read", "write"):
            with pytest.raises(StoreError, match="in use by"):
                open_store(tmp_path / "s", mode)
    readers = [open_store(tmp_path / "s"), open_store(tmp_path / "s")]
    with pytest.raises(StoreError, match="in use by"):
        open_store(tmp_path / "s", "write")
    for reader in readers:
        reader.close()
    open_store(tmp_path / "s", "write").close()


def test_another_process_that_holds_the_store_is_noticed(tmp_path: Path) -> None:
    script = (
        "import sys; from onrecord.store import open_store; store = open_store(sys.argv[1], 'write');"
        "print('held', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "s")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(StoreError, match="in use"):
            open_store(tmp_path / "s")
        process.communicate("\n")
    open_store(tmp_path / "s").close()


def test_a_folder_that_cannot_be_written_is_named(as_nobody: Path) -> None:
    (as_nobody / "locked").mkdir(mode=0o500)
    with pytest.raises(StoreError, match="no permission"):
        open_store(as_nobody / "locked" / "s", "write")


def test_a_damaged_graph_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    open_store(tmp_path / "s", "write").close()
    (tmp_path / "s" / "graph" / "CURRENT").write_text("nonsense")
    modes: tuple[Mode, ...] = ("read", "write")
    for mode in modes:
        with pytest.raises(StoreError, match="has 8 bytes and not 16, as it was written; put it back"):
            open_store(tmp_path / "s", mode)
    (tmp_path / "s" / "seal.json").unlink()
    for mode in modes:
        with pytest.raises(StoreError, match="cannot be used"):
            open_store(tmp_path / "s", mode)


def test_a_damaged_manifest_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    open_store(tmp_path / "s", "write").close()
    (tmp_path / "s" / "manifest.sqlite").write_bytes(b"nonsense" * 1000)
    for mode in ("read", "write"):
        with pytest.raises(StoreError, match="cannot be used"):
            open_store(tmp_path / "s", mode)


def test_a_store_open_for_reading_is_not_written(tmp_path: Path, run: Run, records: Records) -> None:
    with open_store(tmp_path / "s", "write") as store:
        build([records.article], store, run)
    with open_store(tmp_path / "s") as store:
        with pytest.raises(StoreError):
            store.add(records.report, run)
        assert len(list(store.documents())) == 1


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s", "write")
    store.close()
    with pytest.raises(StoreError, match="closed"):
        len(store.graph)


ACTORS = """@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<person/m-tal> a foaf:Person ; skos:prefLabel "Mira Tal" .
"""


def test_own_actors_are_used_kept_and_replaced(tmp_path: Path, run: Run, records: Records) -> None:
    file = tmp_path / "own.ttl"
    with open_store(tmp_path / "s", "write") as store:
        plain = store.use_vocabulary()
        file.write_text(ACTORS)
        first = store.use_vocabulary(file)
        build([records.report], store, run)
        assert first != plain
        assert store.use_vocabulary() == first
        assert list(store.graph.match(None, None, node("person/m-tal")))
        file.write_text(ACTORS.replace("m-tal", "m-t"))
        assert store.use_vocabulary(file) != first
        store.relink()
        assert not list(store.graph.match(None, None, node("person/m-tal")))
        assert list(store.graph.match(None, None, node("person/m-t")))
        assert store.status().own_actors


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("<person/x> a", "is not Turtle", id="cut off"),
        pytest.param("\xff", "is not Turtle", id="not Turtle at all"),
        pytest.param(ACTORS.replace("skos:prefLabel", "skos:altLabel"), "has no skos:prefLabel", id="no label"),
        pytest.param(ACTORS.replace("a foaf:Person ;", ""), "declares no actor", id="no class"),
        pytest.param(ACTORS + '<person/y> skos:prefLabel "Y" .', "has no rdf:type", id="one without a class"),
        pytest.param(ACTORS + "<person/m-tal> foaf:knows [] .", "blank node", id="a blank node"),
    ],
)
def test_own_actors_that_break_the_model_are_refused_and_named(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(content, "latin-1")
    with open_store(tmp_path / "s", "write") as store:
        before = store.use_vocabulary()
        with pytest.raises(VocabularyError, match=rf"own\.ttl.*{reason}"):
            store.use_vocabulary(file)
        assert store.use_vocabulary() == before


def test_own_actors_that_are_not_there_are_named(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", "write") as store, pytest.raises(VocabularyError, match="cannot be read"):
        store.use_vocabulary(tmp_path / "none.ttl")


def test_the_files_of_a_graph_are_put_together_once_a_tenth_is_new(
    tmp_path: Path, run: Run, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def facts() -> dict[str, int]:
        with closing(sqlite3.connect(tmp_path / "store" / "manifest.sqlite")) as database:
            rows = database.execute("SELECT name, value FROM fact WHERE name IN ('loose', 'together')")
            return {name: int(value) for name, value in rows}

    monkeypatch.setattr("onrecord.store.opening.MANY", 10)
    with open_store(tmp_path / "store", "write") as store:
        store.use_vocabulary()
        build(records.all(), store, run)
        whole = facts()
        assert whole["loose"] == 0
        assert whole["together"] == len(store.graph)
        build([Record(document=Document(text="It is void.", doc_id="new", source="new.txt"))], store, run)
        added = facts()
        assert 0 < added["loose"] < whole["together"] // 10
        assert added["together"] == whole["together"]
