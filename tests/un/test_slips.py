"""Numbers, days and ordinals as scanners leave them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from onrecord.un.slips import DAY, day_in, meeting_number, month_number, number


@pytest.mark.parametrize(
    ("words", "expected"),
    [("3102", 3102), ("3O93", 3093), ("I", 1), ("Il", None), ("S5", 55), ("1 4", 14), ("x", None), ("", None)],
    ids=["digits", "O for 0", "I for 1", "no digit at all", "S for 5", "a space inside", "a letter", "nothing"],
)
def test_a_number_is_read_through_its_slips(words: str, expected: int | None) -> None:
    assert number(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("9102nd", "9102"), ("92lst", "921"), ("973 1st", "9731"), ("94491h", "9449"), ("999155", "9991"),
     ("9005", "9005"), ("the", None), ("resumed", None), ("39000th", None), ("0th", None)],
    ids=["clean", "l for 1", "a space inside", "1h for th", "55 for st", "no ending", "a word", "another word",
         "above all meetings", "zero"],
)  # fmt: skip
def test_the_number_of_a_meeting_is_read_through_its_slips(words: str, expected: str | None) -> None:
    assert meeting_number(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Auqust", 8), ("JULY", 7), ("Decernber", 12), ("Port", None), ("Jule", None)],
    ids=["a letter misread", "capitals", "rn for m", "no month", "between two months"],
)
def test_a_month_is_read_through_its_slips(words: str, expected: int | None) -> None:
    assert month_number(words) == expected


@pytest.mark.parametrize(
    ("words", "year", "expected"),
    [
        ("3 April 1982", None, date(1982, 4, 3)),
        ("3f July 1989", None, date(1989, 7, 31)),
        ("23 March \u00a3979", 1979, date(1979, 3, 23)),
        ("23 March 1879", 1979, date(1979, 3, 23)),
        ("31 February 1979", None, None),
        ("6May 1965", None, date(1965, 5, 6)),
    ],
    ids=["clean", "f for 1", "a sign for 1", "the year of the number counts", "no such day", "no space"],
)
def test_a_day_is_read_through_its_slips(words: str, year: int | None, expected: date | None) -> None:
    found = re.search(DAY, words)
    assert found is not None
    assert day_in(found.groupdict(), year) == expected
