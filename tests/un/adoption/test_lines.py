"""How an organ adopted a text: day, meeting, vote, and who voted how, with the slips of scanners."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.un.adoption.lines import AdoptionLines, find_adoption_lines

HEAD = "Resolution 9502 (1982)\nof 3 April 1982\n\n"
TEXT = "The Security Council,\n\nRecalling resolution 9413 (1981) of 25 September 1981,\n\n1. Demands a ceasefire.\n\n"


def adopted(foot: str, head: str = HEAD, year: int | None = 1982) -> AdoptionLines:
    return find_adoption_lines(head + TEXT + foot, len(head), year)


MEETINGS = [
    ("clean", "Adopted unanimously at the 9350th meeting.", "9350"),
    ("over two lines", "Adopted at the\n9350th meeting by 15 votes to none.", "9350"),
    ("a hyphen", "Adopted at the 9350th meet-\ning by 15 votes to none.", "9350"),
    ("a slip in the number", "Adopted unanimously at the 93lst meeting.", "931"),
    ("a slip in the verb", "Adapted at the 9350th meeting by 15 votes to none.", "9350"),
    ("slips in small words", "Adopted ut tbe 9350th mecting.", "9350"),
    ("a word is lost", "Adopted unanimously the 9350th meeting.", "9350"),
    ("spaces lost", "Adoptedunanimouslyat the\n9350thmeeting.", "9350"),
    ("words come apart", "A dopted unani mously at the 9350th mee ting.", "9350"),
    ("the first letter lost", "dopted at the 9350th meetinq by 15 votes to none.", "9350"),
    ("an ending lost", "Adopted at the 9345h meeting.", "9345"),
    ("private", "Adopted unanimously at the 9350th (private) meeting.", "9350"),
    ("resumed", "Adopted at the resumed 9350th meeting.", "9350"),
    ("without a vote first", "Adopted without a vote at the 9350th meeting", "9350"),
    ("in words", "Hundred and eighty-third plenary meeting,\n3 April 1982.", "183"),
    ("no number in words", "High-level plenary meeting,\n5 May 1983.", None),
    ("a note's meeting", "1 Ibid., 9349th meeting.", None),
    ("prose", "The text adopted at the 9100th meeting stands.", None),
    ("approved, not adopted", "Approved at the 9100th meeting.", None),
]


@pytest.mark.parametrize(("foot", "meeting"), [case[1:] for case in MEETINGS], ids=[case[0] for case in MEETINGS])
def test_the_meeting_is_read(foot: str, meeting: str | None) -> None:
    found = adopted(foot)
    assert (found.meeting, found.adopted_on) == (meeting, date(1982, 4, 3))


DAYS = [
    ("below the number", "Resolution 9502 (1982)\nof 3 April 1982\n\n", 1982, date(1982, 4, 3)),
    ("a slip for the year", "Resolution 9502 (1982)\nof 3 April £982\n\n", 1982, date(1982, 4, 3)),
    ("a slip for of", "Resolution 9502 (1982)\nef 3 April 1982\n\n", 1982, date(1982, 4, 3)),
    ("on its line", "9502 (1982). Resolution of 3 April 1982\n[S/9431]\n\n", 1982, date(1982, 4, 3)),
    ("with the meeting", "RESOLUTION 9502 (1982)\n\nAdopted by the Security Council at its 9350th meeting,\n"
     "On 3 Apri1 1982\n\n", 1982, date(1982, 4, 3)),
    ("none, and one of another text", "Resolution 9502 (1982)\n\n", 1982, None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "year", "day"), [case[1:] for case in DAYS], ids=[case[0] for case in DAYS])
def test_the_day_is_that_of_the_head(head: str, year: int, day: date | None) -> None:
    assert adopted("", head, year).adopted_on == day


def test_a_name_behind_by_is_no_vote() -> None:
    assert adopted("Adopted at the 9350th meeting.\n\n4 Submitted by Italvia\n(S/94117), and the charts").votes is None


def test_a_day_in_the_text_is_never_that_of_the_adoption() -> None:
    foot = "Reaffirming the Convention on\nRelations of 24 April 1963 and\nresolution 9413 (1981) of 25 September 1981."
    assert adopted(foot, "Resolution 9502 (1982)\n\n").adopted_on is None


def test_a_line_whose_meeting_cannot_be_read_still_tells_the_day() -> None:
    head = "RESOLUTION 9502 (1982)\n\nAdopted by the Security Council at its xxth meeting, on 3 April 1982\n\n"
    found = adopted("", head)
    assert (found.meeting, found.adopted_on) == (None, date(1982, 4, 3))


def test_meeting_and_day_may_stand_on_one_line_below_the_text() -> None:
    found = adopted("49th plenary meeting 1 December 2025\n", "80/9901. Peace\n\n", None)
    assert (found.meeting, found.adopted_on) == ("49", date(2025, 12, 1))


AT = "Adopted at the 9350th meeting"
VOTES = [
    ("none against", f"{AT} by 15 votes to none.", (15, 0, 0), {}),
    ("slips in by and votes", f"{AT} hy 14 yotes to none, with\n1 ab5tention (Norvania).", (14, 0, 1),
     {"abstaining": ["Norvania"]}),
    ("no spaces", f"{AT} by13 votesto none,with2 abstentions (Keldmark, Norvania).", (13, 0, 2),
     {"abstaining": ["Keldmark", "Norvania"]}),
    ("all three", f"{AT} by 11 votes to 1 (Ostrel), with 3 abstentions (Eskarand, Keldmark,\nTarsovia).",
     (11, 1, 3), {"against": ["Ostrel"], "abstaining": ["Eskarand", "Keldmark", "Tarsovia"]}),
    ("two joined by and", f"{AT} by 13 votes to 2 (Keldmark and Norvania).", (13, 2, 0),
     {"against": ["Keldmark", "Norvania"]}),
    ("one name with and", f"{AT} by 8 votes to none, with 1 abstention (Ostrel and Northern Ireland).", (8, 0, 1),
     {"abstaining": ["Ostrel and Northern Ireland"]}),
    ("two, one with and", f"{AT} by 5 votes to none, with 2 abstentions (Tarsovia and Ostrel and Northern Ireland).",
     (5, 0, 2), {"abstaining": ["Tarsovia", "Ostrel and Northern Ireland"]}),
    ("a full stop for a comma", f"{AT} by 12 votes to 2 (Keldmark. Norvania), with 1 abstention (Tarsovia).",
     (12, 2, 1), {"against": ["Keldmark", "Norvania"], "abstaining": ["Tarsovia"]}),
    ("slips in counts", f"{AT} by I4 votes ta none. with ] abstention (Keldmark)", (14, 0, 1),
     {"abstaining": ["Keldmark"]}),
    ("a count above the members", f"{AT} by 74 votes to none, with 1 abstention (Keldmark).", (14, 0, 1),
     {"abstaining": ["Keldmark"]}),
    ("counts in words", f"{AT} by nine votes to none, with two abstentions (Osk, Norvania).", (9, 0, 2),
     {"abstaining": ["Osk", "Norvania"]}),
    ("did not participate", f"{AT} by 13 votes to none. 12\n\n12 Two members (Keldmark and Norvania) did not"
     " participate in\nthe voting.", (13, 0, 0), {"not_participating": ["Keldmark", "Norvania"]}),
    ("absent", f"{AT} by 9 votes to none. 3\n\n3 One member (Keldmark) was absent.", (9, 0, 0),
     {"absent": ["Keldmark"]}),
]  # fmt: skip


@pytest.mark.parametrize(("foot", "votes", "voters"), [case[1:] for case in VOTES], ids=[case[0] for case in VOTES])
def test_the_vote_is_read_with_the_names_in_brackets(
    foot: str, votes: tuple[int, int, int], voters: dict[str, list[str]]
) -> None:
    text = HEAD + TEXT + foot
    found = adopted(foot)
    assert (found.votes, found.manner) == (votes, "vote")
    assert {each.choice: [text[slice(*span)] for span in each.names] for each in found.voters} == voters
    assert found.not_participating == (2 if "not_participating" in voters else None)


@pytest.mark.parametrize(
    ("foot", "manner"),
    [
        ("Adopted unanimously at the 9350th meeting.", "unanimous"),
        ("Adopted unanimous1y at the 9350th meeting.", "unanimous"),
        ("Adopted unanimously, without a vote, at the 9350th meeting.", "unanimous"),
        ("Adopted at the 9350th meeting by consensus.", "consensus"),
        ("Adopted at the 9350th meeting. 3\n\n3 Adopted without vote.", "consensus"),
        ("Adopted at the 9350th meeting. 3\n\n3 There being an absence of any objection, the Chair said that"
         " the text\nwas adopted unanimously.", "consensus"),
        ("Adopted at the 9350th meeting. 3\n\n3 Paragraphs 1 and 2 were adopted unanimously; paragraph 3 by"
         " a majority.",
         None),
        ("Adopted at the 9350th meeting. 3\n\n3 The draft was voted on in parts.", None),
    ],
    ids=["unanimous", "a slip", "unanimous and no vote", "consensus", "a note", "no objection", "paragraphs", "parts"],
)  # fmt: skip
def test_an_adoption_without_counts_tells_its_manner(foot: str, manner: str | None) -> None:
    found = adopted(foot)
    assert (found.votes, found.manner) == (None, manner)


def test_lists_of_voters_below_the_text_are_read() -> None:
    head, foot = (
        "77/9901. Peace\n\n",
        "54th plenary meeting\n15 December 2022\n\n"
        "* Adopted by a recorded vote of 3 to 1, with 2 abstentions, as follows:\n"
        "In favour: Aldermoor, Norvania, Ostrel\n(Republic of)\nAgainst:\nKeldmark.\n\n"
        "Abstaining: Eskarand, Tarsovia\n",
    )
    found = adopted(foot, head, None)
    text = head + TEXT + foot
    assert (found.votes, found.meeting) == ((3, 1, 2), "54")
    assert {each.choice: [text[slice(*span)] for span in each.names] for each in found.voters} == {
        "in_favour": ["Aldermoor", "Norvania", "Ostrel\n(Republic of)"],
        "against": ["Keldmark"],
        "abstaining": ["Eskarand", "Tarsovia"],
    }
