"""What all tests share: the read-only material beside the project."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent / "shared"


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
