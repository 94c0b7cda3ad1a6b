"""A codebook in a store: taken over, kept, edited by hand, refused; documents are not read anew."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import Result
from tests.curation.conftest import run

TEXT = (
    "HERALD, 1 May 2020\n\nNorvania rejected the ballot held in Ostrel on 31 March 2020. Keldmark welcomed the truce.\n"
)
BOOK = "id,label,wordings\nvote,first round,vote in Ostrel\n"


def labels(store: Path) -> dict[str, str]:
    told = run("query", "subjects", "-f", "csv", "--store", str(store))
    assert told.exit_code == 0, told.output
    rows = csv.DictReader(told.stdout.splitlines())
    return {row["subject_id"].rpartition("/id/")[2]: row["subject"] for row in rows}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document, a store of it and a codebook."""
    (tmp_path / "first.txt").write_text(TEXT, "utf-8")
    (tmp_path / "actors.csv").write_text("name,kind\nNorvania,state\nKeldmark,state\n", "utf-8")
    (tmp_path / "book.csv").write_text(BOOK, "utf-8")
    return tmp_path


def build(folder: Path, *options: str) -> Result:
    actors = ("--actors", str(folder / "actors.csv"))
    return run("build", str(folder / "first.txt"), *actors, "--store", str(folder / "record"), *options)


def test_a_build_with_a_codebook_links_to_it_and_later_builds_keep_it(folder: Path) -> None:
    store = folder / "record"
    assert build(folder, "--subjects", str(folder / "book.csv")).exit_code == 0
    assert labels(store)["subject/vote"] == "first round"
    (folder / "book.csv").unlink()
    assert "1 document unchanged" in build(folder).stderr
    assert labels(store)["subject/vote"] == "first round"
    assert run("show", "vote in Ostrel", "--store", str(store)).stdout.startswith("first round")


def test_a_codebook_for_documents_that_are_stored_reads_none_of_them_anew(folder: Path) -> None:
    store = folder / "record"
    build(folder)
    assert "subject/vote" not in labels(store)
    told = build(folder, "--subjects", str(folder / "book.csv")).stderr
    assert "1 document unchanged" in told
    assert labels(store)["subject/vote"] == "first round"


def test_the_store_s_own_copy_may_be_edited(folder: Path) -> None:
    store = folder / "record"
    build(folder, "--subjects", str(folder / "book.csv"))
    copy = store / "subjects.ttl"
    copy.write_text(copy.read_text("utf-8").replace("first round", "round one"), "utf-8")
    build(folder)
    assert labels(store)["subject/vote"] == "round one"


def test_a_codebook_that_is_refused_leaves_the_one_before(folder: Path) -> None:
    store = folder / "record"
    build(folder, "--subjects", str(folder / "book.csv"))
    wrong = folder / "wrong.csv"
    wrong.write_text("label,direction\nthe truce,sideways\n", "utf-8")
    for done in (
        build(folder, "--subjects", str(wrong)),
        run("subjects", "declare", str(wrong), "--store", str(store)),
    ):
        assert done.exit_code == 1
        assert done.stderr.count("\n") == 1
        assert (
            f"{wrong}, line 2: direction 'sideways' is not known; give for or against, or leave it empty" in done.stderr
        )
    assert labels(store)["subject/vote"] == "first round"


def test_a_table_to_be_filled_in_is_written_of_any_codebook(folder: Path) -> None:
    done = run("subjects", "codebook", str(folder / "book.csv"))
    assert done.stdout == "id,label,wordings,direction,type,broader\nvote,first round,vote in Ostrel,for,,\n"
