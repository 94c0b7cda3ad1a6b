"""One store in the hands of several threads and processes of one program: what works, and what is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from onrecord.errors import StoreError
from onrecord.held_folder import Mode
from onrecord.pipeline.build import build
from onrecord.settings import Settings
from onrecord.store import OxigraphStore, open_store

T = TypeVar("T")


def elsewhere(task: Callable[[], T]) -> T:
    """What a task gives in another thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(task).result()


@pytest.fixture
def made(tmp_path: Path) -> Path:
    open_store(tmp_path / "s", "write").close()
    return tmp_path / "s"


@pytest.mark.parametrize(("held", "asked", "told"), [
    ("write", "read", "s: the store is in use by this program, which has it open for writing; close it, or wait for"),
    ("write", "write", "s: the store is in use by this program, which has it open for writing; close it, or wait for"),
    ("read", "write", "s: the store is in use by this program, which has it open for reading; close it, or wait for"),
])  # fmt: skip
def test_a_store_that_the_program_has_open_itself_is_told_so(held: Mode, asked: Mode, told: str, made: Path) -> None:
    with open_store(made, held), pytest.raises(StoreError) as wrong:
        elsewhere(lambda: open_store(made, asked))
    assert told in str(wrong.value)
    open_store(made, "write").close()


def test_of_two_builds_at_once_in_one_program_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mira Tal said that the talks had failed.", "utf-8")
    with open_store(tmp_path / "s", "write"), pytest.raises(StoreError, match="in use by this program"):
        elsewhere(lambda: build([tmp_path / "a.txt"], Settings(store=tmp_path / "s")))
    assert elsewhere(lambda: build([tmp_path / "a.txt"], Settings(store=tmp_path / "s"))).added == 1


def test_threads_share_a_store_that_is_read_and_close_it(made: Path) -> None:
    store = open_store(made)
    assert elsewhere(store.stats) == store.stats()
    elsewhere(store.close)
    open_store(made, "write").close()


USES: list[Callable[[OxigraphStore], object]] = [
    lambda store: list(store.documents()), lambda store: store.use_vocabulary(), lambda store: store.relink(),
]  # fmt: skip


@pytest.mark.parametrize("use", USES, ids=["its documents", "its vocabulary", "its links"])
def test_a_store_that_is_written_belongs_to_its_thread(use: Callable[[OxigraphStore], object], made: Path) -> None:
    with open_store(made, "write") as store:
        with pytest.raises(StoreError, match=r"opened to be written in another thread; open it in the thread that use"):
            elsewhere(lambda: use(store))
        use(store)


FORK = """
import os, sys, time, onrecord
from onrecord.errors import OnRecordError
store = onrecord.open_store("s", sys.argv[1])
child = os.fork()
if child == 0:
    for use in (lambda: list(store.documents()), lambda: len(store.graph)):
        try:
            use()
        except OnRecordError as error:
            print(error, flush=True)
    time.sleep(60)
store.close()
with onrecord.open_store("s", "write"):
    print("written", flush=True)
os.kill(child, 9)
os.wait()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_fork_does_not_use_the_store_of_its_parent_and_does_not_hold_it(mode: str, made: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORK.replace("store.close()", "time.sleep(1); store.close()"), mode],
        cwd=made.parent, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first, second, last = done.stdout.splitlines()
    assert last == "written"
    for line in (first, second):
        assert line.endswith(
            "the store was opened before this process was forked; open it in each process that uses it"
        )
