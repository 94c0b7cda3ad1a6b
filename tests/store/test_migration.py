"""A store of an older layout: read as it is, brought up to date by the next writer, also after a kill."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.store import migration, open_store
from onrecord.store.folder import FORMAT
from onrecord.store.whole.check import check

if TYPE_CHECKING:
    pass


@pytest.fixture
def older(store: Path) -> Path:
    """A store as layout 1 has it: no seal, no counts of quads."""
    with closing(sqlite3.connect(store / "manifest.sqlite", isolation_level=None)) as database:
        database.execute("DROP TABLE size")
    (store / "seal.json").unlink()
    (store / "onrecord.json").write_text('{"format": 1, "made_by": "onrecord"}\n')
    return store


def layout(store: Path) -> int:
    return int(json.loads((store / "onrecord.json").read_text())["format"])


def sizes(store: Path) -> dict[str, int]:
    with closing(sqlite3.connect(store / "manifest.sqlite")) as database:
        return dict(database.execute("SELECT key, quads FROM size"))


def test_an_older_store_is_read_as_it_is(older: Path) -> None:
    with open_store(older) as opened:
        assert opened.stats().documents == 2
    assert check(older).faults == ()
    assert layout(older) == 1


def test_the_next_writer_brings_it_up_to_date(older: Path) -> None:
    open_store(older, "write").close()
    assert layout(older) == FORMAT
    assert len(sizes(older)) == 2
    assert min(sizes(older).values()) > 20
    assert check(older).faults == ()


class Stopped(BaseException):
    """What stands for the end of the process."""


def test_a_writer_that_is_killed_meanwhile_leaves_it_to_the_next(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ending(*_: object) -> int:
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr(migration, "count_quads", ending)
        with pytest.raises(Stopped):
            open_store(older, "write")
    assert layout(older) == 1
    open_store(older, "write").close()
    assert (layout(older), len(sizes(older))) == (FORMAT, 2)
