"""Decisions of people on positions: another stance, another target, none at all, over rebuilds and newer versions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.curation.conftest import APRIL, FIRST, MARCH, SECOND, build, run

TALOV = "55-63_64-89"
"""The place in the first document of what Mira Talov rejected."""


def told(store: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Who stands where: the subject and the stance by speaker and words of the target, of what is no mistake."""
    lines = run("export", "-f", "positions", "--quotes", "full", "--store", str(store)).stdout.splitlines()
    texts = {"first": f"HERALD, 1 May 2020\n\n{FIRST}", "second": f"MONITOR, 2 May 2020\n\n{SECOND}"}
    found = {}
    for line in map(json.loads, lines):
        text = texts.get(Path(line["doc_id"]).stem, "")
        for each in line["positions"]:
            begin, end = each["target"][0]
            found[each["speaker"], text[begin:end]] = (each["subject_label"], each["stance"])
    return found


def statement(store: Path, place: str) -> str:
    quads = run("export", "-f", "ntriples", "--store", str(store)).stdout
    return next(word[1:-1] for word in quads.split() if word.endswith(f"/{place}>") and "/statement/" in word)


def test_stance_and_target_are_corrected_outlive_builds_and_newer_versions_and_are_undone(folder: Path) -> None:
    store = build(folder)
    before = told(store)
    assert before["Mira Talov", "the vote of 31 March 2020"] == (MARCH, "opposes")
    done = run("correct", statement(store, TALOV), "--stance", "favours", "--target", APRIL, "--store", str(store))
    assert done.exit_code == 0, done.output
    assert told(store)["Mira Talov", "the vote of 31 March 2020"] == (APRIL, "favours")
    (folder / "texts" / "first.txt").write_text(f"HERALD, 1 May 2020\n\n{FIRST}More follows.\n", encoding="utf-8")
    build(folder)
    listed = run("decisions", "--store", str(store)).stdout
    assert listed.count("carried over to position/") == 2
    assert told(store)["Mira Talov", "the vote of 31 March 2020"] == (APRIL, "favours")
    assert run("validate", "--store", str(store)).exit_code == 0
    assert run("decisions", "undo", "1-2", "--store", str(store)).exit_code == 0
    assert told(store) == before


def test_what_is_no_position_is_left_out_until_that_is_undone(folder: Path) -> None:
    store = build(folder)
    before = told(store)
    assert run("correct", statement(store, TALOV), "--target", "none", "--store", str(store)).exit_code == 0
    assert before.keys() - told(store).keys() == {("Mira Talov", "the vote of 31 March 2020")}
    assert run("validate", "--store", str(store)).exit_code == 0
    assert run("decisions", "undo", "1", "--store", str(store)).exit_code == 0
    assert told(store) == before


def test_a_statement_that_is_wrong_tells_no_position(folder: Path) -> None:
    store = build(folder)
    before = told(store)
    assert run("correct", statement(store, TALOV), "--wrong", "--store", str(store)).exit_code == 0
    assert before.keys() - told(store).keys() == {("Mira Talov", "the vote of 31 March 2020")}
    assert run("validate", "--store", str(store)).exit_code == 0


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        (("--stance", "against"), "is no stance; use one of favours, opposes, neither"),
        (("--target", "the harbour"), "nothing in the store is called 'the harbour'"),
    ],
    ids=["stance", "target"],
)
def test_what_cannot_be_is_told_in_one_line_and_changes_nothing(
    folder: Path, given: tuple[str, str], remedy: str
) -> None:
    store = build(folder)
    wrong = run("correct", statement(store, TALOV), *given, "--store", str(store))
    assert wrong.exit_code == 1
    assert remedy in wrong.stderr
    assert wrong.stderr.count("\n") == 1
    assert not (store / "decisions.csv").exists()


def test_a_position_that_is_not_there_is_told_in_one_line(folder: Path) -> None:
    store = build(folder)
    wrong = run("correct", "position/00ff/1-2_3-4/3-4", "--stance", "favours", "--store", str(store))
    assert wrong.exit_code == 1
    assert "is no position" in wrong.stderr
    assert wrong.stderr.count("\n") == 1
