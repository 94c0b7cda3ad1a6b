"""Votes as findings: who voted how, in which body, on which text and day, and what does not add up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document
from onrecord.model.finding.adoption import Adoption
from onrecord.model.finding.vote import Vote
from onrecord.model.record import Record
from onrecord.reading import read_documents
from onrecord.settings import DEFAULT_MODEL

ACTORS = Path(__file__).parents[3] / "examples" / "actors.ttl"
Read = Callable[[str], Record]

RESOLUTION = """United Nations A/RES/77/9951
General Assembly
Distr.: General
5 January 2023

Seventy-seventh session
Agenda item 68 (c)

Resolution adopted by the General Assembly on 15 December 2022

[on the report of the Third Committee (A/77/9463/Add.3, para. 41)]

77/9951. Situation in Ostrel

The General Assembly,

1. Condemns the shelling of Port Elsa;

2. Decides to remain seized of the matter.

54th plenary meeting
15 December 2022

* Adopted by a recorded vote of {counts}, as follows:
In favour: Aldermoor, Norvania
Against: Keldmark
Abstaining: Eskarand, Tarsovia
"""

RECORD = """United Nations A/79/PV.9951
General Assembly
Seventy-ninth session
Official Records

9951st plenary meeting
Thursday, 12 December 2024, 10 a.m.
New York

President: Mr. Quell (Norvania)

The meeting was called to order at 10.05 a.m.

The President: The Assembly will now take a decision on draft resolution A/79/L.9951.

A recorded vote was taken.

In favour:
Aldermoor, Nor-
vania

Against:
Keldmark

Draft resolution A/79/L.9951 was adopted by 2 votes to 1 (resolution 79/9981).

[Subsequently, the delegation of Tarsovia informed the Secretariat that it had intended to abstain.]

Mr. Osk (Keldmark): In 1996 a text of that name was adopted by 90 votes to 3 (Eskarand, Keldmark, Tarsovia).

