"""How the names that tell a subject are written, and which say where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.finding.subject import Subject
from onrecord.model.record import Record

Annotate = Callable[..., Record]

PLACES = {
    "a name with a hyphen is one": ("Keldmark rejected the vote in Ostrel-Tal.", {"Ostrel-Tal"}),
    "before its noun too": ("Keldmark rejected the elections held in the occupied Ostrel-Tal region.", {"Ostrel-Tal"}),
    "whose the place is": ("Keldmark rejected the elections held in Norvania's Ostrel region.", {"Ostrel"}),
    "of what it is a province": (
        "Keldmark rejected the elections held in the eastern districts of Ostrel, a province of Norvania.",
        {"Ostrel"},
    ),
    "of which kind it is": ("Keldmark rejected the vote in the Norvanian province of Ostrel.", {"Ostrel"}),
    "nothing nearer is named": ("Keldmark rejected the elections in the districts of Norvania.", {"Norvania"}),
    "two places": ("Keldmark rejected the vote in Ostrel and Norvania.", {"Ostrel", "Norvania"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "written"), PLACES.values(), ids=PLACES)
def test_the_name_that_says_where_is_whole_and_has_no_owner_beside_it(
    record_of: Annotate, text: str, written: set[str]
) -> None:
    (subject,) = record_of(text).of(Subject)
    assert {word for _, word, _ in subject.told.written} == written


DAYS = {
    "took place": ("Keldmark rejected the vote in Ostrel. The vote took place on 31 March 2020.", {"2020-03-31"}),
    "was held": (
        "Keldmark rejected the vote in Ostrel, and said that the vote was held on 31 March 2020.",
        {"2020-03-31"},
    ),
    "a round of it": (
        "Keldmark rejected the vote of 14 April 2020 in Ostrel. "
        "The first round of the vote took place on 31 March 2020.",
        {"2020-03-31", "2020-04-14"},
    ),
    "another day": (
        "Keldmark rejected the attack of 3 March 2020. The attack took place on 9 March 2020.",
        {"2020-03-03"},
    ),
    "was not held": ("Keldmark rejected the vote in Ostrel. The vote was not held on 31 March 2020.", set()),
    "what else was done": ("Keldmark rejected the vote in Ostrel. The vote was praised on 31 March 2020.", set()),
}


@pytest.mark.parametrize(("text", "days"), DAYS.values(), ids=DAYS)
def test_the_clause_tells_on_which_days_a_thing_was(record_of: Annotate, text: str, days: set[str]) -> None:
    (subject,) = record_of(text).of(Subject)
    assert {first for first, _ in subject.told.days} == days


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("“It has no legal force,” Lena Dorr said.", False),
        ("Keldmark says that the ballot has no mandate.", False),
        ("Keldmark reiterates that the boundary treaty of 1921 remains in force.", False),
        ("Keldmark rejected the force’s mandate.", True),
    ],
    ids=["what it has", "what a vote has", "what it is in", "a thing"],
)
def test_the_noun_of_an_idiom_is_no_subject(record_of: Annotate, text: str, named: bool) -> None:
    told = [each.told for each in record_of(text).of(Subject)]
    assert any(each.lemmas & {"force", "mandate"} for each in told) is named
