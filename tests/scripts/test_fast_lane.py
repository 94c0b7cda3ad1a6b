"""What ``scripts/test --fast`` leaves out is a list of files that are there, and the whole run leaves out nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"


def slow_files() -> list[str]:
    lines = (line.partition("#")[0].strip() for line in (TESTS / "slow.txt").read_text("utf-8").splitlines())
    return [line for line in lines if line]


def test_each_file_on_the_list_is_there_once_and_in_order() -> None:
    assert [path for path in slow_files() if not (TESTS / path).is_file()] == []
    assert slow_files() == sorted(set(slow_files()))


@pytest.mark.parametrize(
    ("arguments", "ran"), [(["-m", "not slow"], "1 passed, 1 deselected"), ([], "2 passed")], ids=["fast", "whole"]
)
def test_the_tests_of_a_file_on_the_list_are_left_out_if_asked_and_only_then(
    arguments: list[str], ran: str, tmp_path: Path
) -> None:
    shutil.copy(ROOT / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = slow: a remark\n", "utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "slow.txt").write_text("# why\ntest_long.py  # 9\n", "utf-8")
    for name in ("test_long", "test_short"):
        (tmp_path / "tests" / f"{name}.py").write_text("def test_it() -> None:\n    assert True\n", "utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran in told.stdout
