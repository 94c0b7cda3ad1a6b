"""Source, cue and content: a table of cases for each phenomenon, about invented states and people."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from onrecord.model.document import slices
from onrecord.model.record import Record

Annotate = Callable[..., Record]


class Case(NamedTuple):
    """One sentence and one statement that must be found in it; ``None`` is not looked at."""

    text: str
    source: str
    cue: str
    content: str
    mode: str | None = None
    act: str | None = None
    status: str = "asserted"
    rule: str | None = None


CASES = {
    "verb before a that-clause": Case(
        "Mira Tal said that the talks had failed.", "Mira Tal", "said", "that the talks had failed", "indirect", "say"
    ),
    "verb before a clause without that": Case(
        "Mira Tal said the talks had failed.", "Mira Tal", "said", "the talks had failed", "indirect", "say"
    ),
    "verb after its clause": Case(
        "The talks had failed, Mira Tal said.", "Mira Tal", "said", "The talks had failed", "indirect", "say"
    ),
    "inverted verb": Case(
        "“The talks have failed,” said Mira Tal.", "Mira Tal", "said", "“The talks have failed,”", "direct", "say"
    ),
    "inside its clause": Case(
        "The talks, Mira Tal said, have failed for good.", "Mira Tal", "said", "The talks … have failed for good"
    ),
    "quotation before the verb": Case(
        "“The talks have failed,” Mira Tal told reporters.", "Mira Tal", "told", "“The talks have failed,”", "direct"
    ),
    "quotation after a colon": Case(
        "Mira Tal said: “The talks have failed.”", "Mira Tal", "said", "“The talks have failed.”", "direct"
    ),
    "quotation split by its verb": Case(
        "“The talks,” Mira Tal said, “have failed for good.”",
        "Mira Tal", "said", "“The talks,” … “have failed for good.”", "direct", rule="split-quotation",
    ),
    "quotation that goes on in the next sentence": Case(
        "“The talks have failed,” Mira Tal said. “We shall not be back.”",
        "Mira Tal", "said", "“The talks have failed,” … “We shall not be back.”", "direct",
    ),
    "partly quoted": Case(
        "Mira Tal said the talks were “a waste of everybody's precious time”.",
        "Mira Tal", "said", "the talks were “a waste of everybody's precious time”", "mixed",
    ),
    "participle": Case(
        "Mira Tal left the hall, noting that the talks had failed.",
        "Mira Tal", "noting", "that the talks had failed", "indirect",
    ),
    "particle verb": Case(
        "Mira Tal pointed out that the talks had failed.", "Mira Tal", "pointed out", "that the talks had failed"
    ),
    "according to": Case(
        "According to the Herald, the talks have failed.", "the Herald", "According to", "the talks have failed",
        rule="according-to",
    ),
    "as-clause": Case(
        "As Mira Tal put it, the talks are dead.", "Mira Tal", "put it", "the talks are dead", rule="as-clause"
    ),
    "noun with its clause": Case(
        "He repeated his claim that the talks had failed.", "his", "claim", "that the talks had failed",
        rule="noun-that",
    ),
    "adjective with its clause": Case(
        "The minister is confident that the talks will resume.",
        "The minister", "is confident", "that the talks will resume", act="believe",
    ),
    "statement as source": Case(
        "In a statement that described the vote as a sham, Norvania asked for new talks.",
        "a statement", "described", "the vote as a sham",
    ),
    "document as source": Case(
        "“The vote has no legal force,” reads the letter.", "the letter", "reads", "“The vote has no legal force,”"
    ),
    "infinitive": Case(
        "Norvania urged both sides to return to the talks.",
        "Norvania", "urged", "to return to the talks", "indirect", "urge",
    ),
    "call on": Case(
        "Norvania called on Keldmark to close the office.", "Norvania", "called on", "to close the office",
        "indirect", "call-for",
    ),
    "object alone": Case(
        "Norvania has rejected the results of the vote.", "Norvania", "rejected", "the results of the vote",
        "act", "reject",
    ),
    "object, passive with its agent": Case(
        "The results were rejected by Norvania.", "Norvania", "rejected", "The results", "act", "reject"
    ),
    "preposition": Case(
        "The president commented on the matter.", "The president", "commented", "the matter", "act", "comment"
    ),
    "object with its predicate": Case(
        "Norvania called the vote a sham.", "Norvania", "called", "the vote a sham", "indirect", "criticize"
    ),
    "coordinated speakers": Case(
        "Norvania, Eskarand and the European Union have all rejected the vote.",
        "Norvania, Eskarand and the European Union", "rejected", "the vote", "act", "reject",
    ),
    "first of two cues with one object": Case(
        "Norvania denounced and rejected the vote.", "Norvania", "denounced", "the vote", "act", "condemn"
    ),
    "second of two cues with one object": Case(
        "Norvania denounced and rejected the vote.", "Norvania", "rejected", "the vote", "act", "reject"
    ),
    "apposition in the source": Case(
        "Mira Tal, a spokeswoman of the ministry, said that the talks had failed.",
        "Mira Tal, a spokeswoman of the ministry", "said", "that the talks had failed",
    ),
    "quoted as saying": Case(
        "“The talks have failed,” the agency quoted Tal as saying.",
        "Tal", "quoted … as saying", "“The talks have failed,”", "direct", rule="quoted-as-saying",
    ),
    "said to have": Case(
        "The candidate was said to have won the vote.", "", "said", "The candidate … to have won the vote"
    ),
    "negated": Case(
        "Norvania did not say whether it would come.", "Norvania", "say", "whether it would come", status="negated"
    ),
    "refused to": Case(
        "Norvania refused to confirm that the talks had failed.",
        "Norvania", "confirm", "that the talks had failed", status="negated",
    ),
    "may": Case(
        "Norvania may reject the proposal.", "Norvania", "reject", "the proposal", status="possible"
    ),
    "is expected to": Case(
        "Norvania is expected to announce that it will come.",
        "Norvania", "announce", "that it will come", status="expected",
    ),
    "will": Case(
        "Norvania will announce that it is coming.", "Norvania", "announce", "that it is coming", status="expected"
    ),
    "would like to say": Case(
        "“I would like to remind that the talks have failed,” Tal said.",
        "I", "remind", "that the talks have failed", status="asserted",
    ),
    "headline with a colon": Case(
        "Tal: “The talks have failed for good”", "Tal", "", "“The talks have failed for good”", "direct"
    ),
    "cue after a clause of another tense": Case(
        "He reiterated that the talks must not fail and underscored that both sides are needed.",
        "He", "underscored", "that both sides are needed", act="emphasize",
    ),
    "content that another's clause is set against": Case(
        "Allies argue that the law has hurt shops, while critics counter that it has saved lives.",
        "Allies", "argue", "that the law has hurt shops",
    ),
    "dismissed as": Case(
        "Mira Tal dismissed the criticism as “noise.”", "Mira Tal", "dismissed", "the criticism as “noise.”",
        act="reject",
    ),
    "passive that shares its subject": Case(
        "The measure was welcomed by Norway and criticized by Georgia.", "Georgia", "criticized", "The measure",
        "act", "criticize",
    ),
    "passive relative clause": Case(
        "The plan, which was proposed by Norway, has failed.", "Norway", "proposed", "The plan", "act", "propose"
    ),
    "attitude that is expressed": Case(
        "Norway expressed concern over the vote.", "Norway", "expressed", "concern over the vote", "act",
        "express-concern",
    ),
    "in someone's view": Case(
        "In the ministry's view, the talks have failed.", "the ministry", "In … view", "the talks have failed"
    ),
    "noun that calls for something": Case(
        "Norway repeated its call for a ceasefire.", "its", "call", "a ceasefire", act="call-for"
    ),
    "fragment that ends a clause": Case(
        "The plan, she argued, “doesn't help anybody at all.”",
        "she", "argued", "The plan … “doesn't help anybody at all.”",
    ),
    "thought": Case(
        "Norvania believes that the talks have failed.", "Norvania", "believes", "that the talks have failed",
        act="believe",
    ),
    "evidence": Case(
        "The figures show that turnout fell.", "The figures", "show", "that turnout fell", act="show"
    ),
}  # fmt: skip


def joined(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(slices(text, spans))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_statement_is_found(case: Case, record_of: Annotate) -> None:
    found = record_of(case.text).statements
    spans = [(joined(case.text, s.source), joined(case.text, s.cue), joined(case.text, s.content)) for s in found]
    assert (case.source, case.cue, case.content) in spans
    statement = found[spans.index((case.source, case.cue, case.content))]
    assert statement.status == case.status
    assert case.mode in {None, statement.mode}
    assert case.act in {None, statement.act}
    assert case.rule in {None, statement.rule}


NOTHING = {
    "scare quotes": 'The so-called "elections" were held on Tuesday.',
    "scare quotes, mixed": 'The so-called “elections" were held amid a state of emergency.',
    "a title in quotation marks": "Her book “The Long Winter of the Delegates” won a prize.",
    "a nickname": "Jan “the Fox” Orrin came home.",
    "a participle that modifies a noun": "Norvania keeps internationally recognized borders.",
    "a body that is called": "A body called the Council of Elders met on Monday.",
    "the verb to tell of time": "The vote was held on Tuesday in the eastern districts.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nobody_is_said_to_have_spoken(text: str, record_of: Annotate) -> None:
    assert record_of(text).statements == ()


def test_a_statement_inside_another_says_so(record_of: Annotate) -> None:
    text = "Tal pointed out that the president had noted that the talks had failed."
    outer, inner = record_of(text).statements
    assert inner.within == 0
    assert outer.within is None
    assert joined(text, inner.content) == "that the talks had failed"


def test_who_passes_words_on_is_the_relay_and_not_the_speaker(record_of: Annotate) -> None:
    (statement,) = record_of("“The talks have failed,” Mira Tal said, according to Gazette.example.").statements
    assert [speaker.name for speaker in statement.speakers] == ["Mira Tal"]
    assert statement.via is not None
    assert (statement.via.name, statement.via.kind) == ("Gazette.example", "outlet")


def test_who_is_told_is_the_addressee(record_of: Annotate) -> None:
    (statement,) = record_of("Mira Tal told local reporters that the talks had failed.").statements
    assert [addressee.name for addressee in statement.addressees] == ["local reporters"]


def test_the_date_in_the_clause_of_the_cue_is_when_it_was_said(record_of: Annotate) -> None:
    (statement,) = record_of("Mira Tal said on 24 April that the vote of 31 March was void.").statements
    assert statement.stated_on is not None
    assert str(statement.stated_on.start) == "2020-04-24"


def test_a_quotation_over_two_paragraphs_is_one_statement(record_of: Annotate) -> None:
    text = "Mira Tal said: “We came.\n“We stayed for an hour and a half.”"
    (statement,) = record_of(text).statements
    assert joined(text, statement.content) == "“We came. … “We stayed for an hour and a half.”"


def test_a_quotation_that_is_not_reopened_goes_on_to_its_closing_mark(record_of: Annotate) -> None:
    text = "Mira Tal said: “We came.\nWe stayed for an hour and a half.”\nThen it rained."
    (statement,) = record_of(text).statements
    assert joined(text, statement.content) == "“We came. … We stayed for an hour and a half.”"


def test_a_paragraph_of_quotation_alone_goes_on_under_the_same_speaker(record_of: Annotate) -> None:
    text = "“We came,” Mira Tal said.\n“We stayed for an hour and a half.”"
    first, second = record_of(text).statements
    assert second.cue == ()
    assert second.speakers == first.speakers
    assert second.rule == "floating-quotation"


@pytest.mark.parametrize(
    "text",
    [
        "Norvania recognizes neither the vote nor its results.",
        "The ministry condemned neither the attack nor the reply.",
        "Mira Tal endorsed neither the plan nor the map.",
        "Drethia supports neither side.",
        "Osk Rin called for neither sanctions nor talks.",
        "Keldmark has commented on neither the vote nor the protests.",
        "Neither Norvania nor Drethia recognized the vote.",
    ],
)
def test_neither_of_two_things_is_a_negation(text: str, record_of: Annotate) -> None:
    assert {statement.status for statement in record_of(text).statements} == {"negated"}


@pytest.mark.parametrize(
    "text",
    [
        "Norvania recognizes both the vote and its results.",
        "Mira Tal said that neither the vote nor its results were recognized.",
        "Mira Tal said neither side would sign.",
    ],
)
def test_neither_inside_what_is_said_leaves_the_saying_as_it_is(text: str, record_of: Annotate) -> None:
    assert next(statement.status for statement in record_of(text).statements) == "asserted"
