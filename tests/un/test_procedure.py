"""What a meeting did, told between speeches: no words of anybody."""

from __future__ import annotations

import pytest

from onrecord.un.procedure import is_formula

CASES = [
    pytest.param("It was so decided.", True, id="decided"),
    pytest.param("5. It was so agreed.", True, id="numbered"),
    pytest.param("The meeting rose at 10.25 a.m.", True, id="rose"),
    pytest.param("The meeting was suspended at 11.15 a.m. and resumed at 11.40 a.m.", True, id="suspended"),
    pytest.param("A recorded vote was taken.", True, id="vote"),
    pytest.param("Draft resolution A/C.9/74/L.9 was adopted by 2 votes to 1, with 1 abstention.", True, id="adopted"),
    pytest.param("Paragraph 14, as amended, was adopted.", True, id="paragraph"),
    pytest.param(
        "At the invitation of the Chair, Mr. A. Tal (Norvania) took a place at the table.", True, id="invited"
    ),
    pytest.param("Ms. Osk (Keldmark), Vice-Chair, took the Chair.", True, id="chair"),
    pytest.param("The members of the Council observed a minute of silence.", True, id="silence"),
    pytest.param("It was so decided. A vote was taken.", True, id="two"),
    pytest.param("The meeting was useful. We thank the Chair.", False, id="speech-on-a-meeting"),
    pytest.param("Draft resolution A/L.9 deserves support.", False, id="speech-on-a-draft"),
    pytest.param("The Chair said that the text was adopted.", False, id="reported"),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_a_formula_is_a_paragraph_that_nobody_speaks(words: str, expected: bool) -> None:
    assert is_formula(words, 0, len(words)) is expected
