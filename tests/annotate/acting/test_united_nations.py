"""What the layout of United Nations documents tells of statements: their day, their item, who speaks and to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.sections import lay_out
from onrecord.settings import DEFAULT_MODEL

ACTORS = Path(__file__).parents[3] / "examples" / "actors.ttl"
Read = Callable[[str], Record]

SPEECH = (
    "STATEMENT\nby\nH.E. Mr. Jan Orven\nMinister for Foreign Affairs of Tarsovia\n"
    "at the general debate of the General Assembly\n\nNew York, 25 September 2030\n\nMr. President,\n\n"
)
RESOLUTION = (
    "United Nations A/RES/85/9701\nGeneral Assembly\nDistr.: General\n18 December 2030\n\nEighty-fifth session\n\n"
    "Resolution adopted by the General Assembly on 12 December 2030\n\n85/9701. Rain\n\nThe General Assembly,\n\n"
)
SUMMARY = (
    "United Nations A/C.6/85/SR.987\nGeneral Assembly\nDistr.: General 18 June 2031\nOriginal: English\n\n"
    "Eighty-fifth session\nOfficial Records\n\nSixth Committee\n\nSummary record of the 987th meeting\n"
    "Held at Headquarters, New York, on Monday, 9 June 2031, at 10 a.m.\n\n"
    "The meeting was called to order at 10.05 a.m.\n\n"
)
PRESS = "3 June 2030\nSC/19801\n\nSecurity Council Adopts Report\n\n9801st Meeting (AM)\n\n"
PRESIDENT = (
    "United Nations S/PRST/2030/9101\nSecurity Council\nDistr.: General\n14 June 2030\nOriginal: English\n\n"
    "Statement by the President of the Security Council\n\n"
    "At the 9901st meeting of the Security Council, held on 14 June 2030, in connection with the Council's "
    'consideration of the item entitled "The situation in the Low Vorrel region", the President of the Security '
    "Council made the following statement on behalf of the Council:\n\n"
)
REPORT = (
    "United Nations A/85/9501\nGeneral Assembly\nDistr.: General\n28 November 2030\nOriginal: English\n\n"
    "Report of the Second Committee\n\nRapporteur: Ms. Ana Quell (Norvania)\n\nI. Introduction\n\n"
)


@pytest.fixture(scope="module")
def read() -> Read:
    """The record of a text with its layout, the kind read off it, and the actors of the examples."""

    def find(text: str) -> Record:
        laid = lay_out(text, Metadata())
        says = laid.says
        doc = Document(
            text,
            "made",
            kind=says.kind or "other",
            sections=laid.sections,
            published=says.published,
            published_basis="stated" if says.published else None,
            symbols=says.symbols,
            masthead=laid.masthead,
        )
        return next(annotate([doc], DEFAULT_MODEL, ACTORS))

    return find


def told(record: Record) -> dict[str, list[str]]:
    """The speakers of each statement, by its words."""
    text = record.document.text
    return {
        " ".join(text[each.content[0][0] : each.content[-1][1]].split()): [s.name for s in each.speakers]
        for each in record.statements
    }


def test_a_resolution_speaks_on_the_day_of_its_adoption(read: Read) -> None:
    record = read(RESOLUTION + "1. Condemns the raid;\n\n2. Decides to remain seized of the matter.\n")
    days = {each.stated_on.start for each in record.statements if each.stated_on}
    assert days == {date(2030, 12, 12)}


def test_a_record_speaks_on_the_day_of_the_meeting(read: Read) -> None:
    record = read(SUMMARY + "1. Ms. Osk (Keldmark), replying to Mr. Tal (Norvania), said that it rained.\n")
    days = {each.stated_on.start for each in record.statements if each.stated_on}
    assert days == {date(2031, 6, 9)}


def test_a_presidential_statement_has_its_day_and_item(read: Read) -> None:
    record = read(PRESIDENT + '"The Security Council condemns the raid.\n\n"The Council will remain seized of it."\n')
    assert [each.stated_on.start for each in record.statements if each.stated_on] == [date(2030, 6, 14)] * 2
    assert {each.items for each in record.statements} == {("item/sc/situation-in-the-low-vorrel-region",)}


def test_a_speech_is_its_speakers_and_addresses_the_president(read: Read) -> None:
    record = read(SPEECH + "I congratulate you on your election. My country supports the talks.\n")
    praise, support = record.statements
    assert [each.name for each in praise.speakers] == ["Jan Orven"]
    assert [each.canonical for each in praise.addressees] == ["post/ga-president"]
    assert [each.canonical for each in support.speakers] == ["state/x-tarsovia"]


@pytest.mark.parametrize("label", ["The Bottom Line", "Climate Change", "Our Priorities"])
def test_a_heading_before_a_colon_opens_no_turn_in_a_speech(read: Read, label: str) -> None:
    record = read(SPEECH + f"We thank all.\n\n{label}: We reject the vote.\n")
    assert told(record)["the vote"] == ["Jan Orven"]


def test_a_press_release_knows_who_has_the_floor_and_for_whom(read: Read) -> None:
    record = read(
        PRESS + "The representative of Tarsovia, speaking also on behalf of Aldermoor, rejected the proposal.\n\n"
        "JAN ORVEN (Eskarand), aligning himself with that, welcomed the report.\n"
    )
    behalf = {each.name for statement in record.statements for each in statement.on_behalf_of}
    assert behalf == {"Aldermoor"}
    assert told(record)["the report"] == ["JAN ORVEN (Eskarand)"]
    assert "ORVEN" not in {reference.name for reference in record.references}


SEVERAL = "1. Mr. Orvane (Aldermoor), Ms. Osk (Keldmark) and Mr. Tal (Norvania) said that they regretted the vote.\n"


def test_they_are_those_who_say_it_together(read: Read) -> None:
    assert len(told(read(SUMMARY + SEVERAL))["the vote"]) == 3


def test_he_is_the_representative_of_whom_the_sentence_tells(read: Read) -> None:
    words = "4. The representative of Keldmark made a statement, in which he rejected the text.\n"
    assert [name.lower() for name in told(read(REPORT + words))["the text"]] == ["the representative of keldmark"]


INSIDE = [
    pytest.param("1. Requests the Mediator to report to the Council on the talks.", "the talks", id="asked to report"),
    pytest.param("1. Requests the Mediator to keep the Council informed of the talks.", "the talks", id="informed"),
    pytest.param("1. Approves the report of the Mediator of 3 June 2030.", "the Mediator", id="a day"),
    pytest.param("1. Calls upon the parties concerned by the talks to cease fire.", "the talks", id="concerned"),
    pytest.param("1. Decides to examine ways and means in good faith.", "in good faith", id="ways and means"),
]


@pytest.mark.parametrize(("paragraph", "words"), INSIDE)
def test_what_a_paragraph_asks_is_said_by_nobody_else(read: Read, paragraph: str, words: str) -> None:
    record = read(RESOLUTION + paragraph + "\n")
    assert len(record.statements) == 1
    assert words not in told(record)


def test_what_others_did_is_told_inside_a_paragraph(read: Read) -> None:
    record = read(RESOLUTION + "Noting that Norvania has agreed to the ceasefire,\n\n1. Welcomes the talks.\n")
    assert ["Norvania"] in told(record).values()


def test_a_paragraph_behind_and_is_one_of_its_own(read: Read) -> None:
    record = read(RESOLUTION + "Recalling that all are able and willing to go, and\n\nNoting the talks,\n\n1. Ends.\n")
    assert "the talks" in told(record)
