"""A store copied while it is read, and put back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import StoreError
from onrecord.store import open_store
from onrecord.store.whole import copying
from onrecord.store.whole.copying import backup, restore

if TYPE_CHECKING:
    pass


def quads(store: Path) -> list[str]:
    with open_store(store) as opened:
        return sorted(map(str, opened.graph))


def test_a_copy_made_while_others_read_is_the_same_store(store: Path, tmp_path: Path) -> None:
    with open_store(store) as reader:
        copied = backup(store, tmp_path / "copy")
        assert reader.stats().documents == 2
    assert quads(copied.path) == quads(store)
    assert not {path.name for path in copied.path.iterdir()} - {path.name for path in store.iterdir()}


def test_nothing_of_a_copy_is_the_same_file_on_the_disk(store: Path, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy")
    assert {path.stat().st_nlink for path in (tmp_path / "copy").rglob("*") if path.is_file()} == {1}


def test_a_store_that_is_written_to_is_not_copied(store: Path, tmp_path: Path) -> None:
    with open_store(store, "write"), pytest.raises(StoreError, match="in use by this program"):
        backup(store, tmp_path / "copy")
    assert not list(tmp_path.glob("copy*"))


def test_a_copy_is_put_back_in_a_new_place_and_in_that_of_a_damaged_store(store: Path, tmp_path: Path) -> None:
    before = quads(store)
    backup(store, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "new")
    assert quads(tmp_path / "new") == before
    (store / "manifest.sqlite").write_bytes(b"")
    with pytest.raises(StoreError, match="is there already; name a new folder or add --replace"):
        restore(tmp_path / "copy", store)
    done = restore(tmp_path / "copy", store, replace=True)
    assert quads(store) == before
    assert done.kept == tmp_path / "s.before-1"
    assert (done.kept / "manifest.sqlite").read_bytes() == b""


def test_a_damaged_copy_is_not_put_back(store: Path, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy")
    next((tmp_path / "copy" / "texts").iterdir()).write_text("Nobody said anything.")
    with pytest.raises(StoreError, match=r"the copy is damaged itself .*not what was stored.*use another"):
        restore(tmp_path / "copy", tmp_path / "new")
    assert not list(tmp_path.glob("new*"))


def test_a_damaged_store_is_not_copied(store: Path, tmp_path: Path) -> None:
    next((store / "texts").iterdir()).write_text("Nobody said anything.")
    with pytest.raises(StoreError, match="not what was stored"):
        backup(store, tmp_path / "copy")
    assert not list(tmp_path.glob("copy*"))


@pytest.mark.parametrize("target", ["s/inside", "taken", "file"])
def test_a_place_that_is_taken_or_inside_is_refused(store: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "photo.jpg").touch()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"is there already|lies in the other"):
        backup(store, tmp_path / target)
    assert (tmp_path / "taken" / "photo.jpg").exists()


class Stopped(BaseException):
    """What stands for the end of the process."""


@pytest.mark.parametrize("step", ["_copy", "_compare", "put_aside"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_copy_that_was_killed_leaves_a_store_or_none_and_is_made_again(
    step: str, when: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = quads(store)
    backup(store, tmp_path / "copy")
    whole = getattr(copying, step)

    def ending(*arguments: object) -> object:
        done = whole(*arguments) if when == "after" else None
        if done is not None or step != "put_aside" or when == "before":
            raise Stopped
        return done

    with monkeypatch.context() as patched:
        patched.setattr(copying, step, ending)
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)  # a process that is killed tidies nothing up
        with pytest.raises(Stopped):
            restore(tmp_path / "copy", store, replace=True)
    assert [quads(path) for path in (store, tmp_path / "s.before-1") if path.exists()] == [before]
    restore(tmp_path / "copy", store, replace=True)
    assert quads(store) == before
    assert not (tmp_path / "s.partial").exists()


def test_the_commands_copy_and_put_back(store: Path, tmp_path: Path) -> None:
    copied = CliRunner().invoke(main, ["backup", str(tmp_path / "copy"), "--store", str(store)])
    assert copied.exit_code == 0
    assert "files" in copied.stdout
    assert "checked" in copied.stdout
    refused = CliRunner().invoke(main, ["restore", str(tmp_path / "copy"), "--store", str(store)])
    assert refused.exit_code == 1
    assert len(refused.stderr.splitlines()) == 1
    back = CliRunner().invoke(main, ["restore", str(tmp_path / "copy"), "--replace", "--store", str(store)])
    assert back.exit_code == 0
    assert "the store that was there is" in back.stdout
