"""Outputs appear whole or not at all, whatever they replace and whatever ends the writing."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from tests import conftest

from onrecord.errors import OutputError
from onrecord.output.writing import write_whole, written
from onrecord.pipeline.writing import build
from onrecord.store import Run, open_store


def write(path: Path, content: bytes = b"new") -> None:
    with written(path) as file:
        file.write(content)


def fail(error: type[BaseException], file: BinaryIO) -> None:
    file.write(b"half")
    raise error


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "answer.csv"
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_once_all_is_written(old: Path) -> None:
    with written(old) as file:
        file.write(b"new")
        file.flush()
        assert old.read_bytes() == b"old"
    assert old.read_bytes() == b"new"
    assert names(old.parent) == ["answer.csv"]


@pytest.mark.parametrize("error", [ValueError, OSError, KeyboardInterrupt, SystemExit])
def test_an_error_of_the_block_goes_through_and_leaves_what_stood_there(error: type[BaseException], old: Path) -> None:
    with pytest.raises(error), written(old) as file:
        fail(error, file)
    assert old.read_bytes() == b"old"
    assert names(old.parent) == ["answer.csv"]


def test_a_new_file_has_the_permissions_that_any_file_gets(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    write(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "any").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o444])
def test_the_permissions_of_a_replaced_file_stay(mode: int, old: Path) -> None:
    old.chmod(mode)
    write(old)
    assert stat.S_IMODE(old.stat().st_mode) == mode
    assert old.read_bytes() == b"new"


@pytest.mark.parametrize("there", [True, False])
def test_the_file_that_a_link_points_to_is_replaced_not_the_link(there: bool, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "answer.csv", tmp_path / "link"
    if there:
        target.write_bytes(b"old")
    link.symlink_to("far/answer.csv")
    write(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "far") == ["answer.csv"]


def test_a_pipe_is_written_as_it_comes(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(pipe)
    reader.join()
    assert read == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_is_written_and_stays(tmp_path: Path) -> None:
    write(Path(os.devnull))
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    (tmp_path / "link").symlink_to(os.devnull)
    write(tmp_path / "link")
    assert names(tmp_path) == ["link"]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_standard_output_by_its_name_is_added_to_not_replaced(name: str, old: Path) -> None:
    script = "import sys; from pathlib import Path; from onrecord.output.writing import written\n"
    script += "with written(Path(sys.argv[1])) as file: file.write(b' and new')"
    (old.parent / "link").symlink_to("/dev/stdout")
    with old.open("ab") as out:
        subprocess.run([sys.executable, "-c", script, name], stdout=out, cwd=old.parent, check=True)
    assert old.read_bytes() == b"old and new"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("none/answer.csv", "there is no folder .*none; make it", id="no such folder"),
        pytest.param("link", "there is no folder .*none; make it", id="a link into no such folder"),
        pytest.param("folder", "it is a folder.*name another with -o", id="a folder"),
        pytest.param("answer.csv/x", "Not a directory", id="below a file"),
        pytest.param("loop", "(?i)symbolic links", id="links in a circle"),
        pytest.param("/dev/full", "No space left on device.*make room", id="a full device"),
        pytest.param("x" * 300, "File name too long", id="a name too long"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(name: str, told: str, old: Path) -> None:
    (old.parent / "folder").mkdir()
    (old.parent / "link").symlink_to("none/answer.csv")
    (old.parent / "loop").symlink_to("loop")
    before = names(old.parent)
    with pytest.raises(OutputError, match=told) as error:
        write(old.parent / name)
    assert len(str(error.value).splitlines()) == 1
    assert names(old.parent) == before


def test_a_folder_that_may_not_be_written_is_told_and_the_file_stays(as_nobody: Path) -> None:
    path = as_nobody / "locked" / "answer.csv"
    path.parent.mkdir()
    path.write_bytes(b"old")
    path.parent.chmod(0o500)
    with pytest.raises(OutputError, match=r"Permission denied.*as it was; ask for the right"):
        write(path)
    assert path.read_bytes() == b"old"


KILLED = {
    "while it writes": "with written(path) as file: file.write(b'n' * 10**6); end()",
    "when all is written": "Path.replace = lambda *_: end()\nwith written(path) as file: file.write(b'n')",
    "writing a part of a store": "Path.replace = lambda *_: end()\nwrite_whole(path, b'n')",
}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("when", KILLED)
def test_a_killed_process_leaves_the_old_file(when: str, number: int, old: Path) -> None:
    head = "import os, sys; from pathlib import Path; from onrecord.output.writing import write_whole, written\n"
    head += f"path = Path(sys.argv[1])\ndef end(): os.kill(os.getpid(), {int(number)})\n"
    done = subprocess.run([sys.executable, "-c", head + KILLED[when], str(old)])
    assert done.returncode == -number
    assert old.read_bytes() == b"old"
    (left,) = (name for name in names(old.parent) if name != "answer.csv")
    assert left.endswith(".partial")
    write(old)
    write_whole(old, b"newer")
    assert old.read_bytes() == b"newer"


def limited_to(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("writing") / "store"
    with open_store(path, "write") as opened:
        build([conftest._article(), conftest._report(), conftest._letter()], opened, Run("1"))
    return path


COMMANDS = {
    "query.csv": ["query", "-e", "SELECT * { ?s ?p ?o }"],
    "query.txt": ["query", "-e", "SELECT * { ?s ?p ?o } LIMIT 200"],
    "query.ttl": ["query", "-e", "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "turtle"],
    **{f"graph.{suffix}": ["export"] for suffix in ("ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "gexf")},
    "table.csv": ["export"],
    **{f"{view}.html": ["view", "--view", view] for view in ("network", "positions", "chains", "timeline")},
    "document.html": ["view", "--document", "gazette-1"],
    "record.jsonl": ["extract", "{source}", "--workers", "1"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_an_output_that_meets_a_limit_leaves_the_file_it_was_to_replace(name: str, store: Path, tmp_path: Path) -> None:
    source = tmp_path / "letter.txt"
    source.write_text("Mira Tal said on Friday that the talks had failed.\n" * 40)
    out = tmp_path / "out" / name
    out.parent.mkdir()
    out.write_bytes(b"old")
    arguments = [argument.replace("{source}", str(source)) for argument in COMMANDS[name]]
    arguments += ["-o", str(out), *(["--store", str(store)] if "extract" not in arguments else [])]
    command = [sys.executable, "-m", "onrecord.cli", *arguments]
    size = 20_000 if "view" in arguments else 1000  # views keep more than that in temporary files
    done = subprocess.run(command, preexec_fn=partial(limited_to, size), capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert f"{out}: cannot be written (File too large); what stood there is as it was" in done.stderr
    assert out.read_bytes() == b"old"
    assert names(out.parent) == [name]
