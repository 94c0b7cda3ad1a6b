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
