"""What a subject is called: no side's name alone, all days, no pronoun for whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.linking.subjects.group import Group
from onrecord.linking.subjects.label import label_of
from onrecord.linking.subjects.when import when
from onrecord.model.subject import ToldSubject

NONE: frozenset[str] = frozenset()
FIRST, SECOND, THIRD = (("2020-03-31",) * 2, ("2020-04-14",) * 2, ("2021-01-05",) * 2)


def told(kind: str, *places: str, whose: str = "", wordings: tuple[str, ...] = ()) -> ToldSubject:
    names = {each.lower(): each for each in (*places, *filter(None, [whose]))}
    return ToldSubject(
        classes=frozenset({kind}),
        lemmas=frozenset({kind}),
        names=frozenset(each.lower() for each in places),
        owner=frozenset({whose.lower()} if whose else NONE),
        written=frozenset((stem, word, True) for stem, word in names.items()),
        wordings=wordings,
    )


def called(*each: ToldSubject) -> str:
    group = Group.of("reference/00/0-1", each[0])
    for number, other in enumerate(each[1:], 1):
        group.take(Group.of(f"reference/{number:02x}/0-1", other))
    return label_of(group, each, {})


@pytest.mark.parametrize(
    ("documents", "label"),
    [
        pytest.param([("Tesmara",), ("Ostrel",)], "vote in Ostrel / Tesmara", id="each its own name"),
        pytest.param([("Ostrel",)] * 5 + [("Tesmara",)], "vote in Ostrel / Tesmara", id="few use the other name"),
        pytest.param([("Ostrel", "Isk")] * 2, "vote in Isk and Ostrel", id="both named together"),
        pytest.param([("Ostrel",)] * 2 + [("Tesmara",)] * 2 + [("Ostrel", "Tesmara")], "vote in Ostrel / Tesmara",
                     id="one names both"),
        pytest.param([("Ostrel",)] * 5 + [("Ostrel", "Isk")], "vote in Ostrel", id="one names more"),
        pytest.param([("Isk-Tal",), ("Tal",)], "vote in Isk-Tal", id="a part of a name beside the whole"),
    ],
)  # fmt: skip
def test_names_that_documents_use_in_place_of_each_other_stand_side_by_side(
    documents: list[tuple[str, ...]], label: str
) -> None:
    assert called(*(told("vote", *places) for places in documents)) == label


def test_what_some_call_one_s_own_deed_is_not_so_in_the_label() -> None:
    assert called(told("attack", "Ostrel"), told("attack", "Ostrel", whose="Norvania")) == "attack in Ostrel"
    assert called(told("letter"), told("letter", "Ostrel", whose="Norvania")) == "letter of Norvania (Ostrel)"


def test_wordings_that_tell_whose_by_a_pronoun_give_way_to_others() -> None:
    mine = told("recognition", wordings=("its status",))
    assert called(mine, told("recognition", wordings=("the status of the region",))) == "status of the region"
    assert called(mine) == "status"


@pytest.mark.parametrize(
    ("days", "label"),
    [
        pytest.param([SECOND, FIRST], "31 March and 14 April 2020", id="two"),
        pytest.param([FIRST, ("2020-03-29",) * 2], "29 and 31 March 2020", id="of one month"),
        pytest.param([THIRD, FIRST, SECOND], "31 March 2020 to 5 January 2021", id="the first and the last"),
        pytest.param([("2020-03-01", "2020-03-31"), FIRST, SECOND], "31 March and 14 April 2020", id="a month of one"),
        pytest.param([("2020-05-01", "2020-05-31"), FIRST], "", id="a day and another month"),
        pytest.param([("2020-05-01", "2020-05-31"), ("2020-01-01", "")], "May 2020", id="no end is told"),
    ],
)
def test_several_days_are_all_told(days: list[tuple[str, str]], label: str) -> None:
    assert when(days, several=True) == label


def test_a_text_has_one_day() -> None:
    assert called(replace(told("letter", whose="Norvania"), days=frozenset({FIRST, SECOND}))) == "letter of Norvania"
