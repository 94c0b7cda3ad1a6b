"""Agenda items as others say them: their ids, and the pairs that name organ and items."""

from __future__ import annotations

from onrecord.model.fact import Thing
from onrecord.model.finding.agenda_item import AgendaItem, ids_of, pairs_of

KNOWN = AgendaItem((0, 7), "68", "General Assembly", "74", id="item/ga/74/68")
OPEN = AgendaItem((9, 16), "12", "General Assembly", None)


def test_an_item_of_an_unknown_session_has_no_id_to_list() -> None:
    assert ids_of((OPEN, KNOWN)) == ["item/ga/74/68"]


def test_a_pair_names_the_organ_and_one_each_item_that_has_an_id() -> None:
    assert list(pairs_of((KNOWN, OPEN), "organ/ga")) == [
        ("rec:organ", Thing("organ/ga")),
        ("rec:underItem", Thing("item/ga/74/68")),
    ]
    assert list(pairs_of((OPEN,), None)) == []
