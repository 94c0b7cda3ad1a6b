"""The page for political scientists prints what its commands print, and its networks are those of a second program."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from onrecord import open_store
from onrecord.discourse.choice import Choice
from onrecord.discourse.event import EventList
from onrecord.discourse.networks import network_of
from onrecord.discourse.reading import read_events
from onrecord.export.format.events import write_events
from onrecord.export.matrix import write_csv

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import naive_networks as naive
from run_page import PAGE, run_anew


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The page as its commands print it now, and the folder in which they ran."""
    folder = tmp_path_factory.mktemp("page")
    return run_anew(PAGE.read_text("utf-8"), folder), folder


@pytest.fixture(scope="module")
def listed(ran: tuple[str, Path]) -> EventList:
    with open_store(ran[1] / "record") as store:
        return read_events(store.graph)


def test_the_page_prints_what_its_commands_print(ran: tuple[str, Path]) -> None:
    assert ran[0] == PAGE.read_text("utf-8"), "run .venv/bin/python scripts/run_page.py"


def test_the_python_of_the_page_runs(ran: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ran[1])
    (block,) = re.findall(r"```python\n(.*?)```", ran[0], re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(block, PAGE.name, "exec"), names)
    assert names["pairs"]


def test_the_files_of_the_page_are_networks(ran: tuple[str, Path]) -> None:
    windows = nx.read_gexf(ran[1] / "subtract.gexf")
    assert any(len(tie["spells"]) > 1 for _, _, tie in windows.edges(data=True))
    groups = {node["community"] for _, node in nx.read_graphml(ran[1] / "subtract.graphml").nodes(data=True)}
    assert groups == set(range(1, len(groups) + 1))
    assert len(groups) > 1


@pytest.mark.parametrize("duplicates", naive.DUPLICATES)
def test_each_cell_of_the_examples_is_that_of_a_second_implementation(listed: EventList, duplicates: str) -> None:
    write_events(listed.events, out := io.BytesIO())
    once = naive.once(naive.rows_of(out.getvalue()), duplicates)
    assert len(once) > 100
    for network, normalise in naive.NORMALISED:
        choice = replace(Choice(), network=network, normalise=normalise, duplicates=duplicates)  # type: ignore[arg-type]
        write_csv(network_of(listed, choice), out := io.BytesIO())
        again = naive.matrix(once, network, normalise)
        assert naive.differences(naive.read_matrix(out.getvalue()), again) == [], (network, normalise)
