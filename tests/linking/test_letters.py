"""Which described letters are one: all that they tell must agree, and what still fits two joins neither."""

from __future__ import annotations

import pytest

from onrecord.actors.declared import Known
from onrecord.linking.letters import same_letters
from onrecord.linking.linking import link
from onrecord.model.named import LETTER, DescribedLetter, Named
from onrecord.rdf.terms import CANONICAL, node

DAY, STATE, SG, SC = "2020-04-15", "state/nv", "secretary-general", "president of security council"
ITEMS = "item/ga/74/31 item/ga/74/83"
STORED = "document/un/A/74/1412"


def letter(
    key: str,
    *,
    day: str = DAY,
    state: str = STATE,
    to: str = SG,
    items: str = ITEMS,
    office: str = "mission",
    is_: str | None = None,
    place: str = "1-9",
) -> DescribedLetter:
    return DescribedLetter(f"reference/{key}/{place}", "|".join((day, state, to, items)), office, is_)


OWN = letter("own", is_=STORED)
CASES = [
    ("all agree", [OWN, letter("press")], {"reference/press/1-9": STORED}),
    ("no office told", [OWN, letter("press", office="")], {"reference/press/1-9": STORED}),
    ("two reports", [OWN, letter("a"), letter("b")], {"reference/a/1-9": STORED, "reference/b/1-9": STORED}),
    ("another day", [OWN, letter("press", day="2020-04-16")], {}),
    ("another state", [OWN, letter("press", state="state/km")], {}),
    ("another addressee", [OWN, letter("press", to=SC)], {}),
    ("identical letters are addressed to both", [OWN, letter("press", to=f"{SC}; {SG}")], {}),
    ("other items", [OWN, letter("press", items="item/ga/74/70")], {}),
    ("one item fewer", [OWN, letter("press", items="item/ga/74/31")], {}),
    ("another session", [OWN, letter("press", items="item/ga/75/31 item/ga/75/83")], {}),
    ("another office", [OWN, letter("press", office="minister")], {}),
    ("two offices, each its own", [OWN, letter("m", office="minister"), letter("p")], {"reference/p/1-9": STORED}),
    ("two offices, and one who tells none", [OWN, letter("m", office="minister"), letter("p", office="")], {}),
    ("two stored letters fit", [OWN, letter("own2", is_="document/un/A/74/1413"), letter("press")], {}),
    ("no stored letter", [letter("a"), letter("b")], {"reference/b/1-9": "reference/a/1-9"}),
    ("one document tells of two", [OWN, letter("a"), letter("a", place="20-29")], {}),
    ("two by symbol", [letter("a", is_="document/un/S/2020/1833"), OWN, letter("b")], {"reference/b/1-9": STORED}),
    ("alone", [letter("a")], {}),
]  # fmt: skip


@pytest.mark.parametrize(("described", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize("order", [1, -1], ids=["in order", "turned round"])
def test_described_letters_are_joined(described: list[DescribedLetter], expected: dict[str, str], order: int) -> None:
    assert same_letters(described[::order], {"document/un/S/2020/1833": STORED}) == expected


def test_two_letters_of_one_day_and_sender_under_other_items_stay_two() -> None:
    first, second = OWN, letter("own2", items="item/ga/74/70", is_="document/un/A/74/1413")
    reports = [letter("press"), letter("press", items="item/ga/74/70", place="40-49")]
    assert same_letters([first, second, *reports], {}) == {
        "reference/press/1-9": STORED, "reference/press/40-49": "document/un/A/74/1413",
    }  # fmt: skip


def test_a_packed_description_survives_the_store() -> None:
    assert DescribedLetter.unpacked(OWN.id, OWN.packed(), OWN.suggestion) == OWN


def test_the_links_hold_what_was_joined() -> None:
    named = [
        Named(OWN.id, "document", "Letter", STORED), Named("reference/press/1-9", "document", "The letter"),
        *(Named(each.id, LETTER, each.packed(), each.suggestion) for each in (OWN, letter("press"))),
    ]  # fmt: skip
    quads = link(named, Known.of([])).links
    found = {str(quad.subject): quad.object for quad in quads if quad.predicate == CANONICAL}
    assert found[str(node("reference/press/1-9"))] == node(STORED)
    assert len(found) == 2
