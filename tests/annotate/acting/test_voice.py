"""Who speaks for which state in press, and who is whom: a reader's cases, written before the rules were.

``voice_cases.jsonl``: ``speaks`` gives part of a speaker's name and its states (``null``: not asked),
``silent`` who says nothing there, ``actors`` names with their kinds, ``none`` names that nobody may have. All states
and people are invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from onrecord.annotate import annotate
from onrecord.annotate.actor.gazetteer import load_gazetteer
from onrecord.model.document import Document
from onrecord.model.finding.representation import Representation
from onrecord.model.record import Record
from onrecord.model.statement import Reference
from onrecord.names.folding import folded
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.sections import lay_out
from onrecord.settings import DEFAULT_MODEL

HERE = Path(__file__).parent
ACTORS = HERE.parents[2] / "examples" / "actors.ttl"
NOT_REACHED = {
    "sp23": "the parser makes no apposition of the name behind 'the ambassador to Keldmark'",
    "sp60": "the model takes a name for no name at all where it begins a text",
}
"""Cases in which somebody else speaks than the text tells, and why."""
NOT_ALONE = {
    "n20": "the noun behind initials that the model takes for a body has a reference of its own",
    "n42": "a disease that begins a sentence is taken for a body",
}
"""Cases in which a name is cut or is none, and why."""


def _rows() -> list[dict[str, object]]:
    lines = (HERE / "voice_cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    """The records of all cases, by the case."""
    made = [_document(str(row["id"]), str(row["text"])) for row in _rows()]
    return {record.document.doc_id: record for record in annotate(made, DEFAULT_MODEL, ACTORS)}


def _document(name: str, text: str) -> Document:
    laid = lay_out(text, Metadata(kind="news"))
    day = date(2025, 5, 3)
    return Document(text, name, kind="news", sections=laid.sections, published=day, published_basis="stated")


def _states(record: Record, speaker: Reference) -> set[str]:
    """The states that a speaker is or acts for, by the document and by what is declared."""
    actors = load_gazetteer(DEFAULT_MODEL, (ACTORS,)).actors
    left, seen, states = [speaker], set(), set()
    while left:
        one = left.pop()
        if one.place in seen:
            continue
        seen.add(one.place)
        known = actors.get(one.canonical or "")
        while known is not None and known.acts_for:
            known = actors.get(known.acts_for)
            states |= {known.label} if known is not None and known.kind == "state" else set()
        states |= {one.name} if one.kind == "state" else set()
        left += [each.party for each in record.of(Representation) if each.holder.place == one.place]
    return states


def _cases(wrong: Mapping[str, str], *keys: str) -> list[ParameterSet]:
    return list(_marked(wrong, [row for row in _rows() if any(row.get(key) for key in keys)]))


def _marked(wrong: Mapping[str, str], rows: list[dict[str, object]]) -> Iterator[ParameterSet]:
    for row in rows:
        reason = wrong.get(str(row["id"]))
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(row, id=str(row["id"]), marks=marks)


def test_every_case_asks_for_something() -> None:
    assert not [row["id"] for row in _rows() if not {"speaks", "silent", "actors", "none"} & row.keys()]


@pytest.mark.parametrize("row", _cases(NOT_REACHED, "speaks", "silent"))
def test_each_speaks_for_the_state_that_the_text_tells(records: dict[str, Record], row: dict[str, object]) -> None:
    record = records[str(row["id"])]
    speakers = [speaker for statement in record.statements for speaker in statement.speakers]
    for name, states in _pairs(row, "speaks"):
        told = [_states(record, each) for each in speakers if folded(name) in folded(each.name)]
        assert told, name
        assert states is None or (all(not each for each in told) if not states else set(states) in told), (name, told)
    for name in _names(row, "silent"):
        assert not [each.name for each in speakers if folded(name) in folded(each.name)]


@pytest.mark.parametrize("row", _cases(NOT_ALONE, "actors", "none"))
def test_each_is_named_whole_and_alone(records: dict[str, Record], row: dict[str, object]) -> None:
    named = {(folded(each.name), str(each.kind)) for each in records[str(row["id"])].references}
    for name, kind in _pairs(row, "actors"):
        assert (folded(name), str(kind)) in named
    assert not {folded(name) for name in _names(row, "none")} & {name for name, _ in named}


def _pairs(row: dict[str, object], key: str) -> list[tuple[str, list[str]]]:
    found = row.get(key, [])
    assert isinstance(found, list)
    return [(name, value) for name, value in found]


def _names(row: dict[str, object], key: str) -> list[str]:
    found = row.get(key, [])
    assert isinstance(found, list)
    return found
