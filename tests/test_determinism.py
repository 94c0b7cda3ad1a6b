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


NAMES = ("keldmark-letter.txt", "norvania-letter.txt", "courier-vote.txt", "telegraph-vote.txt", "council-record.txt")


def test_the_order_of_a_folder_s_documents_changes_no_node_and_no_id(tmp_path: Path) -> None:
    """Five documents in three orders, the last of them read by two workers: one graph."""
    graphs: set[bytes] = set()
    orders = [(NAMES, "1"), (NAMES[::-1], "1"), (NAMES[2:] + NAMES[:2], "2")]
    for place, (names, workers) in enumerate(orders):
        store, graph = str(tmp_path / f"record{place}"), tmp_path / f"graph{place}.nq"
        sources = [str(EXAMPLES / name) for name in names]
        actors = ["--actors", str(EXAMPLES / "actors.ttl"), "--workers", workers, "--store", store]
        for arguments in (["build", *sources, *actors], ["export", "-o", str(graph), "--store", store]):
            subprocess.run([sys.executable, "-m", "onrecord.cli", *arguments], check=True, capture_output=True)
        graphs.add(graph.read_bytes())
    assert len(graphs) == 1
    assert max(graphs, key=len).count(b"\n") > 100
