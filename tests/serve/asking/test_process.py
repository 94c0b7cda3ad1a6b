"""Processes of the server run our modules, and nothing that lies about."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from onrecord.serve.settings import Serving
from onrecord.serve.snapshots.states import States


def test_no_file_of_the_working_directory_is_a_module(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "queue"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('it was run')\n")
    monkeypatch.chdir(tmp_path)

    async def served() -> str:
        states = States(Serving(store=store))
        await states.start()
        try:
            return states.now.name
        finally:
            await states.close()

    assert asyncio.run(served())
