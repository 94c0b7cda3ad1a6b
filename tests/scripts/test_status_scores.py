"""The scores of the status of acts, and the floor that they must not fall below."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from status_scores import ACTORS, annotated, found_in, read_cases


def test_every_act_of_the_table_is_a_word_of_its_sentence() -> None:
    statuses = {"asserted", "negated", "possible", "expected", "none"}
    for case in read_cases():
        for word, right in case.acts:
            assert word in case.text, case
            assert right <= statuses, case


def test_words_that_take_an_act_back_are_heeded_and_plain_acts_kept() -> None:
    cases = read_cases()
    found = [each for c, r in zip(cases, annotated(cases, ACTORS), strict=True) for each in found_in(c, r)]
    assert [each for each in found if each.wrongly_asserted] == []
    assert sum(each.lost for each in found) <= 8
