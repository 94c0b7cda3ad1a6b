"""A disk that is full, a store that cannot be written, builds that are killed: a clear error, and nothing lost."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.curation.validate import validate_document
from onrecord.errors import StoreError
from onrecord.pipeline.writing import build
from onrecord.store import Run, open_store

if TYPE_CHECKING:
    from tests.conftest import Records

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import conftest
from onrecord.pipeline.writing import build
from onrecord.errors import StoreError
from onrecord.store import Run, open_store
article = conftest._article()
def records():
    for number in range(600):
        yield replace(article, document=replace(article.document, doc_id=f"d{number}", publisher=f"Paper {number}"))
try:
    with open_store(Path(sys.argv[2]), "write") as store:
        tell = lambda outcome, document: print(document.key, flush=True)
        build(records(), store, Run("1", store.use_vocabulary()), tell=tell)
except StoreError as error:
    sys.exit(str(error))
"""


def run_limited(store: Path, size: int) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-c", SCRIPT, str(Path(__file__).parents[1]), str(store)]
    return subprocess.run(command, preexec_fn=limit, capture_output=True, text=True)


def assert_whole(path: Path, reported: set[str]) -> None:
    with open_store(path, "write") as store:
        store.use_vocabulary()
        store.relink()
        stored = list(store.documents())
        assert reported <= {document.key for document in stored}
        for document in stored[:2]:
            assert list(validate_document(store, document)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
@pytest.mark.parametrize("size", [100_000, 2_000_000, 6_000_000])
def test_a_file_that_cannot_grow_is_a_clear_error_and_nothing_is_lost(size: int, tmp_path: Path) -> None:
    done = run_limited(tmp_path / "store", size)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "store" in done.stderr
    assert "Traceback" not in done.stderr
    assert_whole(tmp_path / "store", set(done.stdout.split()))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip("file systems cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(not shutil.which("mount"), reason="nothing to mount with")
def test_a_full_disk_is_a_clear_error_and_nothing_is_lost(small_disk: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(Path(__file__).parents[1]), str(small_disk / "store")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "check the disk" in done.stderr
    shutil.copytree(small_disk / "store", tmp_path / "store")
    assert_whole(tmp_path / "store", set(done.stdout.split()))


@pytest.mark.skipif(not shutil.which("mount"), reason="nothing to mount with")
def test_a_store_on_a_read_only_disk_is_refused_for_writing_and_can_be_queried(
    small_disk: Path, run: Run, records: Records
) -> None:
    path = small_disk / "store"
    with open_store(path, "write") as store:
        build([records.article], store, run)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError, match=r"Read-only file system.*name another folder"):
        open_store(path, "write")
    with open_store(path) as store:
        assert store.stats().documents == 1


def test_a_store_without_permission_to_write_is_refused_and_can_be_queried(
    as_nobody: Path, run: Run, records: Records
) -> None:
    path = as_nobody / "store"
    with open_store(path, "write") as store:
        build([records.article], store, run)
    for found in [path, *path.rglob("*")]:
        found.chmod(0o555 if found.is_dir() else 0o444)
    with pytest.raises(StoreError, match=r"no permission.*name a folder you may write to"):
        open_store(path, "write")
    with open_store(path) as store:
        assert store.stats().documents == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for workers in /proc")
def test_real_builds_that_are_killed_at_random_moments_lose_nothing() -> None:
    """The same with 200 kills is in docs/reliability.md."""
    command = [sys.executable, str(ROOT / "scripts" / "kill_builds"), "--times", "6", "--documents", "40", "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] == 6
    assert told["lost"] == told["partial"] == 0
