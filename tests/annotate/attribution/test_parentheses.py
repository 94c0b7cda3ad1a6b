"""Reporting clauses in the middle of what they report, and clauses that a semicolon or their number sets apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.document import slices
from onrecord.model.record import Record

Annotate = Callable[..., Record]

FOUND = {
    "told to somebody": (
        "The first round, he told the Daily Anker, was a waste of time.",
        ("he", "told", "The first round … was a waste of time"),
    ),
    "told by an office behind a name": (
        "Keldmark, Ostrel's foreign minister told reporters on Friday, had violated the accord.",
        ("Ostrel's foreign minister", "told", "Keldmark … had violated the accord"),
    ),
    "told before another clause": (
        "Norvania's plan, Ostrel's foreign minister told Keldmark's president, would fail; he gave no reason.",
        ("Ostrel's foreign minister", "told", "Norvania's plan … would fail"),
    ),
    "told by a name": (
        "The ferry ban, Ada Tal told reporters in Sorrel, will be lifted in May.",
        ("Ada Tal", "told", "The ferry ban … will be lifted in May"),
    ),
    "said before who says it": (
        "The closing of the port, said the trade minister, was a provocation.",
        ("the trade minister", "said", "The closing of the port … was a provocation"),
    ),
    "of a state": (
        "Norvania, said the envoy, had broken the truce.",
        ("the envoy", "said", "Norvania … had broken the truce"),
    ),
    "insisted": (
        "The dam, insists Ostrel, will not harm its fields.",
        ("Ostrel", "insists", "The dam … will not harm its fields"),
    ),
    "going on behind a semicolon": (
        "The works of last year, she wrote, had been carried out with due notice; those of this year would be too.",
        (
            "she",
            "wrote",
            "The works of last year … had been carried out with due notice; those of this year would be too",
        ),
    ),
    "another's, behind a semicolon": (
        "Ostrel says the dam will dry up its fields; Norvania denies it.",
        ("Ostrel", "says", "the dam will dry up its fields"),
    ),
    "with the number of who speaks": (
        "Human rights groups say the law, if adopted, would muzzle the press, and have urged the king not to sign it.",
        ("Human rights groups", "urged", "not to sign it"),
    ),
    "noted by whom a passive names": (
        "As was stressed by the ministry, the participation of outsiders is unacceptable.",
        ("the ministry", "stressed", "the participation of outsiders is unacceptable"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_words_are_of_who_says_them_wherever_that_stands(
    record_of: Annotate, text: str, expected: tuple[str, str, str]
) -> None:
    found = [
        tuple(" … ".join(slices(text, spans)) for spans in (each.source, each.cue, each.content))
        for each in record_of(text).statements
    ]
    assert expected in found
    assert len({source for source, *_ in found if source}) <= 2


def test_a_reporting_clause_has_its_own_status(record_of: Annotate) -> None:
    (found,) = record_of("On Monday, he told parliament, the ban will be lifted.").statements
    assert found.status == "asserted"
