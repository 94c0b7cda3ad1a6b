"""The network by actor and by state: what is one node, where it stands, and what is drawn at which level."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.rdf.quads import Quads
from onrecord.view.network.drawing import begin_drawing, drawn
from onrecord.view.network.levels import Contents, Levels, as_states, members_of, with_states
from onrecord.view.network.prepare import prepare_network, write_network
from onrecord.view.network.projection import project
from onrecord.view.rows.statements import Rows, read_rows
from onrecord.view.selection import Selection

MIRA, OREN, LENA = "person/mira-tal", "person/oren-vask", "person/lena-dorr"


@pytest.fixture(scope="module")
def rows(voiced_store: Quads) -> Rows:
    return read_rows(voiced_store)


@pytest.fixture(scope="module")
def levels(rows: Rows) -> Levels:
    by_state = [as_states(rows, statement) for statement in rows.statements]
    return Levels(project(rows, rows.statements), project(rows, by_state), members_of(rows, rows.statements))


def test_all_who_speak_for_a_state_are_its_node_and_who_speaks_for_none_stays(levels: Levels) -> None:
    assert levels.states is not None
    assert {MIRA, OREN, LENA, "org/mfa-nv"} <= set(levels.actors)
    assert {"org/mfa-nv", MIRA, LENA} & set(levels.states) == set()
    assert {"state/nv", "state/ta", OREN, "organ/sg"} <= set(levels.states)
    assert levels.actors.has_edge(MIRA, "state/em")
    assert levels.states.has_edge("state/nv", "state/em")


def test_every_statement_of_the_actors_is_on_a_line_of_the_states(levels: Levels) -> None:
    held = [{name for *_, data in each.edges(data=True) for name in data["statements"]} for each in levels.networks]
    assert held[0] == held[1]


def test_members_are_all_who_spoke_for_a_state(levels: Levels) -> None:
    assert levels.members is not None
    assert {state: set(voices) for state, voices in levels.members.items()} == {
        "state/nv": {MIRA, "org/mfa-nv"},
        "state/em": {"org/mfa-em", OREN},
        "state/ta": {LENA},
    }


def test_what_is_in_both_levels_stays_in_its_place_and_a_new_state_takes_its_speaker_s(levels: Levels) -> None:
    plan = begin_drawing(levels.actors)
    contents = Contents.of(levels, plan.names, plan.keys)
    before = drawn(levels.actors, plan)
    after = with_states(before, levels, contents)
    places = {name: (node["x"], node["y"]) for name, node in zip(after.names, after.nodes, strict=True)}
    assert {name: places[name] for name in before.names} == {
        name: (node["x"], node["y"]) for name, node in zip(before.names, before.nodes, strict=True)
    }
    assert places["state/ta"] == places[LENA]
    assert [edge["id"] for edge in after.edges] == list(range(len(after.keys)))


def test_a_line_that_holds_the_same_is_drawn_once_at_both_levels(levels: Levels) -> None:
    plan = begin_drawing(levels.actors)
    contents = Contents.of(levels, plan.names, plan.keys)
    by_key = dict(zip(zip(contents.keys, contents.line_levels, strict=True), contents.lines, strict=True))
    both = [key for key, level in by_key if level == ""]
    assert both
    assert {(key, "actor") in by_key or (key, "state") in by_key for key in both} == {False}
    assert dict(zip(contents.names, contents.node_levels, strict=True))[MIRA] == "actor"
    assert dict(zip(contents.names, contents.node_levels, strict=True))["state/ta"] == "state"


def test_without_anybody_who_speaks_for_a_state_there_is_one_level(store: Quads) -> None:
    prepared = prepare_network(store, Selection())
    assert prepared.levels.states is None


def test_a_focus_on_a_state_has_those_who_speak_for_it_around_it(voiced_store: Quads) -> None:
    prepared = prepare_network(voiced_store, Selection(focus="Tarsovia"))
    assert LENA in prepared.levels.actors
    assert prepared.levels.states is not None
    assert "state/ta" in prepared.levels.states
    assert MIRA not in prepared.levels.actors


def test_the_report_counts_what_the_page_opens_with(voiced_store: Quads, tmp_path: Path) -> None:
    by_actor = write_network(voiced_store, tmp_path / "a.html", Selection())
    by_state = write_network(voiced_store, tmp_path / "s.html", Selection(level="state"))
    assert by_state.nodes < by_actor.nodes
    assert by_state.left_out == by_actor.left_out
