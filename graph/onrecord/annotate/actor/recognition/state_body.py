"""Bodies of a state, named by its name: "Norvania's Foreign Ministry", "the Norvanian government"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.mention import Mention, mention_of
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.scene import Scene
from onrecord.model.ids import code_of, relative_id
from onrecord.names.folding import folded, slug
from onrecord.names.word_list import word_set

_REALMS = word_set("actors.csv", "realm")
"""Words for a state itself, or for one side of it: no body of the state that is named with them."""

_ONE_EACH = word_set("actors.csv", "one_each")
"""Bodies of which a state has one, so that the plural names one of each: "the governments of Norvania and Ostrel"."""

_HYPHENS = frozenset({"-", "–"})
_OTHER = frozenset({"GPE", "PERSON", "DATE"})
_SAME_BODY = {
    "ministry-of-foreign-affairs": "foreign-ministry",
    "ministry-for-foreign-affairs": "foreign-ministry",
}


def find_state_bodies(scene: Scene, gazetteer: Gazetteer, known: Iterable[Mention]) -> list[Mention]:
    """Bodies of a state: "Norvania's Foreign Ministry", "the Norvanian government", "the Army of Norvania"."""
    at = {mention.last: mention for mention in known}
    found: list[Mention] = []
    for token, pos in zip(scene.tokens, scene.pos, strict=True):
        if pos not in {"NOUN", "PROPN"} or role_of(token) != "organization":
            continue
        if token.i in at or token.lemma_.lower() in _REALMS:
            continue
        states = _states_of(token, at)
        if len(states) > 1 and token.lemma_.lower() not in _ONE_EACH:
            continue
        if len(states) == 1:
            found.append(_body(scene, gazetteer, token, states[0], _extent(token, states[0])))
        for mention in states if len(states) > 1 else ():  # "the governments of the United Kingdom and Norway"
            body = _body(scene, gazetteer, token, mention, (mention.first, mention.last), alone=True)
            noun = token.lemma_.lower()
            name = f"{mention.name} {noun}" if mention.demonym else f"{noun} of {mention.name}"
            found.append(replace(body, name=name))
    return found


def _states_of(token: Token, at: Mapping[int, Mention]) -> list[Mention]:
    """The states or territories whose a noun is: that which stands before it, or those in "of" behind it."""
    for child in token.children:
        mention = at.get(child.i)
        if mention is None or mention.kind not in {"state", "territory"}:
            continue
        if child.dep_ in {"poss", "compound", "amod", "nmod"}:
            return [] if _is_one_of_two(token, mention) else [mention, *_beside(token, child, at)]
    for phrase in children(token, "prep"):
        for place in children(phrase, "pobj"):
            if phrase.lower_ == "of":
                heads = [place, *place.conjuncts] if token.tag_.endswith("S") else [place]
                states = [at[head.i] for head in heads if head.i in at and at[head.i].kind in {"state", "territory"}]
                if states:
                    return states
                nested = [
                    below for inner in children(place, "prep") for below in children(inner, "pobj") if below.i in at
                ]
                if nested and at[nested[0].i].kind in {"state", "territory"}:
                    return [at[nested[0].i]]
    return []


def _is_one_of_two(token: Token, state: Mention) -> bool:
    """Whether a hyphen ties the name of a state to another word: "the Norvania-Ostrel Commission"."""
    doc = token.doc
    before = state.first > 0 and doc[state.first - 1].text in _HYPHENS
    return before or (state.last + 1 < len(doc) and doc[state.last + 1].text in _HYPHENS)


def _beside(token: Token, first: Token, at: Mapping[int, Mention]) -> list[Mention]:
    """The states beside the first whose the several bodies are: "Norvanian and Ostrelian delegations"."""
    others = first.conjuncts if token.tag_.endswith("S") else ()
    return [at[other.i] for other in others if other.i in at and at[other.i].kind in {"state", "territory"}]


def _extent(token: Token, state: Mention) -> tuple[int, int]:
    """The first and last index of a body's name, its state's within it."""
    first = min([token.i, state.first, *(child.i for child in children(token, "compound", "amod", "nmod"))])
    last = max(token.i, state.last)
    if state.last < token.i and token.pos_ == "PROPN":  # "Norvania's Ministry of Foreign Affairs and Trade"
        for phrase in children(token, "prep")[:1]:
            tail = [place for head in children(phrase, "pobj") for place in (head, *head.conjuncts)]
            named = [place for place in tail if place.pos_ == "PROPN" and place.ent_type_ not in _OTHER]
            if phrase.i == token.i + 1 and phrase.lower_ in {"of", "for"} and named and len(named) == len(tail):
                last = max(place.i for place in named)
    return first, last


def _body(
    scene: Scene, gazetteer: Gazetteer, token: Token, state: Mention, extent: tuple[int, int], *, alone: bool = False
) -> Mention:
    """The body of a state that a noun is; ``alone`` where it is one of several with that noun."""
    words = [
        child.text
        for child in token.children
        if child.dep_ in {"compound", "amod", "nmod"} and not state.first <= child.i <= state.last
    ]
    words.append(token.lemma_ if token.pos_ == "NOUN" else token.text)
    tail = [
        scene.text[phrase.idx : place.idx + len(place)]
        for phrase in children(token, "prep")
        if phrase.lower_ in {"of", "for"}
        for place in children(phrase, "pobj")
        if not state.first <= place.i <= state.last
    ]
    body = slug(" ".join([words[-1]] if alone else [*words, *tail]))
    body = _SAME_BODY.get(body, body)
    code = code_of(state.canonical or "")
    mention = mention_of(scene, *extent, "organization")
    if body == "government":
        return replace(mention, canonical=gazetteer.government_of(state.canonical))
    declared = _declared_body(gazetteer, scene.text[slice(*mention.span)], state.canonical)
    return replace(mention, canonical=declared or relative_id("org", f"{body}-{code}"))


def _declared_body(gazetteer: Gazetteer, name: str, state: str | None) -> str | None:
    """The one declared body of a state that has a name which begins as this one does."""
    key = folded(name)
    bearers = {
        actor.id
        for actor in gazetteer.actors.values()
        if actor.acts_for == state and any(f"{folded(known)} ".startswith(f"{key} ") for known in actor.names)
    }
    return bearers.pop() if len(bearers) == 1 and state else None
