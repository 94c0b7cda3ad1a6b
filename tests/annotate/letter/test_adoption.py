"""How organs adopt: day, meeting, vote, sponsors; drafts, of which the organ has said nothing yet."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.letter.adoption import AdoptionMention, find_adoption, is_draft
from onrecord.model.document import Document

ACTS = "1. Decides to remain seized of the matter.\n"


def adoption(head: str, organ: str = "The Security Council", foot: str = "") -> AdoptionMention | None:
    return find_adoption(Document(f"{head}\n\n{organ},\n\n{ACTS}\n{foot}\n", "a", kind="resolution"))


DAY = date(2020, 5, 29)
ADOPTED = [
    ("council", "Resolution 9731 (2020)\n\nAdopted by the Security Council at its 9755th meeting, on 29 May 2020", "",
     (DAY, "9755", None, None)),
    ("council, no comma", "Adopted by the Security Council at its 9755th meeting on 29 May 2020", "",
     (DAY, "9755", None, None)),
    ("old head", "Resolution 411 (1977)\nof 30 June 1977", "Adopted unanimously at the 2019th meeting.",
     (date(1977, 6, 30), "2019", None, "unanimous")),
    ("oldest head", "47 (1948). Resolution of 21 April 1948", "", (date(1948, 4, 21), None, None, None)),
    ("votes of old", "Resolution 39 (1948) of 20 January 1948",
     "Adopted at the 230th meeting by 9 votes to none, with 2 abstentions (Norvania, Keldmark).",
     (date(1948, 1, 20), "230", (9, 0, 2), "vote")),
    ("assembly", "Resolution adopted by the General Assembly on 29 May 2020", "54th plenary meeting\n29 May 2020",
     (DAY, "54", None, None)),
    ("assembly, vote", "Resolution adopted by the General Assembly on 29 May 2020",
     "Adopted by a recorded vote of 104 in favour to 24 against, with 10 abstentions.",
     (DAY, None, (104, 24, 10), "vote")),
    ("human rights council", "Resolution adopted by the Human Rights Council on 29 May 2020",
     "42nd meeting\n29 May 2020\n\n[Adopted by a recorded vote of 24 to 12, with 11 abstentions. The voting was as"
     " follows:", (DAY, "42", (24, 12, 11), "vote")),
    ("no vote", "Resolution adopted by the Human Rights Council on 29 May 2020", "[Adopted without a vote.]",
     (DAY, None, None, "consensus")),
    ("assembly of old", "Resolution 1514 (XV)", "947th plenary meeting,\n14 December 1960.",
     (date(1960, 12, 14), "947", None, None)),
    ("counted", "Resolution adopted by the General Assembly on 29 May 2020",
     "Adopted by 12 votes in favour, 1 against, with 2 abstentions.", (DAY, None, (12, 1, 2), "vote")),
    ("consensus", "Resolution adopted by the General Assembly on 29 May 2020", "Adopted by consensus.",
     (DAY, None, None, "consensus")),
    ("one paragraph's vote", "Resolution adopted by the General Assembly on 29 May 2020",
     "Operative paragraph 4 was retained by 20 votes to 4, with 3 abstentions.", (DAY, None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("head", "foot", "expected"), [case[1:] for case in ADOPTED], ids=[c[0] for c in ADOPTED])
def test_a_resolution_tells_how_it_was_adopted(
    head: str, foot: str, expected: tuple[date | None, str | None, tuple[int, int, int] | None, str | None]
) -> None:
    found = adoption(head, foot=foot)
    assert found is not None
    assert (found.adopted_on, found.meeting, found.votes, found.manner) == expected
    assert not found.draft
    assert found.evidence


@pytest.mark.parametrize(
    "organ",
    ["The Security Council", "The General Assembly", "The Economic and Social Council", "The Human Rights Council",
     "The Commission on Human Rights", "The Trusteeship Council", "The Conference"],
)  # fmt: skip
def test_the_organ_is_the_one_that_opens_the_text(organ: str) -> None:
    found = adoption("Adopted at its 12th meeting, on 29 May 2020", organ)
    assert found is not None
    assert found.organ == organ.removeprefix("The ")


DRAFTS = [
    ("one sponsor", "Norvania: draft resolution", ["Norvania"]),
    ("several", "Aldermoor, Eskarand and Tarsovia: draft resolution", ["Aldermoor", "Eskarand", "Tarsovia"]),
    ("revised", "Aldermoor and Eskarand: revised draft resolution", ["Aldermoor", "Eskarand"]),
    ("decision", "Norvania and Keldmark: draft decision", ["Norvania", "Keldmark"]),
    ("over two lines", "Aldermoor, Eskarand, Keldmark,\nNorvania and Tarsovia: draft resolution",
     ["Aldermoor", "Eskarand", "Keldmark", "Norvania", "Tarsovia"]),
    ("a star", "Aldermoor, Eskarand* and Tarsovia: draft resolution", ["Aldermoor", "Eskarand", "Tarsovia"]),
    ("submitted", "Draft resolution submitted by Norvania and Keldmark", ["Norvania", "Keldmark"]),
    ("no sponsor told", "Draft resolution", []),
    ("draft decision alone", "Draft decision", []),
    ("a long name", "Bolivia (Plurinational State of) and Norvania: draft resolution",
     ["Bolivia (Plurinational State of)", "Norvania"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "sponsors"), [case[1:] for case in DRAFTS], ids=[case[0] for case in DRAFTS])
def test_a_draft_has_its_sponsors_and_is_not_adopted(line: str, sponsors: list[str]) -> None:
    text = f"A/74/L.1187\nAgenda item 31\n\n{line}\n\nThe bridge\n\nThe General Assembly,\n\n{ACTS}"
    doc = Document(text, "a")
    found = find_adoption(doc)
    assert is_draft(doc)
    assert found is not None
    assert found.draft
    assert [" ".join(text[slice(*span)].split()) for span in found.sponsors] == sponsors
    assert (found.adopted_on, found.votes) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Resolution adopted by the General Assembly on 29 May 2020\n[on the report of the First Committee: draft"
        " resolution IV]\n\nThe General Assembly,\n\n" + ACTS,
        "Adopted by the Security Council at its 9755th meeting, on 29 May 2020\n\nThe Security Council,\n\n" + ACTS,
        "The envoys put a draft resolution before the Council, which met in the evening.",
        "Norvania: draft resolution is late, the Herald writes.",
    ],
)
def test_what_was_adopted_or_reports_a_draft_is_none(text: str) -> None:
    assert not is_draft(Document(text, "a"))


def test_a_letter_is_not_adopted() -> None:
    assert find_adoption(Document("Letter\n\nThe Security Council,\n\nmet.", "a", kind="letter")) is None
