"""Lands that documents tell of and no vocabulary has: what bears such a name in other documents is the land.

A document that tells of "the Foreign Ministry of Norvania" tells that Norvania acts as states do. Another that says
"Norvania rejects" and no more may have been read as naming an organisation or a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from onrecord.actors.declared import Known
from onrecord.linking.tally import Called
from onrecord.model.ids import relative_id, space_of
from onrecord.names.folding import slug

_TAKEN_FOR = frozenset({"organization", "person", "territory"})
"""What the name of an unknown land may be taken for where its document tells nothing of it."""


def told_lands(names: Collection[Called], targets: Mapping[Called, str | None], known: Known) -> dict[Called, str]:
    """The ways of naming a land that tell nothing by themselves, with the land, as some document tells of it.

    A name of one word that is also the last name of somebody is left as it is.
    """
    lands = {
        target
        for called, target in targets.items()
        if target and called[2] == target and space_of(target) == "territory" and target not in known.ids
    }
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
