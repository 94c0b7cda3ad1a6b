"""What a build and the status of a store tell of UN documents without symbol, organ or day; and of no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

DOCUMENTS = {
    "whole.txt": "Resolution 9502 (1982)\nof 3 April 1982\n\nThe Security Council,\n\n1. Demands a ceasefire.\n",
    "no-day.txt": "Resolution 9503 (1982)\n\nThe Security Council,\n\n1. Demands a ceasefire.\n",
    "no-number.txt": (
        "United Nations\n\nGeneral Assembly Distr.: General 5 December 2025\n\n"
        "Resolution adopted by the General Assembly on 1 December 2025\n\nThe General Assembly,\n\n1. Decides so.\n"
    ),
    "news.txt": "Norvania rejects vote\n\nPORT ELSA - Norvania rejected the vote, its spokeswoman said.\n",
    "speech.txt": "STATEMENT\nby\nH.E. Ms. Mara Osk\nat the general debate\n\nMr. President,\n\nWe agree.\n",
}
LINES = [
    "not found: docs/no-day.txt: no day found in its head and foot",
    "not found: docs/no-number.txt: no symbol found in its head and foot",
]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for name, text in DOCUMENTS.items():
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["build", "docs", "--workers", "1"])


def test_a_build_tells_in_one_line_what_a_document_lacks(built: Result) -> None:
    assert built.exit_code == 0
    assert [line for line in built.stderr.splitlines() if line.startswith("not found")] == LINES


def test_the_status_tells_it_as_long_as_the_document_is_stored(built: Result) -> None:
    assert built.exit_code == 0
    told = CliRunner().invoke(main, ["status"]).stdout
    assert [line for line in told.splitlines() if line.startswith("not found")] == LINES
    as_data = json.loads(CliRunner().invoke(main, ["status", "--json"]).stdout)
    assert as_data["not_found"] == [
        {"source": "docs/no-day.txt", "lacking": ["day"]},
        {"source": "docs/no-number.txt", "lacking": ["symbol"]},
    ]


def test_nothing_is_told_of_what_has_not_changed_nor_of_what_metadata_tell(built: Result) -> None:
    assert built.exit_code == 0
    again = CliRunner().invoke(main, ["build", "docs", "--workers", "1"])
    assert "not found" not in again.stderr
    Path("docs/no-day.meta.json").write_text('{"published": "1982-04-03"}', encoding="utf-8")
    Path("docs/no-number.meta.json").write_text('{"symbol": "A/RES/80/9911"}', encoding="utf-8")
    mended = CliRunner().invoke(main, ["build", "docs", "--workers", "1"])
    assert mended.exit_code == 0
    assert "not found" not in mended.stderr
