"""The day on which a statement was made, in sentences of our own making; the date of an event stays with the event."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document, DocumentKind, Section, paragraphs
from onrecord.model.record import Record
from onrecord.model.statement import DateRange
from onrecord.reading.draft.printed_date import find_date
from onrecord.settings import DEFAULT_MODEL

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts"))

from date_scores import PUBLISHED, place_of  # noqa: E402

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("stated_on_cases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
Extract = Callable[[str, str], Record]


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    docs = []
    for kind, _, marked in ROWS:
        text = marked.replace("⏎", "\n")
        first = find_date(text.splitlines()[0]) if "\n" in text else None
        sections = tuple(Section("body", start, end) for start, end in paragraphs(text))
        day = first[0] if first else PUBLISHED
        made = cast(DocumentKind, kind)
        docs.append(Document(text, "made", kind=made, sections=sections, published=day, published_basis="stated"))
    return {marked: record for (_, _, marked), record in zip(ROWS, annotate(docs, DEFAULT_MODEL), strict=True)}


@pytest.mark.parametrize(("cues", "marked"), [row[1:] for row in ROWS], ids=[f"{r[0]}: {r[2][:60]}" for r in ROWS])
def test_a_statement_has_the_date_of_its_cue(cues: str, marked: str, records: dict[str, Record]) -> None:
    record = records[marked]
    text = record.document.text
    found = [
        (text[slice(*statement.cue[0])].lower(), _day(statement.stated_on))
        for statement in record.statements
        if statement.cue
    ]
    for wanted in cues.split(";"):
        cue, day = wanted.split("=")
        match = next((each for each in found if cue.lower() in each[0] and each[1] == day.split()[0]), None)
        assert match is not None, (wanted, found)
        found.remove(match)


def _day(found: DateRange | None) -> str:
    return place_of(found).split()[0] if found else "-"


def test_the_table_has_all_its_rows() -> None:
    assert [sum(row[0] == kind for row in ROWS) for kind in ("news", "letter", "resolution", "record", "release")] == [
        57, 6, 4, 3, 3,
    ]  # fmt: skip
