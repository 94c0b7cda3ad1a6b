"""For whom those speak who take part in statements: by document, all at once and of one document alike."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.digest.of_graph import GraphDigests
from onrecord.model.statement_row import StatementRow
from onrecord.rdf.namespaces import GRAPH_LINKS
from onrecord.rdf.quads import Quads
from onrecord.view.narrowed import narrow
from onrecord.view.rows.sources import read_sources
from onrecord.view.rows.statements import Rows, read_rows, read_rows_of
from onrecord.view.selection import Selection

MIRA, OREN, LENA = "person/mira-tal", "person/oren-vask", "person/lena-dorr"


@pytest.fixture(scope="module")
def rows(voiced_store: Quads) -> Rows:
    return read_rows(voiced_store)


def said_by(rows: Rows, speaker: str) -> list[StatementRow[str]]:
    return [one for one in rows.statements if speaker in one.speakers]


def test_a_speaker_has_the_bodies_and_states_that_the_document_tells(rows: Rows) -> None:
    assert {one.acting[MIRA] for one in said_by(rows, MIRA)} == {("org/mfa-nv", "state/nv")}
    assert {rows.states(one, MIRA) for one in said_by(rows, MIRA)} == {("state/nv",)}


def test_one_who_speaks_for_a_state_in_one_document_does_not_in_another(rows: Rows) -> None:
    praised = next(one.document for one in said_by(rows, OREN) if one.act == "praise")
    for_whom = {(one.document == praised, rows.states(one, OREN)) for one in said_by(rows, OREN)}
    assert for_whom == {(True, ("state/em",)), (False, ())}


def test_who_speaks_for_none_has_no_states(rows: Rows) -> None:
    assert {rows.states(one, "organ/sg") for one in said_by(rows, "organ/sg")} == {()}
    assert {rows.states(one, "state/nv") for one in rows.statements} == {()}


def test_a_statement_made_on_behalf_of_a_state_is_that_state_s_too(recorder: Any) -> None:
    told = recorder.tell(document="gazette-1", speakers=LENA, words="We are ready")
    behalf = recorder.reference("gazette-1", "state/su")
    recorder.add(GRAPH_LINKS, told, "rec:onBehalfOf", behalf)
    rows = read_rows(recorder.store())
    assert {one.id for one in said_by(rows, LENA) if rows.states(one, LENA) == ("state/su",)} == {told}


def test_one_document_read_alone_has_the_same_voices(voiced_store: Quads, rows: Rows) -> None:
    sources = read_sources(voiced_store, GraphDigests(voiced_store))
    for name in sorted({one.document for one in rows.statements}):
        alone = read_rows_of(voiced_store, sources, name)
        assert {one.id: one.acting for one in alone.statements} == {
            one.id: one.acting for one in rows.statements if one.document == name
        }


@pytest.mark.parametrize(
    ("focus", "speakers"),
    [
        pytest.param("Norvania", {MIRA, "org/mfa-nv"}, id="a state by its name"),
        pytest.param("state/ta", {LENA}, id="a state that no document names itself"),
        pytest.param("Foreign Ministry of Norvania", {MIRA, "org/mfa-nv"}, id="a ministry"),
    ],
)
def test_a_focus_finds_whoever_speaks_for_it(voiced_store: Quads, rows: Rows, focus: str, speakers: set[str]) -> None:
    found = narrow(voiced_store, rows, Selection(focus=focus))
    assert speakers <= {speaker for one in found.statements for speaker in one.speakers}


def test_at_the_level_of_states_who_speaks_for_one_is_of_its_kind(voiced_store: Quads, rows: Rows) -> None:
    by_level = {}
    for level in ("actor", "state"):
        found = narrow(voiced_store, rows, Selection(kinds=("state",), level=level))
        by_level[level] = {speaker for one in found.statements for speaker in one.speakers}
    assert MIRA not in by_level["actor"]
    assert {MIRA, LENA, "state/em"} <= by_level["state"]
