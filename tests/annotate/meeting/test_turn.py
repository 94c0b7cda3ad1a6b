"""Turns of speakers in records: labels, states, offices; summary records from one speaker to the next."""

from __future__ import annotations

import pytest

from onrecord.annotate.meeting.turn import find_summary_turns, is_summary_record
from onrecord.model.document import Document, Section
from onrecord.reading.layout.sections import lay_out
from onrecord.un.speaker import office_told, read_label

LABELS = [
    ("Mr. Ferrundel (Norvania):", "Mr. Ferrundel (Norvania)", "Norvania"),
    ("Ms. Osk (Norvania) (spoke in French):", "Ms. Osk (Norvania)", "Norvania"),
    ("Ms. Osk (Norvania) (spoke in Spanish) :", "Ms. Osk (Norvania)", "Norvania"),
    ("Mr. Tal (Keldmark) (interpretation from Arabic):", "Mr. Tal (Keldmark)", "Keldmark"),
    ("The President:", "The President", None),
    ("The President (spoke in Chinese):", "The President", None),
    ("The Acting President:", "The Acting President", None),
    ("Mrs. De la Osk (Plurinational State of Norvania):", "Mrs. De la Osk (Plurinational State of Norvania)",
     "Plurinational State of Norvania"),
    ("Mr. Callistane:", "Mr. Callistane", None),
    ("Ms. Irvane (Chair of the Advisory Committee):", "Ms. Irvane (Chair of the Advisory Committee)",
     "Chair of the Advisory Committee"),
    ("The Chair (Tarsovia):", "The Chair (Tarsovia)", "Tarsovia"),
    ("Sir Ivor Tal (Keldmark)\n:", "Sir Ivor Tal (Keldmark)", "Keldmark"),
    ("Mr. Tal (Keldmark) (continued):", "Mr. Tal (Keldmark)", "Keldmark"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "aside"), LABELS)
def test_a_label_gives_name_and_bracket_without_language(words: str, name: str, aside: str | None) -> None:
    label = read_label(words)
    assert (label.name, label.aside) == (name, aside)


@pytest.mark.parametrize(
    ("aside", "office"),
    [
        ("Norvania", "representative of Norvania"), ("European Union", "representative of European Union"),
        ("Chair of the Advisory Committee", "Chair of the Advisory Committee"),
        ("Special Rapporteur on the bridge", "Special Rapporteur on the bridge"),
        ("Under-Secretary-General for Legal Affairs", "Under-Secretary-General for Legal Affairs"),
        ("Observer for the Veldine Council", "Observer for the Veldine Council"),
        ("Vice-Chair", "Vice-Chair"), ("High Commissioner for Refugees", "High Commissioner for Refugees"),
        ("Director, Roads Division", "Director, Roads Division"), ("Specialland", "representative of Specialland"),
    ],
)  # fmt: skip
def test_the_bracket_is_an_office_or_what_the_speaker_represents(aside: str, office: str) -> None:
    assert office_told(aside) == office


HEAD = "United Nations A/C.6/74/SR.987\nGeneral Assembly\nSummary record of the 987th meeting\n\n"


def record(*paragraphs: str) -> Document:
    text = HEAD + "\n\n".join(paragraphs) + "\n"
    sections, position = [Section("masthead", 0, len(HEAD.rstrip()))], len(HEAD)
    for paragraph in paragraphs:
        kind = "heading" if paragraph.startswith("Agenda item") else "body"
        sections.append(Section("heading" if kind == "heading" else "body", position, position + len(paragraph)))
        position += len(paragraph) + 2
    return Document(text, "a", kind="record", symbols=("A/C.6/74/SR.987",), sections=tuple(sections))


OPENINGS = [
    ("1. Mr. Tal (Norvania) said that it rained.", "Mr. Tal (Norvania)"),
    ("Mr. Tal (Norvania) said that it rained.", "Mr. Tal (Norvania)"),
    ("12. Ms. de Osk (Keldmark), speaking on behalf of the Group of 77 and China, said that it rained.",
     "Ms. de Osk (Keldmark)"),
    ("3. Mr. Tal (Norvania), speaking in exercise of the right of reply, said that it rained.", "Mr. Tal (Norvania)"),
    ("4. The Chair said that it rained.", "The Chair"),
    ("5. The Acting Chair recalled that it had rained.", "The Acting Chair"),
    ("6. The President announced that it rained.", "The President"),
    ("7. Ms. Irvane (Chair of the Advisory Committee), introducing the report, said that it rained.",
     "Ms. Irvane (Chair of the Advisory Committee)"),
    ("8. Mr. Callistane (Special Envoy) noted that it rained.", "Mr. Callistane (Special Envoy)"),
    ("9. Mr. Tal (Norvania) also said that it rained.", "Mr. Tal (Norvania)"),
    ("10. Mrs. Van der Osk (Keldmark) asked whether it rained.", "Mrs. Van der Osk (Keldmark)"),
    ("11. The Chairman said that it rained.", "The Chairman"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "name"), OPENINGS)
def test_a_turn_of_a_summary_record_begins_with_its_speaker(paragraph: str, name: str) -> None:
    (turn,) = find_summary_turns(record(paragraph))
    assert turn.told.name == name


def test_a_paragraph_without_a_speaker_goes_on_with_the_turn_and_a_heading_ends_it() -> None:
    doc = record(
        "1. Mr. Tal (Norvania) said that it rained.", "2. It would rain for a week.", "Agenda item 83: Rain",
        "3. It was decided to adjourn.", "4. Ms. Osk (Keldmark) said that it did not.", "The meeting rose at 1 p.m.",
    )  # fmt: skip
    assert [(turn.told.name, len(turn.sections)) for turn in find_summary_turns(doc)] == [
        ("Mr. Tal (Norvania)", 2), ("Ms. Osk (Keldmark)", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("symbols", "kind", "expected"),
    [
        (("A/C.6/74/SR.987",), "record", True), (("E/CN.4/1996/SR.12",), "record", True),
        (("S/PV.9742",), "record", False), (("A/74/1412",), "letter", False),
    ],
)  # fmt: skip
def test_a_summary_record_is_known_by_its_symbol(symbols: tuple[str, ...], kind: str, expected: bool) -> None:
    doc = Document("Text.", "a", kind="record" if kind == "record" else "letter", symbols=symbols)
    assert is_summary_record(doc) is expected


def test_a_press_report_has_no_turns() -> None:
    text = "Mr. Tal (Norvania) said that it rained."
    assert find_summary_turns(Document(text, "a", kind="news", sections=lay_out(text).sections)) == ()
