"""Faults put into a store, one by one: each is told, and mended from what is whole."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.store.conftest import turn_a_byte

from onrecord.cli import main
from onrecord.errors import StoreError
from onrecord.pipeline.build import build
from onrecord.pipeline.repair import repair
from onrecord.rdf.terms import graph_node
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.store.whole.check import check

STORE = Path("s")
TEXTS = {
    "one.txt": "Norvania's foreign minister Mira Tal said on Friday that the vote in Ostrel was void.\n",
    "two.txt": "The Government of Keldmark rejected the accusation on 3 May 2031.\n",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        build(list(TEXTS), Settings(STORE))
    return folder


@pytest.fixture
def store(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the store with its sources, in the working folder."""
    shutil.copytree(whole, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return STORE


def first_text(store: Path) -> Path:
    return sorted((store / "texts").glob("*.txt"))[0]


def largest(store: Path) -> Path:
    return max((store / "graph").glob("*.sst"), key=lambda path: path.stat().st_size)


def take_quads(store: Path) -> None:
    with open_store(store, "write") as opened:
        key = first_text(store).stem
        opened.graph.swap(list(opened.graph.match(None, None, None, graph_node(key)))[:5], [])


def take_links(store: Path) -> None:
    with open_store(store, "write") as opened:
        links = graph_node("links")
        opened.graph.swap(list(opened.graph.match(None, None, None, links))[:3], [])


def forget(store: Path) -> None:
    with closing(sqlite3.connect(store / "manifest.sqlite", isolation_level=None)) as database:
        database.execute("DELETE FROM document WHERE key = ?", (first_text(store).stem,))
        database.execute("DELETE FROM size WHERE key = ?", (first_text(store).stem,))
    (store / "seal.json").unlink()


def change_digest(store: Path) -> None:
    with closing(sqlite3.connect(store / "manifest.sqlite", isolation_level=None)) as database:
        database.execute("UPDATE digest SET details = '[]' WHERE key = ?", (first_text(store).stem,))
    (store / "seal.json").unlink()


def refuse_the_engine(store: Path) -> None:
    (store / "graph" / "CURRENT").write_text("nonsense")
    (store / "seal.json").unlink()


FAULTS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a text missing": ("text", lambda store: first_text(store).unlink()),
    "a text changed": ("text", lambda store: first_text(store).write_text("Nobody said anything.")),
    "a text emptied": ("text", lambda store: first_text(store).write_bytes(b"")),
    "no folder of texts": ("text", lambda store: shutil.rmtree(store / "texts")),
    "quads of a document gone": ("graph", take_quads),
    "a document that the manifest lost": ("graph", forget),
    "links gone": ("links", take_links),
    "an index of something else": ("digest", change_digest),
    "no mark": ("mark", lambda store: (store / "onrecord.json").unlink()),
    "an empty mark": ("mark", lambda store: (store / "onrecord.json").write_bytes(b"")),
    "no lock": ("lock", lambda store: (store / "lock").unlink()),
    "a damaged seal": ("seal", lambda store: (store / "seal.json").write_bytes(b"{")),
    "a vocabulary changed": ("vocabulary", lambda store: turn_a_byte(store / "vocabulary.nq")),
    "a file of quads changed": ("engine", lambda store: turn_a_byte(largest(store))),
    "a file of quads cut": ("engine", lambda store: largest(store).write_bytes(largest(store).read_bytes()[:99])),
    "a file of quads gone": ("engine", lambda store: largest(store).unlink()),
    "a graph that the engine refuses, and no seal": ("engine", refuse_the_engine),
    "no graph": ("engine", lambda store: shutil.rmtree(store / "graph")),
    "a manifest changed": ("manifest", lambda store: turn_a_byte(store / "manifest.sqlite")),
}


def quads(store: Path) -> list[str]:
    with open_store(store) as opened:
        return sorted(map(str, opened.graph))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_and_mended_to_the_same_graph(name: str, store: Path) -> None:
    kind, damage = FAULTS[name]
    before = quads(store)
    damage(store)
    found = check(store)
    assert kind in {fault.kind for fault in found.faults}
    named = list(TEXTS) if kind == "manifest" else []
    done = repair(Settings(store), named)
    assert (done.after.faults, done.lost) == ((), ())
    assert quads(store) == before
    assert sorted(path.read_text() for path in (store / "texts").iterdir()) == sorted(TEXTS.values())
    assert (done.aside is not None) == (kind in {"engine", "manifest"})


def test_a_whole_store_has_no_fault_and_is_not_changed(store: Path) -> None:
    found = check(store)
    assert (found.faults, found.strays, found.documents) == ((), (), 2)
    assert str(found).endswith("quads: whole")


def test_a_text_of_no_document_is_told_and_stays(store: Path) -> None:
    (store / "texts" / "0011223344556677.txt").write_text("all that is left of a letter")
    found = check(store)
    assert [path.name for path in found.strays] == ["0011223344556677.txt"]
    assert repair(Settings(store)).whole
    assert (store / "texts" / "0011223344556677.txt").exists()


def test_what_no_source_gives_any_more_is_told_and_kept_as_it_is(store: Path) -> None:
    before = quads(store)
    Path("one.txt").unlink()
    Path("two.txt").unlink()
    first_text(store).unlink()
    done = repair(Settings(store))
    assert [fault.kind for fault in done.after.faults] == ["text"]
    assert quads(store) == before
    largest(store).unlink()
    with pytest.raises(StoreError, match="none of its 2 sources is there"):
        repair(Settings(store))


def test_a_document_whose_source_is_gone_is_named_when_the_store_is_built_anew(store: Path) -> None:
    Path("one.txt").unlink()
    turn_a_byte(largest(store))
    done = repair(Settings(store))
    assert done.after.documents == 1
    assert done.aside is not None
    assert len(done.lost) == 2
    assert (done.aside / "texts").is_dir()
    assert len(list((done.aside / "texts").iterdir())) == 2


def test_the_command_tells_each_fault_in_one_line_and_mends_it(store: Path) -> None:
    first_text(store).unlink()
    told = CliRunner().invoke(main, ["check", "--store", str(store)])
    assert told.exit_code == 1
    assert "the text is missing; onrecord check --repair makes it again" in told.stderr
    mended = CliRunner().invoke(main, ["check", "--repair", "-q", "--store", str(store)])
    assert (mended.exit_code, mended.stdout) == (0, f"1 of 1 faults mended; {check(store)}\n")
    assert CliRunner().invoke(main, ["check", "one.txt", "--store", str(store)]).exit_code == 2


def test_declared_subjects_are_there_when_the_store_is_built_anew(store: Path) -> None:
    Path("book.csv").write_text("id,label\nballot,the vote in Ostrel\n")
    build(list(TEXTS), Settings(store, subjects=Path("book.csv")))
    with open_store(store) as opened:
        declared = opened.codebook()
    before = quads(store)
    turn_a_byte(largest(store))
    assert repair(Settings(store)).whole
    with open_store(store) as opened:
        assert opened.codebook() == declared
        assert [one.code for one in declared.subjects] == ["ballot"]
    assert quads(store) == before
