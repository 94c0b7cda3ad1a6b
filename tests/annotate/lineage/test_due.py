"""The last day for a report: named, or reckoned from the day on which the resolution was adopted."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.lineage.due import reckoned

ADOPTED = date(2020, 10, 31)

CASES: dict[str, tuple[str, date | None, str | None]] = {
    "within months": ("within six months", date(2021, 4, 30), "period-from-adoption"),
    "within figures": ("within 90 days", date(2021, 1, 29), "period-from-adoption"),
    "figures in brackets": ("within thirty (30) days", date(2020, 11, 30), "period-from-adoption"),
    "a period of": ("within a period of three months", date(2021, 1, 31), "period-from-adoption"),
    "a month": ("within a month", date(2020, 11, 30), "period-from-adoption"),
    "one year": ("within one year of the adoption of the present resolution", date(2021, 10, 31),
                 "period-from-adoption"),
    "compound": ("within forty-five days of the adoption of this resolution", date(2020, 12, 15),
                 "period-from-adoption"),
    "a hundred and twenty": ("within one hundred and twenty days", date(2021, 2, 28), "period-from-adoption"),
    "no later than": ("no later than 90 days from the adoption of this resolution", date(2021, 1, 29),
                      "period-from-adoption"),
    "not later than after": ("not later than two weeks after the adoption of this resolution", date(2020, 11, 14),
                             "period-from-adoption"),
    "from the date of": ("within 60 days from the date of adoption of this resolution", date(2020, 12, 30),
                         "period-from-adoption"),
    "from the date of this resolution": ("within 15 days of the date of this resolution", date(2020, 11, 15),
                                         "period-from-adoption"),
    "months after": ("six months after the adoption of this resolution", date(2021, 4, 30), "period-from-adoption"),
    "the next": ("within the next three months", date(2021, 1, 31), "period-from-adoption"),
    "of its adoption": ("within 30 days of its adoption", None, None),
    "and every": ("within 60 days and every 60 days thereafter", date(2020, 12, 30), "period-from-adoption"),
    "of today": ("within ten days of today", date(2020, 11, 10), "period-from-adoption"),
    "end of a month": ("by the end of February 2024", date(2024, 2, 29), "end-of-period"),
    "end of a year": ("no later than the end of 2021", date(2021, 12, 31), "end-of-period"),
    "end of the year": ("by the end of the year", date(2020, 12, 31), "end-of-period"),
    "end of this month": ("before the end of this month", date(2020, 10, 31), "end-of-period"),
    "end of a month without year": ("by the end of March", date(2021, 3, 31), "end-of-period"),
    "end of the current year": ("by the end of the current year", date(2020, 12, 31), "end-of-period"),
    "a day without a year": ("by 15 March", date(2021, 3, 15), "next-such-day"),
    "a day of the same year": ("no later than 30 November", date(2020, 11, 30), "next-such-day"),
    "of the vote": ("not later than two months after the vote", None, None),
    "of a deployment": ("within 30 days of the deployment of the mission", None, None),
    "of another resolution": ("within 30 days of the adoption of resolution 700 (1991)", None, None),
    "of an event": ("within three months of the entry into force of the agreement", None, None),
    "before the mandate ends": ("30 days before the expiry of the mandate", None, None),
    "every": ("every six months", None, None),
    "soon": ("as soon as possible", None, None),
    "a session": ("at its seventy-sixth session", None, None),
    "end of the mandate": ("by the end of the mandate", None, None),
    "end of a session": ("by the end of its seventy-sixth session", None, None),
    "a wrong day": ("by 31 February", None, None),
}  # fmt: skip


@pytest.mark.parametrize(("words", "day", "rule"), CASES.values(), ids=CASES)
def test_the_last_day_is_reckoned_only_where_the_words_count_from_the_adoption(
    words: str, day: date | None, rule: str | None
) -> None:
    found = reckoned(words, ADOPTED)
    assert (found.day, found.rule) == (day, rule) if found else (day, rule) == (None, None)


def test_without_the_day_of_adoption_only_a_period_that_names_its_year_is_reckoned() -> None:
    assert reckoned("within six months", None) is None
    assert reckoned("by the end of the year", None) is None
    found = reckoned("by the end of 2021", None)
    assert found == (date(2021, 12, 31), "end-of-period")
