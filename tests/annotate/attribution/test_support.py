"""Attitudes that a verb only puts between who holds them and what they are about, and acts that a predicate makes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.document import slices
from onrecord.model.record import Record

Annotate = Callable[..., Record]

FOUND = {
    "drawn from those who hold it": (
        "The tariff drew criticism from Keldmark, Ostrel and the League.",
        ("Keldmark, Ostrel and the League", "drew criticism", "The tariff", "criticize", "asserted"),
    ),
    "met with, by whom": (
        "The timetable was met with dismay by the Norvanian unions.",
        ("the Norvanian unions", "met with dismay", "The timetable", "express-concern", "asserted"),
    ),
    "in a clause of the noun": (
        "The motion, which had won the backing of the Senate, lapsed.",
        ("the Senate", "won the backing", "The motion", "support", "asserted"),
    ),
    "not found among them": (
        "The draft has found no support among the delegates.",
        ("the delegates", "found no support", "The draft", "support", "negated"),
    ),
    "come from": (
        "Opposition to the dam came from the Ostrel ministry.",
        ("the Ostrel ministry", "Opposition came", "the dam", "oppose", "asserted"),
    ),
    "given to a thing": (
        "Norvania gave the pact its blessing.",
        ("Norvania", "gave its blessing", "the pact", "endorse", "asserted"),
    ),
    "expressed by nobody who is told": (
        "Concern was voiced over the shelling of the port.",
        ("", "Concern was voiced", "the shelling of the port", "express-concern", "asserted"),
    ),
    "a view that it is": (
        "It was the view of the cabinet that the quota had been a mistake.",
        ("the cabinet", "view", "that the quota had been a mistake", "think", "asserted"),
    ),
    "a view that one is of": (
        "Both delegations were of one mind that the embargo should go.",
        ("Both delegations", "mind", "that the embargo should go", "think", "asserted"),
    ),
    "made plain, behind it": (
        "There will be no talks, the Ostrel premier made plain.",
        ("the Ostrel premier", "made plain", "There will be no talks", "affirm", "asserted"),
    ),
    "let be known": (
        "The deputy let it be known that the port would close.",
        ("The deputy", "let known", "that the port would close", "say", "asserted"),
    ),
    "beside a reflexive": (
        "Norvania aligned itself with the statement of the group.",
        ("Norvania", "aligned", "the statement of the group", "support", "asserted"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_an_attitude_is_of_whoever_holds_it(record_of: Annotate, text: str, expected: tuple[str, ...]) -> None:
    found = [
        (
            " ".join(slices(text, each.source)),
            " ".join(word for part in slices(text, each.cue) for word in part.split()),
            " ".join(slices(text, each.content)),
            each.act,
            each.status,
        )
        for each in record_of(text).statements
    ]
    cues = [(source, set(cue.split()), *rest) for source, cue, *rest in found]
    source, cue, *rest = expected
    assert any(each[0] == source and each[1] <= set(cue.split()) and list(each[2:]) == rest for each in cues), found


NOBODYS = {
    "help in deeds": "The soldiers gave support to the rebels.",
    "others set beside": "The paper associated the riots with Norvania.",
    "nobody named": "The tariff drew criticism.",
    "no side": "The book attracted interest from Norvania.",
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_what_is_no_attitude_is_nobodys(record_of: Annotate, text: str) -> None:
    assert not record_of(text).statements


ACTS = {
    "blame": ("Norvania called the vote a sham.", "criticize"),
    "blame that is thought": ("Keldmark regards the ruling as null and void.", "criticize"),
    "praise": ("The envoy described the accord as a triumph.", "praise"),
    "neither": ("The envoy described the accord as a text of nine pages.", "describe"),
    "a state of things": ("The envoy called the situation dangerous.", "describe"),
    "a calamity": ("The envoy called the raid a tragedy.", "describe"),
    "turned round": ("The envoy described the accord as no triumph.", "criticize"),
}


@pytest.mark.parametrize(("text", "act"), ACTS.values(), ids=ACTS)
def test_what_a_thing_is_called_makes_the_act(record_of: Annotate, text: str, act: str) -> None:
    (found,) = record_of(text).statements
    assert found.act == act
