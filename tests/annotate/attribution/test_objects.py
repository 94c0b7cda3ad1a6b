"""What an act is about where no plain object stands behind its verb: relative clauses, predicates, marks, nouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.document import slices
from onrecord.model.record import Record

Annotate = Callable[..., Record]

FOUND = {
    "what was put forward, in a relative clause": (
        "The ministry recalled the joint inquiry, which Norvania proposed back in September.",
        ("Norvania", "proposed", "the joint inquiry"),
    ),
    "a relative clause behind a comma, of the whole noun": (
        "The envoy told them to return to the agreed schedule of withdrawal, which both sides welcomed.",
        ("both sides", "welcomed", "the agreed schedule of withdrawal"),
    ),
    "a predicate in a relative clause": (
        "He said the treaty, which Keldmark regards as void, remains in force.",
        ("Keldmark", "regards", "the treaty … as void"),
    ),
    "an adjective in marks behind its noun": (
        "The spokesperson termed the allegations “preposterous” and urged restraint.",
        ("The spokesperson", "termed", "the allegations “preposterous”"),
    ),
    "a participle behind as": (
        "Keldmark again dismissed the findings as politically motivated.",
        ("Keldmark", "dismissed", "the findings as politically motivated"),
    ),
    "a passive with what the thing is taken for": (
        "The measures, condemned by Norvania as a provocation, took effect on Monday.",
        ("Norvania", "condemned", "The measures … as a provocation"),
    ),
    "an object with to be": (
        "The Ministry considers the first round of talks, held in May, to have been useful.",
        ("The Ministry", "considers", "the first round of talks, held in May, to have been useful"),
    ),
    "a side taken on a pronoun behind a preposition": (
        "The owners' federation has come out against it.",
        ("The owners' federation", "come out", "it"),
    ),
    "a verb alone in marks": (
        'Keldmark "categorically rejects" the report, its mission said.',
        ("Keldmark", "rejects", "the report"),
    ),
    "the narrator's clause behind even as": (
        "Orrin said Ostrel would fight on, even as he left the door open for talks.",
        ("Orrin", "said", "Ostrel would fight on"),
    ),
    "an envoy called in over something": (
        "The Ministry of Foreign Affairs today summoned the Ambassador of Ostrel over the capture of the trawler.",
        ("The Ministry of Foreign Affairs", "summoned", "the capture of the trawler"),
    ),
    "what will not be accepted": (
        "Orrin said Norvania will not accept the joint inspection.",
        ("Norvania", "accept", "the joint inspection"),
    ),
    "behind how it was done, before a second verb": (
        "The two ministers condemned in the strongest terms the attack on the convoy and stressed the need for talks.",
        ("The two ministers", "condemned", "the attack on the convoy"),
    ),
    "behind what it is called": (
        "The ministry rejected as groundless the accusations of Keldmark.",
        ("The ministry", "rejected", "as groundless the accusations of Keldmark"),
    ),
    "a charge told of before": (
        "Norvania has accused Keldmark of sabotaging the talks, a charge Keldmark denies.",
        ("Norvania", "accused", "Keldmark of sabotaging the talks"),
    ),
    "what a move is called": (
        "Norvania left the pact on Monday, a move described by Ostrel as a betrayal.",
        ("Ostrel", "described", "a move … as a betrayal"),
    ),
    "with a clause in marks": (
        "Norvania thanked the countries “that did not look the other way”.",
        ("Norvania", "thanked", "the countries “that did not look the other way”"),
    ),
    "whose the noun is, before what it is about": (
        "The spokesman dismissed the allegations of the Ostrel officials regarding the conduct of the police.",
        ("the Ostrel officials", "allegations", "the conduct of the police"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_what_an_act_is_about_is_found_where_it_stands(
    record_of: Annotate, text: str, expected: tuple[str, str, str]
) -> None:
    found = [
        tuple(" … ".join(slices(text, spans)) for spans in (each.source, each.cue, each.content))
        for each in record_of(text).statements
    ]
    assert expected in found


NOT_FOUND = {
    "a relative clause that only tells whose": (
        "It was a reply to a letter about the ferry, whose senders refused for weeks to withdraw it.",
        "refused",
    ),
    "a gift that is accepted": ("Norvania accepted the trophy.", "accepted"),
    "a witness who is called": ("The ministry summoned the driver over the accident.", "summoned"),
    "a thing that is no mind": ("The wall feels it as pressure.", "feels"),
}


@pytest.mark.parametrize(("text", "cue"), NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_no_act_of_words_is_not_found(record_of: Annotate, text: str, cue: str) -> None:
    assert cue not in [part for each in record_of(text).statements for part in slices(text, each.cue)]


def test_what_another_decided_is_there_whoever_rejects_it(record_of: Annotate) -> None:
    text = "Ostrel condemned the raid and repudiated the unilateral decision of Norvania to extend the reserve."
    found = {tuple(slices(text, each.cue)): each.status for each in record_of(text).statements}
    assert found[("decision",)] == "asserted"


def test_a_time_owns_no_threat(record_of: Annotate) -> None:
    text = "Orrin did not repeat last month's threat of sanctions."
    assert all("month" not in part for each in record_of(text).statements for part in slices(text, each.source))


SILENT = {
    "declined": ("The Ostrel embassy declined to comment.", "comment", "negated"),
    "refused": ("He refused to answer.", "answer", "negated"),
    "not declined": ("Keldmark did not decline to comment.", "refuse", "negated"),
    "a deed": ("Keldmark declined to leave.", "refuse", "asserted"),
}


@pytest.mark.parametrize(("text", "act", "status"), SILENT.values(), ids=SILENT)
def test_who_declines_to_speak_says_nothing(record_of: Annotate, text: str, act: str, status: str) -> None:
    (found,) = record_of(text).statements
    assert (found.act, found.status) == (act, status)


PHRASES = {
    "nothing dared": ("Ostrel lacked the nerve to condemn the raid.", "negated"),
    "something dared": ("Ostrel mustered the resolve to condemn the raid.", "asserted"),
    "put off": ("Norvania dithered on condemning the raid.", "negated"),
}


@pytest.mark.parametrize(("text", "status"), PHRASES.values(), ids=PHRASES)
def test_phrases_of_courage_and_delay_decide_whether_an_act_was_done(
    record_of: Annotate, text: str, status: str
) -> None:
    found = {each.act: each.status for each in record_of(text).statements}
    assert found["condemn"] == status
