"""Which texts are dialogues, and how far their turns go; and which paragraphs are a text that is printed."""

from __future__ import annotations

import pytest

from onrecord.model.document import Section
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.sections import lay_out

INTRODUCED = "An interview with Mira Tal\n\nMira Tal is foreign minister of Norvania.\n\n"


def voices(text: str, bold: list[str] | None = None) -> list[tuple[str, str]]:
    """The voices of a text with the words of each section that has one."""
    spans = [(text.index(words), text.index(words) + len(words)) for words in bold or []]
    found = [each for each in lay_out(text, bold=spans).sections if each.voice is not None]
    return [(f"{each.kind} {each.voice}", text[each.start : each.end]) for each in found]


DIALOGUES = [
    pytest.param("Q: Is it void?\n\nA: It is.", ["speaker turn", "body turn"] * 2, id="question and answer"),
    pytest.param("Q. Is it void?\nA. It is.", ["speaker turn", "body turn"] * 2, id="lines"),
    pytest.param("Q.: Is it void?\n\nA.: It is.", ["speaker turn", "body turn"] * 2, id="stops and colons"),
    pytest.param(
        "QUESTION: Is it void?\n\nMR ALDER: It is.\n\nWe said so.\n\n(Laughter.)",
        ["speaker turn", "body turn"] * 2 + ["body turn"],
        id="a turn goes on, brackets are none",
    ),
    pytest.param(
        "Courier: Is it void?\n\nTal: I think so.\n\nCourier: Why?\n\nTal: It was not free.",
        ["speaker turn", "body turn"] * 4,
        id="names",
    ),
    pytest.param(
        "Courier: Is it void?\n\nTal: I think so.\n\nCourier: Why?\n\nTal: We saw it.\n\nTal then left the room.",
        ["speaker turn", "body turn"] * 4,
        id="a reporter who names the speaker",
    ),
    pytest.param(
        "Courier: Is it void?\n\nTal: I think so.\n\nCourier: Why?\n\nTal: We saw it.\n\nThis interview was edited.",
        ["speaker turn", "body turn"] * 4,
        id="an editor's note",
    ),
]
NONE = [
    pytest.param("Q: I do not know the letter, she said.\n\nThe vote is void.", id="one question"),
    pytest.param(
        "Norvania: It said that the vote is void.\n\nKeldmark: It said that it stands.", id="a list of states"
    ),
    pytest.param("Gold: We expect more.\n\nOil: We expect less.\n\nGold: I see no end.", id="a list of topics"),
    pytest.param("January: The vote.\n\nMarch: The raid.\n\nJanuary: The talks?", id="a list of months"),
    pytest.param("What is the vote?\n\nIt is about the border.\n\nWho takes part?\n\nAll do.", id="an explainer"),
]


@pytest.mark.parametrize(("text", "expected"), DIALOGUES)
def test_labels_that_ask_and_answer_make_a_dialogue(text: str, expected: list[str]) -> None:
    assert [voice for voice, _ in voices(INTRODUCED + text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_one_label_or_a_list_makes_none(text: str) -> None:
    assert voices("The vote in Ostrel\n\nPORT ELSA - The vote was held.\n\n" + text) == []


def test_bold_questions_of_an_interview_are_questions_and_the_rest_answers() -> None:
    text = INTRODUCED + "Is it void?\n\nI think it is.\n\nYour ally says no.\n\nWe differ.\n\nTaken down on Monday"
    found = voices(text, ["Is it void?", "Your ally says no.", "Taken down on Monday"])
    assert [voice for voice, _ in found] == ["body question", "body answer", "body question", "body answer"]


def test_a_text_that_is_a_dialogue_for_the_most_part_is_an_interview() -> None:
    assert lay_out("Tal speaks\n\nQ: Is the vote void?\n\nA: It is, and we have said so.").kind == "interview"


def test_a_report_with_an_interview_at_its_end_is_a_report() -> None:
    report = "PORT ELSA, 2 May 2021 (Courier) - " + "The vote was held, and it was counted by observers. " * 8
    turns = "Courier: Is it void?\n\nTal: I think so.\n\nCourier: Why?\n\nTal: So."
    text = f"Vote held\n\n{report}\n\nThe interview:\n\n{turns}"
    assert lay_out(text).kind == "news"
    assert len(voices(text)) == 8


BLOCKS = [
    pytest.param("Tal replied:\n\n    It is void.", ["It is void."], id="indented"),
    pytest.param("Tal replied:\n\n> It is void.\n> We say no.", ["It is void.", "We say no."], id="marked"),
    pytest.param("Tal replied.\n\n> It is void.", [], id="nothing leads to it"),
    pytest.param(
        "The text of the letter reads:\n\nSir,\n\nIt is void.\n\nWe say no.",
        ["Sir,", "It is void.", "We say no."],
        id="text",
    ),
    pytest.param("Full text of the statement:\n\nIt is void.\n\n(Ends)\n\nRain fell.", ["It is void."], id="ends"),
    pytest.param("The ship carried the following:\n\nFlour and oil.", [], id="no text"),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_a_block_is_somebodys_words_where_a_colon_leads_to_it(text: str, expected: list[str]) -> None:
    whole = "Tal replies\n\nPORT ELSA - The envoy wrote to Norvania on Monday.\n\n" + text
    assert [words for voice, words in voices(whole) if voice == "body block"] == expected


def test_the_line_below_a_block_names_who_says_it() -> None:
    text = "Tal replies\n\nPORT ELSA - The envoy wrote on Monday.\n\nIt is void.\n— Mira Tal, minister\n\nRain fell."
    start, end = text.index("It is"), text.index("\n\nRain")
    found = lay_out(text, marked=[Section("body", start, end, "block")]).sections
    assert [(s.kind, text[s.start : s.end]) for s in found if s.voice == "signed"] == [
        ("body", "It is void."),
        ("speaker", "Mira Tal, minister"),
    ]


OWN = [
    pytest.param("Speech by Mira Tal\n\nExcellencies,\n\nI thank you. We reject it.", "speech", id="speech"),
    pytest.param("Why we left\n\nBy Mira Tal\n\nI was there. We left.\n\nMira Tal is minister.", "opinion", id="foot"),
    pytest.param("At the border\n\nBy Mira Tal\n\nI was there. We waited.\n\nIt is shut.", "news", id="reportage"),
    pytest.param("Why they left\n\nBy Mira Tal\n\nThey left.\n\nMira Tal is a writer.", "news", id="not I"),
]


@pytest.mark.parametrize(("text", "kind"), OWN)
def test_speeches_and_opinions_are_told_by_plain_evidence(text: str, kind: str) -> None:
    assert lay_out(text).kind == kind


def test_a_name_at_the_top_that_the_foot_introduces_is_the_author() -> None:
    text = "The column\n\nJon Ferrel\n\nI was there. We left.\n\nJon Ferrel is a columnist of the Herald."
    assert lay_out(text, Metadata()).says.authors == ("Jon Ferrel",)
