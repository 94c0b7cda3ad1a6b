"""Who takes the floor at the head of a paragraph of a summary record."""

from __future__ import annotations

import pytest

from onrecord.un.opening import find_opening

OPENINGS = [
    pytest.param(
        "2. Ms. Osk (Keldmark), replying to Mr. Tal (Norvania), said that", ["Ms. Osk (Keldmark)"], id="replying"
    ),
    pytest.param(
        "2. Ms. Osk (Keldmark), introducing draft resolution A/C.9/74/L.9 on behalf of the sponsors, said that",
        ["Ms. Osk (Keldmark)"],
        id="introducing",
    ),
    pytest.param("Ms. Osk (Keldmark), supported by Mr. Tal (Norvania), said", ["Ms. Osk (Keldmark)"], id="supported"),
    pytest.param("Mr. Osk (Norvania), speaking on behalf of the Group, said", ["Mr. Osk (Norvania)"], id="on-behalf"),
    pytest.param(
        "Mr. Osk (Norvania), Ms. Tal (Keldmark) and Mr. Quell (Aldermoor) said that they",
        ["Mr. Osk (Norvania)", "Ms. Tal (Keldmark)", "Mr. Quell (Aldermoor)"],
        id="several",
    ),
    pytest.param("The representative of Keldmark said", ["The representative of Keldmark"], id="representative"),
    pytest.param("Following a brief discussion, Ms. Osk (Keldmark) said", ["Ms. Osk (Keldmark)"], id="following"),
    pytest.param(
        "3. In reply to a question from Mr. TAL, the CHAIRPERSON said that", ["The CHAIRPERSON"], id="in-reply"
    ),
    pytest.param(
        "After an exchange of views between Mr. TAL (Rapporteur), Ms. OSK and herself, the CHAIRPERSON said",
        ["The CHAIRPERSON"],
        id="exchange",
    ),
    pytest.param(
        "Ms. de la Osk Tal (Plurinational State of Keldmark) expressed concern",
        ["Ms. de la Osk Tal (Plurinational State of Keldmark)"],
        id="particles",
    ),
    pytest.param(
        "Mr. Calli-\nstane (Nor-\nvania), speak-\ning for the Group,\nsaid",
        ["Mr. Callistane (Norvania)"],
        id="broken-words",
    ),
    pytest.param(
        "MARA OSK (Eskarand), associating herself with the speaker before, welcomed",
        ["MARA OSK (Eskarand)"],
        id="press",
    ),
    pytest.param("Ms. Osk (Norvania) could not agree", ["Ms. Osk (Norvania)"], id="modal"),
    pytest.param("Mr. Osk (Norvania) had no objection", ["Mr. Osk (Norvania)"], id="had-no"),
    pytest.param("Mr. Osk (Norvania) was of the opinion that", ["Mr. Osk (Norvania)"], id="of-the-opinion"),
    pytest.param("Mr. Osk would like to know", ["Mr. Osk"], id="would-like"),
    pytest.param("Baroness Osk (Norvania) underlined", ["Baroness Osk (Norvania)"], id="titled-with-bracket"),
    pytest.param("U OSK TAL (Norvania) associated himself", ["U OSK TAL (Norvania)"], id="capitals"),
    pytest.param("The DIRECTOR GENERAL said", ["The DIRECTOR GENERAL"], id="official-in-capitals"),
    pytest.param("The Registrar replied to", ["The Registrar"], id="registrar"),
    pytest.param(
        "A member of the delegation of Norvania said", ["A member of the delegation of Norvania"], id="member"
    ),
    pytest.param(
        "The spokesman for the Eastern Group (Norvania) said",
        ["The spokesman for the Eastern Group (Norvania)"],
        id="spokesman",
    ),
    pytest.param("Norvania’s delegate, also explaining her vote, said", ["Norvania’s delegate"], id="possessive"),
    pytest.param(
        "Ms. Osk (Norvania), speaking on behalf of the Union; the candidate countries Keldmark and Aldermoor; and, in"
        " addition, Tarsovia, said that",
        ["Ms. Osk (Norvania)"],
        id="semicolons",
    ),
    pytest.param(
        "Mr. Tal (Norvania), Ms. Osk (Keldmark), speaking on behalf of the Union, and Mr. Quell (Aldermoor) said that",
        ["Mr. Tal (Norvania)", "Ms. Osk (Keldmark)", "Mr. Quell (Aldermoor)"],
        id="several-with-a-group",
    ),
    pytest.param("Mr. Osk's proposal was not acceptable", [], id="what-is-anothers"),
    pytest.param("Mr. Osk had said that it rained", [], id="pluperfect"),
    pytest.param("The representative of Norvania had argued", [], id="representative-spoken-of"),
    pytest.param("The Secretary-General said that", ["The Secretary-General"], id="official-says"),
    pytest.param("The Secretary-General had recommended it", [], id="official-spoken-of"),
    pytest.param("In that connection, the Secretary-General should report", [], id="prose"),
    pytest.param("In 2029, the Committee said", [], id="body"),
    pytest.param("Mr. Osk was not in favour", [], id="person-spoken-of"),
    pytest.param("It would rain for a week", [], id="nobody"),
]


@pytest.mark.parametrize(("words", "names"), OPENINGS)
def test_a_participant_at_the_head_of_a_paragraph_has_the_floor(words: str, names: list[str]) -> None:
    found = find_opening(words, 0, len(words))
    assert ([label.name for _, label in found.speakers] if found else []) == names
