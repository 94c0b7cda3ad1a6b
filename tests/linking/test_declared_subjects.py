"""Subjects that a user declares: which references are of them, by wording and by what it tells."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from onrecord.actors.declared import Known
from onrecord.codebook.declared import AGAINST, Codebook, DeclaredSubject
from onrecord.linking.groups import Judged
from onrecord.linking.subjects.declared import Declared
from onrecord.linking.subjects.subjects import Subjects
from onrecord.linking.subjects.wording import Wording
from onrecord.model.decision import Decision
from onrecord.model.named import CONTEXT, DATED, TOLD, Named
from onrecord.model.subject import ToldSubject

NOBODY = Known(frozenset(), {("state", "norvania"): "state/nv"}, demonyms={"norvanian": "state/nv"})
VOTE = ToldSubject(
    classes=frozenset({"vote"}), lemmas=frozenset({"ballot"}), names=frozenset({"ostrel"}),
    days=frozenset({("2020-03-31", "2020-03-31")}), wordings=("the sham ballot in Ostrel",),
)  # fmt: skip
EMBARGO = ToldSubject(
    classes=frozenset({"sanctions"}), lemmas=frozenset({"embargo"}), names=frozenset({"state/nv"}),
    words=frozenset({"grain"}), wordings=("the grain embargo on Norvania",),
)  # fmt: skip
CLAUSE = ToldSubject(lemmas=frozenset({"question"}), wordings=("the Ostrel question",))


def rows(*told: ToldSubject) -> list[Named]:
    found: list[Named] = []
    for number, each in enumerate(told):
        key = f"{number:04x}"
        found.append(Named(f"reference/{key}/0-9", TOLD, each.packed()))
        found += [Named(f"text/{key}", DATED, "2020-04-01"), Named(f"text/{key}", CONTEXT, "norvan keldmark ostrel")]
    return found


def subjects(named: list[Named], *declared: DeclaredSubject, judged: Judged | None = None) -> Subjects:
    return Subjects.of(named, judged or Judged(), {}, {}, Declared(Codebook(declared), NOBODY))


def of(found: Subjects) -> dict[int, str]:
    return {int(reference.split("/")[1], 16): subject for reference, subject in found.of_reference.items()}


def values(found: Subjects, subject: str, predicate: str) -> set[str]:
    return {
        str(getattr(quad.object, "value", ""))
        for quad in found.quads
        if str(quad.subject).endswith(f"/{subject}>") and str(quad.predicate).endswith(f"{predicate}>")
    }


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("the ballots in Ostrel", VOTE),
        ("Ostrel referendum", VOTE),
        ("the vote of 31 March 2020", VOTE),
        ("vote of March 2020", VOTE),
        ("the embargo on Norvania", EMBARGO),
        ("Norvanian grain embargo", EMBARGO),
        ("embargoes on grain", EMBARGO),
        ("The Ostrel question", CLAUSE),
        ("first vote in Ostrel", replace(VOTE, ordinals=frozenset({"1"}))),
        ("resolution 9001", ToldSubject(classes=frozenset({"resolution"}), symbols=frozenset({"9001"}))),
    ],
)
def test_a_reference_is_of_a_declared_subject_if_it_tells_all_that_the_wording_does(
    wording: str, told: ToldSubject
) -> None:
    assert of(subjects(rows(told), DeclaredSubject("a", wording))) == {0: "subject/a"}


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("the vote in Tesmara", VOTE),
        ("the vote of 14 April 2020", VOTE),
        ("the second vote in Ostrel", VOTE),
        ("the talks in Ostrel", VOTE),
        ("the vote", VOTE),
        ("the embargo on Keldmark", EMBARGO),
        ("the embargo on steel", EMBARGO),
        ("the vote in Ostrel", replace(VOTE, contrast=frozenset({"aside"}))),
    ],
    ids=[
        "another place", "another day", "another round", "another class", "no more than the class", "another state",
        "another word", "set apart",
    ],
)  # fmt: skip
def test_a_reference_that_does_not_tell_what_the_wording_does_is_left(wording: str, told: ToldSubject) -> None:
    assert of(subjects(rows(told), DeclaredSubject("a", wording)))[0] != "subject/a"


def test_a_wording_that_tells_only_a_class_is_found_word_for_word() -> None:
    bare = replace(VOTE, names=frozenset(), days=frozenset(), wordings=("the vote",))
    assert of(subjects(rows(bare), DeclaredSubject("a", "our vote", ("the vote",)))) == {0: "subject/a"}


def test_the_wording_that_tells_most_counts_and_where_two_are_as_good_none_does() -> None:
    coarse, fine = DeclaredSubject("a", "vote in Ostrel"), DeclaredSubject("b", "vote in Ostrel of 31 March 2020")
    assert of(subjects(rows(VOTE), coarse, fine)) == {0: "subject/b"}
    other = DeclaredSubject("c", "vote of 31 March 2020")
    assert of(subjects(rows(VOTE), coarse, other)) == {0: "subject/0000/0-9"}


def test_what_is_alike_joins_a_declared_subject_and_two_of_them_never_join() -> None:
    alike = replace(VOTE, lemmas=frozenset({"poll"}), wordings=("the poll in Ostrel",))
    declared = DeclaredSubject("a", "the sham ballot in Ostrel")
    assert of(subjects(rows(VOTE, alike), declared)) == {0: "subject/a", 1: "subject/a"}
    other = DeclaredSubject("b", "the poll in Ostrel")
    assert of(subjects(rows(VOTE, alike), declared, other))[1] == "subject/b"


def test_the_order_of_documents_and_of_the_codebook_changes_nothing() -> None:
    named = rows(VOTE, EMBARGO, CLAUSE, replace(VOTE, names=frozenset({"tesmara"})))
    declared = [
        DeclaredSubject("a", "vote in Ostrel"),
        DeclaredSubject("b", "grain embargo"),
        DeclaredSubject("c", "x y"),
    ]
    first = subjects(named, *declared)
    for seed in range(4):
        chance = random.Random(seed)
        assert subjects(chance.sample(named, len(named)), *chance.sample(declared, 3)) == first


def test_decisions_of_people_go_before_what_is_declared() -> None:
    pair = ("reference/0000/0-9", "reference/0001/0-9")
    declared = DeclaredSubject("a", "vote in Ostrel")
    apart = Judged.of([Decision("different", *pair)])
    assert of(subjects(rows(VOTE, VOTE), declared, judged=apart)) == {0: "subject/0000/0-9", 1: "subject/a"}
    named = Judged.of([Decision("name", pair[0], "our vote")])
    found = subjects(rows(VOTE, VOTE), declared, judged=named)
    assert values(found, "subject/a", "prefLabel") == {"our vote"}
    joined = Judged.of([Decision("same", pair[0], "reference/0002/0-9")])
    assert of(subjects(rows(VOTE, VOTE, EMBARGO), declared, judged=joined))[2] == "subject/a"


def test_of_a_phrase_against_a_thing_the_thing_is_the_subject_and_the_phrase_stands_beside() -> None:
    above = DeclaredSubject("measures", "measures", kind="measure")
    one = DeclaredSubject(
        "a", "The embargo should be lifted", ("the grain embargo", "the ban"), AGAINST, "", "measures"
    )
    found = subjects(rows(EMBARGO), above, one)
    assert of(found) == {0: "subject/a"}
    assert values(found, "subject/a", "prefLabel") == {"the grain embargo"}
    assert values(found, "subject/a", "altLabel") == {"The embargo should be lifted", "the ban"}
    assert values(found, "subject/a", "phrase") == {"The embargo should be lifted"}
    assert next(iter(values(found, "subject/a", "kind"))).endswith("/measure")
    assert next(iter(values(found, "subject/a", "broader"))).endswith("/subject/measures")
    assert values(found, "subject/measures", "prefLabel") == {"measures"}


def test_a_wording_tells_its_noun_names_words_and_days() -> None:
    found = Wording.of("the second “vote” in Ostrel, 31 March 2020", NOBODY)
    assert found.text == "second vote in ostrel 31 march 2020"
    assert (set(found.classes), set(found.ordinals)) == ({"vote"}, {"2"})
    assert found.days == (("2020-03-31", "2020-03-31"),)
    assert len(found.others) == 1
