"""What others wrote reaches a terminal without what would steer it, whichever command prints it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests import conftest

from onrecord.cli import main
from onrecord.errors import UnreadableDocument
from onrecord.output.terminal import one_line, plain
from onrecord.pipeline.writing import build
from onrecord.store import Run, open_store

STEERING = {*map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])} - {*"\n\t"}
EVIL = "\x1b]0;x\x07\x1b[31m\x9b2J\x7f\u202e\u2066\r"


@pytest.mark.parametrize("mark", sorted(STEERING), ids=lambda mark: f"U+{ord(mark):04X}")
def test_no_character_that_steers_is_left(mark: str) -> None:
    assert plain(f"a{mark}b\tc\n") == "a b\tc\n"
    assert one_line(f"a{mark}b\tc\n") == "a b c "


@pytest.mark.parametrize("text", ["Ål “x” – 日本", "می\u200cخواهم", "قال", "🕊\ufe0f", "a\u00adb"])
def test_words_of_any_script_stay_as_they_are(text: str) -> None:
    assert plain(text) == one_line(text) == text


def test_half_a_character_of_a_file_name_can_be_printed() -> None:
    assert plain(os.fsdecode(b"a\xff.txt")).encode() == b"a .txt"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("terminal") / "store"
    article = conftest._article()
    document = replace(
        article.document, title=f"=A{EVIL} vote", publisher=f"Gazette{EVIL}", source=f"folder/a{EVIL}.txt", authors=()
    )
    references = tuple(replace(each, name=each.name + EVIL) for each in article.references)
    with open_store(path, "write") as opened:
        opened.use_vocabulary()
        build([replace(article, document=document, references=references)], opened, Run("1"))
        opened.fail(UnreadableDocument(f"folder/b{EVIL}\n.txt", f"it is empty{EVIL}", "remove it"))
    (path / "decisions.csv").write_text(
        "judgement,subject,object,by,when,why,undone_by,undone_when\n"
        f'name,person/mira-tal,"Mira{EVIL}",M. Vask,2024-01-01,"because{EVIL}",,\n',
        encoding="utf-8",
        newline="",
    )
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


COMMANDS = [
    ["status"],
    ["query", "who-said-what"],
    ["query", "-e", "SELECT * { ?document dcterms:title ?title }"],
    ["show", "gazette-1"],
    ["show", "person/mira-tal"],
    ["show", f"nobody{EVIL}"],
    ["actors", "list"],
    ["actors", "uncertain"],
    ["validate"],
    ["decisions"],
    ["actors", "kind", "person/mira-tal", f"x{EVIL}"],
    ["actors", "name", "person/mira-tal", f"Mira{EVIL.strip()}"],
    ["remove", f"nothing{EVIL}"],
    ["remove", "gazette-1"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: ascii(" ".join(command)))
def test_a_command_prints_the_words_of_others_without_what_steers(
    command: list[str], store: Path, tmp_path: Path
) -> None:
    shutil.copytree(store, tmp_path / "store")  # some change it
    done = run(*command, "--store", str(tmp_path / "store"))
    assert done.stdout or done.stderr
    assert STEERING.isdisjoint(done.stdout + done.stderr)
    assert done.exit_code in (0, 1)
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception


@pytest.mark.parametrize("options", [[], ["--list"], ["--quiet"]], ids=["build", "list", "quiet"])
def test_a_build_prints_the_names_of_files_without_what_steers(options: list[str], tmp_path: Path) -> None:
    source = tmp_path / f"in{EVIL}"
    source.mkdir()
    (source / f"a{EVIL}\n.txt").write_text("Mira Tal said on Friday that the talks had failed.\n")
    (source / f"b{EVIL}\n.txt").write_bytes(bytes(range(256)) * 20)
    (source / f"c{EVIL}\n.wpd").write_text("x")
    done = run("build", str(source), "--store", str(tmp_path / "store"), "--workers", "1", *options)
    assert done.exit_code == 1
    assert STEERING.isdisjoint(done.stdout + done.stderr)
    if options == ["--list"]:
        assert sorted(line.split("\t")[0] for line in done.stdout.splitlines()) == ["added", "failed"]
        assert all(len(line.split("\t")) == 3 for line in done.stdout.splitlines())


def test_extract_tells_of_failures_without_what_steers(tmp_path: Path) -> None:
    (tmp_path / f"b{EVIL}\n.txt").write_bytes(bytes(range(256)) * 20)
    done = run("extract", str(tmp_path), "--workers", "1")
    assert done.exit_code == 1
    assert done.stderr.startswith("onrecord: ")
    assert len(done.stderr.splitlines()) == 1
    assert STEERING.isdisjoint(done.stderr)


TITLE = "{ ?document dcterms:title ?title }"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize(
    "command",
    [
        ["query", "-e", f"SELECT * {TITLE}", "-f", "csv"],
        ["query", "-e", f"SELECT * {TITLE}", "-f", "json"],
        ["query", "-e", f"CONSTRUCT {TITLE} WHERE {TITLE}"],
        ["export", "-f", "csv"],
        ["export", "-f", "nq"],
        ["status", "--json"],
    ],
    ids=["csv", "json", "turtle", "export", "quads", "status"],
)
def test_data_are_as_they_are_for_a_program_and_without_what_steers_on_a_terminal(
    command: list[str], store: Path
) -> None:
    import pty

    whole = [sys.executable, "-m", "onrecord.cli", *command, "--store", str(store)]
    piped = subprocess.run(whole, capture_output=True, check=True).stdout.decode()
    assert "\x9b" in piped
    ours, theirs = pty.openpty()
    with subprocess.Popen(whole, stdout=theirs, stderr=subprocess.DEVNULL):
        os.close(theirs)
        seen = b""
        while part := _read(ours):
            seen += part
    os.close(ours)
    assert "vote" in seen.decode()
    assert STEERING.isdisjoint(seen.decode().replace("\r\n", "\n"))


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end was closed
        return b""
