"""The item under discussion at each point of a record, and the statements made under it; items known by title alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.annotate.agenda.discussion import items_under_discussion
from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.agenda.titled import find_titled_items
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.document import Document, Section, paragraphs
from onrecord.model.record import Record
from onrecord.reading import read_documents
from onrecord.settings import DEFAULT_MODEL
from onrecord.un.agenda import load_agendas

EXAMPLES = Path(__file__).parents[3] / "examples"

RECORD = """United Nations A/74/PV.91
General Assembly
Seventy-fourth session

Agenda item 34 (continued)

Prevention of armed conflict

Ms. Tal (Norvania): ONE.

The President: The General Assembly has thus concluded this stage of its consideration of agenda item 34.

The President: TWO.

Agenda items 35 and 36

The President: In connection with agenda item 72, a report was issued. THREE.

The President: The Assembly will now take up agenda item 41. FOUR.

The President: The Assembly will take up agenda item 99 at a later date. FIVE.

The President: Before concluding agenda item 41, SIX.

SEVEN.

Agenda item 70: Promotion of rivers (continued)
(a) Implementation of instruments (continued)
(b) Questions of lakes (continued)

EIGHT.

The meeting rose at 1 p.m.

NINE."""


def record(text: str, *symbols: str) -> Document:
    return Document(text=text, doc_id="a", kind="record", published=date(2020, 5, 14), symbols=symbols)


@pytest.mark.parametrize(
    ("word", "numbers"),
    [("ONE", "34"), ("TWO", ""), ("THREE", "35 36"), ("FOUR", "41"), ("FIVE", "41"), ("SIX", "41"), ("SEVEN", ""),
     ("EIGHT", "70(a) 70(b)"), ("NINE", ""), ("General", "")],
)  # fmt: skip
def test_the_items_under_discussion_are_those_of_the_last_heading_or_opening(word: str, numbers: str) -> None:
    doc = record(RECORD, "A/74/PV.91")
    discussion = items_under_discussion(doc, find_agenda_items(doc, find_symbols(doc.text)))
    assert " ".join(item.number for item in discussion.at(doc.text.index(word))) == numbers


def test_in_a_document_that_is_no_record_no_item_is_under_discussion() -> None:
    doc = Document(text=RECORD, doc_id="a", kind="letter", symbols=("A/74/712",))
    discussion = items_under_discussion(doc, find_agenda_items(doc, find_symbols(doc.text)))
    assert discussion.at(doc.text.index("ONE")) == ()


COUNCIL = """United Nations S/PV.19742
Security Council
19742nd meeting

Agenda
The situation in the Veldine
region

The President: I give the floor to the representative of Norvania.

Mr. Osk (Norvania): Norvania rejects the vote."""


def test_the_councils_item_is_under_discussion_throughout() -> None:
    doc = record(COUNCIL, "S/PV.19742")
    titled = find_titled_items(doc)
    assert [(item.number, item.id, item.title) for item in titled] == [
        ("", "item/sc/situation-in-the-veldine-region", "The situation in the Veldine region")
    ]
    discussion = items_under_discussion(doc, titled)
    assert [item.id for item in discussion.at(doc.text.index("rejects"))] == ["item/sc/situation-in-the-veldine-region"]
    assert discussion.at(0) == ()


@pytest.fixture(scope="module")
def read() -> Callable[[str, str], Record]:
    def find(text: str, symbol: str) -> Record:
        sections = tuple(Section("body", start, end) for start, end in paragraphs(text))
        doc = Document(
            text=text, doc_id="a", kind="record", sections=sections, symbols=(symbol,), published=date(2020, 5, 14)
        )
        return next(annotate([doc], DEFAULT_MODEL))

    return find


def test_statements_of_a_record_have_their_items_and_those_they_report_have_none(
    read: Callable[[str, str], Record],
) -> None:
    text = (
        "United Nations A/74/PV.91\nGeneral Assembly\nSeventy-fourth session\n\nAgenda item 34\n\n"
        "Ms. Tal (Norvania) said that Keldmark had announced that the bridge was closed.\n\n"
        "Agenda item 41\n\nMr. Osk (Keldmark) said that the bridge was open.\n"
    )
    found = read(text, "A/74/PV.91").statements
    by_cue = {text[slice(*statement.cue[0])]: statement.items for statement in found if statement.cue}
    assert by_cue["had announced" if "had announced" in by_cue else "announced"] == ()
    said = [statement.items for statement in found if text[slice(*statement.cue[0])] == "said"]
    assert said == [("item/ga/74/34",), ("item/ga/74/41",)]


TITLED = [
    ("the Council's", "The Security Council met under the item entitled “The situation in Norvania”.",
     [("", "item/sc/situation-in-norvania")]),
    ("of the vocabulary", "At its seventy-fourth session, the General Assembly debated the item entitled "
     "“Prevention of armed conflict”.", [("31", "item/ga/74/31")]),
    ("of the provisional agenda", "The General Assembly decided to include in the provisional agenda of its "
     "seventy-fifth session the item entitled “Question of Cyprus”.", [("", None)]),
    ("that nobody knows", "The General Assembly debated the item entitled “Question of Norvania”.", [("", None)]),
    ("numbered behind", "The General Assembly debated the item “Question of Norvania” (item 14).", []),
    ("numbered before", "The General Assembly debated agenda item 14, “Question of Norvania”.", []),
    ("no item", "The UN report entitled “Rivers” was read.", []),
    ("a news item", "The news item “Norvania votes” was read at the UN.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TITLED], ids=[case[0] for case in TITLED])
def test_an_item_named_by_its_title_alone_is_the_councils_or_looked_up(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    doc = Document(text=text, doc_id="a", published=date(2020, 4, 26))
    agendas = load_agendas()
    found = find_titled_items(doc, (), find_agenda_items(doc, titles=agendas.title), agendas.number)
    assert [(item.number, item.id) for item in found] == expected
    assert all(item.by_title for item in found)


def test_what_a_speaker_of_a_record_tells_of_others_was_not_said_under_the_item() -> None:
    (doc,) = (found for found in read_documents([EXAMPLES / "council-record.txt"]) if isinstance(found, Document))
    record = next(annotate([doc], DEFAULT_MODEL))
    quoted = [found for found in record.statements if "No ballot" in doc.text[slice(*found.content[0])]]
    assert [found.items for found in quoted] == [()]
    turns = [found for found in record.statements if found.within is None and found.items]
    assert {found.items for found in turns} == {("item/sc/situation-in-the-veldine-region",)}
    assert len(turns) > 10
