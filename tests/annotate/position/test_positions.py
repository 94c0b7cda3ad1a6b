"""What acts are aimed at and on which side: sentences of invented states, with target, stance and status."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.finding.position import Position
from onrecord.model.record import Record

Annotate = Callable[..., Record]
Told = list[tuple[str, str, str]]


def told(record: Record, *, changes: bool = False) -> Told:
    text = record.document.text
    found = [each for each in record.of(Position) if changes or each.whole is None]
    return [(text[slice(*each.span)], each.stance, each.status) for each in found]


STANCES = {
    "an object": ("Norvania rejected the treaty.", [("the treaty", "opposes", "asserted")]),
    "left open by who is asked": (
        "Norvania did not say whether it would recognise the results.",
        [("the results", "favours", "possible")],
    ),
    "left open with if": (
        "Norvania did not say if it would support the treaty.",
        [("the treaty", "favours", "possible")],
    ),
    "two objects": (
        "Norvania condemned the raid and the detention of the crew.",
        [("the raid", "opposes", "asserted"), ("the detention of the crew", "opposes", "asserted")],
    ),
    "two acts": (
        "Norvania rejected the exchange of prisoners and thanked Tarsovia for its mediation.",
        [("the exchange of prisoners", "opposes", "asserted"), ("its mediation", "favours", "asserted")],
    ),
    "an end": ("Norvania called for an end to the blockade.", [("the blockade", "opposes", "asserted")]),
    "a violation": ("Norvania rejects any violation of the ceasefire.", [("the ceasefire", "favours", "asserted")]),
    "an act of another": (
        "Tarsovia accused Norvania of violating the Port Elsa Accord.",
        [("the Port Elsa Accord", "favours", "asserted")],
    ),
    "a deed wanted": (
        "The party urged the government to suspend the exchange.",
        [("the exchange", "opposes", "asserted")],
    ),
    "a deed not wanted": ("Lawmakers urged the president not to sign the law.", [("the law", "opposes", "asserted")]),
    "refused to extend": ("Norvania refused to extend the mandate.", [("the mandate", "opposes", "asserted")]),
    "refused to accept": (
        "Tarsovia has repeatedly refused to accept the ruling.",
        [("the ruling", "opposes", "asserted")],
    ),
    "regretted that": (
        "The ministry regretted that the talks were suspended.",
        [("the talks", "favours", "asserted")],
    ),
    "hoped that": ("The council hopes that the ceasefire holds.", [("the ceasefire", "favours", "asserted")]),
    "a threat": (
        "The envoy warned against any attempt to derail the talks.",
        [("the talks", "favours", "asserted")],
    ),
    "concern over": (
        "The Secretary-General expressed concern over the suspension of the truce.",
        [("the truce", "favours", "asserted")],
    ),
    "criticism rejected": ("The minister rejected criticism of the deal.", [("the deal", "favours", "asserted")]),
    "claims rejected": (
        "The ambassador dismissed the allegations that Norvania had broken the truce.",
        [("the truce", "favours", "asserted")],
    ),
    "a breach denied": (
        "Norvania denied that it had violated the accord.",
        [("the accord", "favours", "asserted")],
    ),
    "a part denied": (
        "Norvania denied any involvement in the raid.",
        [("any involvement in the raid", "neither", "asserted")],
    ),
    "those who": ("The mayor thanked those who had opposed the dam.", [("the dam", "opposes", "asserted")]),
    "called": ("The spokesman called the list a provocation.", [("the list", "opposes", "asserted")]),
    "described as": (
        "The leader of the opposition described the exchange as capitulation.",
        [("the exchange", "opposes", "asserted")],
    ),
    "judged": (
        "The lawyer said that the trial had been unfair from the start.",
        [("the trial", "opposes", "asserted")],
    ),
    "judged a breach": (
        "The ministry said the strike was a violation of the armistice.",
        [("the strike", "opposes", "asserted"), ("the armistice", "favours", "asserted")],
    ),
    "wanted": (
        "The speaker said that the draft should be withdrawn.",
        [("the draft", "opposes", "asserted")],
    ),
    "time for": (
        "“The time has come to end the siege,” she told the Council.",
        [("the siege", "opposes", "asserted")],
    ),
    "needed": (
        "“There can be no peace without the treaty,” the minister said.",
        [("the treaty", "favours", "asserted")],
    ),
    "by its effect": (
        "Mira Tal argued that the embargo punished ordinary people.",
        [("the embargo", "opposes", "asserted")],
    ),
    "a reproach": (
        "Tarsovia said Norvania was obstructing the inspection.",
        [("the inspection", "favours", "asserted")],
    ),
    "does not recognise": ("Norvania does not recognise the vote.", [("the vote", "opposes", "asserted")]),
    "has not yet endorsed": (
        "The government has not yet endorsed the plan.",
        [("the plan", "favours", "negated")],
    ),
    "stopped short": (
        "The deputies stopped short of condemning the raid.",
        [("the raid", "opposes", "negated")],
    ),
    "did not reject": ("Norvania did not reject the idea.", [("the idea", "opposes", "negated")]),
    "no longer objects": ("Tarsovia no longer objects to the mission.", [("the mission", "opposes", "negated")]),
    "does not rule out": (
        "Norvania does not rule out recognising the vote.",
        [("the vote", "favours", "possible")],
    ),
    "a feeling": ("The minister said her government was unhappy with the text.", [("the text", "opposes", "asserted")]),
    "no room": (
        "The speaker said there was no alternative to the treaty.",
        [("the treaty", "favours", "asserted")],
    ),
    "a wrong it would be": (
        "The governor said it would be a mistake to close the port.",
        [("the port", "favours", "asserted")],
    ),
    "a participle that judges": (
        "The spokesman said that the vote had been rigged.",
        [("the vote", "opposes", "asserted")],
    ),
    "what a thing lacks": (
        "The ministry said that the decree lacked any legal basis.",
        [("the decree", "opposes", "asserted")],
    ),
    "a prefix that turns": (
        "The ministry described the remarks as unconstructive.",
        [("the remarks", "opposes", "asserted")],
    ),
    "the last of two judgements": (
        "The mayor called the truce a weak but necessary step.",
        [("the truce", "favours", "asserted")],
    ),
    "a protest to an embassy over something": (
        "Norvania expressed its protest to the Ostrel embassy in connection with the raid.",
        [("the raid", "opposes", "asserted")],
    ),
    "what is not to be told": (
        "The envoy declined to say whether the mission had been recalled.",
        [("the mission", "neither", "negated")],
    ),
    "a vote that names nothing": ("Ostrel voted in favour, Norvania against.", []),
    "it that cannot be who speaks": (
        "The ministry recalled that it was null and void.",
        [("it", "opposes", "asserted")],
    ),
    "a warning of what is bad": (
        "The minister warned that the plan was reckless.",
        [("the plan", "opposes", "asserted")],
    ),
    "found to be": (
        "The committee found the arrest to be arbitrary.",
        [("the arrest", "opposes", "asserted")],
    ),
    "redress": ("Norvania demanded an apology for the raid.", [("the raid", "opposes", "asserted")]),
    "against": (
        "Norvania voiced its support for the campaign against the dam.",
        [("the dam", "opposes", "asserted")],
    ),
    "a door not shut": (
        "Norvania has not closed the door to a wider truce.",
        [("a wider truce", "favours", "possible")],
    ),
    "a conditional threat": (
        "Norvania threatened to leave the talks unless the clause was dropped.",
        [("the talks", "opposes", "possible")],
    ),
    "would have preferred": (
        "Norvania would have preferred the earlier draft.",
        [("the earlier draft", "favours", "asserted")],
    ),
    "a pronoun behind a preposition": ("Norvania objected to it.", [("it", "opposes", "asserted")]),
    "a deed judged": (
        "“Shelling the port was a blunder,” the minister said.",
        [("Shelling the port", "opposes", "asserted")],
    ),
    "besides": (
        "Norvania welcomed the talks and will attend the second round.",
        [("the talks", "favours", "asserted"), ("the second round", "favours", "asserted")],
    ),
    "a continuing thing": (
        "The minister assured reporters that the transit would continue in full.",
        [("the transit", "favours", "asserted")],
    ),
    "troops that leave": (
        "The governor demanded that foreign troops leave the valley.",
        [("foreign troops", "opposes", "asserted")],
    ),
    "a report": ("The speaker said talks had taken place.", [("talks", "neither", "asserted")]),
}


@pytest.mark.parametrize(("text", "positions"), STANCES.values(), ids=STANCES)
def test_a_stance_is_composed_through_the_words_down_to_the_smallest_thing(
    text: str, positions: Told, record_of: Annotate
) -> None:
    assert told(record_of(text)) == positions


def test_an_act_that_a_verb_of_saying_holds_is_told_once(record_of: Annotate) -> None:
    assert told(record_of("Norvania said it rejected the vote.")) == [("the vote", "opposes", "asserted")]


def test_a_verb_that_passes_on_takes_no_side(record_of: Annotate) -> None:
    found = told(record_of("The state broadcaster said that the opposition had rejected the accord."))
    assert found == [("the accord", "neither", "asserted"), ("the accord", "opposes", "asserted")]


def test_what_speakers_say_that_they_do_has_its_own_words_as_cue(record_of: Annotate) -> None:
    record = record_of("The governor said he would not sign the decree.")
    (position,) = record.of(Position)
    text = record.document.text
    assert [text[a:b] for a, b in position.act] == ["would not sign"]
    assert (position.stance, position.status) == ("opposes", "asserted")


def test_a_change_has_a_position_of_its_own_that_leads_to_the_things(record_of: Annotate) -> None:
    record = record_of("The union opposes the lifting of the embargo.")
    assert told(record, changes=True) == [
        ("the embargo", "favours", "asserted"),
        ("the lifting of the embargo", "opposes", "asserted"),
    ]
    thing, change = record.of(Position)
    assert change.whole == thing.span


def test_a_target_that_an_actor_is_named_by_is_that_actors_reference(record_of: Annotate) -> None:
    record = record_of("The Security Council met. Norvania condemned the Security Council.")
    (position,) = record.of(Position)
    assert position.target in record.references
    assert position.target.kind != "subject"


def test_other_targets_are_references_of_their_own_and_name_no_actor(record_of: Annotate) -> None:
    record = record_of("Norvania rejected the treaty.")
    (position,) = record.of(Position)
    assert (position.target.kind, position.target.canonical) == ("subject", None)
    assert position.target not in record.references
