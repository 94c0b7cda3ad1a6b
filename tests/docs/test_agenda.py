"""What docs/agenda.md shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "agenda.md").read_text(encoding="utf-8")


def test_the_session_on_the_page_is_added_and_found_as_the_page_says(tmp_path: Path) -> None:
    (table,) = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    file, store, runner = tmp_path / "agenda-hrc-43.csv", str(tmp_path / "record"), CliRunner()
    file.write_text(table, encoding="utf-8")
    added = runner.invoke(main, ["agenda", "add", str(file), "--store", store])
    assert added.exit_code == 0
    assert added.stderr in PAGE
    asked = ["query", "item-numbers", "-p", "title=technical assistance", "-f", "csv", "-c", "organ,session,number"]
    assert runner.invoke(main, [*asked, "--store", store]).stdout.replace("\r\n", "\n") in PAGE
