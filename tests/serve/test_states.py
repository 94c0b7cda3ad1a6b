"""Readers see one commit of the store, whole, while others build it on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from tests.serve.conftest import Server, start, until

from onrecord.held_folder import hold, let_go
from onrecord.store import open_store
from onrecord.store.whole.copying import backup
from onrecord.store.whole.snapshot import state_of, take_snapshot

DOCUMENTS = "SELECT ?d { ?d a rec:Document }"
GRAPHS = "SELECT (COUNT(DISTINCT ?d) AS ?documents) { ?d a rec:Document . ?t rec:textOf ?d }"


def removed(store: Path, name: str) -> None:
    with open_store(store, "write") as opened:
        assert opened.remove(name)


def test_a_commit_is_seen_once_it_is_there_and_the_tag_of_answers_changes(
    store: Path, serving: Callable[..., Server]
) -> None:
    server = serving(store)
    before = server.ask(query=DOCUMENTS)
    number = len(server.rows(DOCUMENTS))
    removed(store, "gazette-1")
    until(lambda: len(server.rows(DOCUMENTS)) < number)
    assert server.ask(query=DOCUMENTS, headers={"If-None-Match": before.headers["ETag"]}).status == 200
    until(lambda: len(list((store / "serving").glob("*/*/graph"))) == 1)


def test_what_a_writer_has_not_finished_is_not_seen(store: Path, serving: Callable[..., Server]) -> None:
    server = serving(store)
    number = len(server.rows(DOCUMENTS))
    with open_store(store, "write") as opened:
        opened.remove("gazette-1")
        time.sleep(1.0)
        assert len(server.rows(DOCUMENTS)) == number
    until(lambda: len(server.rows(DOCUMENTS)) < number)


def test_nobody_is_kept_from_writing_by_a_server(store: Path, serving: Callable[..., Server]) -> None:
    server = serving(store)
    for _ in range(5):
        let_go(hold(store, "write"))
        server.rows(DOCUMENTS)


def test_a_server_cannot_begin_while_somebody_writes_and_says_who(store: Path) -> None:
    with (
        open_store(store, "write"),
        pytest.raises(AssertionError, match=f"in use by process {os.getpid()}, which writes"),
    ):
        start(store)


def test_a_snapshot_is_what_the_seal_tells_of_or_none_is_made(store: Path, tmp_path: Path) -> None:
    assert take_snapshot(store, tmp_path / "one") == state_of(store)
    shared = [path for path in (tmp_path / "one" / "graph").glob("*.sst") if path.stat().st_nlink > 1]
    assert shared, "files of quads are links"
    with open_store(tmp_path / "one") as copy, open_store(store) as opened:
        assert len(copy.graph) == len(opened.graph)
        assert [copy.text(each.key) for each in copy.documents()] == [
            opened.text(each.key) for each in opened.documents()
        ]


def test_a_text_that_was_removed_cannot_be_read_from_a_snapshot_either(store: Path, tmp_path: Path) -> None:
    take_snapshot(store, tmp_path / "one")
    with open_store(store) as opened:
        key = next(opened.documents()).key
    (store / "texts" / f"{key}.txt").unlink()
    with open_store(tmp_path / "one") as copy, pytest.raises(Exception, match="the text is missing"):
        copy.text(key)


def test_a_killed_server_is_tidied_up_after_by_the_next_and_left_out_of_backups(
    store: Path, tmp_path: Path, serving: Callable[..., Server]
) -> None:
    killed = serving(store)
    killed.process.send_signal(signal.SIGKILL)
    killed.process.wait()
    (left,) = (store / "serving").iterdir()
    backup(store, tmp_path / "copy")
    assert not (tmp_path / "copy" / "serving").exists()
    serving(store)
    assert not left.exists()


def test_answers_while_a_store_is_changed_again_and_again_are_of_one_commit_each(
    store: Path, serving: Callable[..., Server]
) -> None:
    server = serving(store)
    wrong: list[object] = []
    done: list[bool] = []

    def ask() -> None:
        while not done:
            (row,) = server.rows(GRAPHS)
            if row["documents"] not in {"1", "2"}:
                wrong.append(row)

    asking = [Thread(target=ask) for _ in range(3)]
    for each in asking:
        each.start()
    removed(store, "gazette-1")
    for _ in range(3):
        with open_store(store, "write") as opened:
            opened.relink()
        time.sleep(0.7)
    done.append(True)
    for each in asking:
        each.join()
    assert wrong == []
    assert server.ask("/health").status == 200
