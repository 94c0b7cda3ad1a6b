"""Turns in records whose lines are broken by hand: labels, headings and what the meeting did, without blank lines."""

from __future__ import annotations

import pytest

from onrecord.reading.layout.lines import split_lines
from onrecord.reading.layout.sections import lay_out
from onrecord.reading.layout.speaker_label import find_speaker
from onrecord.reading.layout.turn_lines import is_record_of_meeting

LABELS = [
    pytest.param("King Orven: We thank you.", "King Orven:", id="king"),
    pytest.param("Emir Orven (Norvania): We thank you.", "Emir Orven (Norvania):", id="emir"),
    pytest.param("Prime Minister Quell: We thank you.", "Prime Minister Quell:", id="prime-minister"),
    pytest.param("Pasha Orven: We thank you.", "Pasha Orven:", id="title-in-no-list"),
    pytest.param("H.E. Mr. Tal (Norvania): We thank you.", "H.E. Mr. Tal (Norvania):", id="excellency"),
    pytest.param("The High Commissioner: I thank you.", "The High Commissioner:", id="office"),
    pytest.param("The Chair of the Veldine Union: I thank you.", "The Chair of the Veldine Union:", id="chair-of"),
    pytest.param(
        "The TEMPORARY PRESIDENT (interpretation from French): I",
        "The TEMPORARY PRESIDENT (interpretation from French):",
        id="capitals",
    ),
    pytest.param("12. Mr. EL-TAL (Norvania): I", "12. Mr. EL-TAL (Norvania):", id="numbered"),
    pytest.param("Mr. d’Osk (Norvania): I", "Mr. d’Osk (Norvania):", id="typographic-apostrophe"),
    pytest.param(
        "Mr. Osk Tal de la Barr y Solt Quel (Norvania): I",
        "Mr. Osk Tal de la Barr y Solt Quel (Norvania):",
        id="long-name",
    ),
    pytest.param(
        "Ms. Osk (Norvania) (spoke in Tetum; interpretation provided by the delegation): I",
        "Ms. Osk (Norvania) (spoke in Tetum; interpretation provided by the delegation):",
        id="long-bracket",
    ),
    pytest.param(
        "Ms. Osk (Office of the Envoy of the Veldine Cooperation Council (OEVCC)): I",
        "Ms. Osk (Office of the Envoy of the Veldine Cooperation Council (OEVCC)):",
        id="bracket-in-bracket",
    ),
    pytest.param(
        "Mr. Tal (Norvania), speaking on behalf of the Group of 12: I",
        "Mr. Tal (Norvania), speaking on behalf of the Group of 12:",
        id="on-behalf",
    ),
    pytest.param(
        "Mr. Tal (Norvania), Rapporteur of the Committee (Ninth Committee): I",
        "Mr. Tal (Norvania), Rapporteur of the Committee (Ninth Committee):",
        id="office-behind",
    ),
    pytest.param(
        "Mr. Tal, Minister for Roads of Norvania: I", "Mr. Tal, Minister for Roads of Norvania:", id="minister"
    ),
    pytest.param(
        "Mr. Tal\n(Norvania) (spoke\nin French): I", "Mr. Tal\n(Norvania) (spoke\nin French):", id="over-lines"
    ),
    pytest.param("Mr. Calli-\nstane (Nor-\nvania): I", "Mr. Calli-\nstane (Nor-\nvania):", id="broken-words"),
    pytest.param("Mr. Tal (Norvania) – We thank you.", "Mr. Tal (Norvania) –", id="dash"),
    pytest.param("Mr. President: I thank you.", None, id="address"),
    pytest.param("Distinguished Members: I thank you.", None, id="address-to-all"),
    pytest.param("Agenda item 5: Roads", None, id="agenda"),
    pytest.param("Draft Resolution: Roads", None, id="draft"),
    pytest.param("In favour:\nNorvania", None, id="vote"),
    pytest.param("President: Mr. Quell (Norvania)\n", None, id="masthead"),
    pytest.param("Let me say this: We agree.", None, id="prose"),
    pytest.param("Climate is one thing: It rains.", None, id="sentence"),
    pytest.param("King Orven: he said no more.", None, id="no-speech-follows"),
]


