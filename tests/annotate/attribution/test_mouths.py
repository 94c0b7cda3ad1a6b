"""Who says what in the field's own English: summonses, participles, owners of nouns, pronouns behind quotations.

``mouth_cases.jsonl`` was written by a reader before the rules were: ``has`` tells who says what (somebody,
a word of the cue, words of the content; ``?`` is nobody whom the text named before), ``not`` what no
statement may be. All states and people are invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from onrecord.annotate import annotate
from onrecord.model.document import Document, Section, paragraphs, slices
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.settings import DEFAULT_MODEL

ACTORS = Path(__file__).resolve().parents[3] / "examples" / "actors.ttl"
STATES = frozenset({"Norvania", "Keldmark", "Tarsovia", "Aldermoor", "Eskarand"})
NOT_REACHED = {
    "hesaid-5": "what a quoted speaker tells that another spoke of is a statement within theirs",
    "lost-9": "the tagger takes the verb 'back' for an adverb",
    "lost-16": "a predicate in marks, and a verb that is followed by no quotation",
}
"""Cases that are still wrong, and why."""


@dataclass(frozen=True, slots=True)
class Mouth:
    """Who says what, as a case tells it: part of a name, a word of the cue, words of the content."""

    who: str
    cue: str
    content: str

    def is_of(self, record: Record, statement: Statement) -> bool:
        """Whether a statement is it; empty parts fit all."""
        text = record.document.text
        names = [speaker.name.lower() for speaker in statement.speakers]
        names.append(_words(slices(text, statement.source)))
        known = any(state.lower() in name for state in STATES for name in names[:-1])
        spoken = not known if self.who == "?" else any(self.who.lower() in name for name in names)
        cue = _words(slices(text, statement.cue))
        shared = self.cue in cue or bool(set(self.cue.split()) & set(cue.split()))
        return spoken and shared and _words([self.content]) in _words(slices(text, statement.content))


def _words(pieces: Iterable[str]) -> str:
    return " ".join(pieces).lower().translate({ord(mark): None for mark in '“”"'})


@dataclass(frozen=True, slots=True)
class Case:
    """A short text with what is said in it, and what is not."""

    id: str
    text: str
    has: tuple[Mouth, ...]
    lacks: tuple[Mouth, ...]


def _cases() -> list[Case]:
    lines = (Path(__file__).parent / "mouth_cases.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        Case(
            row["id"],
            row["text"],
            tuple(Mouth(*each) for each in row["has"]),
            tuple(Mouth(*each) for each in row["not"]),
        )
        for row in rows
    ]


CASES = _cases()


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    documents = [
        Document(
            text=case.text,
            doc_id=case.id,
            kind="news",
            sections=tuple(Section("body", start, end) for start, end in paragraphs(case.text)),
        )
        for case in CASES
    ]
    found = annotate(documents, DEFAULT_MODEL, actors=ACTORS)
    return {record.document.doc_id: record for record in found}


def _marked(case: Case) -> ParameterSet:
    reason = NOT_REACHED.get(case.id)
    return pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [])


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_each_thing_said_is_in_the_right_mouth(case: Case, records: dict[str, Record]) -> None:
    record = records[case.id]
    missed = [each for each in case.has if not any(each.is_of(record, s) for s in record.statements)]
    wrong = [each for each in case.lacks if any(_in_wrong_mouth(each, record, s) for s in record.statements)]
    assert (missed, wrong) == ([], [])


def _in_wrong_mouth(mouth: Mouth, record: Record, statement: Statement) -> bool:
    names = [speaker.name.lower() for speaker in statement.speakers]
    spoken = not mouth.who or any(mouth.who.lower() in name for name in names)
    return spoken and Mouth("", mouth.cue, mouth.content).is_of(record, statement)
