"""What others say inside the paragraphs of a resolution, and second cues: whose mouth, and whether it was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.record import Record

Annotate = Callable[..., Record]

INFORMED = "2. Requests the Mediator to visit both harbours, to keep the Security Council informed of"
CASES: dict[str, tuple[str, list[str], list[tuple[str, str, str]]]] = {
    "kept informed": (INFORMED + " every repair and to hand in a survey by 12 August;", ["request"], []),
    "kept informed, fully": (
        "3. Requests its Mediator to keep the Council fully informed of the floods in Norvania;",
        ["request"],
        [],
    ),
    "its own demand": (
        "6. Reaffirms its demand that Keldmark immediately release all detainees;",
        ["reaffirm"],
        [("Security Council", "demand", "asserted")],
    ),
    "another's decision": (
        "1. Commends the Government of Norvania for its decision to open the border;",
        ["praise"],
        [],
    ),
    "another's refusal": (
        "1. Firmly condemns Keldmark for its stubborn refusal to reopen the bridges;",
        ["condemn"],
        [],
    ),
    "as it relates": ("1. Supports efforts for a settlement as it relates to Norvania;", ["support"], []),
    "as regards": (
        "1. Affirms that the situation both as regards the population and the neighbours disturbs peace;",
        ["affirm"],
        [],
    ),
    "after both have": (
        "8. Decides that the measures shall end after both parties have informed the envoy that they agree;",
        ["decide"],
        [("both parties", "announce", "possible")],
    ),
    "until it decides": (
        "4. Decides that the measures shall apply until the Council decides that Keldmark has complied;",
        ["decide"],
        [("Security Council", "decide", "possible")],
    ),
    "required": ("1. Recalls that Keldmark is required to pay the costs of the Commission;", ["recall"], []),
    "a gerund behind and": (
        "Welcoming the contribution of States to achieving and maintaining a world free of mines,",
        ["welcome"],
        [],
    ),
    "an adjective behind and": (
        "Paying tribute to the courage and demanding duties of the pilots,",
        ["praise"],
        [],
    ),
    "a second participle": (
        "Recalling the statement of its President and urging all parties to comply with the truce,",
        ["recall", "urge"],
        [],
    ),
    "a second verb behind a clause with which": (
        "1. Deplores the orders which led to the raid and demands the return of every ship;",
        ["condemn", "demand"],
        [],
    ),
    "a second verb of the clause with which": (
        "1. Deplores the violence which kills civilians and threatens the peace of Norvania;",
        ["condemn"],
        [],
    ),
    "a hope of its own": (
        "Noting with concern that fishing remains forbidden off the western shore, and expressing the hope"
        " that licences are soon granted,",
        ["express-concern", "hope"],
        [],
    ),
    "the head of a page": (
        "Bearing in mind the ultimate objective of disarmament,\n\nConvening of the fourth session of the Assembly\n\n"
        "Reiterating its belief in peace,",
        ["know", "reaffirm"],
        [],
    ),
    "a name at the head of a line": (
        "Noting that a seat for the rest of the year of the departed\n\nAdvocate has so become free,",
        ["acknowledge"],
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_only_those_who_speak_in_a_paragraph_say_something(case: str, record_of: Annotate) -> None:
    text, acts, others = CASES[case]
    record = record_of(f"The Security Council,\n\n{text}\n", "resolution")
    own = [each for each in record.statements if each.rule.endswith("-paragraph")]
    assert [each.act for each in own] == acts
    assert [(each.speakers[0].name, each.act, each.status) for each in record.statements if each not in own] == others


HEADS = [
    ("Affirming the commitment of both neighbours to an open river,", "affirm"),
    ("Affirming its commitment to an open river,", "promise"),
    ("1. Affirms the use, above all in view of the floods in Norvania, of early warnings;", "affirm"),
    ("1. Decides, with a view to forbidding trawlers in the strait, that both pilots shall stay;", "decide"),
    ("Renewing the expression of its sincere gratitude to the nurses,", "thank"),
    ("1. Renews the mandate of the Force;", "decide"),
    ("1. Expresses its great distress at the sinking of a ferry;", "express-concern"),
    ("1. Expresses the expectation that peace will come;", "expect"),
    ("Encouraged by the harvest in both valleys of Norvania,", "welcome"),
    ("Having taken due notice of the maps of both surveyors,", "acknowledge"),
    ("1. Calls yet again lor the repair of the bridge;", "call-for"),
    ("Baving received the chart of the Mediator,", "know"),
    ("Noting with consternation the state of the harbour,", "express-concern"),
]


@pytest.mark.parametrize(("text", "act"), HEADS, ids=[text[:30] for text, _ in HEADS])
def test_the_words_behind_a_head_tell_the_act_only_where_they_are_the_organs(
    text: str, act: str, record_of: Annotate
) -> None:
    record = record_of(f"The Security Council,\n\n{text}\n", "resolution")
    assert [each.act for each in record.statements if each.rule.endswith("-paragraph")] == [act]


def test_an_agreement_is_no_general_of_that_name(record_of: Annotate) -> None:
    record = record_of(
        "The Security Council,\n\n1. Endorses the Secretary-General\u2019s view that compliance with the General"
        " Armistice Agreements is needed;\n\n2. Thanks General Mora Tal, who stated that the truce holds;\n",
        "resolution",
    )
    named = [each.speakers[0].name for each in record.statements if not each.rule.endswith("-paragraph")]
    assert named == ["Secretary-General", "Mora Tal"]
