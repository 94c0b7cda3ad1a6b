"""Which day each statement of a report was made on: sentences and reports of our own, with all occasions they tell."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document, Section, Span, paragraphs
from onrecord.model.statement import DateRange, Statement
from onrecord.settings import DEFAULT_MODEL

TABLE = Path(__file__).with_name("occasions.txt")
MARK = re.compile(r"\[([^\]|]+)\|(~?)([^\]]+)\]")


class Told(NamedTuple):
    """The cue of a statement, its day (``-`` for none), and whether the day is found."""

    cue: Span
    day: str
    reached: bool


class Report(NamedTuple):
    """A report and the statements in it whose days are told."""

    published: date
    text: str
    told: tuple[Told, ...]


def read() -> list[Report]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = "\n".join(lines).strip().split("\n\n")
    return [report(date.fromisoformat(first), rest) for first, _, rest in (each.partition("\n") for each in blocks)]


def report(published: date, marked: str) -> Report:
    text, told, last = "", [], 0
    marked = marked.replace("\n", "\n\n")
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        told.append(Told((len(text), len(text) + len(mark[1])), mark[3], not mark[2]))
        text += mark[1]
        last = mark.end()
    return Report(published, text + marked[last:], tuple(told))


REPORTS = read()


@pytest.fixture(scope="module")
def statements() -> dict[str, tuple[Statement, ...]]:
    documents = [
        Document(
            each.text,
            str(place),
            kind="news",
            published=each.published,
            published_basis="stated",
            sections=tuple(Section("body", start, end) for start, end in paragraphs(each.text)),
        )
        for place, each in enumerate(REPORTS)
    ]
    return {record.document.text: record.statements for record in annotate(documents, DEFAULT_MODEL)}


def day_of(found: DateRange | None) -> str:
    if found is None or found.start is None:
        return "-"
    return str(found.start) if found.start == found.end else f"{found.start}..{found.end}"


@pytest.mark.parametrize("case", REPORTS, ids=[each.text[:50] for each in REPORTS])
def test_each_statement_has_the_day_of_its_own_occasion(
    case: Report, statements: dict[str, tuple[Statement, ...]]
) -> None:
    for told in case.told:
        found = [
            day_of(each.stated_on)
            for each in statements[case.text]
            if any(start < told.cue[1] and told.cue[0] < end for start, end in each.cue)
        ]
        assert found, case.text[slice(*told.cue)]
        assert found[0] == (told.day if told.reached else "-"), case.text[slice(*told.cue)]
