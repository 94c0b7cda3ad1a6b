"""Turns over the end of a page: the foot of one page and the head of the next stand inside a sentence or a label."""

from __future__ import annotations

from onrecord.annotate.meeting.turn import find_summary_turns
from onrecord.model.document import Document
from onrecord.reading.layout.sections import lay_out

HEAD = (
    "United Nations A/C.6/74/SR.987\nGeneral Assembly\nSixth Committee\nSummary record of the 987th meeting\n"
    "Held at Headquarters, New York, on Monday, 3 June 2019, at 10 a.m.\nChair: Ms. Quell (Aldermoor)\n\n"
    "The meeting was called to order at 10.05 a.m.\n\n"
)
FOOT = "\n\n19-27863\n5/12\n\nA/C.6/74/SR.987\n\n"


def record(text: str) -> Document:
    layout = lay_out(text)
    return Document(text, "a", kind=layout.kind, sections=layout.sections, masthead=layout.masthead)


def test_a_summary_turn_opens_although_a_page_ends_before_its_verb() -> None:
    doc = record(
        f"{HEAD}1. Mr. Tal (Norvania) said that it rained.\n\n2. Ms. Osk (High Commissioner for{FOOT}Wells), replying"
        " to questions, said that it did not.\n\n3. The draft resolution contained in document"
        f"{FOOT}A/C.6/74/L.2 was adopted.\n\nThe meeting rose at noon.\n"
    )
    assert [turn.told.name for turn in find_summary_turns(doc)] == [
        "Mr. Tal (Norvania)",
        "Ms. Osk (High Commissioner for Wells)",
    ]


def test_the_part_of_a_label_before_the_end_of_a_page_is_the_speaker() -> None:
    text = (
        "United Nations S/PV.9801\nSecurity Council\n9801st meeting\nMonday, 3 June 2030, 10 a.m.\nNew York\n\n"
        "The meeting was called to order at 10.05 a.m.\n\nThe President: I give the floor to the next speaker.\n\n"
        "Mr. Tal (Norvania) (interpretation from\n\n30-27863\n5/12\n\nS/PV.9801\n\nFrench): We thank you.\n\n"
        "The meeting rose at noon.\n"
    )
    doc = record(text)
    labels = [text[section.start : section.end] for section in doc.sections_of("speaker")]
    assert labels == ["The President:", "Mr. Tal (Norvania) (interpretation from"]
    assert "We thank you." in [text[section.start : section.end] for section in doc.sections_of("body")]
