"""Lands that documents tell of and no vocabulary has: what bears such a name in other documents is the land.

A document that tells of "the Foreign Ministry of Norvania" tells that Norvania acts as states do. Another that says
"Norvania rejects" and no more may have been read as naming an organisation or a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from onrecord.actors.declared import Known
from onrecord.linking.tally import Called
from onrecord.model.ids import code_of, relative_id, space_of
from onrecord.names.folding import slug
from onrecord.names.word_list import word_set

_TAKEN_FOR = frozenset({"organization", "person", "territory"})
"""What the name of an unknown land may be taken for where its document tells nothing of it."""


_PARTS = word_set("function_words.csv", "before_part")

_GOVERNMENT = "org/government-"

_LONGEST = 5
"""Words of the longest name of a land that is looked for in a publisher's."""


def lands_in(names: Iterable[Called]) -> set[str]:
    """The lands that documents tell of as such, by the ways in which they name them."""
    return {called[2] for called in names if called[2] and space_of(called[2]) == "territory"}


def homes_in(names: Iterable[Called], known: Known) -> dict[str, str]:
    """The lands that documents tell of and the states that are known, by the slugs of their names and told capitals."""
    called = list(names)
    told = {code_of(land): land for land in lands_in(called) - known.ids}
    seats: dict[str, set[str]] = {}
    for _, name, suggestion in called:
        land = told.get((suggestion or "").removeprefix(_GOVERNMENT))
        if land is not None and (suggestion or "").startswith(_GOVERNMENT):
            seats.setdefault(slug(name), set()).add(land)
    of_one = {city: lands.pop() for city, lands in seats.items() if len(lands) == 1 and not _is_body(city)}
    return of_one | told | {slug(name): state for (space, name), state in known.named.items() if space == "state"}


def _is_body(name: str) -> bool:
    """Whether a government is called by what it is, and by no city."""
    return "government" in name.split("-")


def home_of(publisher: str, homes: Mapping[str, str]) -> str | None:
    """The one state or land whose name stands in a publisher's name: "Ostrel Herald"; ``None`` if none or two do.

    A part of a land is not the land, and may be another: "South Ostrel", "New Ostrel".

    >>> home_of("West Ostrel Herald", {"west-ostrel": "territory/west-ostrel", "ostrel": "state/os"})
    'territory/west-ostrel'
    >>> home_of("South Ostrel Morning Post", {"ostrel": "state/os"})
    """
    words = slug(publisher).split("-")
    left = set(range(len(words)))
    found: set[str] = set()
    for size in range(_LONGEST, 0, -1):
        for first in range(len(words) - size + 1):
            home = homes.get("-".join(words[first : first + size]))
            place = set(range(first, first + size))
            if home is not None and place <= left:
                if not first or words[first - 1] not in _PARTS:
                    found.add(home)
                left -= place
    return found.pop() if len(found) == 1 else None


def told_lands(names: Collection[Called], targets: Mapping[Called, str | None], known: Known) -> dict[Called, str]:
    """The ways of naming a land that tell nothing by themselves, with the land, as some document tells of it.

    A name of one word that is also the last name of somebody is left as it is.
    """
    lands = lands_in(called for called, target in targets.items() if called[2] == target) - known.ids
    if not lands:
        return {}
    surnames = {slug(name.split()[-1]) for kind, name, _ in names if kind == "person" and len(name.split()) > 1}
    found: dict[Called, str] = {}
    for called in names:
        kind, name, suggestion = called
        land = relative_id("territory", slug(name))
        taken = suggestion is None and kind in _TAKEN_FOR and land in lands
        if taken and (kind == "territory" or slug(name) not in surnames):
            found[called] = land
    return found
