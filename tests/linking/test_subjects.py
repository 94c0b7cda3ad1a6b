"""Subjects of different documents: which are one, which are kept apart, and what they are called."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from onrecord.linking.groups import Judged
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
