"""A folder with one of everything, good and broken, builds, and its report names each broken file with a remedy."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import samples  # noqa: E402


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("everything")
    subprocess.run([sys.executable, SCRIPTS / "make_folder", folder / "all"], check=True, capture_output=True)
    return folder / "record", run("build", folder / "all", "--workers", "1", "--store", folder / "record")


def test_each_broken_file_is_named_with_reason_and_remedy_and_no_good_one(built: tuple[Path, Result]) -> None:
    _, result = built
    told = [line for line in result.stderr.splitlines() if line.startswith("onrecord: ")]
    for name in samples.broken():
        about = [line for line in told if f"/broken/{name}" in line]
        assert about, name
        assert all("; " in line for line in about)
    assert not [line for line in told if "/good/" in line]
    assert result.exit_code == 1


def test_the_report_counts_what_was_not_analysed_and_what_came_twice(built: tuple[Path, Result]) -> None:
    _, result = built
    assert "2 in other languages, not analysed" in result.stderr
    assert re.search(r"[67] with another source", result.stderr)  # a seventh where LibreOffice reads old Word documents


def test_the_store_is_sound_and_reprints_are_told_apart_from_independent_documents(built: tuple[Path, Result]) -> None:
    store, _ = built
    assert "no problems" in run("validate", "--store", store).stdout
    reprints = run("query", "reprints", "--store", store, "--format", "csv").stdout.splitlines()
    assert len(reprints) > 1
    words = ["--param", "text=Nobody asked us", "--param", "actor=Mira Tal", "--columns", "independent,documents"]
    told = run("query", "independent-documents", "--store", store, "--format", "csv", *words).stdout.splitlines()
    independent, documents = map(int, told[1].split(","))
    assert 1 <= independent < documents


def test_a_limit_given_on_the_command_line_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mira Tal said that the vote was void.")
    result = run("extract", tmp_path / "a.txt", "--limit", "characters=10")
    assert result.exit_code == 1
    assert "the limit is 10" in result.stderr
    assert run("extract", tmp_path / "a.txt", "--limit", "letters=10").exit_code == 2
