"""Statements that the president of an organ makes on its behalf."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.document import DocumentKind
from onrecord.model.record import Record

Annotate = Callable[..., Record]

HEAD = (
    "At the 9958th meeting of the Security Council, held on 14 June 2024, the President of the Security Council made "
    "the following statement on behalf of the Council:\n\n"
)
TEXTS = {
    "in quotation marks": (
        "\u201cThe Security Council strongly condemns the attack on Ostrel.\n\n"
        "\u201cThe Security Council will remain seized of the matter.\u201d"
    ),
    "two in a paragraph": (
        "\u201cThe Security Council strongly condemns the attack on Ostrel. "
        "The Council will remain seized of the matter.\u201d"
    ),
    "without marks": (
        "The Security Council strongly condemns the attack on Ostrel.\n\nThe Council will remain seized of the matter."
    ),
}


@pytest.mark.parametrize("kind", ["other", "release"])
@pytest.mark.parametrize("case", TEXTS)
def test_the_organ_speaks_through_its_president(case: str, kind: DocumentKind, record_of: Annotate) -> None:
    record = record_of(HEAD + TEXTS[case], kind)
    text = record.document.text
    found = [each for each in record.statements if each.rule == "presidential-statement"]
    words = [(each.act, text[each.content[0][0] : each.content[0][1]]) for each in found]
    assert words == [("condemn", "the attack on Ostrel"), ("declare", "seized of the matter")]
    assert {speaker.canonical for each in found for speaker in each.speakers} == {"organ/sc"}
    assert {each.via.name for each in found if each.via} == {"President of the Security Council"}
    assert {each.status for each in found} == {"asserted"}


def test_a_report_of_such_a_statement_has_none(record_of: Annotate) -> None:
    record = record_of("The President of the Security Council made a statement on Ostrel.", "news")
    assert [each for each in record.statements if each.rule == "presidential-statement"] == []


def test_a_sentence_with_two_cues_and_one_with_it_are_the_organs_through_its_president(record_of: Annotate) -> None:
    record = record_of(
        HEAD + "\u201cThe Council deplores the violence which kills civilians and threatens peace, and calls upon the"
        " parties to talk. It urges Norvania to help.\n\n\u201cThe Council requests a report.\u201d",
        "statement",
    )
    found = [each for each in record.statements if each.via is not None]
    assert [(each.act, each.speakers[0].canonical) for each in found] == [
        ("condemn", "organ/sc"),
        ("call-for", "organ/sc"),
        ("urge", "organ/sc"),
        ("request", "organ/sc"),
    ]
    assert len(record.statements) == len(found)
