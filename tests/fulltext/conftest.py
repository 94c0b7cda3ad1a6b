"""A store of three documents, to be searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.pipeline.writing import build
from onrecord.store import Run, open_store
from onrecord.store.base import Store

if TYPE_CHECKING:
    from tests.conftest import Records

MINUTES = (
    "Łorvan Əsgər spoke of A/RES/9001/20 at first.\n\n"
    "Then came A/RES/9001, and the ceasefires of Nagra-Veld; nobody was condemning them.\n\n"
    f"{'Rain fell on the hills, and snow above them. ' * 5}\n\n"
    "A ceasefire was signed. Nothing else was."
)


@pytest.fixture
def folder(tmp_path: Path, run: Run, records: Records) -> Path:
    minutes = replace(
        records.letter,
        document=replace(records.letter.document, text=MINUTES, doc_id="minutes", source="minutes.txt", symbols=()),
        statements=(),
        references=(),
    )
    with open_store(tmp_path / "s", "write") as opened:
        opened.use_vocabulary()
        build([records.article, records.report, minutes], opened, run)
    return tmp_path / "s"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder) as opened:
        yield opened
