"""Subjects of different documents: which are one, which are kept apart, and what they are called."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from onrecord.linking.groups import Judged
from onrecord.linking.subjects.known import Known
from onrecord.linking.subjects.subjects import Subjects
from onrecord.model.decision import Decision
from onrecord.model.named import CONTEXT, DATED, TOLD, Named
from onrecord.model.subject import ToldSubject

MARCH = frozenset({("2020-03-31", "2020-03-31")})
VOTE = ToldSubject(
    classes=frozenset({"vote"}),
    lemmas=frozenset({"vote"}),
    names=frozenset({"ostrel"}),
    days=MARCH,
    written=frozenset({("ostrel", "Ostrel", True)}),
    wordings=("the vote in Ostrel",),
)
BALLOT = replace(VOTE, lemmas=frozenset({"ballot"}), wordings=("the sham ballot",))
BARE = ToldSubject(classes=frozenset({"vote"}), lemmas=frozenset({"election"}), wordings=("the elections",))
HELD = ToldSubject(
    classes=frozenset({"occupation"}),
    lemmas=frozenset({"occupation"}),
    names=frozenset({"ostrel"}),
    wordings=("the occupation of Ostrel",),
)


def rows(*told: ToldSubject, beside: str = "norvan keldmark ostrel tarsov", day: str = "2020-04-01") -> list[Named]:
    """Each subject as a document of its own tells of it."""
    found: list[Named] = []
    for number, each in enumerate(told):
        key = f"{number:04x}"
        found.append(Named(f"reference/{key}/0-9", TOLD, each.packed()))
        found += [Named(f"text/{key}", DATED, day), Named(f"text/{key}", CONTEXT, beside)]
    return found


def subjects(named: list[Named], judged: Judged | None = None) -> Subjects:
    return Subjects.of(named, judged or Judged(), {}, {})


def groups(found: Subjects) -> list[list[int]]:
    """The numbers of documents whose subject is one."""
    by: dict[str, list[int]] = {}
    for reference, subject in sorted(found.of_reference.items()):
        by.setdefault(subject, []).append(int(reference.split("/")[1], 16))
    return sorted(by.values())


def labels(found: Subjects) -> list[str]:
    return sorted(quad.object.value for quad in found.quads if "prefLabel" in str(quad.predicate))


def test_two_of_a_class_at_one_place_and_day_are_one() -> None:
    assert groups(subjects(rows(VOTE, BALLOT))) == [[0, 1]]


def test_one_of_which_little_is_told_joins_the_only_one_of_its_class_in_documents_on_its_matter() -> None:
    assert groups(subjects(rows(VOTE, BALLOT, BARE))) == [[0, 1, 2]]
    assert groups(subjects([*rows(VOTE, BALLOT), *rows(VOTE, BALLOT, BARE, beside="")[6:]])) == [[0, 1], [2]]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(VOTE, days=frozenset({("2020-04-14", "2020-04-14")})), id="another day"),
        pytest.param(replace(VOTE, ordinals=frozenset({"2"})), id="another round"),
        pytest.param(replace(VOTE, owner=frozenset({"keldmark"})), id="another's"),
        pytest.param(replace(VOTE, symbols=frozenset({"A/74/2"})), id="another symbol"),
        pytest.param(replace(VOTE, classes=frozenset({"attack"}), lemmas=frozenset({"attack"})), id="another class"),
    ],
)
def test_similar_subjects_are_kept_apart(other: ToldSubject) -> None:
    one = replace(VOTE, ordinals=frozenset({"1"}), owner=frozenset({"norvan"}), symbols=frozenset({"A/74/1"}))
    assert groups(subjects(rows(one, other))) == [[0], [1]]


def test_the_order_of_rows_changes_nothing() -> None:
    named = rows(VOTE, BALLOT, BARE, HELD, replace(VOTE, ordinals=frozenset({"2"})))
    first = subjects(named)
    for seed in range(5):
        shuffled = random.Random(seed).sample(named, len(named))
        assert subjects(shuffled) == first


def test_a_label_is_ours_by_class_place_and_day() -> None:
    assert labels(subjects(rows(VOTE, BALLOT))) == ["vote in Ostrel, 31 March 2020"]


def test_where_every_word_is_a_side_s_own_all_wordings_stand_beside_each_other() -> None:
    freed = replace(HELD, lemmas=frozenset({"presence"}), wordings=("Norvania’s presence in Ostrel",))
    assert labels(subjects(rows(HELD, freed))) == ["Norvania’s presence in Ostrel / occupation of Ostrel"]


def test_the_decisions_of_people_go_before() -> None:
    named = rows(VOTE, BALLOT, HELD)
    pair = ("reference/0000/0-9", "reference/0001/0-9")
    apart = Judged.of([Decision("different", *pair)])
    assert groups(subjects(named, apart)) == [[0], [1], [2]]
    joined = Judged.of([Decision("same", pair[0], "reference/0002/0-9"), Decision("name", pair[0], "Ostrel question")])
    assert groups(subjects(named, joined)) == [[0, 1, 2]]
    assert labels(subjects(named, joined)) == ["Ostrel question"]


def test_what_stands_for_a_document_or_an_actor_is_left_to_that() -> None:
    named = rows(VOTE, BALLOT)
    found = Subjects.of(named, Judged(), {"reference/0000/0-9": "document/un/A/74/1"}, {})
    assert found.of_reference == {"reference/0001/0-9": "subject/0001/0-9"}


OLD = replace(VOTE, days=frozenset({("2018-05-06", "2018-05-06")}))
PREVIOUS = replace(BARE, contrast=frozenset({"back"}))
BOTH = replace(VOTE, contrast=frozenset({"several"}), days=frozenset(), wordings=("both votes in Ostrel",))


def test_what_is_told_without_a_day_is_the_present_one_and_a_previous_one_that_was_before() -> None:
    assert groups(subjects(rows(VOTE, OLD, BARE))) == [[0, 2], [1]]
    assert groups(subjects(rows(VOTE, OLD, PREVIOUS))) == [[0], [1, 2]]


def test_several_at_once_are_none_of_them() -> None:
    assert groups(subjects(rows(VOTE, BALLOT, BOTH))) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("names", "nearness"), [("norvan keldmark tarsov", 0.0), ("norvan keldmark tarsov vorrel", 0.5)]
)
def test_documents_without_a_day_are_on_one_matter_by_more_names_only(names: str, nearness: float) -> None:
    undated = [row for row in rows(VOTE, BARE, beside=names) if row.kind != DATED]
    assert Known.of(undated).nearness("0000", "0001") == nearness
    assert Known.of(rows(VOTE, BARE, beside=names)).nearness("0000", "0001") == 1.0


def test_what_fits_two_equally_well_is_joined_with_neither_and_waits_for_people() -> None:
    other = replace(VOTE, days=frozenset({("2020-04-14", "2020-04-14")}))
    found = subjects(rows(VOTE, other, BARE))
    assert groups(found) == [[0], [1], [2]]
    assert [(each.one, each.other) for each in found.uncertain] == [
        ("subject/0000/0-9", "subject/0002/0-9"),
        ("subject/0001/0-9", "subject/0002/0-9"),
    ]


def test_few_pairs_of_one_subject_wait() -> None:
    days = [f"2020-04-{day:02}" for day in range(1, 9)]
    several = [replace(VOTE, days=frozenset({(day, day)})) for day in days]
    found = subjects(rows(*several, BARE))
    assert len(found.uncertain) == 3


def test_what_people_decide_of_a_type_is_the_type() -> None:
    decided = Judged.of([Decision("type", "reference/0001/0-9", "conduct")])
    found = subjects(rows(VOTE, BALLOT), decided)
    assert [quad.object.value.rpartition("/")[2] for quad in found.quads if "kind" in str(quad.predicate)] == [
        "conduct"
    ]
