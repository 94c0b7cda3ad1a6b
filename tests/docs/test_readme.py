"""What the README prints is what its commands print, and its commands and its Python run as they stand there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli.answer import ask

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DEMO = (ROOT / "scripts" / "demo").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, and after the first command a store of them, ``record``."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def typed(line: str) -> str:
    told = CliRunner().invoke(main, shlex.split(line, comments=True)[1:])
    assert told.exit_code == 0, f"{line}\n{told.output}"
    return told.stdout


def test_the_commands_of_the_readme_run_as_printed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    lines = re.findall(r"^\$ \S*/onrecord .*$", README, re.MULTILINE)
    printed = [typed(line.removeprefix("$ ")) for line in lines]
    assert len(printed) == 6
    assert (folder / "record" / "network.html").is_file()
    assert (folder / "record" / "graph.ttl").is_file()


def test_the_table_of_the_readme_opens_the_answer_that_the_demo_prints(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    question, asked = re.findall(r'^ask "(.*)" \\\n((?: +.*\\\n)* +.*)$', DEMO, re.MULTILINE)[0]
    with main.commands["query"].make_context("query", shlex.split(asked.replace("\\\n", " "))) as context:
        given = context.params
    wide = 120
    answer = ask(Path("record"), given["query"], None, given["params"], None, None, None, wide, given["columns"])
    shown = re.findall(rf"^{re.escape(question)}\n(.*?)\n\.\.\.\n```", README, re.MULTILINE | re.DOTALL)[0].splitlines()
    assert shown == [line.rstrip() for line in answer.splitlines()][: len(shown)]
    assert len(shown) > 5


def test_the_python_of_the_readme_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(block, "README.md", "exec"), names)
    assert str(names["report"]) == "nothing added: 23 documents unchanged"
    assert names["rows"]
