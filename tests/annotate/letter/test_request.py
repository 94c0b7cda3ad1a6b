"""Requests to circulate, circulations and answers, as reports tell of them: what is asked for is never told as done.

``request_cases.jsonl`` was written before the rules were. ``asked`` and ``done`` have words of what is circulated,
the organ and the numbers of items; ``answers`` who answers whom, by the days of both letters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document
from onrecord.model.finding.circulation import Circulation
from onrecord.model.finding.circulation_request import CirculationRequest
from onrecord.model.finding.letter import Letter
from onrecord.model.record import Record
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.sections import lay_out
from onrecord.settings import DEFAULT_MODEL

ACTORS = Path(__file__).resolve().parents[3] / "examples" / "actors.ttl"
CASES = Path(__file__).with_name("request_cases.jsonl")

Told = tuple[str, str | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """A short report, and what it tells of letters."""

    id: str
    published: str
    text: str
    asked: Sequence[tuple[str, str, Sequence[str]]]
    done: Sequence[tuple[str, str, Sequence[str]]]
    answers: Sequence[tuple[str, str, str, str]]


def _cases() -> list[Case]:
    return [Case(**json.loads(line)) for line in CASES.read_text("utf-8").splitlines()]


def _document(text: str, name: str, published: date | None = None) -> Document:
    return Document(text, name, published=published, sections=lay_out(text, Metadata()).sections)


@cache
def _records() -> dict[str, Record]:
    documents = [_document(case.text, case.id, date.fromisoformat(case.published)) for case in _cases()]
    return {record.document.doc_id: record for record in annotate(documents, DEFAULT_MODEL, ACTORS)}


def _told(found: Sequence[Circulation] | Sequence[CirculationRequest]) -> Iterator[Told]:
    return ((each.document.name, each.organ, tuple(item.number for item in each.items)) for each in found)


def _are(right: Sequence[tuple[str, str, Sequence[str]]], found: list[Told]) -> bool:
    fitting = [
        any(
            re.search(words, name, re.I) and organ == whose and set(items) == set(numbers)
            for name, whose, numbers in found
        )
        for words, organ, items in right
    ]
    return len(right) == len(found) and all(fitting)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.id)
def test_what_is_asked_for_and_what_was_done_are_apart(case: Case) -> None:
    record = _records()[case.id]
    asked, done = list(_told(record.of(CirculationRequest))), list(_told(record.of(Circulation)))
    assert _are(case.asked, asked), asked
    assert _are(case.done, done), done


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.id)
def test_a_letter_that_answers_another_is_told_with_both_days(case: Case) -> None:
    letters = {letter.document: letter for letter in _records()[case.id].of(Letter)}
    found = [(letter.dated, letters[answered].dated) for letter in letters.values() for answered in letter.answers]
    assert [(str(reply), str(first)) for reply, first in found] == [(each[1], each[3]) for each in case.answers]


def test_the_cases_hold_all_three() -> None:
    assert len(_cases()) == 26
    assert all(sum(bool(getattr(case, kind)) for case in _cases()) >= 3 for kind in ("asked", "done", "answers"))


def test_who_asks_is_the_subject_of_the_asking_and_nobody_whom_it_is_compared_with() -> None:
    texts = {
        "Norvania asked for the letter to be circulated as a document of the Security Council.": "Norvania",
        "Like Norvania, it asked for the letter to be circulated as a document of the Security Council.": "it",
        "The letter was requested by Keldmark to be circulated as a document of the Security Council.": "Keldmark",
        "The letter was requested to be circulated as a document of the Security Council.": None,
    }
    documents = [_document(text, str(place)) for place, text in enumerate(texts)]
    for record, asking in zip(annotate(documents, DEFAULT_MODEL, ACTORS), texts.values(), strict=True):
        (request,) = record.of(CirculationRequest)
        assert (request.asking.name if request.asking else None) == asking
