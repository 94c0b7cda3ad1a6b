"""Dates in the many ways in which the press and the United Nations write them, and what only looks like one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[3] / "scripts"))

from date_scores import TABLES, DateCase, found_in, place_of, read_cases, score_dates

FIRST = read_cases(TABLES / "date_cases.tsv")
FRESH = read_cases(TABLES / "date_cases_fresh.tsv")
THIRD = read_cases(TABLES / "date_cases_third.tsv")
FOURTH = read_cases(TABLES / "date_cases_fourth.tsv")
ALL = [*FIRST, *FRESH, *THIRD, *FOURTH]


@pytest.mark.parametrize("case", ALL, ids=[case.text[:60] for case in ALL])
def test_the_dates_of_a_sentence_are_found_with_place_precision_and_basis(case: DateCase) -> None:
    found = found_in(case)
    assert [(d.span, place_of(d)) for d in found] == list(zip(case.spans, case.places, strict=True))


def test_the_tables_have_all_their_rows() -> None:
    assert [(len(table), sum(not case.spans for case in table)) for table in (FIRST, FRESH, THIRD, FOURTH)] == [
        (464, 92),
        (118, 20),
        (75, 14),
        (54, 0),
    ]


def test_a_score_counts_bounds_words_and_what_is_no_date() -> None:
    wrong = DateCase(None, "It fell in 1994.", ((8, 15),), ("1995 year stated",))
    noisy = DateCase(None, "It fell in 1994.", (), ())
    scores = score_dates([*FIRST[:2], wrong, noisy])
    assert (scores.dates, scores.right, scores.exact) == (3, 2, 2)
    assert (scores.dateless, scores.quiet, scores.extra) == (1, 0, 0)
