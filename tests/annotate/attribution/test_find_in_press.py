"""Sentences as the press writes them, where the parse alone misleads: source, cue and content of each.

The cases are about invented states and people. Each was written from a construction, not from a text: the
ids name it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from onrecord.model.document import slices
from onrecord.model.record import Record

Annotate = Callable[..., Record]


class Case(NamedTuple):
    """A text and one attribution in it, with the status it has."""

    text: str
    source: str
    cue: str
    content: str
    status: str = "asserted"


CASES = {
    "a long that-clause": Case(
        "Orrin observed that the 2007 opening date of the bridge programme, which is part of the Tal Fund, coincided "
        "with the 20th anniversary of the river treaty.",
        "Orrin",
        "observed",
        "that the 2007 opening date of the bridge programme, which is part of the Tal Fund, coincided with the 20th "
        "anniversary of the river treaty",
    ),
    "a noun that opens the clause": Case(
        "The council said a quick vote would help trade, warning a delay could diminish the value of the accord.",
        "The council",
        "warning",
        "a delay could diminish the value of the accord",
    ),
    "a participle after a clause about a thing": Case(
        "The group said a quick vote would help trade, warning that a delay would not.",
        "The group",
        "warning",
        "that a delay would not",
    ),
    "a participle inside a long subject": Case(
        "Mira Tal, managing editor of a news site focused on Norvania, said the vote has more symbolic than legal "
        "weight, and that she has expected it for years.",
        "Mira Tal, managing editor of a news site focused on Norvania",
        "said",
        "the vote has more symbolic than legal weight, and that she has expected it for years",
    ),
    "a clause that goes on with but": Case(
        "Orrin said he expected short talks, but he will stay for a week.",
        "Orrin",
        "said",
        "he expected short talks, but he will stay for a week",
    ),
    "the reason of what is said": Case(
        "The ministry confirmed there is a gap in the budget because of the cost of the patrols.",
        "The ministry",
        "confirmed",
        "there is a gap in the budget because of the cost of the patrols",
    ),
    "a series of cues": Case(
        "Minister Tal raised concerns about the embargo, noted all members have an interest in peace, and walked out.",
        "Minister Tal",
        "noted",
        "all members have an interest in peace",
    ),
    "a clause before the main one": Case(
        "While officials say the reactor is not a risk, Norvania's decision to supply the fuel calls the accord into "
        "question.",
        "officials",
        "say",
        "the reactor is not a risk",
    ),
    "leaving after the words": Case(
        "Tal said the terms were “very good” before leaving for the coast.",
        "Tal",
        "said",
        "the terms were “very good”",
    ),
    "words and when they hold": Case(
        "“He will be tried” when he returns, Mira Tal, chairwoman of the board of the airport authority, told "
        "reporters.",
        "Mira Tal, chairwoman of the board of the airport authority",
        "told",
        "“He will be tried” when he returns",
    ),
    "words in a clause before the cue": Case(
        "The plan for the river “is dead” for now, Tal said.",
        "Tal",
        "said",
        "The plan for the river “is dead” for now",
    ),
    "a clause that ends in a long quotation": Case(
        "Tal said the plant “poses no risk. It has never posed any risk to anyone at all.”",
        "Tal",
        "said",
        "the plant “poses no risk. It has never posed any risk to anyone at all.”",
    ),
    "a mark typed twice": Case(
        "“”This is a very unfair hearing,” he said.",
        "he",
        "said",
        "“”This is a very unfair hearing,”",
    ),
    "an ellipsis before the cue": Case(
        "“What is your best example of a body that has these powers …” Tal asked in one of her questions.",
        "Tal",
        "asked",
        "“What is your best example of a body that has these powers …”",
    ),
    "a verb that is no cue, before a colon": Case(
        "Orrin cut her off: “No, that is not the point I was making.”",
        "Orrin",
        "cut",
        "“No, that is not the point I was making.”",
    ),
    "a gesture as a cue": Case("“We have time,” Tal shrugged.", "Tal", "shrugged", "“We have time,”"),
    "a short answer": Case("Asked about the border, Tal answered “no” and left.", "Tal", "answered", "“no”"),
    "a cue before a quotation that has no comma": Case(
        "“Is it so?” Orrin smiles and says, “They are still getting used to the idea.”",
        "Orrin",
        "says",
        "“They are still getting used to the idea.”",
    ),
    "a name given as a predicate": Case(
        "And he labeled the accord “a fraud”.",
        "he",
        "labeled",
        "the accord “a fraud”",
    ),
    "two objects": Case(
        "Councillor Tal branded the event a “shambles”.", "Councillor Tal", "branded", "the event a “shambles”"
    ),
    "told, with nobody who tells": Case(
        "Tal was told that the road was closed.",
        "",
        "told",
        "that the road was closed",
    ),
    "accused, with nobody who accuses": Case(
        "Orrin is accused of hiding the minutes.",
        "",
        "accused",
        "Orrin … of hiding the minutes",
    ),
    "a passive that takes a side": Case(
        "The results were not recognized.",
        "",
        "recognized",
        "The results",
        "negated",
    ),
    "an object with where it is": Case(
        "Minister Tal encouraged further progress in these working groups.",
        "Minister Tal",
        "encouraged",
        "further progress in these working groups",
    ),
    "an object without where it was said": Case(
        "Minister Tal condemned the attack in a statement.",
        "Minister Tal",
        "condemned",
        "the attack",
    ),
    "an object with an infinitive": Case(
        "Minister Tal highlighted the importance of continued dialogue to solve the dispute.",
        "Minister Tal",
        "highlighted",
        "the importance of continued dialogue to solve the dispute",
    ),
    "all, as a source": Case("All affirmed their commitment to talks.", "All", "affirmed", "their commitment to talks"),
    "met in order to": Case(
        "The ministers met to reaffirm their commitment to peace.",
        "The ministers",
        "reaffirm",
        "their commitment to peace",
    ),
    "support": Case(
        "Norvania supports the resolution.",
        "Norvania",
        "supports",
        "the resolution",
    ),
    "an adjective with a phrase": Case(
        "Keldmark is opposed to new sanctions on the port.",
        "Keldmark",
        "is opposed",
        "new sanctions on the port",
    ),
    "a participle that is an adjective": Case(
        "The envoy was appalled by the shelling of the port.",
        "The envoy",
        "appalled",
        "the shelling of the port",
    ),
    "an adjective with an infinitive": Case(
        "Keldmark is willing to host the talks.",
        "Keldmark",
        "is willing",
        "to host the talks",
    ),
    "a view that is": Case(
        "Her view is that the treaty has lapsed.",
        "Her",
        "view",
        "that the treaty has lapsed",
    ),
    "a claim without that": Case(
        "He faces claims he misled the council.",
        "",
        "claims",
        "he misled the council",
    ),
    "it wants": Case("The ministry said it wants to delay the vote.", "it", "wants", "to delay the vote"),
    "according to, about all of the sentence": Case(
        "The port saw traffic reach a record when the strike ended, according to envoy Mira Tal.",
        "envoy Mira Tal",
        "according to",
        "The port saw traffic reach a record when the strike ended",
    ),
    "a noun before its verb, after a date": Case(
        "In a 2007 study Tal and colleagues found that the river had moved.",
        "Tal and colleagues",
        "found",
        "that the river had moved",
    ),
    "what a station is told": Case(
        "Mira Tal told the radio station she had gone to Port Elsa to see the wreck.",
        "Mira Tal",
        "told",
        "she had gone to Port Elsa to see the wreck",
    ),
    "a subject far from its verb": Case(
        "Orrin is hopeful and says a pickup sooner rather than later in the year could keep the port open.",
        "Orrin",
        "says",
        "a pickup sooner rather than later in the year could keep the port open",
    ),
    "a clause that strayed from its participle": Case(
        "Orrin is under fire for indicating in late June that the toll should be raised to 70.",
        "Orrin",
        "indicating",
        "that the toll should be raised to 70",
    ),
    "make it clear": Case(
        "We want to make it clear that the islanders have no part in this, Tal said.",
        "We",
        "make … clear",
        "that the islanders have no part in this",
    ),
    "a subject on the auxiliary": Case(
        "Tal wrote to her insisting she was “misleading herself” about the exams.",
        "Tal",
        "insisting",
        "she was “misleading herself” about the exams",
    ),
    "accused of something": Case(
        "Norvania has accused Keldmark's navy of sponsoring the raid.",
        "Norvania",
        "accused",
        "Keldmark's navy of sponsoring the raid",
    ),
    "a question as an adverbial clause": Case(
        "But he wonders when the tolls will be lower.", "he", "wonders", "when the tolls will be lower"
    ),
    "asked, before the answer": Case(
        "Asked whether the port would close, Tal said it would not.", "", "Asked", "whether the port would close"
    ),
    "fears that nobody owns": Case(
        "There are fears that the bridge will close.", "", "fears", "that the bridge will close"
    ),
    "one called, another said": Case(
        "One called the envoy a “lawyer who is great on his feet,” and another said the minister is “a good talker.”",
        "another",
        "said",
        "the minister is “a good talker.”",
    ),
    "a quotation inside the source": Case(
        "“He is brilliant,” said a delegate who thinks Orrin “should be [the] candidate.”",
        "a delegate who thinks Orrin “should be [the] candidate",
        "said",
        "“He is brilliant,”",
    ),
}


def _joined(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(slices(text, spans))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_press_is_read_as_it_is_meant(case: Case, record_of: Annotate) -> None:
    found = record_of(case.text).statements
    spans = [tuple(_joined(case.text, part) for part in (s.source, s.cue, s.content)) for s in found]
    assert (case.source, case.cue, case.content) in spans
    assert found[spans.index((case.source, case.cue, case.content))].status == case.status


LETTERS = {
    "the honour to state": Case(
        "I have the honour to state that the talks have failed.", "I", "state", "that the talks have failed"
    ),
    "grateful if": Case(
        "I should be grateful if you would circulate the present letter as a document of the Security Council.",
        "I",
        "be grateful",
        "if you would circulate the present letter as a document of the Security Council",
    ),
    "committed to": Case(
        "We are committed to a lasting peace.",
        "We",
        "are committed",
        "a lasting peace",
    ),
}


@pytest.mark.parametrize("case", LETTERS.values(), ids=LETTERS)
def test_who_signs_speaks_in_the_first_person(case: Case, record_of: Annotate) -> None:
    found = record_of(case.text, "letter").statements
    assert (case.source, case.cue, case.content) in [
        tuple(_joined(case.text, part) for part in (s.source, s.cue, s.content)) for s in found
    ]


FLOATING = {
    "after an indirect sentence": "Tal said she was sorry for the delay. “I should have called before noon.”",
    "alone in its paragraph": "Tal said she was sorry for the delay.\n“I should have called before noon.”",
}


@pytest.mark.parametrize("text", FLOATING.values(), ids=FLOATING)
def test_a_quotation_after_reported_words_is_the_same_speakers(text: str, record_of: Annotate) -> None:
    indirect, quotation = record_of(text).statements
    assert _joined(text, quotation.content) == "“I should have called before noon.”"
    assert quotation.cue == ()
    assert quotation.speakers == indirect.speakers


def test_a_quotation_after_somebody_is_only_named_is_nobodys(record_of: Annotate) -> None:
    assert record_of("The train to Port Elsa was late. “I should have called before noon.”").statements == ()


def test_a_quotation_whose_closing_mark_is_missing_ends_where_the_next_one_begins(record_of: Annotate) -> None:
    text = "“You get a feel for it,” he said. “It rings true to me. “Just the names of the places,” Mr. Orrin said."
    contents = {_joined(text, statement.content) for statement in record_of(text).statements}
    assert "“You get a feel for it,” … “It rings true to me." in contents
    assert "“Just the names of the places,”" in contents


NOTHING = {
    "a thing that saw something": "The finals saw the northern team face the southern one.",
    "finding oneself": "Tal found herself unable to leave the port.",
    "a pronoun for an object": "Those who opposed it left early.",
    "questioning a witness": "Police questioned the witness.",
    "a participle before a noun": "The accused minister stayed at home.",
    "reports one has read": "These are the reports that I have read.",
    "what began when something fell": "The stampede began when a bag fell from a bus.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing_is_attributed(text: str, record_of: Annotate) -> None:
    assert record_of(text).statements == ()
