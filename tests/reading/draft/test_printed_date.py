from datetime import date

import pytest

from onrecord.reading.draft.printed_date import find_date, parse_date

APRIL_24 = date(2020, 4, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-04-24", APRIL_24),
        ("2020-04-24T14:05:00+02:00", APRIL_24),
        ("24 April 2020", APRIL_24),
        ("24th of April 2020", APRIL_24),
        ("24 Apr. 2020", APRIL_24),
        ("April 24, 2020", APRIL_24),
        ("April 24th 2020", APRIL_24),
        ("Fri, 24 Apr 2020 10:00:00 +0000", APRIL_24),
        ("24-Apr-2020", APRIL_24),
        ("24.04.2020", APRIL_24),
        ("24/04/2020", APRIL_24),
        ("04/24/2020", APRIL_24),
        ("04/04/2020", date(2020, 4, 4)),
        ("04/05/2020", None),
        ("24 April", None),
        ("30 February 2020", None),
        ("31/12/0020", None),
        ("A/74/466", None),
        ("agenda items 32, 37 and 68", None),
        ("S/2020/310", None),
    ],
    ids=str,
)
def test_only_a_complete_date_with_one_reading_is_read(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


def test_the_span_of_a_date_slices_back_to_it() -> None:
    text = "Port Elsa, 24 April 2020, 14:05"
    found = find_date(text)
    assert found is not None
    assert text[slice(*found[1])] == "24 April 2020"
