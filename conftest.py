"""What all tests share: the read-only material beside the project."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_NOBODY = 65534
"""The user that owns nothing, by the convention of Unix systems."""

SHARED = Path(__file__).resolve().parent.parent / "shared"

SLOW = Path(__file__).parent / "tests" / "slow.txt"
"""The files of tests that ``scripts/test --fast`` leaves out, one a line, with ``#`` before a remark."""


def slow_files() -> list[str]:
    """The files that ``tests/slow.txt`` lists, as it has them."""
    lines = (line.partition("#")[0].strip() for line in SLOW.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of slow files as ``slow``; none is left out unless ``-m`` says so."""
    slow = {SLOW.parent / path for path in slow_files()}
    for item in items:
        if item.path in slow:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A function from a path in ``../shared`` to where it is.

    Skips the test where the folder is absent, except under CI.
    """

    def path(inside: str) -> Path:
        if not SHARED.is_dir():
            reason = f"{SHARED} is not there: this test reads documents that are no part of the project"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
        return SHARED / inside

    return path


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder in which the test runs without the rights of root, who may read and write everything."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-", dir=tempfile.gettempdir()))
    folder.chmod(0o777)
    root = os.geteuid() == 0
    if root:
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        shutil.rmtree(folder, ignore_errors=True)
