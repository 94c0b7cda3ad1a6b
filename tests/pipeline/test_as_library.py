"""On Record as a library in a program of somebody else's: scripts of every kind get the same records."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BUILD = """
from pathlib import Path
import onrecord
print(onrecord.build(["docs"], onrecord.Settings(store=Path("record"), workers=2)))
"""
SHELL = f"""
import sys
del sys.modules["__main__"].__file__
exec({BUILD!r})
"""


def run(program: list[str], folder: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *program], cwd=folder, input=given, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with more documents than one process is started for, and a module of theirs that has a name of ours."""
    (tmp_path / "docs").mkdir()
    for number in range(40):
        text = f"Mira Tal said on Friday that {number} of the talks had failed.\n"
        (tmp_path / "docs" / f"{number}.txt").write_text(text, "utf-8")
    (tmp_path / "script.py").write_text(BUILD, "utf-8")
    (tmp_path / "shell.py").write_text(SHELL, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("program", "given"),
    [
        pytest.param(["script.py"], None, id="a script that guards nothing"),
        pytest.param(["-"], BUILD, id="standard input"),
        pytest.param(["-c", BUILD], None, id="a text on the command line"),
        pytest.param(["shell.py"], None, id="a shell, whose main module is no file"),
    ],
)
def test_workers_start_whatever_program_builds(program: list[str], given: str | None, folder: Path) -> None:
    done = run(program, folder, given)
    assert (done.stdout, done.stderr, done.returncode) == ("40 documents added\n", "", 0)
