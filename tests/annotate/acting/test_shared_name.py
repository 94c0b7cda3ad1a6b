"""Bodies of states whose names do not tell their state: known by a table, and by what the text names beside them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable

import pytest

from onrecord.annotate.actor.gazetteer import load_gazetteer
from onrecord.model.finding.representation import Representation
from onrecord.model.record import Record
from onrecord.resources import ontology_folder
from onrecord.settings import DEFAULT_MODEL

TABLE = ontology_folder() / "sources" / "state_bodies.csv"


@pytest.mark.parametrize(
    ("name", "state"),
    [("State Department", "state/us"), ("Quai d'Orsay", "state/fr"), ("Knesset", "state/il"), ("Sejm", "state/pl")],
)
def test_a_name_of_one_body_alone_is_its(name: str, state: str) -> None:
    known = load_gazetteer(DEFAULT_MODEL).of_name(name)
    assert known is not None
    assert known.acts_for == state


def test_a_name_of_several_bodies_is_nobodys_alone() -> None:
    gazetteer = load_gazetteer(DEFAULT_MODEL)
    assert gazetteer.of_name("Foreign Office") is None
    assert {each.acts_for for each in gazetteer.bearers_of("Foreign Office")} == {"state/de", "state/gb", "state/pk"}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The talks are held in Pakistan. The Foreign Office said that seats were free.", ["Pakistan"]),
        ("The talks are held in Pakistan and Germany. The Foreign Office said that seats were free.", []),
        ("The Foreign Office said that seats were free.", []),
    ],
    ids=["one is named", "two are named", "none is named"],
)
def test_it_is_that_of_the_one_state_that_the_text_names(
    record_of: Callable[[str], Record], text: str, states: list[str]
) -> None:
    assert [each.party.name for each in record_of(text).of(Representation)] == states


def test_each_row_of_the_table_has_a_source_and_no_id_twice() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert all(row["source"] and len(row["state"]) == 2 for row in rows)
    assert max(Counter(row["id"] for row in rows).values()) == 1
