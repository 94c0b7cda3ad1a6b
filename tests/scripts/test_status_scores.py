"""The scores of the status of acts, and the floor that they must not fall below."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from status_scores import ACTORS, SENTENCES, annotated, found_in, read_cases

READ = SENTENCES.with_name("status_read.csv")


def test_every_act_of_the_table_is_a_word_of_its_sentence() -> None:
    statuses = {"asserted", "negated", "possible", "expected", "none"}
    for case in [*read_cases(), *read_cases(READ)]:
        for word, right in case.acts:
            assert word in case.text, case
            assert right <= statuses, case


def test_words_that_take_an_act_back_are_heeded_and_plain_acts_kept() -> None:
    cases = read_cases()
    found = [each for c, r in zip(cases, annotated(cases, ACTORS), strict=True) for each in found_in(c, r)]
    assert [each for each in found if each.wrongly_asserted] == []
    assert sum(each.lost for each in found) <= 8


def test_sentences_that_a_reader_wrote_unseen_keep_their_status() -> None:
    cases = read_cases(READ)
    found = [each for c, r in zip(cases, annotated(cases, ACTORS), strict=True) for each in found_in(c, r)]
    assert len(found) == 228
    assert [each.case.text for each in found if each.wrongly_asserted] == [
        "In an alternative version that was never adopted, the Council demands a full withdrawal."
    ]
    assert sum(each.lost for each in found) <= 8
