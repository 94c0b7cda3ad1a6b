"""Dates as EDTF literals, in the forms of ISO 8601-2."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.date.find import find_dates
from onrecord.model.edtf import edtf_of

# words, EDTF; the publication is Sunday 26 April 2020
CASES = [
    ("on 24 April 2020", "2020-04-24"),
    ("on Tuesday", "2020-04-21"),
    ("in March 2019", "2019-03"),
    ("in 1994", "1994"),
    ("in the 1990s", "199X"),
    ("in the 19th century", "18XX"),
    ("in spring 2018", "2018-21"),
    ("in the winter of 2018-19", "2018-24"),
    ("in Q1 2020", "2020-33"),
    ("in the last quarter of 2019", "2019-36"),
    ("in the first half of 2019", "2019-40"),
    ("in the second half of 2019", "2019-41"),
    ("in the first half of March 2019", "2019-03-01/2019-03-15"),
    ("from 30 March to 2 April 2020", "2020-03-30/2020-04-02"),
    ("between 1991 and 1994", "1991-01-01/1994-12-31"),
    ("last week", "2020-04-13/2020-04-19"),
    ("in mid-March 2019", "2019-03-11/2019-03-20"),
    ("since 1994", "1994/.."),
    ("since March 2019", "2019-03/.."),
    ("since 12 May 1994", "1994-05-12/.."),
    ("until 15 May 2020", "../2020-05-15"),
    ("by 2030", "../2030"),
    ("before 1994", "../1993"),
    ("after 5 May 2020", "2020-05-06/.."),
]


@pytest.mark.parametrize(("words", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_date_is_written_in_the_extended_format(words: str, expected: str) -> None:
    (found,) = find_dates(f"It was so {words}.", date(2020, 4, 26))
    assert edtf_of(found) == expected


def test_a_date_that_nothing_places_has_no_literal() -> None:
    (found,) = find_dates("It was so on Tuesday.", None)
    assert edtf_of(found) is None
