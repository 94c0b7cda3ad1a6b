"""Agenda items: numbers, titles, organ, session and status, from sentences, mastheads, lists and records."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.symbol.find import canonical_symbol, find_symbols
from onrecord.model.document import Document
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.statement import DateRange
from onrecord.un.calendar import economic_session_on, human_rights_session_on, session_on
from onrecord.un.ordinal import ordinal

Shared = Callable[[str], Path]
APRIL = date(2020, 4, 26)


def items(text: str, published: date | None = APRIL, symbols: tuple[str, ...] = ()) -> tuple[AgendaItem, ...]:
    doc = Document(text=text, doc_id="a", published=published, symbols=symbols)
    return find_agenda_items(doc, find_symbols(text))


NUMBERS = [
    ("a list", "circulated under agenda items 32, 37, 68, 70, 75 and 83.", "32 37 68 70 75 83"),
    ("one", "under agenda item 32 of the General Assembly", "32"),
    ("a range", "agenda items 28 to 31 were taken up", "28 29 30 31"),
    ("a range with a dash", "agenda items 28–30, 40", "28 29 30 40"),
    ("sub-items after the number", "agenda item 74 (b)", "74(b)"),
    ("sub-items without a space", "agenda items 68(a), 68(b) and 70", "68(a) 68(b) 70"),
    ("letters listed", "under agenda items 68 (a), (b) and (d) and 70", "68(a) 68(b) 68(d) 70"),
    ("a range of letters", "agenda item 98 (a) to (c)", "98(a) 98(b) 98(c)"),
    ("two letters", "agenda item 98 (aa)", "98(aa)"),
    ("a letter's part", "agenda item 113 (a) (ii)", "113(a)(ii)"),
    ("sub-items first", "under sub-items (a) and (d) of item 19", "19(a) 19(d)"),
    ("sub-item of an agenda item", "under sub-item (a) of agenda item 70", "70(a)"),
    ("agenda sub-item", "under agenda sub-item 70 (a)", "70(a)"),
    ("number sign", "Agenda Item No. 12", "12"),
    ("of the agenda", "items 36 and 40 of the agenda", "36 40"),
    ("on its agenda", "The draft is item 18 on the General Assembly’s agenda.", "18"),
    ("included", "the Assembly included item 63 on the agenda", "63"),
    ("points", "under points 32 and 37 of the agenda", "32 37"),
    ("under item", "The Assembly took it up under item 37.", "37"),
    ("repeated word", "under agenda item 32 and agenda item 37", "32 37"),
    ("comma after one", "under agenda item 34, 71 and 135.", "34 71 135"),
    ("in brackets", "The General Assembly: Question of Norvania (item 41)", "41"),
    ("in brackets alone", "Question of Norvania (item 41)", "41"),
    ("in brackets in a sentence", "He wore the coat (item 41) at home.", ""),
    ("line break", "under agenda\nitems 32\nand 37.", "32 37"),
    ("a count follows", "under agenda item 34, 71 delegations spoke", "34"),
    ("a count follows and", "Under agenda item 34 and 71 delegations", "34"),
    ("a count after a list", "agenda items 3 and 4, 12 countries said", "3 4"),
    ("a date follows", "agenda items 3 and 4, 12 March", "3 4"),
    ("a date after one", "agenda item 9, 2 December 2019", "9"),
    ("a year follows", "agenda items 3 and 2019", "3"),
    ("ten points", "The 10-point agenda of the General Assembly", ""),
    ("a year's agenda", "Agenda 2030 and the 2030 Agenda item by item", ""),
    ("agenda 21", "the United Nations adopted Agenda 21", ""),
    ("sale", "items 3 and 4 are for sale at the Council", ""),
    ("auction", "Item 5. The vase was sold at auction.", ""),
    ("no number", "The agenda item is determined by the author.", ""),
    ("a count of items", "The Assembly has 12 items on its agenda.", ""),
    ("items to a count", "The General Assembly took up items 12 times a year.", ""),
    ("too high", "agenda items 2030 and 2031", ""),
    ("third", "the 3rd agenda item", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in NUMBERS], ids=[case[0] for case in NUMBERS])
def test_numbers_are_read_from_running_text(text: str, expected: str) -> None:
    assert " ".join(item.number for item in items(text)) == expected


def test_each_number_lies_at_its_own_place_and_the_first_takes_its_words() -> None:
    text = "It was issued under agenda items 32, 68 (a) and (b) and 70 to 72."
    assert [text[slice(*item.span)] for item in items(text)] == [
        "agenda items 32", "68 (a)", "(b)", "70", "70 to 72", "72",
    ]  # fmt: skip


TITLES = [
    ("in order", "under agenda items 3 and 4 under titles “First thing” and “Second thing”.",
     ["First thing", "Second thing"]),
    ("mixed marks", "under agenda items 3, 4 and 5 under titles “One, and more”, \"Two things” and \"Three things\".",
     ["One, and more", "Two things", "Three things"]),
    ("respectively", "agenda items 3 and 4, entitled “Peace” and “Law and order”, respectively",
     ["Peace", "Law and order"]),
    ("respectively first", "agenda items 3 and 4 (respectively, \"Peace\" and \"Law and order\")",
     ["Peace", "Law and order"]),
    ("comma inside", "agenda items 3 and 4, “Peace,” and “Law.”", ["Peace", "Law"]),
    ("guillemets", "agenda item 3 «Rights of peoples»", ["Rights of peoples"]),
    ("single marks", "agenda item 3, entitled ‘Peoples’ rights and peace’,", ["Peoples’ rights and peace"]),
    ("of the agenda", "item 3 of the provisional agenda of the seventy-fourth session, entitled “Peace”", ["Peace"]),
    ("another thing's title", "agenda item 3 adopted a text entitled “Peace”", [None]),
    ("fewer titles", "agenda items 3 and 4 under the title “Peace”", [None, None]),
    ("before a bracket", "The item “Question of Norvania” (agenda item 41) was taken up.", ["Question of Norvania"]),
    ("line before a bracket", "Question of Norvania (agenda item 41):", ["Question of Norvania"]),
    ("listed", "Item 37. The situation in Norvania", ["The situation in Norvania"]),
    ("colon", "Agenda item 31: Relief in the East (continued) (A/64/13)", ["Relief in the East"]),
    ("continued", "Agenda item 9 (continued) Report of the Council", ["Report of the Council"]),
    ("masthead", "General Assembly\nAgenda items 34 and 71\nPrevention of armed conflict\nRight of peoples\n\nLetter",
     ["Prevention of armed conflict", "Right of peoples"]),
    ("masthead, wrapped", "General Assembly\nAgenda items 34 and 71\nPrevention of\narmed conflict\nRight of peoples\n",
     ["Prevention of armed conflict", "Right of peoples"]),
    ("masthead, one title", "Agenda item 34\nPrevention of\narmed conflict\nSecurity Council\nSeventy-fifth year",
     ["Prevention of armed conflict"]),
    ("masthead, star", "Fifty-sixth session\nItem 178 of the provisional agenda*\nMeasures against war",
     ["Measures against war"]),
    ("masthead, no title", "Agenda item 63\n\nSecurity Council", [None]),
    ("masthead, three lines for two", "Agenda items 34 and 71\nPrevention\nRight of peoples\nMore", [None, None]),
    ("a sentence", "Agenda item 8 was adopted.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_titles_of_the_text_are_paired_with_their_numbers(text: str, expected: list[str | None]) -> None:
    found = items(text)
    assert [item.title for item in found] == expected
    for item in found:
        assert item.title_span is None or " ".join(text[slice(*item.title_span)].split()) == item.title


def test_a_sub_item_listed_under_its_item_in_a_record_is_the_item() -> None:
    (item,) = items(
        "Agenda item 66 (continued)\nPartnership: progress\n(b) Causes of conflict in the East\n\nThe President"
    )
    assert (item.number, item.title) == ("66(b)", "Causes of conflict in the East")


def official(organ: str, session: str, number: str) -> str | None:
    return (
        {"3": "Question of Norvania", "4": "The situation in Ostrava Bay"}.get(number)
        if (organ, session) == ("organ/ga", "74")
        else None
    )


def test_titles_that_match_the_official_ones_are_paired_by_likeness_not_by_order() -> None:
    text = "The UN circulated it under agenda items 3 and 4 (“Situation in Ostrava Bay”, “Question of Norvania”)."
    found = find_agenda_items(Document(text=text, doc_id="a", published=APRIL), titles=official)
    assert [(item.number, item.title, text[slice(*(item.title_span or (0, 0)))]) for item in found] == [
        ("3", "Question of Norvania", "Question of Norvania"),
        ("4", "The situation in Ostrava Bay", "Situation in Ostrava Bay"),
    ]


def test_the_official_title_fills_in_where_the_text_gives_none() -> None:
    found = find_agenda_items(
        Document(text="The UN circulated it under agenda items 3 and 9.", doc_id="a", published=APRIL), titles=official
    )
    assert [(item.title, item.title_span) for item in found] == [("Question of Norvania", None), (None, None)]


def test_a_later_mention_takes_the_title_of_the_masthead() -> None:
    text = (
        "General Assembly\nSeventy-fifth session\nAgenda item 34\nPrevention of war\n\nIssue it under agenda item 34."
    )
    first, second = items(text)
    assert (first.title, first.title_span) == (second.title, second.title_span)


SESSIONS = [
    ("after", "agenda item 3 of the seventy-third session of the General Assembly",
     "item/ga/73/3", "stated"),
    ("digits", "under agenda item 3 of the 73rd session of the UN General Assembly",
     "item/ga/73/3", "stated"),
    ("before", "At its eightieth session, the General Assembly took up agenda item 3",
     "item/ga/80/3", "stated"),
    ("masthead", "GENERAL ASSEMBLY\nFifty-third session\nAgenda item 62", "item/ga/53/62", "stated"),
    ("one line", "General Assembly Security Council Seventieth session Seventy-first year Agenda item 35",
     "item/ga/70/35", "stated"),
    ("emergency", "the tenth emergency special session of the General Assembly, agenda item 5",
     "item/ga/es-10/5", "stated"),
    ("special", "agenda item 8 of the twenty-eighth special session of the General Assembly",
     "item/ga/s-28/8", "stated"),
    ("symbol beside", "The UN issued A/73/L.5 under agenda item 14 at the 108th congress",
     "item/ga/73/14", "stated"),
    ("date", "Circulated at the United Nations under agenda item 32 (b)", "item/ga/74/32/b", "inferred"),
    ("this year's", "items 36 and 36 of the agenda of this year's session as they were not discussed at the 71st"
     " session of the General Assembly", "item/ga/74/36", "inferred"),
    ("provisional", "General Assembly\nSeventy-seventh session\nItem 30 of the provisional agenda*",
     "item/ga/77-provisional/30", "stated"),
    ("preliminary", "General Assembly\nFifty-seventh session\nAgenda item 31 of the preliminary list*",
     "item/ga/57-preliminary/31", "stated"),
    ("Main Committee", "The Fourth Committee took up agenda item 50", "item/ga/74/50", "inferred"),
    ("another commission", "Commission on Fisheries Forty-sixth session Vienna Item 5 of the provisional agenda",
     "item/commission-on-fisheries/46-provisional/5", "stated"),
    ("no organ at all", "Norvania took up agenda item 5.", None, "inferred"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "item_id", "basis"), [case[1:] for case in SESSIONS], ids=[case[0] for case in SESSIONS]
)
def test_organ_and_session_come_from_the_words_the_masthead_symbols_or_the_date(
    text: str, item_id: str | None, basis: str
) -> None:
    found = items(text)
    assert (found[0].id, found[0].session_basis) == (item_id, basis)


def test_the_documents_own_symbol_gives_organ_and_session() -> None:
    (item,) = items("This concludes our consideration of agenda item 63.", symbols=("A/56/PV.110",))
    assert (item.organ, item.session, item.session_basis) == ("General Assembly", "56", "stated")


def test_a_date_in_the_sentence_is_nearer_than_publication() -> None:
    text = "The letter of 10 September 2020 to the UN was circulated under agenda item 32."
    dated = DateRange((11, 29), "10 September 2020", date(2020, 9, 10), date(2020, 9, 10), "day", "stated")
    doc = Document(text=text, doc_id="a", published=date(2020, 9, 20))
    assert [item.session for item in find_agenda_items(doc, (), (dated,))] == ["74"]
    assert [item.session for item in find_agenda_items(doc)] == ["75"]


@pytest.mark.parametrize(
    ("day", "session"),
    [
        (date(2019, 9, 16), 73), (date(2019, 9, 17), 74), (date(2020, 9, 14), 74), (date(2020, 9, 15), 75),
        (date(2021, 9, 14), 76), (date(2022, 9, 13), 77), (date(2023, 9, 5), 78), (date(2024, 9, 10), 79),
        (date(2025, 9, 8), 79), (date(2025, 9, 9), 80), (date(1993, 7, 29), 47), (date(1946, 1, 10), 1),
    ],
)  # fmt: skip
def test_the_assemblys_sessions_open_in_september(day: date, session: int) -> None:
    assert session_on(day) == session


@pytest.mark.parametrize(
    ("day", "session"),
    [
        (date(2006, 6, 18), None), (date(2006, 6, 19), 1), (date(2007, 9, 30), 6), (date(2008, 3, 3), 7),
        (date(2019, 6, 24), 41), (date(2020, 2, 23), 42), (date(2020, 2, 24), 43), (date(2020, 9, 14), 45),
        (date(2023, 2, 27), 52), (date(2025, 12, 31), 60),
    ],
)  # fmt: skip
def test_the_human_rights_council_has_three_sessions_a_year(day: date, session: int | None) -> None:
    assert human_rights_session_on(day) == session


@pytest.mark.parametrize(
    ("day", "session"),
    [(date(2013, 8, 1), 2013), (date(2020, 7, 23), 2020), (date(2020, 7, 24), 2021), (date(2021, 7, 1), 2021)],
)
def test_the_economic_and_social_councils_year_runs_from_july_to_july(day: date, session: int) -> None:
    assert economic_session_on(day) == session


@pytest.mark.parametrize(
    ("words", "number"),
    [("first", 1), ("Twelfth", 12), ("twentieth", 20), ("Seventy-fourth", 74), ("seventy fourth", 74), ("80th", 80),
     ("one hundredth", 100), ("seventy", None), ("", None), ("fourth-seventy", None)],
)  # fmt: skip
def test_ordinals_are_read(words: str, number: int | None) -> None:
    assert ordinal(words) == number


@given(st.text(alphabet='agendaitems 0123456789(),.–-\n“”"and toofSession A/74', max_size=80))
def test_finding_items_never_raises_and_spans_slice_back(text: str) -> None:
    for item in items("General Assembly agenda items 3, " + text):
        assert item.number.split("(")[0].isdigit()
        assert 0 <= item.span[0] < item.span[1] <= len(text) + 33


@pytest.mark.parametrize(
    "unit",
    [
        "agenda item 1, ",
        "agenda items 1, 2 and 3. ",
        "1, ",
        "(item 3)",
        "agenda item 3 “",
        "A/74/1 agenda item 3 ",
        "A/",
    ],
)
def test_a_long_repetition_is_read_as_a_short_one(unit: str) -> None:
    short, long = items(unit * 50, APRIL), items(unit * 5_000, APRIL)
    assert long[: len(short) - 1] == short[:-1]
    assert len(long) == 100 * len(short)


def test_the_items_of_every_gold_sentence_are_right(shared: Shared) -> None:
    lines = shared("data/un/agenda_sentences.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 74
    wrong = []
    for line in lines:
        gold = json.loads(line)
        symbol = canonical_symbol(gold["symbol"]) if gold["symbol"] else None
        found = items(gold["text"], None, (symbol,) if symbol else ())
        if [item.number for item in found] != gold["items"]:
            wrong.append(gold["text"])
    assert wrong == []


def test_the_six_items_of_the_seed_have_their_titles_and_session(shared: Shared) -> None:
    found = items(shared("seeds/004_22300a873cf81933.txt").read_text(encoding="utf-8"))
    assert [item.id for item in found] == [f"item/ga/74/{number}" for number in (32, 37, 68, 70, 75, 83)]
    assert [item.title_span for item in found] == [
        (496, 606), (610, 665), (669, 749), (753, 793), (797, 855), (862, 918),
    ]  # fmt: skip


HEADING = "Sixty-first session\nAgenda item 34 (a)\nRivers: shared rivers\n\nLetter dated 3 May\n"


def test_a_heading_of_a_document_with_a_symbol_prints_number_and_title() -> None:
    (item,) = items("A/61/901\n\n" + HEADING, symbols=("A/61/901",))
    assert (item.printed, item.title, item.parent_title) == (True, "Shared rivers", "Rivers")


@pytest.mark.parametrize("text", [HEADING, "The Assembly took up agenda item 34, “Shared rivers”, of its session 61."])
def test_press_and_running_text_print_nothing(text: str) -> None:
    assert not any(item.printed for item in items(text))
