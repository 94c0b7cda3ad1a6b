"""Agreement of two coders: alpha of published examples, and what counts as the same position."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.discourse.alpha import alpha
from onrecord.discourse.coding import Coded
from onrecord.discourse.reliability import agreement

PUBLISHED = [
    # Krippendorff, K. (2011): Computing Krippendorff's Alpha-Reliability, repository.upenn.edu/asc_papers/43,
    # sections A (binary data) and B (nominal data), two observers, no missing data.
    pytest.param("0100000010", "1110010000", 0.095, id="A"),
    pytest.param("aabbdcccedda", "babbbccceddd", 0.692, id="B"),
]


@pytest.mark.parametrize(("one", "other", "value"), PUBLISHED)
def test_alpha_is_that_of_published_examples(one: str, other: str, value: float) -> None:
    found = alpha(zip(one, other, strict=True))
    assert found is not None
    assert round(found, 3) == value


def test_alpha_knows_agreement_chance_and_contradiction() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "b"), ("b", "a")]) == pytest.approx(-0.5)  # 1 - 3 * 4 / 8
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([]) is None


def coded(begin: int, end: int, cue: int = 0, stance: str = "favours", subject: str = "x") -> Coded:
    return Coded(((cue, cue + 4),), ((begin, end),), subject, stance, "asserted")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param((10, 20), (10, 20), True, id="the same words"),
        pytest.param((10, 20), (14, 22), True, id="half of the words in common"),
        pytest.param((10, 20), (17, 27), False, id="less than half"),
        pytest.param((10, 20), (12, 16), True, id="the smaller in the larger"),
        pytest.param((10, 40), (12, 16), False, id="a word in a long phrase"),
        pytest.param((10, 20), (30, 40), False, id="elsewhere"),
    ],
)
def test_a_position_is_the_same_where_targets_are(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    found = agreement({"a": (coded(*one),)}, {"a": (coded(*other),)})
    assert len(found.units) == same


def test_of_two_acts_on_one_target_those_with_the_same_words_are_one_whatever_was_said_of_them() -> None:
    ones = (coded(30, 40, 0, "favours"), coded(30, 40, 10, "opposes"))
    others = (coded(30, 40, 10, "favours"), coded(30, 40, 0, "opposes"))
    found = agreement({"a": ones}, {"a": others})
    assert sorted(found.pairs("stance")) == [("favours", "opposes"), ("opposes", "favours")]


def test_each_position_is_matched_once_and_only_in_its_document() -> None:
    found = agreement({"a": (coded(10, 20), coded(10, 20)), "b": ()}, {"a": (coded(10, 20),), "c": (coded(10, 20),)})
    assert (found.documents, found.positions, len(found.units)) == (1, (2, 1), 1)


def test_subjects_of_other_names_are_matched_by_how_often_they_meet() -> None:
    ones = [coded(place, place + 5, subject=name) for place, name in zip(range(0, 60, 10), "xxxyyz", strict=True)]
    others = [coded(place, place + 5, subject=name) for place, name in zip(range(0, 60, 10), "112223", strict=True)]
    found = agreement({"a": tuple(ones)}, {"a": tuple(others)})
    assert sum(one == other for one, other in found.pairs("subject")) == 0
    assert sum(one == other for one, other in found.subjects_matched().pairs("subject")) == 5


def line(name: str, *positions: dict[str, Any]) -> str:
    return json.dumps({"doc_id": name, "positions": positions}) + "\n"


def position(begin: int, **changes: Any) -> dict[str, Any]:
    usual = {"cue": [[0, 4]], "target": [[begin, begin + 5]], "subject": "x", "stance": "favours", "status": "asserted"}
    return usual | changes


def told(tmp_path: Path, machine: str, coder: str, *options: str) -> Result:
    files = [tmp_path / "machine.jsonl", tmp_path / "coder.jsonl"]
    for file, text in zip(files, (machine, coder), strict=True):
        file.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["reliability", *map(str, files), *options])


def test_the_command_prints_what_both_found_and_how_far_they_agree(tmp_path: Path) -> None:
    machine = line("a", position(10), position(20, stance="opposes"), position(30), position(50))
    coder = line("a", position(10), position(20, stance="opposes"), position(30, stance="neither"), position(70))
    result = told(tmp_path, machine, coder, "-o", str(tmp_path / "units.csv"))
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[1] == "positions: 4 in machine, 4 in coder, 3 in both (F1 75.0 %)"
    assert lines[4].split() == ["stance", "3", "2", "66.7", "0.545"]  # favours 3, opposes 2, neither 1: 1 - 5 * 2 / 22
    assert lines[5].split() == ["for", "or", "against", "2", "2", "100.0", "1.000"]
    assert lines[6].split() == ["status", "3", "3", "100.0", "-"]
    assert (tmp_path / "units.csv").read_text().splitlines()[3] == "a,30-35,favours,neither,asserted,asserted,x,x"


@pytest.mark.parametrize(
    ("coder", "remedy"),
    [
        pytest.param("{\n", "line 1 is not read", id="no JSON"),
        pytest.param(line("a") + '{"doc_id": "b"}\n', "line 2 lacks 'positions'", id="no positions"),
        pytest.param(line("a", position(1, stance="pro")), "favours, opposes, neither", id="a stance of its own"),
        pytest.param(line("a", position(1, target=[])), "a target without a span", id="no target"),
        pytest.param(line("a", position(1, target=[[5, 2]])), "end that is not behind", id="a span turned round"),
        pytest.param(line("z", position(1)), "under the same doc_id", id="other documents"),
    ],
)
def test_a_file_that_cannot_be_compared_is_one_line_with_the_remedy(tmp_path: Path, coder: str, remedy: str) -> None:
    result = told(tmp_path, line("a", position(10)), coder)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert remedy in result.stderr


def test_subjects_without_one_name_in_common_are_told(tmp_path: Path) -> None:
    machine, coder = (
        line("a", position(10), position(20)),
        line("a", position(10, subject="V"), position(20, subject="V")),
    )
    result = told(tmp_path, machine, coder)
    assert "--match-subjects" in result.stderr
    assert "--match-subjects" not in told(tmp_path, machine, coder, "--match-subjects").stderr
