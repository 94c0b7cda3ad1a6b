"""Statements by the days they were made, a lane for each speaker."""

from __future__ import annotations

from onrecord.model.statement_row import StatementRow
from onrecord.rdf.quads import Quads
from onrecord.view.rows.statements import read_rows
from onrecord.view.timeline.lanes import timeline


def told(name: str, start: str, end: str, *speakers: str) -> StatementRow[str]:
    return StatementRow(name, "d", "asserted", "say", "direct", "speech", "w", "r", start, end, "day", speakers)


def test_each_speaker_has_a_lane_and_the_undated_stand_apart(store: Quads) -> None:
    rows = read_rows(store)
    found = timeline(rows, rows.statements)
    dated = {statement.id for statement in rows.statements if statement.start or statement.end}
    assert {one for lane in found.lanes for one in lane.dated} == dated
    assert {one for lane in found.lanes for one in lane.undated} == {one.id for one in rows.statements} - dated
    counts = [len(lane.dated) for lane in found.lanes if lane.actor]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 5
    assert (found.first, found.last) == ("2020-03-31", "2020-05-06")


def test_who_speaks_together_has_the_statement_each_and_nobody_s_lane_comes_last(store: Quads) -> None:
    rows = read_rows(store)
    day = "2020-04-01"
    found = timeline(rows, [told("s/1", day, day), told("s/2", day, day, "state/nv", "state/em"), told("s/3", "", "")])
    assert [(lane.actor, lane.dated, lane.undated) for lane in found.lanes] == [
        ("state/em", ("s/2",), ()),
        ("state/nv", ("s/2",), ()),
        ("", ("s/1",), ("s/3",)),
    ]


def test_a_range_open_at_one_end_counts_by_the_end_it_has(store: Quads) -> None:
    rows = read_rows(store)
    since, until = told("s/1", "1998-01-01", "", "state/nv"), told("s/2", "", "1997-05-01", "state/nv")
    found = timeline(rows, [since, until])
    assert [lane.dated for lane in found.lanes] == [("s/2", "s/1")]
    assert (found.first, found.last) == ("1997-05-01", "1998-01-01")


def test_nothing_dated_has_no_days(store: Quads) -> None:
    found = timeline(read_rows(store), [])
    assert (found.lanes, found.first, found.last) == ((), "", "")
