"""A layout computed in a process of its own."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from onrecord.view.network.placement import aside
from onrecord.view.network.placement.placing import Placing, placing
from onrecord.view.network.placement.spacing import Boxes


def ring(count: int) -> dict[int, dict[int, float]]:
    """Nodes in a ring, with a chord from every third."""
    links: dict[int, dict[int, float]] = {node: {} for node in range(count)}
    for node in range(count):
        for other in ((node + 1) % count, node * 7 % count if node % 3 == 0 else node):
            if other != node:
                links[node][other] = links[other][node] = 1 + node % 4
    return {node: dict(sorted(row.items())) for node, row in links.items()}


def boxes(count: int) -> Boxes:
    return np.tile([20.0, 8.0, 20.0, 22.0], (count, 1))


def refuse(*_: object) -> Placing:
    raise AssertionError("the work was not done aside")


def test_another_process_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = placing(ring(400), boxes(400))
    monkeypatch.setattr(aside, "WORTH_IT", 10)
    monkeypatch.setattr(aside, "placing", refuse)
    found = aside.begin_placing(ring(400), boxes(400))()
    assert found.positions.tolist() == expected.positions.tolist()
    assert found.communities == expected.communities
    assert len(set(found.communities)) > 1


def test_few_nodes_are_placed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert len(aside.begin_placing(ring(40), boxes(40))().positions) == 40


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
def test_without_another_process_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(aside, "WORTH_IT", 10)
    monkeypatch.setattr(sys, "executable", program)
    found = aside.begin_placing(ring(400), boxes(400))()
    assert found.positions.tolist() == placing(ring(400), boxes(400)).positions.tolist()