The meeting rose at noon.
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The record of a text file, with the actors of the examples."""

    def find(text: str) -> Record:
        path = tmp_path_factory.mktemp("texts") / "a.txt"
        path.write_text(text, encoding="utf-8")
        (document,) = read_documents(path)
        assert isinstance(document, Document)
        return next(annotate([document], DEFAULT_MODEL, ACTORS))

    return find


def voters(vote: Vote) -> dict[str, list[str]]:
    return {choice: [each.canonical or each.name for each in side] for choice, side in vote.voters}


def test_a_resolution_has_one_vote_with_the_list_below_it_and_its_adoption_keeps_three_counts(read: Read) -> None:
    record = read(RESOLUTION.format(counts="2 to 1, with 2 abstentions"))
    (vote,) = record.of(Vote)
    assert voters(vote) == {
        "in_favour": ["state/x-aldermoor", "state/x-norvania"],
        "against": ["state/x-keldmark"],
        "abstaining": ["state/x-eskarand", "state/x-tarsovia"],
    }
    assert (vote.body, vote.text, vote.meeting, str(vote.taken_on)) == ("General Assembly", "", "54", "2022-12-15")
    assert (vote.rule, vote.outcome, vote.unequal) == ("list", "adopted", ())
    assert [each.votes for each in record.of(Adoption)] == [(2, 1, 2)]


def test_a_list_that_does_not_add_up_is_kept_with_its_counts_and_told(read: Read) -> None:
    (vote,) = read(RESOLUTION.format(counts="3 to 1, with 2 abstentions")).of(Vote)
    assert vote.counts == (3, 1, 2)
    assert voters(vote)["in_favour"] == ["state/x-aldermoor", "state/x-norvania"]
    assert vote.unequal == ("in favour: 2 named, 3 counted",)


def test_a_record_tells_text_result_day_and_meeting_and_what_was_meant_apart(read: Read) -> None:
    vote, recalled = read(RECORD).of(Vote)
    assert (vote.text, vote.result) == ("A/79/L.9951", "A/RES/79/9981")
    assert (vote.meeting, str(vote.taken_on)) == ("9951", "2024-12-12")
    assert voters(vote) == {"in_favour": ["state/x-aldermoor", "state/x-norvania"], "against": ["state/x-keldmark"]}
    assert [(choice, [each.canonical for each in side]) for choice, side in vote.meant] == [
        ("abstaining", ["state/x-tarsovia"])
    ]
    assert vote.unequal == ()
    assert recalled.counts == (90, 3, 0), "a vote that a speaker recalls"
    assert (recalled.taken_on, recalled.meeting) == (None, None)


COMMITTEE = (
    "United Nations A/77/9951\nGeneral Assembly\nDistr.: General\n28 November 2022\n\nSeventy-seventh session\n"
    "Agenda item 16\nMacroeconomic policy questions\n\nReport of the Second Committee\n\n"
    "1. At its 4th meeting, on 3 November 2022, the Committee adopted draft resolution A/C.2/77/L.9951 by a recorded "
    "vote of 2 to 1. The voting was as follows:\n\nIn favour:\nAldermoor, Norvania\n\nAgainst:\nKeldmark\n"
)


def test_a_committees_vote_is_the_committees_on_the_day_of_its_meeting(read: Read) -> None:
    (vote,) = read(COMMITTEE).of(Vote)
    assert (vote.body, vote.text, vote.meeting) == ("Second Committee", "A/C.2/77/L.9951", "4")
    assert str(vote.taken_on) == "2022-11-03"
    organs = [fact.value for fact in vote.facts(read(COMMITTEE), "document/a") if fact.property == "rec:organ"]
    assert organs == [], "no vote of the General Assembly"


def test_who_is_named_in_brackets_behind_the_counts_of_a_council_is_a_voter(read: Read) -> None:
    text = (
        "Resolution 9502 (1982)\nof 3 April 1982\n\nThe Security Council,\n\n1. Demands a ceasefire.\n\nAdopted at the "
        "9350th meeting by 10 votes to 1 (Keldmark), with 4 abstentions (Aldermoor, Eskarand, Norvania, Tarsovia).\n"
    )
    (vote,) = read(text).of(Vote)
    assert vote.rule == "bracket"
    assert voters(vote)["against"] == ["state/x-keldmark"]
    assert len(voters(vote)["abstaining"]) == 4
    assert vote.unequal == ()


def test_who_vetoed_is_the_permanent_member_among_those_against(read: Read) -> None:
    text = (
        "A vote was taken.\n\nIn favour: Norvania\nAgainst: Keldmark, France\n\nThe draft resolution received 1 vote "
        "in favour and 2 votes against. It was not adopted, owing to the negative vote of a permanent member.\n"
    )
    (vote,) = read(text).of(Vote)
    assert [each.canonical for each in vote.vetoed] == ["state/fr"]
    assert vote.outcome == "rejected"


def test_a_voter_is_the_reference_by_which_the_rest_of_the_document_names_the_state(read: Read) -> None:
    record = read(RECORD)
    vote = record.of(Vote)[0]
    keldmark = dict(vote.voters)["against"][0]
    assert len([each for each in record.references if each.canonical == "state/x-keldmark"]) == 1
    assert keldmark in record.references


def test_the_vote_of_a_library_record_tells_body_day_and_meeting_of_its_resolution(read: Read) -> None:
    text = (
        "Library record of A/RES/77/9229\n\nA/RES/77/9229 was adopted by 2 votes to 1, with 1 abstention on"
        " 15 December 2022 (A/77/PV.9954).\n\nIn favour: Norvania, Aldermoor\n\nAgainst: Keldmark\n\n"
        "Abstaining: Eskarand"
    )
    (vote,) = read(text).of(Vote)
    assert (vote.result, vote.body, vote.taken_on and vote.taken_on.isoformat(), vote.meeting, vote.counts) == (
        "A/RES/77/9229",
        "General Assembly",
        "2022-12-15",
        "9954",
        (2, 1, 1),
    )
