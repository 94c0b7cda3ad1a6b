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
