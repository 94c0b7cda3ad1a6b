"""Who stands where: what statements take positions on, the most disputed first."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.rdf.quads import Quads
from onrecord.view.positions.subjects import (
    MENTIONED,
    NO_TARGET,
    Positions,
    Subject,
    Taken,
    aimed_at,
    most_disputed,
    read_positions,
    subjects,
)
from onrecord.view.rows.statements import Rows, read_rows

VOTE = "subject/halden-vote"


def told(graph: Quads, *nodes: str, label: str = "") -> tuple[Rows, Positions, list[Subject]]:
    rows = read_rows(graph)
    positions = read_positions(graph, rows.statements)
    return rows, positions, subjects(rows, rows.statements, positions, nodes, label)


def sides(rows: Rows, subject: Subject) -> dict[tuple[str, str], set[str]]:
    """Who speaks, by side and status."""
    by_id = {statement.id: statement for statement in rows.statements}
    found: dict[tuple[str, str], set[str]] = {}
    for taken in subject.positions:
        found.setdefault((taken.stance, taken.status), set()).update(by_id[taken.statement].speakers)
    return found


@pytest.fixture
def sided(recorder: Any) -> Any:
    recorder.take_sides()
    return recorder


def test_the_sides_are_those_of_positions_and_who_withholds_assent_opposes(sided: Any) -> None:
    rows, _, found = told(sided.store())
    [vote] = [one for one in found if one.id == VOTE]
    camps = sides(rows, vote)
    assert camps["favours", "asserted"] == {"person/oren-vask", "state/em"}
    assert {"state/su", "org/contact-group", "person/mira-tal"} <= camps["opposes", "asserted"]
    assert (vote.label, vote.sort) == ("the vote of 31 March", "subject")


def test_a_subject_of_more_actors_on_its_smaller_side_comes_first(sided: Any) -> None:
    rows, _, found = told(sided.store())
    order = most_disputed(rows, rows.statements, found, "actor")
    assert sorted(order) == list(range(len(found)))
    assert found[order[0]].id == VOTE
    assert found[order[-1]].id == NO_TARGET
    sorts = [bool(found[at].sort) for at in order]
    assert sorts == sorted(sorts, reverse=True)  # states and people after all subjects


def test_by_state_those_who_speak_for_one_state_are_one_on_a_side(recorder: Any) -> None:
    camps = {
        (VOTE, "favours"): ("person/mira-tal", "org/mfa-nv", "state/nv"),
        (VOTE, "opposes"): ("state/su", "state/bl", "state/em"),
        ("subject/ceasefire", "favours"): ("state/su", "state/bl"),
        ("subject/ceasefire", "opposes"): ("state/em", "person/oren-vask"),
    }
    for (subject, side), actors in camps.items():
        for actor in actors:
            recorder.position(
                recorder.tell(document="gazette-1", speakers=actor, about=subject, words=f"{actor} {subject}"), side
            )
    recorder.voice("person/mira-tal", "state/nv")
    recorder.voice("org/mfa-nv", "state/nv")
    rows, _, found = told(recorder.store())
    first = {level: found[most_disputed(rows, rows.statements, found, level)[0]].id for level in ("actor", "state")}
    assert first == {"actor": VOTE, "state": "subject/ceasefire"}


def test_what_is_denied_or_possible_is_kept_and_is_on_no_side(recorder: Any) -> None:
    name = recorder.tell(
        document="gazette-1", act="reject", speakers="state/su", about=VOTE, words="it", status="possible"
    )
    recorder.position(name, "opposes", "possible")
    rows, positions, found = told(recorder.store())
    assert positions.taken[VOTE] == (Taken(name, "opposes", "possible", "halden-vote"),)
    assert sides(rows, found[0]) == {("opposes", "possible"): {"state/su"}}


def test_what_a_person_found_wrong_is_no_position_of_anybody(recorder: Any) -> None:
    name = recorder.tell(
        document="gazette-1", act="reject", speakers="state/su", about=VOTE, words="it", status="wrong"
    )
    recorder.position(name, "opposes")
    _, positions, _ = told(recorder.store())
    assert [one.status for one in positions.taken[VOTE]] == ["wrong"]


def test_statements_without_a_target_stay_within_reach(recorder: Any) -> None:
    rows, _, found = told(recorder.store())
    assert [(one.id, one.sort) for one in found] == [(NO_TARGET, "")]
    assert len(found[0].positions) == len(rows.statements)


def test_what_was_asked_for_comes_first_with_what_only_mentions_it(sided: Any) -> None:
    sided.tell(document="gazette-1", speakers="state/su", about="state/nv", words="of Norvania")
    store = sided.store()
    rows, _, found = told(store, "state/nv", label="Norvania")
    order = most_disputed(rows, rows.statements, found, "actor")
    asked = found[order[0]]
    assert (asked.id, asked.label) == ("state/nv", "Norvania")
    assert {one.stance for one in asked.positions} >= {"opposes", MENTIONED}
    assert aimed_at(store, ["state/nv"]) == {one.statement for one in asked.positions if one.stance != MENTIONED}


def test_the_items_of_a_topic_are_one_subject(sided: Any) -> None:
    _, _, found = told(sided.store(), "item/ga/74/34", "item/ga/75/34", label="Prevention of armed conflict")
    assert (found[0].id, found[0].label) == ("topic", "Prevention of armed conflict")
    assert all(one.id not in ("item/ga/74/34", "item/ga/75/34") for one in found)
