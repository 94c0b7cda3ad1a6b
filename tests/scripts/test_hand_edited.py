"""A small share of the mutated files of a user's own; scripts/fuzz tries as many as there is time for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import fuzz_cases
import hand_edited


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store, and a file of codings out of it."""
    place = tmp_path_factory.mktemp("given")
    hand_edited.make_given(place)
    return place


@pytest.mark.parametrize("name", ["actors.csv", "coded.dna", "decisions.csv", "question.rq"])
def test_a_good_file_is_taken_by_its_command(given: Path, tmp_path: Path, name: str) -> None:
    ended = hand_edited.attempt(name, hand_edited.seeds(given)[name], given, tmp_path, whole=True)
    assert ended in {"taken", "answered"}


def test_mutated_files_are_taken_or_refused_in_one_line_that_names_them(given: Path, tmp_path: Path) -> None:
    found: dict[str, set[str]] = {}
    for number in range(2, 600, 3):
        case = fuzz_cases.case(20200424, number, given)
        if case.format in hand_edited.KINDS:
            found.setdefault(case.format, set()).add(case.attempt(tmp_path))
    assert found.keys() == hand_edited.KINDS.keys()
    assert {"taken", "refused"} <= set.union(*found.values())


def test_the_same_number_gives_the_same_file(given: Path) -> None:
    for number in range(30):
        one, other = (fuzz_cases.case(7, number, given) for _ in range(2))
        assert (one.format, one.name, one.data) == (other.format, other.name, other.data)
