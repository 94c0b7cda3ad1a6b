"""Mentions of one subject in a document are put together, and similar subjects are kept apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.finding.position import Position
from onrecord.model.finding.subject import Subject
from onrecord.model.record import Record

Annotate = Callable[..., Record]

ONE = {
    "another noun of its class": (
        "Norvania rejected the vote in Ostrel. Keldmark welcomed the ballot.",
        ["the vote in Ostrel", "the ballot"],
    ),
    "a pronoun": (
        "Norvania rejected the treaty. Keldmark said that it supported it.",
        ["the treaty", "it"],
    ),
    "a noun that takes up what was told": (
        "Norvania rejected the referendum in Ostrel. Keldmark condemned the operation.",
        ["the referendum in Ostrel", "the operation"],
    ),
    "what a word beside it tells": (
        "Norvania condemned the attack. Keldmark deplored the market massacre.",
        ["the attack", "the market massacre"],
    ),
    "what a noun passes through to": (
        "Norvania rejected the referendum in Ostrel. Keldmark condemned the holding of the referendum.",
        ["the referendum in Ostrel", "the referendum"],
    ),
}

TWO = {
    "one and several": "Norvania rejected the vote in Ostrel. Keldmark condemned both votes in Ostrel.",
    "what a noun of another class tells": "Norvania rejected the dam. Keldmark welcomed the data arrangement.",
    "days": "Norvania condemned the attack of 3 March. Keldmark condemned the attack of 9 March.",
    "rounds": "Norvania rejected the first round of talks. Keldmark welcomed the second round of talks.",
    "owners": "Norvania rejected Keldmark's proposal. Ostrel welcomed Tarsovia's proposal.",
    "a rival": "Norvania rejected the draft. Keldmark supported the rival draft.",
    "classes": "Norvania rejected the vote. Keldmark welcomed the embargo.",
}


def targets(record: Record) -> list[tuple[str, str]]:
    text = record.document.text
    found = [each for each in record.of(Position) if each.whole is None]
    return [(text[slice(*each.span)], each.target.place) for each in found]


@pytest.mark.parametrize(("text", "named"), ONE.values(), ids=ONE)
def test_positions_on_one_subject_share_its_reference(record_of: Annotate, text: str, named: list[str]) -> None:
    found = targets(record_of(text))
    assert [words for words, _ in found] == named
    assert len({place for _, place in found}) == 1


@pytest.mark.parametrize("text", TWO.values(), ids=TWO)
def test_what_differs_in_what_is_told_is_two_subjects(record_of: Annotate, text: str) -> None:
    found = targets(record_of(text))
    assert len(found) == 2
    assert len({place for _, place in found}) == 2


def test_a_subject_tells_its_class_its_names_its_days_and_its_wordings(record_of: Annotate) -> None:
    record = record_of("Norvania rejected the Ostrel vote of 31 March 2020. Keldmark welcomed the ballot.")
    (subject,) = record.of(Subject)
    assert subject.told.classes == {"vote"}
    assert subject.told.names == {"ostrel"}
    assert subject.told.days == {("2020-03-31", "2020-03-31")}
    assert subject.told.wordings == ("the Ostrel vote of 31 March 2020", "the ballot")
    assert subject.to_json("00ff")["reference"] == f"reference/00ff/{subject.reference.place}"


def test_a_text_without_positions_has_no_subjects(record_of: Annotate) -> None:
    assert record_of("The vote was held on Sunday.").of(Subject) == ()


def test_a_state_that_only_this_document_tells_of_has_the_stem_that_others_give_its_name(record_of: Annotate) -> None:
    record = record_of("The Drevanian Foreign Ministry rejected the vote in Drevania.\nOstrel welcomed it.")
    (subject,) = record.of(Subject)
    assert subject.told.names == {"drevan"}
    assert "~" not in " ".join((subject.told.packed(), *subject.beside))


@pytest.mark.parametrize(
    "text",
    [
        "Mira Talov claimed that turnout had reached 71 per cent.",
        "Norvania welcomed March 31 as a new beginning.",
        "Norvania condemned ten million dollars.",
    ],
    ids=["a share", "a day", "money"],
)
def test_amounts_and_times_are_no_targets(record_of: Annotate, text: str) -> None:
    assert targets(record_of(text)) == []
