"""Lands that documents tell of: what bears such a name elsewhere is the land."""

from __future__ import annotations

import pytest

from onrecord.actors.declared import Known
from onrecord.linking.groups import Judged
from onrecord.linking.lands import home_of, homes_in, told_lands
from onrecord.linking.resolution import resolve
from onrecord.linking.tally import Called, Naming
from onrecord.model.named import Named

LAND = ("territory", "Drevania", "territory/drevania")
NOBODY = Known.of([])

WAYS: dict[str, tuple[Called, bool]] = {
    "taken for an organisation": (("organization", "Drevania", None), True),
    "taken for a person": (("person", "Drevania", None), True),
    "another name": (("organization", "Drevania Steel", None), False),
    "an outlet": (("outlet", "Drevania", None), False),
    "what a document says itself": (("organization", "Drevania", "org/drevania-ltd"), False),
}


@pytest.mark.parametrize(("called", "is_land"), WAYS.values(), ids=WAYS)
def test_a_name_that_tells_nothing_by_itself_is_the_land_that_some_document_tells_of(
    called: Called, is_land: bool
) -> None:
    targets: dict[Called, str | None] = {LAND: "territory/drevania", called: called[2]}
    assert told_lands([LAND, called], targets, NOBODY) == ({called: "territory/drevania"} if is_land else {})


def test_no_document_that_tells_of_a_land_no_land() -> None:
    called = ("organization", "Drevania", None)
    assert told_lands([called], {called: "org/drevania"}, NOBODY) == {}


def test_a_last_name_is_nobodys_land() -> None:
    called, person = ("organization", "Palmar", None), ("person", "Mira Palmar", None)
    land = ("territory", "Palmar", "territory/palmar")
    targets: dict[Called, str | None] = {land: "territory/palmar", called: "org/palmar", person: "person/mira-palmar"}
    assert told_lands([land, called, person], targets, NOBODY) == {}


def test_what_a_person_named_otherwise_is_no_land() -> None:
    land = Named("reference/aa/0-8", "territory", "Drevania", "territory/drevania")
    steel, other = (Named(f"reference/{key}/0-8", "organization", "Drevania") for key in ("bb", "cc"))
    naming = Naming.of([land, steel, other], decided=(steel.id,))
    found = resolve(naming, NOBODY, Judged(names={steel.id: "Drevania Steel"}), {})
    assert found.canonical_of(steel) == "org/drevania-steel"
    assert found.canonical_of(other) == "territory/drevania"


def test_an_outlets_city_is_at_home_in_the_land_whose_capital_some_document_tells() -> None:
    seat = ("organization", "Port Halmar", "org/government-drevania")
    homes = homes_in([LAND, seat], NOBODY)
    assert home_of("The Lantern, Port Halmar", homes) == "territory/drevania"
    assert home_of("Garn Herald, Port Halmar", homes | {"garn": "territory/garn"}) is None


def test_a_capital_of_two_lands_is_of_none() -> None:
    other = ("territory", "Garn", "territory/garn")
    seats = [("organization", "Halmar", f"org/government-{land}") for land in ("drevania", "garn")]
    assert home_of("Halmar Post", homes_in([LAND, other, *seats], NOBODY)) is None
