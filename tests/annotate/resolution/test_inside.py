"""What others say inside the paragraphs of a resolution, and second cues: whose mouth, and whether it was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.record import Record

Annotate = Callable[..., Record]

INFORMED = "2. Requests the Secretary-General to continue his mission, to keep the Security Council informed of the"
CASES: dict[str, tuple[str, list[str], list[tuple[str, str, str]]]] = {
    "kept informed": (INFORMED + " progress made and to submit a report by 30 May;", ["request"], []),
    "kept informed, fully": (
        "3. Requests the Secretary-General to keep the Council fully informed of developments in Norvania;",
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
        "1. Strongly condemns Keldmark for its persistent refusal to withdraw its forces;",
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
        "8. Decides that the measures shall end after both parties have informed the Secretary-General that they agree;",
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
    "an adjective behind and": ("Paying tribute to the leadership and continuing role of the King,", ["praise"], []),
    "a second participle": (
        "Recalling the statement of its President and urging all parties to comply with the truce,",
        ["recall", "urge"],
        [],
    ),
    "a hope of its own": (
        "Noting with concern that movement is still restricted in the north of the island, and expressing the hope"
        " that ways will be found,",
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
        "Noting that a vacancy for the remainder of the term of the deceased\n\nJudge has thus occurred,",
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
    ("Affirming the commitment of all Member States to peace,", "affirm"),
    ("Affirming its commitment to peace,", "promise"),
    ("1. Affirms the importance, particularly in view of the history of Norvania, of peace;", "affirm"),
    ("1. Decides, with a view to prohibiting the supply of arms, that all States shall act;", "decide"),
    ("Renewing the expression of its deep appreciation to the envoy,", "thank"),
    ("1. Renews the mandate of the Force;", "decide"),
    ("1. Expresses its deep distress at the downing of an aircraft;", "express-concern"),
    ("1. Expresses the expectation that peace will come;", "expect"),
    ("Encouraged by the efforts of the Government of Norvania,", "welcome"),
    ("Having taken due notice of the statements of its members,", "acknowledge"),
    ("1. Calls once again fo the implementation of the plan;", "call-for"),
    ("Haying received the report of the Mediator,", "know"),
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
        "The Security Council,\n\n1. Endorses the Secretary-General\u2019s view that compliance with the General Armistice"
        " Agreements is needed;\n\n2. Thanks General Mora Tal, who stated that the truce holds;\n",
        "resolution",
    )
    named = [each.speakers[0].name for each in record.statements if not each.rule.endswith("-paragraph")]
    assert named == ["the Secretary-General", "Mora Tal"]