@pytest.mark.parametrize(("words", "label"), LABELS)
def test_in_a_record_any_short_capitalised_label_opens_a_turn(words: str, label: str | None) -> None:
    end = find_speaker(words, 0, len(words), of_record=True)
    assert (words[:end] if end else None) == label


def test_outside_records_a_label_needs_a_known_title() -> None:
    assert find_speaker("King Orven: We thank you.", 0, 25) is None


HEAD = (
    "United Nations S/PV.9801\nSecurity Council\n9801st meeting\nMonday, 3 June 2030, 10 a.m.\nNew York\n"
    "The meeting was called to order at 10.05 a.m.\n"
)
BROKEN = HEAD + (
    "The situation in the Veldine region\n"
    "The President: I now give the floor to the repre-\nsentative of Norvania, who asked for it twice\ntoday.\n"
    "Mr. Tal (Norvania) (spoke\nin French): We condemn the attack on the con-\nvoy. As was said by\n"
    "Mr. Osk (Keldmark): it was a crime, and we stand\nby that here.\n"
    "A vote was taken by show of hands.\n"
    "Emir Orven: We reject the draft, which nobody has\nread.\n"
    "The meeting rose at noon.\n"
)


def parts(text: str, kind: str) -> list[str]:
    return [" ".join(text[s.start : s.end].split()) for s in lay_out(text).sections if s.kind == kind]


def test_lines_broken_by_hand_show_each_turn_and_what_the_meeting_did() -> None:
    assert parts(BROKEN, "speaker") == ["The President:", "Mr. Tal (Norvania) (spoke in French):", "Emir Orven:"]
    assert parts(BROKEN, "body")[-4:] == [
        "We condemn the attack on the con- voy. As was said by Mr. Osk (Keldmark): it was a crime, and we stand by that"
        " here.",
        "A vote was taken by show of hands.",
        "We reject the draft, which nobody has read.",
        "The meeting rose at noon.",
    ]


SUMMARY = (
    "VCC/C/SR.12\nVeldine Cooperation Council\nSummary record of the 12th meeting\n"
    "Held at Port Elsa, on Monday, 3 June 2030, at 10 a.m.\nChairperson: Ms. Quell\n"
    "The meeting was called to order at 10.05 a.m.\n"
    "Opening of the session\n"
    "The Chairperson declared open the session of the\ncommittee and welcomed all members.\n"
    "Mr. Tal (Norvania), replying to the Chairperson,\nsaid that it rained in the whole of the region.\n"
    "It was so decided.\n"
)


def test_a_summary_record_of_any_organ_is_a_record_and_each_participant_has_a_paragraph() -> None:
    assert lay_out(SUMMARY).kind == "record"
    assert parts(SUMMARY, "body")[-3:] == [
        "The Chairperson declared open the session of the committee and welcomed all members.",
        "Mr. Tal (Norvania), replying to the Chairperson, said that it rained in the whole of the region.",
        "It was so decided.",
    ]


NUMBERED = SUMMARY.replace("The Chairperson declared", "1. The Chairperson declared").replace(
    "Mr. Tal (Norvania),", "2. It would rain for\nlong.\nOther matters (item 4)\n3. Mr. Tal (Norvania),"
)


def test_numbers_that_follow_each_other_begin_paragraphs_below_headings_too() -> None:
    assert [words[:12] for words in parts(NUMBERED, "body")[-4:]] == [
        "1. The Chair",
        "2. It would ",
        "3. Mr. Tal (",
        "It was so de",
    ]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("VCC/PV.12\n12th meeting\nThe meeting was called to order at noon.", True, id="other-organ"),
        pytest.param("The meeting was called to order at noon, and Mira Tal spoke.", False, id="one-sign"),
        pytest.param("Norvania rejects vote\nPORT ELSA, 3 June\nIt rained.", False, id="news"),
    ],
)
def test_a_record_shows_two_signs_of_it(front: str, expected: bool) -> None:
    assert is_record_of_meeting(front, split_lines(front)) is expected
