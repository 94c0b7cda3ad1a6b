"""Two invented documents on two votes and an embargo, built and decided about by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

FIRST = "Mira Talov, President of Norvania, rejected the vote of 31 March 2020. Norvania condemned the embargo.\n"
SECOND = "The Government of Keldmark welcomed the vote of 14 April 2020. Keldmark supported the embargo.\n"
MARCH, APRIL = "vote, 31 March 2020", "vote, 14 April 2020"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def build(folder: Path) -> Path:
    done = run("build", str(folder / "texts"), "--store", str(folder / "record"))
    assert done.exit_code == 0, done.output
    return folder / "record"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two documents."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "first.txt").write_text(f"HERALD, 1 May 2020\n\n{FIRST}", encoding="utf-8")
    (tmp_path / "texts" / "second.txt").write_text(f"MONITOR, 2 May 2020\n\n{SECOND}", encoding="utf-8")
    return tmp_path
