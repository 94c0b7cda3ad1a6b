from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import StoreError
from onrecord.pipeline.writing import build
from onrecord.store import Run, open_store
from onrecord.store.rdflib_view import rdflib_view

if TYPE_CHECKING:
    from tests.conftest import Records

PAGE = Path(__file__).parents[2] / "docs" / "rdflib.md"


@pytest.fixture
def built(tmp_path: Path, run: Run, records: Records) -> Path:
    with open_store(tmp_path / "record", "write") as store:
        build(records.all(), store, run)
    return tmp_path / "record"


def test_rdflib_sees_all_quads_and_the_prefixes(built: Path) -> None:
    with open_store(built) as store:
        quads = len(store.graph)
    dataset = rdflib_view(built)
    rows = list(dataset.query("SELECT ?s WHERE { ?s a rec:Statement }"))
    assert len(list(dataset.quads((None, None, None, None)))) == quads
    assert len(rows) == 5
    dataset.close()


def test_the_folder_is_free_once_the_view_is_closed(built: Path) -> None:
    dataset = rdflib_view(built)
    with pytest.raises(StoreError, match="in use"):
        open_store(built, "write")
    dataset.close()
    open_store(built, "write").close()


def test_a_view_of_nothing_says_how_to_build(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="onrecord build"):
        rdflib_view(tmp_path / "none")


def test_the_examples_of_the_page_run(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(examples) == 2
    monkeypatch.chdir(built.parent)
    names: dict[str, object] = {}
    for example in examples:
        exec(compile(example, str(PAGE), "exec"), names)
    printed = capsys.readouterr().out
    assert "Mira Tal" in printed
    assert "Osk Rin" in printed
