"""The same documents give the same bytes: in any process, with any hash seed and number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
OUTPUTS = ("graph.nq", "graph.ttl", "graph.csv", "view.html")


def build(folder: Path, seed: str, *options: str) -> dict[str, bytes]:
    """What a build of the examples in a process of its own leaves, by file."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    store = str(folder / "record")

    def run(*arguments: str) -> None:
        command = [sys.executable, "-m", "onrecord.cli", *arguments, "--store", store]
        subprocess.run(command, check=True, env=environment, capture_output=True)

    run("build", str(EXAMPLES), "--actors", str(EXAMPLES / "actors.ttl"), *options)
    for name in OUTPUTS[:-1]:
        run("export", "-o", str(folder / name))
    run("view", "-o", str(folder / "view.html"))
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("first"), "1")


@pytest.mark.parametrize(("seed", "options"), [("2", ()), ("3", ("--workers", "2"))], ids=["seed", "workers"])
def test_two_builds_are_identical(seed: str, options: tuple[str, ...], first: dict[str, bytes], tmp_path: Path) -> None:
    second = build(tmp_path, seed, *options)
    assert {name for name in OUTPUTS if first[name] != second[name]} == set()
    assert len(first["graph.nq"].splitlines()) > 20_000
