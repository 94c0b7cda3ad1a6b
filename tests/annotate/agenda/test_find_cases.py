"""Agenda items in the many ways in which diplomats and the press name them, and what only looks like them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.agenda.titled import find_titled_items
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.document import Document

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("agenda_cases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def document(known: str, text: str) -> Document:
    dated = re.fullmatch(r"\d{4}-\d\d-\d\d", known)
    published = date.fromisoformat(known) if dated else date(2020, 4, 26)
    return Document(text=text, doc_id="a", published=published, symbols=() if dated or not known else (known,))


@pytest.mark.parametrize(("items", "titles", "known", "text"), ROWS, ids=[row[3][:60] for row in ROWS])
def test_the_items_of_a_sentence_are_found_with_organ_session_status_and_title(
    items: str, titles: str, known: str, text: str
) -> None:
    doc = document(known, text.replace("⏎", "\n"))
    numbered = find_agenda_items(doc, find_symbols(doc.text))
    of_council = [item for item in find_titled_items(doc, (), numbered) if item.organ == "Security Council"]
    found = [*numbered, *of_council]
    assert [(item.id or f"-/{item.number}").removeprefix("item/") for item in found] == items.split()
    if titles:
        assert [item.title for item in found] == titles.split("|")
    for item in found:
        words = " ".join(doc.text[slice(*item.title_span)].split()) if item.title_span else item.title
        assert item.title in (words, words and words[0].upper() + words[1:] if item.parent_title else words)


def test_the_table_has_all_its_rows() -> None:
    assert len(ROWS) == 347
    assert sum(not row[0] for row in ROWS) == 119


def test_what_stands_before_a_sub_items_title_and_a_colon_is_the_title_of_the_item() -> None:
    doc = document("", "Eightieth session Agenda item 99 (b) General and complete disarmament: nuclear disarmament")
    (item,) = find_agenda_items(doc, ())
    assert (item.title, item.parent_title) == ("Nuclear disarmament", "General and complete disarmament")


@pytest.mark.parametrize(
    "line", ["Resolutions adopted by the General Assembly on 9 December 2021", "Decisions adopted by the Assembly"]
)
def test_what_a_masthead_says_of_the_text_is_no_title_of_its_item(line: str) -> None:
    doc = document("", f"United Nations\nGeneral Assembly\n\nSeventy-sixth session\nAgenda item 50\n\n{line}\n\nThe")
    (item,) = find_agenda_items(doc, ())
    assert item.title_span is None


def test_a_title_that_lost_its_first_line_is_completed_from_the_resolutions() -> None:
    text = (
        "United Nations\n\nGeneral Assembly Distr.: General 3 December 2025\n\nEightieth session Agenda item 96 on the"
        " rivers of two States\n\nResolution adopted by the General Assembly on 1 December 2025\n\n"
        "80/9918. Conclusion of agreements on the rivers of two States\n\nThe General Assembly,\n\n1. Decides so.\n"
    )
    (item,) = find_agenda_items(document("", text), ())
    assert (item.id, item.title) == ("item/ga/80/96", "Conclusion of agreements on the rivers of two States")
