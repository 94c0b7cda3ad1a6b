"""Names that several states bear: "Congo" and "Korea" mean the one that the text names by another name too.

A state that is called by what others are called as well ("Guinea") is meant unless the text names one of those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.actor.gazetteer import Gazetteer, Hit
from onrecord.annotate.actor.mention import Mention, indices_of, mention_of
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_SHARED = word_set("actors.csv", "name_of_several")
_OWN = word_set("actors.csv", "name_of_one_and_part_of_others")


def told_apart(scene: Scene, gazetteer: Gazetteer, mentions: list[Mention], hits: Sequence[Hit]) -> list[Mention]:
    """The mentions, with each shared name as its state's; as a place's, or left out, where the text does not tell.

    Documents of the United Nations keep to the list of names in which each name is one state's.
    """
    if scene.document.symbols or not (_SHARED | _OWN) & set(scene.lower):
        return mentions
    plain = (hit for hit in hits if scene.doc[hit.start : hit.end].text.lower() not in _SHARED | _OWN)
    told = {hit.actor.acts_for or hit.actor.id for hit in plain}
    kept: list[Mention] = []
    for mention in (*mentions, *_unknown(scene, mentions)):
        name = mention.name.lower()
        bearing = _bearers(gazetteer, mention.name) & told if name in _SHARED | _OWN else set()
        if name in _SHARED and len(bearing) == 1:
            kept.append(replace(mention, canonical=bearing.pop(), kind="state"))
        elif name not in _SHARED and not (name in _OWN and bearing - {mention.canonical}):
            kept.append(mention)
        elif not mention.demonym:
            kept.append(replace(mention, canonical=None, kind="territory"))
    return kept


def _unknown(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The places of shared names that are nobody's own: "Korea"."""
    taken = indices_of(mentions)
    for token, word in zip(scene.tokens, scene.lower, strict=True):
        alone = token.i + 1 == len(scene.tokens) or scene.pos[token.i + 1] != "PROPN"
        if word in _SHARED and token.i not in taken and token.pos_ == "PROPN" and token.text.istitle() and alone:
            yield mention_of(scene, token.i, token.i, "territory")


def _bearers(gazetteer: Gazetteer, name: str) -> set[str]:
    """The states that bear a name, or whose own names begin or end in it."""
    states = (actor for actor in gazetteer.actors.values() if actor.kind == "state")
    ends, begins = f" {name}", f"{name}-"
    return {
        each.id for each in states if any(k == name or k.endswith(ends) or k.startswith(begins) for k in each.names)
    }
