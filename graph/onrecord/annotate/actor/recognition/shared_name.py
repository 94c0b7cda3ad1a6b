"""Names that several states bear: "Congo" and "Congolese" mean the one that the text names by another name as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.actor.gazetteer import Gazetteer, Hit
from onrecord.annotate.actor.mention import Mention
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_SHARED = word_set("actors.csv", "name_of_several")


def told_apart(scene: Scene, gazetteer: Gazetteer, mentions: list[Mention], hits: Sequence[Hit]) -> list[Mention]:
    """The mentions, with each shared name as its state's; as a place's, or left out, where the text does not tell.

    Documents of the United Nations keep to the list of names in which each name is one state's.
    """
    if scene.document.symbols or not any(each.name.lower() in _SHARED for each in mentions):
        return mentions
    plain = (hit for hit in hits if scene.doc[hit.start : hit.end].text.lower() not in _SHARED)
    told = {hit.actor.acts_for or hit.actor.id for hit in plain}
    kept: list[Mention] = []
    for mention in mentions:
        if mention.name.lower() not in _SHARED:
            kept.append(mention)
            continue
        bearing = _bearers(gazetteer, mention.name) & told
        if len(bearing) == 1:
            kept.append(replace(mention, canonical=bearing.pop(), kind="state"))
        elif not mention.demonym:
            kept.append(replace(mention, canonical=None, kind="territory"))
    return kept


def _bearers(gazetteer: Gazetteer, name: str) -> set[str]:
    """The states that bear a name, or whose own names end in it."""
    states = (actor for actor in gazetteer.actors.values() if actor.kind == "state")
    return {each.id for each in states if any(known == name or known.endswith(f" {name}") for known in each.names)}
