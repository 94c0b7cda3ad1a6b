"""Decisions of people on subjects: merged, set apart and renamed, over rebuilds, and refused in one line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.curation.conftest import APRIL, MARCH, build, run


def rows(store: Path, kind: str = "event") -> list[dict[str, str]]:
    told = run("query", "subjects", "-p", f"kind={kind}", "-f", "csv", "--store", str(store))
    assert told.exit_code == 0, told.output
    return list(csv.DictReader(told.stdout.splitlines()))


def test_two_votes_are_merged_renamed_and_set_apart_and_decisions_outlive_a_new_document(folder: Path) -> None:
    store = build(folder)
    assert {row["subject"] for row in rows(store)} == {MARCH, APRIL}
    assert run("subjects", "merge", MARCH, APRIL, "--store", str(store)).exit_code == 0
    (one,) = rows(store)
    assert (one["documents"], one["favour"], one["oppose"]) == ("2", "1", "1")
    assert run("subjects", "rename", one["subject_id"], "votes of spring", "--store", str(store)).exit_code == 0
    (folder / "texts" / "third.txt").write_text("COURIER, 3 May 2020\n\nOstrel condemned the raid.\n", encoding="utf-8")
    build(folder)
    assert "votes of spring" in {row["subject"] for row in rows(store)}
    reference = one["subject_id"].partition("/id/")[2].replace("subject/", "reference/")
    assert run("decisions", "undo", "1", "--store", str(store)).exit_code == 0
    assert len(rows(store)) == 3
    wrong = run("subjects", "split", reference, "--store", str(store))
    assert wrong.exit_code == 1
    assert "cannot be set apart; give one of the references" in wrong.stderr


def test_what_is_one_already_or_no_subject_is_told_in_one_line_with_the_remedy(folder: Path) -> None:
    store = build(folder)
    for other, told in ((MARCH, "is one subject already"), ("Norvania", "is no subject; onrecord subjects list")):
        wrong = run("subjects", "merge", MARCH, other, "--store", str(store))
        assert wrong.exit_code == 1
        assert told in wrong.stderr
        assert wrong.stderr.count("\n") == 1
    assert len(rows(store)) == 2


def test_a_type_outlives_a_build_and_only_types_of_the_scheme_are_taken(folder: Path) -> None:
    store = build(folder)
    assert run("subjects", "type", MARCH, "conduct", "--store", str(store)).exit_code == 0
    build(folder)
    assert {row["subject"] for row in rows(store, "conduct")} == {MARCH}
    assert MARCH not in {row["subject"] for row in rows(store)}
    wrong = run("subjects", "type", MARCH, "ballot", "--store", str(store))
    assert wrong.exit_code == 1
    assert "is no type of subject; use one of event" in wrong.stderr
    assert wrong.stderr.count("\n") == 1
    assert "conduct" in run("decisions", "--store", str(store)).stdout


@pytest.fixture
def unsure(tmp_path: Path) -> Path:
    """A store of documents on one matter, of which one tells of "the poll" where the others tell of two."""
    (tmp_path / "texts").mkdir()
    names = "Envoys of Keldmark and Tarsovia met in Vorrel and Sundal."
    told = {
        "first": "Norvania rejected the vote of 31 March 2020. Norvania welcomed the vote of 4 May 2020.",
        "second": "The Government of Ostrel condemned the poll.",
    }
    for name, text in told.items():
        (tmp_path / "texts" / f"{name}.txt").write_text(f"HERALD, 1 May 2020\n\n{text} {names}\n", encoding="utf-8")
    return build(tmp_path)


def test_pairs_that_may_be_one_are_told_with_words_of_both_reviewed_and_then_gone(unsure: Path) -> None:
    told = run("subjects", "uncertain", "--store", str(unsure)).stdout
    assert "both vote; only one is told with a day" in told
    assert "“The Government of Ostrel condemned the poll.”" in told
    assert "2 pairs;" in told
    assert run("actors", "uncertain", "--class", "body", "--store", str(unsure)).stdout.startswith("0 pairs")
    done = run(
        "subjects", "review", "--answer", "kind A event", "--answer", "same", "--answer", "quit", "--store", str(unsure)
    )
    assert "is no answer; one is: same, different, name A NAME, type B TYPE" in done.stdout
    assert done.stdout.endswith("1 decision made\n")
    assert run("subjects", "uncertain", "--store", str(unsure)).stdout.startswith("0 pairs")
