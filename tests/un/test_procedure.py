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
    pytest.param("In the absence of the Chair, Ms. Osk (Keldmark), Vice-Chair, took the Chair.", True, id="absence"),
    pytest.param("The President returned to the Chair.", True, id="returned"),
    pytest.param("Mr. Tal (Norvania), President, in the Chair.", True, id="in-the-chair"),
    pytest.param("A vote was taken by show of hands, as follows:", True, id="as-follows"),
    pytest.param("The result of the vote was 9 in favour, 1 against and 1 abstention.", True, id="result"),
    pytest.param("Keldmark, having been drawn by lot by the Chair, was called upon to vote first.", True, id="lot"),
    pytest.param("At the request of the representative of Keldmark, a vote was taken by roll-call.", True, id="roll"),
    pytest.param("Having obtained the required majority, Keldmark was elected a member.", True, id="elected"),
    pytest.param("Mr. Tal (Norvania) and Ms. Osk (Keldmark) acted as tellers.", True, id="tellers"),
    pytest.param("(The consecutive interpretation of the speech in French was given.)", True, id="interpreted"),
    pytest.param("(Mr. Tal's speech was then translated into French.)", True, id="translated"),
    pytest.param("Mr. Tal's amendment was rejected by 8 votes to 4, with 3 abstentions.", True, id="amendment"),
    pytest.param("The delegation of Norvania withdrew.", True, id="withdrew"),
    pytest.param("The representatives stood in silence.", True, id="stood"),
    pytest.param("A video clip was shown in the Chamber.", True, id="video"),
    pytest.param("(applause)", False, id="the-speaker-goes-on"),
    pytest.param(
        "Mr. Tal (Norvania) said that Ms. Osk had been elected and took the Chair.", False, id="told-of-another"
    ),
    pytest.param("The Committee decided to adjourn.", False, id="organ-in-verbatim"),
    pytest.param("The meeting was useful. We thank the Chair.", False, id="speech-on-a-meeting"),
    pytest.param("Draft resolution A/L.9 deserves support.", False, id="speech-on-a-draft"),
    pytest.param("The Chair said that the text was adopted.", False, id="reported"),
]


OF_SUMMARIES = [
    pytest.param("11. The Committee decided, by 60 votes to 12, to retain the paragraph.", True, id="decided"),
    pytest.param("After a short discussion, the Commission adopted the draft report.", True, id="after-discussion"),
    pytest.param("The Committee took note of the report.", True, id="noted"),
    pytest.param("Aldermoor and Keldmark joined the sponsors of the draft resolution.", True, id="sponsors"),
    pytest.param("A discussion followed in which Mr. Tal and Ms. Osk took part.", True, id="discussion"),
    pytest.param("The Advisory Committee recommended less.", False, id="what-a-speaker-reports"),
    pytest.param("The Committee had decided otherwise.", False, id="earlier"),
    pytest.param("The Committee should decide.", False, id="wish"),
]


@pytest.mark.parametrize(("words", "expected"), OF_SUMMARIES)
def test_in_a_summary_record_what_the_organ_did_is_a_formula_too(words: str, expected: bool) -> None:
    assert is_formula(words, 0, len(words), summary=True) is expected


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_a_formula_is_a_paragraph_that_nobody_speaks(words: str, expected: bool) -> None:
    assert is_formula(words, 0, len(words)) is expected
