"""A store of two documents, and damage to a file of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.pipeline.writing import build
from onrecord.store import Run, open_store

if TYPE_CHECKING:
    from tests.conftest import Records


@pytest.fixture
def store(tmp_path: Path, run: Run, records: Records) -> Path:
    with open_store(tmp_path / "s", "write") as opened:
        opened.use_vocabulary()
        build([records.article, records.report], opened, run)
    return tmp_path / "s"


def turn_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
