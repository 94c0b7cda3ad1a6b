"""A store whose files are not as they were left: told in one line by every command, before anything is read."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.store.conftest import turn_a_byte

from onrecord.errors import StoreError
from onrecord.held_folder import Mode
from onrecord.store import Run, open_store, opening

if TYPE_CHECKING:
    from tests.conftest import Records


def sealed(store: Path) -> dict[str, list[object]]:
    """What the seal tells of each file."""
    files: dict[str, list[object]] = json.loads((store / "seal.json").read_text())["files"]
    return files


def test_the_seal_is_of_the_graph_the_manifest_and_the_vocabulary(store: Path) -> None:
    names = sealed(store)
    assert {"manifest.sqlite", "vocabulary.nq", "graph/CURRENT"} <= set(names)
    assert any(name.endswith(".sst") for name in names)
    assert not any(name.startswith(("texts", "decisions", "graph/LO")) for name in names)


@pytest.mark.parametrize("mode", ["read", "write"])
def test_each_sealed_file_that_changed_is_told_with_the_remedy(store: Path, mode: Mode) -> None:
    for name in sealed(store):
        path = store / name
        before, times = path.read_bytes(), path.stat()
        if not before:
            continue
        turn_a_byte(path)
        with pytest.raises(StoreError, match=rf"{name}: .*(changed since it was written|cannot be used).*; "):
            open_store(store, mode)
        path.write_bytes(before)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    open_store(store, mode).close()


def test_a_file_with_another_time_and_the_same_bytes_is_as_it_was(store: Path) -> None:
    for name in sealed(store):
        os.utime(store / name, ns=(1, 1))
    open_store(store).close()
    shutil.copytree(store, store.parent / "copy", copy_function=shutil.copyfile)
    open_store(store.parent / "copy").close()


def leave_unsealed(store: Path, run: Run, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write to the store and leave it as a killed process does."""
    with monkeypatch.context() as patched:
        patched.setattr(opening, "set_seal", lambda _: None)
        with open_store(store, "write") as opened:
            opened.add(records.letter, run)


def test_a_store_without_a_seal_or_whose_writer_was_killed_opens(
    store: Path, run: Run, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_unsealed(store, run, records, monkeypatch)
    assert json.loads((store / "seal.json").read_text())["whole"] is False
    with open_store(store) as opened:
        assert opened.stats().documents == 3
    (store / "seal.json").unlink()
    with open_store(store, "write") as opened:
        assert opened.stats().documents == 3


def test_files_of_quads_are_watched_over_also_after_a_kill(
    store: Path, run: Run, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_unsealed(store, run, records, monkeypatch)
    watched = [store / name for name in sealed(store) if (store / name).exists()]
    assert watched
    turn_a_byte(watched[0])
    with pytest.raises(StoreError, match=r"sst: its bytes have changed"):
        open_store(store)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"whole": true, "check": "0", "files": {}}', b"\xff\xfe"])
def test_a_damaged_seal_is_told_and_may_be_deleted(store: Path, content: bytes) -> None:
    (store / "seal.json").write_bytes(content)
    with pytest.raises(StoreError, match=r"seal\.json: cannot be read; delete it, then see onrecord check"):
        open_store(store)
    (store / "seal.json").unlink()
    open_store(store).close()


def test_a_graph_that_somebody_still_holds_is_not_sealed(store: Path) -> None:
    opened = open_store(store, "write")
    kept = opened.graph.match(None, None, None)
    opened.close()
    assert json.loads((store / "seal.json").read_text())["whole"] is False
    assert next(kept)
