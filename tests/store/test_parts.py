"""A store of which a part is missing, empty or cut: refused in one line, with all that is left as it was."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import StoreError
from onrecord.held_folder import Mode
from onrecord.pipeline.writing import build
from onrecord.store import Run, folder, open_store, opening, parts
from onrecord.store.rdflib_view import rdflib_view

if TYPE_CHECKING:
    from tests.conftest import Records


def cut(manifest: Path) -> None:
    manifest.write_bytes(manifest.read_bytes()[: manifest.stat().st_size // 2])


def empty_tables(manifest: Path) -> None:
    with closing(sqlite3.connect(manifest, isolation_level=None)) as database:
        for table in ("document", "source", "named", "pending"):
            database.execute(f"DELETE FROM {table}")


def drop_tables(manifest: Path) -> None:
    manifest.unlink()
    with closing(sqlite3.connect(manifest, isolation_level=None)) as database:
        database.execute("CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT)")


def empty_folder(graph: Path) -> None:
    shutil.rmtree(graph)
    graph.mkdir()


def put_another_graph(graph: Path) -> None:
    shutil.rmtree(graph)
    open_store(graph.parent.parent / "other", "write").close()
    shutil.copytree(graph.parent.parent / "other" / "graph", graph)


DAMAGE: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no manifest": ("manifest.sqlite", Path.unlink),
    "an empty manifest": ("manifest.sqlite", lambda path: path.write_bytes(b"")),
    "a manifest cut in half": ("manifest.sqlite", cut),
    "a manifest cut in its head": ("manifest.sqlite", lambda path: path.write_bytes(path.read_bytes()[:60])),
    "a manifest that is no database": ("manifest.sqlite", lambda path: path.write_bytes(b"nonsense" * 1000)),
    "a manifest without tables": ("manifest.sqlite", drop_tables),
    "a manifest without rows": ("manifest.sqlite", empty_tables),
    "no graph": ("graph", shutil.rmtree),
    "an empty graph folder": ("graph", empty_folder),
    "a graph without its first file": ("graph", lambda path: (path / "CURRENT").unlink()),
    "the graph of an empty store": ("graph", put_another_graph),
}


def kept(store: Path) -> dict[str, bytes]:
    """The texts, and the files with quads where RocksDB cannot open them: it may put others together."""
    quads = () if (store / "graph" / "CURRENT").exists() else store.glob("graph/*.sst")
    return {str(path.relative_to(store)): path.read_bytes() for path in [*(store / "texts").iterdir(), *quads]}


@pytest.mark.parametrize("mode", ["read", "write"])
@pytest.mark.parametrize("name", DAMAGE)
def test_a_store_with_a_part_missing_is_refused_with_the_remedy_and_loses_nothing_more(
    name: str, mode: Mode, store: Path
) -> None:
    part, damage = DAMAGE[name]
    damage(store / part)
    before = kept(store)
    with pytest.raises(StoreError, match=rf"{part}[:/].*put it back from a copy .*build the sources into a new folder"):
        open_store(store, mode)
    assert kept(store) == before
    assert len([name for name in before if name.startswith("texts")]) == 2


def test_rdflib_refuses_a_store_without_its_graph_too(store: Path) -> None:
    shutil.rmtree(store / "graph")
    with pytest.raises(StoreError, match="graph is missing"):
        rdflib_view(store)


COMMANDS = [
    ["query", "who-said-what"],
    ["query", "-e", "ASK {}", "--timeout", "20"],
    ["show", "gazette-1"],
    ["view", "-o", "{tmp}/view.html"],
    ["export", "-o", "{tmp}/graph.nq"],
    ["status"],
    ["status", "--json"],
    ["stats"],
    ["validate"],
    ["build", "{tmp}/new.txt", "--workers", "1"],
    ["remove", "gazette-1"],
    ["decisions"],
    ["decisions", "undo", "1"],
    ["correct", "statement/0", "--wrong"],
    ["actors", "list"],
    ["actors", "uncertain"],
    ["actors", "review"],
    ["actors", "merge", "person/a", "person/b"],
    ["agenda", "add", "{tmp}/agenda.csv"],
]


@pytest.mark.parametrize("part", ["graph", "manifest.sqlite"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_refuses_a_store_with_a_part_missing(command: list[str], part: str, store: Path) -> None:
    folder = store.parent
    (folder / "new.txt").write_text("Mira Tal said on Friday that the talks had failed.\n")
    (folder / "agenda.csv").write_text("session,item,title\n60,1,Fair winds\n")
    shutil.rmtree(store / part) if part == "graph" else (store / part).unlink()
    before = kept(store)
    arguments = [argument.replace("{tmp}", str(folder)) for argument in command]
    done = CliRunner().invoke(main, [*arguments, "--store", str(store)])
    assert done.exit_code == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert f"{store / part}: " in done.stderr
    assert "put it back from a copy" in done.stderr
    assert kept(store) == before
    assert not (store / part).exists()


def test_texts_that_the_manifest_does_not_know_are_kept(store: Path, run: Run, records: Records) -> None:
    unknown = store / "texts" / "00112233aabbccdd.txt"
    unknown.write_text("all that is left of a letter")
    with open_store(store, "write") as opened:
        build([records.letter], opened, run)
        opened.remove("gazette-1")
    assert unknown.read_text() == "all that is left of a letter"


def test_a_store_whose_texts_are_missing_is_not_written_to(store: Path) -> None:
    (store / "texts").rename(store / "elsewhere")
    with pytest.raises(StoreError, match=r"texts: the folder is missing.*put it back"):
        open_store(store, "write")
    with open_store(store) as opened:
        assert opened.stats().documents == 2


def test_an_empty_folder_of_texts_that_a_copy_left_out_is_made_again(
    tmp_path: Path, run: Run, records: Records
) -> None:
    open_store(tmp_path / "s", "write").close()
    (tmp_path / "s" / "texts").rmdir()
    with open_store(tmp_path / "s", "write") as opened:
        build([records.article], opened, run)
        assert opened.text(records.article.document.key) == records.article.document.text


def test_the_vocabulary_of_a_store_is_made_again_where_its_file_is_gone(
    store: Path, run: Run, records: Records
) -> None:
    with open_store(store) as opened:
        before = sorted(map(str, opened.graph))
    (store / "vocabulary.nq").unlink()
    with open_store(store, "write") as opened:
        opened.add(records.letter, run)
        opened.remove("letter-3")
        assert sorted(map(str, opened.graph)) == before


class Stopped(BaseException):
    """What stands for the end of the process."""


MAKING = [(folder, "write_whole", "before"), (folder, "write_whole", "after"), (parts, "opened_graph", "before")]
MAKING += [(parts, "opened_graph", "after"), (opening, "Manifest", "before"), (opening, "Manifest", "after")]


@pytest.mark.parametrize(("module", "step", "when"), MAKING, ids=[f"{when} {step}" for _, step, when in MAKING])
def test_a_store_whose_making_ended_half_way_is_made_to_its_end(
    module: object, step: str, when: str, tmp_path: Path, run: Run, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = getattr(module, step)

    def ending(*arguments: object, **named: object) -> object:
        if when == "after":
            whole(*arguments, **named)
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr(module, step, ending)
        with pytest.raises(Stopped):
            open_store(tmp_path / "s", "write")
    if (step, when) != ("Manifest", "after"):
        with pytest.raises(StoreError, match=r"is no store|nothing was stored yet"):
            open_store(tmp_path / "s")
    with open_store(tmp_path / "s", "write") as opened:
        build([records.article], opened, run)
        assert opened.stats().documents == 1


def test_a_killed_build_on_read_only_media_is_not_read_without_its_last_changes(
    run: Run, records: Records, as_nobody: Path
) -> None:
    copy = as_nobody / "copy"
    with open_store(as_nobody / "store", "write") as opened:
        opened.add(records.letter, run)
        shutil.copytree(opened.path, copy)  # as a kill would leave it: with the log of SQLite beside
    assert (copy / "manifest.sqlite-wal").stat().st_size > 0
    (copy / "manifest.sqlite-shm").unlink()
    for found in [copy, *copy.rglob("*")]:
        found.chmod(0o555 if found.is_dir() else 0o444)
    with pytest.raises(StoreError, match=r"manifest\.sqlite-wal: an interrupted build.*copy the store"):
        open_store(copy)
