"""Known names: what the gazetteer finds, less what is part of another name or stands for a place."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span as TokenSpan

from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.mention import Mention, mention_of
from onrecord.annotate.actor.recognition.named_for import is_in_a_name, lies_in_land, tells_which_one
from onrecord.annotate.actor.recognition.place import is_where
from onrecord.annotate.actor.recognition.shared_name import told_apart
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.actor.wording.phrase import opens_paragraph
from onrecord.annotate.parse.scene import Scene


def find_known_names(scene: Scene, gazetteer: Gazetteer) -> list[Mention]:
    """The names of a document that the gazetteer knows, adjectives ("Norvanian") among them."""
    found: list[Mention] = []
    hits = gazetteer.find(scene.doc)
    begun = frozenset(hit.start for hit in hits)
    entities = _entities_by_token(scene) if hits else {}
    for hit in hits:
        first, last = hit.start, hit.end - 1
        entity = entities.get(first)
        longer = entity is not None and (_first_of(entity) < first or _last_of(entity) > last)
        if longer and entity is not None and entity.label_ == "PERSON" and hit.actor.kind in {"state", "territory"}:
            continue
        if hit.actor.kind in {"state", "territory"} and lies_in_land(scene.doc, first, last):
            continue
        if hit.use == "demonym":
            found.append(mention_of(scene, first, last, hit.actor.kind, canonical=hit.actor.id, demonym=True))
        elif hit.use == "metonym" and (is_in_a_name(scene.doc[last]) or _is_in_name(scene, first)):
            continue
        elif hit.use == "metonym" and (
            scene.document.kind == "resolution" or _heads_place(scene, first, last) or tells_which_one(scene.doc[last])
        ):
            found.append(mention_of(scene, first, last, "territory"))
        elif hit.use == "metonym":
            found.append(mention_of(scene, first, last, hit.actor.kind, canonical=hit.actor.id, use="metonym"))
        elif (end := _end_of_body(scene, last, begun)) > last and hit.actor.kind in {"organization", "organ"}:
            found.append(mention_of(scene, first, end, "organization"))
        else:
            found.append(mention_of(scene, first, last, hit.actor.kind, canonical=hit.actor.id))
    return told_apart(scene, gazetteer, _no_peoples(found), hits)


def _no_peoples(found: list[Mention]) -> list[Mention]:
    """The mentions less the adjectives of two states side by side, which name a people: "Turkish Cypriot"."""
    beside = {
        index
        for place, (one, other) in enumerate(pairwise(found))
        if one.demonym and other.demonym and other.first == one.last + 1 and one.canonical != other.canonical
        for index in (place, place + 1)
    }
    return [mention for place, mention in enumerate(found) if place not in beside]


def _first_of(entity: TokenSpan) -> int:
    """The index of the first token of an entity, the verb that opens a paragraph apart."""
    return entity.start + (1 if opens_paragraph(entity[0]) else 0)


def _last_of(entity: TokenSpan) -> int:
    """The index of the last token of an entity, the sign of the possessive apart."""
    return entity.end - (2 if len(entity) > 1 and entity[-1].tag_ == "POS" else 1)


def _is_in_name(scene: Scene, first: int) -> bool:
    """Whether a noun for an outlet or a body stands before a city that is part of its name: "Radio Port Elsa"."""
    before = scene.doc[first - 1] if first else None
    return before is not None and before.text.istitle() and role_of(before) in {"outlet", "organization"}


def _heads_place(scene: Scene, first: int, last: int) -> bool:
    """Whether a name stands where places do, so that it is no metonym: "in Port Elsa"."""
    top = scene.doc[last]
    while top.head.i != top.i and first <= top.head.i <= last:
        top = top.head
    return is_where(top)


def _end_of_body(scene: Scene, last: int, begun: frozenset[int]) -> int:
    """Where a name ends that a known one only begins: "United Nations [Protection Force]"."""
    place = last + 1
    while place < len(scene.doc) and place - last <= 5 and scene.doc[place].pos_ == "PROPN" and place not in begun:
        place += 1
    end = place - 1
    return end if end > last and role_of(scene.doc[end]) == "organization" else last


def _entities_by_token(scene: Scene) -> dict[int, TokenSpan]:
    """The model's entities by the tokens they hold; one that runs over the end of a sentence is none."""
    whole = [e for e in scene.doc.ents if not any(token.is_sent_start for token in scene.tokens[e.start + 1 : e.end])]
    return {index: entity for entity in whole for index in range(entity.start, entity.end)}
