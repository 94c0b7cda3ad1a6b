"""The scores of positions in sentences that a reader labelled, and the floor that they must not fall below."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from stance_scores import Scored, Wanted, read_cases, scored


def test_every_target_of_the_table_is_in_its_sentence() -> None:
    for case in read_cases():
        for wanted in (wanted for readings in case.positions for wanted in readings):
            assert wanted.target in case.text, case
            assert wanted.stance in {"favours", "opposes", "neither"}, case
            assert wanted.status in {"asserted", "negated", "possible", "expected"}, case


def test_positions_are_found_with_their_side_in_sentences_that_nobody_looked_at() -> None:
    found = [each for each in scored(read_cases()) if each.case.half == "b"]
    assert len(found) == 78
    assert sum(each.found is not None for each in found) >= 61
    assert sum(each.right for each in found) >= 54


def test_a_position_that_is_not_found_is_not_right() -> None:
    case = read_cases()[0]
    assert not Scored(case, Wanted("the vote", "neither", "asserted"), None).right
