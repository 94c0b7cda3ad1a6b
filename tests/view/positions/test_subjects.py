"""Who stands where: speakers by what they do, the object told from what is only mentioned."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model.statement_row import StatementRow
from onrecord.rdf.quads import Quads
from onrecord.view.positions.subjects import (
    Position,
    Subject,
    one_subject,
    positions,
    stand_of,
    stands,
    subjects,
)
from onrecord.view.rows.statements import Rows, read_rows

VOTE = "subject/halden-vote"


@pytest.fixture(scope="module")
def rows(store: Quads) -> Rows:
    return read_rows(store)


def every_object(rows: Rows) -> set[tuple[str, str]]:
    return {(statement.id, node) for statement in rows.statements for node in statement.about}


def by_stand(told: tuple[Position, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for position in told:
        found.setdefault(position.stand, []).append(position.speaker)
    return found


def subject(told: tuple[Subject, ...], id_: str) -> Subject:
    [found] = [one for one in told if one.id == id_]
    return found


def test_two_camps_stand_in_columns_of_their_own(rows: Rows) -> None:
    vote = subject(subjects(rows, rows.statements, every_object(rows)), VOTE)
    camps = by_stand(vote.positions)
    assert set(camps["reject"]) == {"person/mira-tal", "state/su", "state/bl", "org/contact-group", "post/pr-nv"}
    assert camps["reject"][0] == "state/su"  # in two documents
    assert camps["support"] == ["person/oren-vask"]
    assert camps["criticize"] == ["org/mfa-nv"]
    assert [position.speaker for position in vote.positions if position.stand == "recognize"] == [
        "state/em",
        "org/contact-group",
    ]


def test_who_is_not_said_to_have_done_it_comes_last_and_apart(rows: Rows) -> None:
    vote = subject(subjects(rows, rows.statements, every_object(rows)), VOTE)
    group = [one for one in vote.positions if one.stand == "recognize" and one.speaker == "org/contact-group"]
    assert [(len(one.as_object), len(one.mentioned), len(one.unasserted)) for one in group] == [(0, 0, 1)]


def test_what_is_only_mentioned_is_kept_apart_from_the_object(rows: Rows) -> None:
    told = [statement for statement in rows.statements if statement.act == "reject" and VOTE in statement.about]
    mentioned = told[0]
    objects = every_object(rows) - {(mentioned.id, VOTE)}
    vote = subject(subjects(rows, rows.statements, objects), VOTE)
    held = [one for one in vote.positions if mentioned.id in one.mentioned]
    assert {one.speaker for one in held} == set(mentioned.speakers)
    assert all(mentioned.id not in one.as_object for one in vote.positions)


def test_the_subject_on_which_most_take_a_stand_comes_first(rows: Rows) -> None:
    told = subjects(rows, rows.statements, every_object(rows))
    assert told[0].id == VOTE
    assert len({one.id for one in told}) == len(told)


@pytest.mark.parametrize("words", ["neither the vote nor the count", "No vote held there", "none of the votes"])
def test_words_that_deny_their_object_are_no_stand_on_it(recorder: Any, words: str) -> None:
    recorder.tell(document="gazette-1", act="recognize", speakers="person/lena-dorr", about=VOTE, words=words)
    rows = read_rows(recorder.store())
    vote = subject(subjects(rows, rows.statements, every_object(rows)), VOTE)
    [lena] = [one for one in vote.positions if one.speaker == "person/lena-dorr"]
    assert (lena.stand, len(lena.as_object), len(lena.unasserted)) == ("recognize", 0, 1)


def test_phrases_that_documents_share_are_one_subject_and_marked(recorder: Any) -> None:
    for document, phrase in (("gazette-1", "the count"), ("herald-1", "The count"), ("wire-1", "a road")):
        recorder.tell(document=document, act="reject", speakers="state/su", about=f"~subject:{phrase}", words=phrase)
    rows = read_rows(recorder.store())
    told = [one for one in subjects(rows, rows.statements, ()) if one.phrase]
    assert {one.id for one in told} == {"phrase count", "phrase road"}
    [suland] = subject(tuple(told), "phrase count").positions
    assert len(suland.mentioned) == 2


def test_the_items_of_a_topic_are_one_subject(rows: Rows) -> None:
    items = ["item/ga/74/34", "item/ga/75/34"]
    chosen = [one for one in rows.statements if "item/ga/74/34" in one.about]
    other = next(one for one in rows.statements if not one.about)
    topic = one_subject(rows, [*chosen, other], (), items, "Prevention of armed conflict")
    assert (topic.id, topic.label) == ("topic", "Prevention of armed conflict")
    assert {one.speaker for one in topic.positions} == {"organ/sc", *(other.speakers or ("",))}


def test_a_statement_without_a_speaker_is_nobody_s(rows: Rows) -> None:
    nameless: StatementRow[str] = StatementRow(
        "statement/x/1", "d", "asserted", "reject", "actOnly", "speech", "it", "r", "", "", "day"
    )
    told = positions(rows, {VOTE: [nameless]}, ())
    assert [(one.speaker, one.mentioned) for one in told] == [("", ("statement/x/1",))]


def test_every_act_has_a_column_and_every_column_is_reached(rows: Rows) -> None:
    reached = {stand_of(act, rows.acts) for act in rows.acts}
    assert reached == {stand.name for stand in stands()}
    assert len(stands()) == 13
    assert len(rows.acts) > 50
