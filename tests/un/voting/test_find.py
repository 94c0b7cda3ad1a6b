"""Votes in texts: lists on one line or over many, pages between them, counts in sentences, outcomes and intentions."""

from __future__ import annotations

import pytest

from onrecord.un.voting.find import find_votes
from onrecord.un.voting.told import VoteTold

KNOWN = {"Norvania", "Tarsovia", "Keldmark", "Aldermoor", "Eskarand", "Ostrel and Veldine", "Sudravia", "Port Elsa"}


def votes_of(text: str) -> list[VoteTold]:
    return list(find_votes(text, lambda words: words in KNOWN))


def named(text: str, vote: VoteTold) -> dict[str, list[str]]:
    return {each.choice: [" ".join(text[slice(*span)].split()) for span in each.names] for each in vote.voters}


LISTS = [
    ("a list a line",
     "In favour: Norvania, Tarsovia\nAgainst: Keldmark\nAbstaining: Eskarand\n\n"
     "Draft resolution A/79/L.9 was adopted by 2 votes to 1, with 1 abstention.",
     {"in_favour": ["Norvania", "Tarsovia"], "against": ["Keldmark"], "abstaining": ["Eskarand"]}, (2, 1, 1)),
    ("all on one line",
     "In favour: Norvania, Tarsovia  Against: Keldmark  Abstaining: Eskarand\nThe draft was adopted by 2 votes to 1, "
     "with 1 abstention.",
     {"in_favour": ["Norvania", "Tarsovia"], "against": ["Keldmark"], "abstaining": ["Eskarand"]}, (2, 1, 1)),
    ("names over line ends",
     "In favour:\nNorvania, Ostrel\nand Veldine, the former Union of\nLakes\n\nAgainst:\nPort\nElsa\n\nThe draft was "
     "adopted by 3 votes to 1.",
     {"in_favour": ["Norvania", "Ostrel and Veldine", "the former Union of Lakes"], "against": ["Port Elsa"]},
     (3, 1, 0)),
    ("a page ends inside a name",
     "In favour:\nNorvania, Port\n\n24-90123 5/18\n\nA/79/PV.9954\n\nElsa, Tarsovia\n\nAgainst:\nKeldmark\n\n"
     "The draft was adopted by 3 votes to 1.",
     {"in_favour": ["Norvania", "Port 24-90123 5/18 A/79/PV.9954 Elsa", "Tarsovia"], "against": ["Keldmark"]},
     (3, 1, 0)),
    ("counts before the list, and in brackets",
     "[Adopted by a recorded vote of 2 to 1, with no abstentions. The voting was as follows:\n\nIn favour:\nNorvania "
     "and Ostrel and Veldine.\n\nAgainst:\nKeldmark.\n\nAbstaining:\nNone]",
     {"in_favour": ["Norvania", "Ostrel and Veldine"], "against": ["Keldmark"], "abstaining": []}, (2, 1, 0)),
    ("a press annex",
     "The draft was approved by a recorded vote of 2 in favour to 1 against, with 1 abstention, as follows:\n\n"
     "In favour:  Norvania, Tarsovia.\n\nAgainst:  Keldmark.\n\nAbstain:  Eskarand.\n\nAbsent:  Sudravia.",
     {"in_favour": ["Norvania", "Tarsovia"], "against": ["Keldmark"], "abstaining": ["Eskarand"],
      "absent": ["Sudravia"]}, (2, 1, 1)),
    ("rejected: those who carried it come first",
     "In favour: Norvania\nAgainst: Keldmark, Tarsovia\nAbstaining: None\n\nIt was rejected by 2 votes to 1.",
     {"in_favour": ["Norvania"], "against": ["Keldmark", "Tarsovia"], "abstaining": []}, (1, 2, 0)),
    ("a list that does not add up",
     "In favour: Norvania\nAgainst: Keldmark\n\nThe draft was adopted by 3 votes to 1, with 1 abstention.",
     {"in_favour": ["Norvania"], "against": ["Keldmark"]}, (3, 1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "voters", "counts"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_a_list_is_read_to_its_end_and_no_further(
    text: str, voters: dict[str, list[str]], counts: tuple[int, int, int]
) -> None:
    (vote,) = votes_of(text)
    assert vote.rule == "list"
    assert named(text, vote) == voters
    assert vote.counts == counts


SENTENCES = [
    ("brackets", "It was adopted by 10 votes to 1 (Keldmark), with 2 abstentions (Norvania, Tarsovia).", (10, 1, 2),
     {"against": ["Keldmark"], "abstaining": ["Norvania", "Tarsovia"]}),
    ("brackets with and", "Approved by a vote of 9 in favour to 2 against (Keldmark and Ostrel and Veldine) with 1 "
     "abstention (Norvania), the text", (9, 2, 1),
     {"against": ["Keldmark", "Ostrel and Veldine"], "abstaining": ["Norvania"]}),
    ("none against", "By a recorded vote of 9 in favour to none against, with 1 abstention (Norvania), it adopted it.",
     (9, 0, 1), {"abstaining": ["Norvania"]}),
    ("counts alone", "The Council adopted by a vote of 18 in favour, 7 against and 21 abstentions a resolution.",
     (18, 7, 21), {}),
    ("who voted, in words", "While 12 of the members voted in favour of the text, one (Keldmark) voted against, and "
     "two (Norvania, and Tarsovia) abstained.", (12, 1, 2),
     {"against": ["Keldmark"], "abstaining": ["Norvania", "Tarsovia"]}),
    ("abstaining by name", "The Council voted 13 to 1 to adopt the resolution, with Aldermoor abstaining.", (13, 1, 1),
     {"abstaining": ["Aldermoor"]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "counts", "voters"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES]
)
def test_counts_in_a_sentence_are_a_vote_with_those_named_in_brackets(
    text: str, counts: tuple[int, int, int], voters: dict[str, list[str]]
) -> None:
    (vote,) = votes_of(text)
    assert vote.counts == counts
    assert named(text, vote) == voters


NONE = [
    ("a price", "The price rose by 3 to 5 per cent."),
    ("a range", "The talks were attended by 10 to 12 envoys."),
    ("labels of argument", "In favour: it is cheap. Against: nobody wants it, not even its friends in the north."),
    ("a score", "Norvania won the match by 3 goals to 1."),
]


@pytest.mark.parametrize("text", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_nobody_is_made_a_voter_by_other_words(text: str) -> None:
    assert [name for vote in votes_of(text) for each in vote.voters for name in each.names] == []


def test_a_negative_vote_of_a_permanent_member_is_told_as_the_reason() -> None:
    text = (
        "In favour: Norvania, Tarsovia\nAgainst: Keldmark\n\nThe President: The draft resolution received 2 votes in "
        "favour and 1 vote against. The draft resolution has not been adopted, owing to the negative vote of a "
        "permanent member of the Council."
    )
    (vote,) = votes_of(text)
    assert (vote.outcome, vote.veto, vote.counts) == ("rejected", 1, (2, 1, 0))


def test_what_was_told_later_is_kept_apart_and_belongs_to_the_vote_before() -> None:
    lists = "In favour: Norvania\nAgainst: Keldmark\n\nDraft {} was adopted by 1 vote to 1.\n\n"
    later = (
        "[Subsequently, the delegations of Eskarand and Tarsovia informed the Secretariat that they had intended to "
        "vote in favour; the delegation of Sudravia advised the Secretariat that it had intended to abstain.]\n\n"
    )
    text = lists.format("A") + later + lists.format("B")
    first, second = votes_of(text)
    meant = {each.choice: [text[slice(*span)] for span in each.names] for each in first.intentions}
    assert meant == {"in_favour": ["Eskarand", "Tarsovia"], "abstaining": ["Sudravia"]}
    assert named(text, first) == {"in_favour": ["Norvania"], "against": ["Keldmark"]}
    assert second.intentions == ()


def test_each_of_several_votes_has_its_own_counts_and_part() -> None:
    text = (
        "A recorded vote was taken on paragraph 4.\n\nIn favour: Norvania, Tarsovia\nAgainst: Keldmark\n\n"
        "Paragraph 4 was retained by 2 votes to 1.\n\nIn favour: Norvania, Tarsovia, Keldmark\nAgainst: None\n\n"
        "Draft resolution II, as a whole, was adopted by 3 votes to none."
    )
    first, second = votes_of(text)
    assert (first.counts, second.counts) == ((2, 1, 0), (3, 0, 0))
    assert first.part is not None
    assert text[slice(*first.part)] == "Paragraph 4"
    assert second.part is None


LONG = [
    ("names without commas", "In favour: " + "Norvania and " * 2000),
    ("empty lines", "In favour: Norvania\n" + "\n \n" * 2000),
    ("numbers", "1" * 5000 + "x\n" + "1 2 3 4 5 " * 1000 + "y\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in LONG], ids=[case[0] for case in LONG])
def test_long_texts_without_end_name_no_crowd(text: str) -> None:
    assert len([name for vote in votes_of(text) for each in vote.voters for name in each.names]) <= 1
