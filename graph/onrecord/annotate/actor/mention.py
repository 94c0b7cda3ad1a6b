"""Mentions: the spans of a document that name someone or something, before they are put together.

Known names come first, then names that a title or an office stands before ("Spokeswoman Mira Tal"),
then the language model's persons and organisations, cleaned of what is no name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.person_name import after_state, initialled, widened
from onrecord.annotate.actor.role import role_kinds, role_of
from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.model.ids import code_of, relative_id
from onrecord.model.statement import ActorKind, NameUse
from onrecord.names.folding import folded, slug
from onrecord.names.word_list import word_set

_WHERE = word_set("function_words.csv", "where")
_ARTICLES = word_set("function_words.csv", "article")

_HOST = re.compile(r"^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}$", re.IGNORECASE)
_COURTESY = word_set("titles.csv", "before_name")
_NO_NAME = re.compile(r"[\d@#\"“”«»\n/]|^[^\w]*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an actor by a name: span, tokens ``[first, last]``, kind and, if known, whose it is.

    ``demonym`` marks an adjective ("Norvanian"), which names a state only together with its noun.
    """

    span: Span
    first: int
    last: int
    name: str
    kind: ActorKind
    canonical: str | None = None
    use: NameUse | None = None
    demonym: bool = False


def find_mentions(scene: Scene, gazetteer: Gazetteer) -> list[Mention]:
    """All names in a document's sentences, in order, none inside another."""
    found = _known(scene, gazetteer)
    taken = {index for mention in found for index in range(mention.first, mention.last + 1)}
    bodies = _bodies(scene, gazetteer, found)
    covered = {index for mention in bodies for index in range(mention.first, mention.last + 1)}
    kept = [m for m in found if m.demonym or not set(range(m.first, m.last + 1)) & covered]
    taken |= covered
    people = _people(scene, taken)
    taken |= {index for mention in people for index in range(mention.first, mention.last + 1)}
    others = _entities(scene, taken)
    return sorted([*kept, *bodies, *people, *others], key=lambda mention: mention.span)


def _mention(scene: Scene, first: int, last: int, kind: ActorKind, **more: object) -> Mention:
    start, end = scene.doc[first].idx, scene.doc[last].idx + len(scene.doc[last])
    name = " ".join(scene.text[start:end].split())
    return Mention((start, end), first, last, name, kind, **more)  # type: ignore[arg-type]


def _known(scene: Scene, gazetteer: Gazetteer) -> list[Mention]:
    found: list[Mention] = []
    hits = gazetteer.find(scene.doc)
    begun = frozenset(hit.start for hit in hits)
    entities = _entities_by_token(scene) if hits else {}
    for hit in hits:
        first, last = hit.start, hit.end - 1
        entity = entities.get(first)
        longer = entity is not None and (entity.start < first or entity.end - 1 > last)
        if longer and entity is not None and entity.label_ == "PERSON" and hit.actor.kind in {"state", "territory"}:
            continue
        if hit.use == "demonym":
            found.append(_mention(scene, first, last, hit.actor.kind, canonical=hit.actor.id, demonym=True))
        elif hit.use == "metonym" and _heads_place(scene, first, last):
            found.append(_mention(scene, first, last, "territory"))
        elif hit.use == "metonym":
            found.append(_mention(scene, first, last, hit.actor.kind, canonical=hit.actor.id, use="metonym"))
        elif (end := _end_of_body(scene, last, begun)) > last and hit.actor.kind in {"organization", "organ"}:
            found.append(_mention(scene, first, end, "organization"))
        else:
            found.append(_mention(scene, first, last, hit.actor.kind, canonical=hit.actor.id))
    return found


def _heads_place(scene: Scene, first: int, last: int) -> bool:
    """Whether a name stands where places do, so that it is no metonym: "in Port Elsa"."""
    top = scene.doc[last]
    while top.head.i != top.i and first <= top.head.i <= last:
        top = top.head
    return _is_where(top)


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


def _bodies(scene: Scene, gazetteer: Gazetteer, known: list[Mention]) -> list[Mention]:
    """Bodies of a state: "Norvania's Foreign Ministry", "the Norvanian government", "the Army of Norvania"."""
    at: dict[int, Mention] = {mention.last: mention for mention in known}
    found: list[Mention] = []
    for token, pos in zip(scene.tokens, scene.pos, strict=True):
        if (
            pos not in {"NOUN", "PROPN"}
            or role_of(token) != "organization"
            or token.i in at
            or token.lemma_.lower() in _REALMS
        ):
            continue
        states = _states_of(token, at)
        if not states:
            continue
        if len(states) > 1:  # "the governments of the United Kingdom, Germany and Norway"
            for mention in states:
                body = _body(scene, gazetteer, token, mention, (mention.first, mention.last), alone=True)
                found.append(replace(body, name=f"{token.lemma_.lower()} of {mention.name}"))
            continue
        first, last = _extent(token, states[0])
        found.append(_body(scene, gazetteer, token, states[0], (first, last)))
    return found


_REALMS = word_set("actors.csv", "realm")
"""Words for a state itself, or for one side of it: no body of the state that is named with them."""


def _states_of(token: Token, at: dict[int, Mention]) -> list[Mention]:
    for child in token.children:
        mention = at.get(child.i)
        if mention is None or mention.kind not in {"state", "territory"}:
            continue
        if child.dep_ in {"poss", "compound", "amod", "nmod"}:
            return [mention]
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


def _extent(token: Token, state: Mention) -> tuple[int, int]:
    first = min([token.i, state.first, *(child.i for child in children(token, "compound", "amod", "nmod"))])
    last = max(token.i, state.last)
    return first, last


def _body(
    scene: Scene, gazetteer: Gazetteer, token: Token, state: Mention, extent: tuple[int, int], *, alone: bool = False
) -> Mention:
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
    body = {"ministry-of-foreign-affairs": "foreign-ministry", "ministry-for-foreign-affairs": "foreign-ministry"}.get(
        body, body
    )
    code = code_of(state.canonical or "")
    canonical: str | None
    if body == "government":
        canonical = gazetteer.government_of(state.canonical)
    else:
        canonical = _declared_body(gazetteer, scene.text[_start(scene, extent) : _end(scene, extent)], state.canonical)
        canonical = canonical or relative_id("org", f"{body}-{code}")
    return _mention(scene, *extent, "organization", canonical=canonical)


def _start(scene: Scene, extent: tuple[int, int]) -> int:
    return scene.doc[extent[0]].idx


def _end(scene: Scene, extent: tuple[int, int]) -> int:
    return scene.doc[extent[1]].idx + len(scene.doc[extent[1]])


def _declared_body(gazetteer: Gazetteer, name: str, state: str | None) -> str | None:
    """The one declared body of a state that has a name which begins as this one does."""
    key = folded(name)
    bearers = {
        actor.id
        for actor in gazetteer.actors.values()
        if actor.acts_for == state and any(f"{folded(known)} ".startswith(f"{key} ") for known in actor.names)
    }
    return bearers.pop() if len(bearers) == 1 and state else None


def _people(scene: Scene, taken: set[int]) -> list[Mention]:
    found: list[Mention] = []
    for name in initialled(scene.tokens, taken):
        found += _person(scene, widened(name), taken)
    taken = taken | {index for mention in found for index in range(mention.first, mention.last + 1)}
    for entity in scene.doc.ents:
        if entity.label_ == "PERSON":
            found += _person(scene, widened(list(entity)), taken)
        elif entity.label_ in {"ORG", "GPE"} and after_state(_bare(entity), taken):
            found += _person(scene, _bare(entity), taken)
        elif entity.label_ in {"ORG", "GPE", "WORK_OF_ART", "PRODUCT"}:
            titled = _after_title(list(entity))
            if titled:
                found += _person(scene, titled, taken)
    named = {index for mention in found for index in range(mention.first, mention.last + 1)}
    for token in scene.tokens[:-1]:  # a title before a name the model did not take for one
        if token.i in named or token.i in taken or scene.pos[token.i + 1] != "PROPN" or not _is_title(token):
            continue
        run: list[Token] = []
        for after in scene.tokens[token.i + 1 : token.i + 5]:
            if after.pos_ != "PROPN" or after.i in taken or after.i in named or role_of(after):
                break
            run.append(after)
        if run:
            found += _person(scene, run, taken)
    return found


def _bare(entity: TokenSpan) -> list[Token]:
    return [token for token in entity if not token.is_space]


def _is_title(token: Token) -> bool:
    bare = token.lower_.rstrip(".")
    if bare in _COURTESY and token.text[0].isupper():
        return True
    return token.text[0].isupper() and role_kinds().get(token.lower_) == "person"


def _after_title(tokens: list[Token]) -> list[Token]:
    """The tokens after the last word for an office, where such a word stands inside a name."""
    for place in range(len(tokens) - 1, -1, -1):
        if role_kinds().get(tokens[place].lower_) == "person" and place + 1 < len(tokens):
            rest = tokens[place + 1 :]
            return rest if all(token.pos_ == "PROPN" for token in rest) else []
    return []


def _person(scene: Scene, tokens: list[Token], taken: set[int]) -> list[Mention]:
    while tokens and (tokens[-1].text in {"'s", "’s", "'", "’", ",", ".", "-"} or tokens[-1].is_space):
        tokens = tokens[:-1]
    tokens = _after_title(tokens) or tokens
    while tokens and (
        tokens[0].lower_.rstrip(".") in _COURTESY
        or not tokens[0].text[0].isalpha()
        or tokens[0].text[0].islower()
        or tokens[0].is_space
    ):
        tokens = tokens[1:]
    if not tokens or any(token.i in taken for token in tokens) or len(tokens) > 6:
        return []
    if role_of(tokens[-1]) or tokens[0].pos_ in {"VERB", "AUX", "PRON"}:
        return []
    kind: ActorKind = "territory" if len(tokens) == 1 and (_is_where(tokens[0]) or _of_a_thing(tokens[0])) else "person"
    mention = _mention(scene, tokens[0].i, tokens[-1].i, kind)
    return [] if _NO_NAME.search(mention.name) or len(mention.name) < 2 else [mention]


def _of_a_thing(token: Token) -> bool:
    """Whether a name of one word tells which of some thing: "the Vorrel bridge" is named for a place."""
    thing = token.head
    return token.dep_ == "compound" and thing.pos_ == "NOUN" and thing.i == token.i + 1 and role_of(thing) is None


def _is_where(token: Token) -> bool:
    """Whether a name of one word stands where places do: "in Vorrel", "the bridge at Vorrel"."""
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def _entities(scene: Scene, taken: set[int]) -> list[Mention]:
    found: list[Mention] = []
    for token, word in zip(scene.tokens, scene.lower, strict=True):
        if "." in word and token.i not in taken and _HOST.match(token.text) and not token.text.endswith("."):
            found.append(_mention(scene, token.i, token.i, "outlet"))
            taken.add(token.i)
    for entity in scene.doc.ents:
        if entity.label_ not in {"ORG", "GPE", "NORP", "LOC", "FAC"}:
            continue
        tokens = [token for token in entity if not token.is_space]
        while tokens and (tokens[0].lower_ in _ARTICLES or not tokens[0].text[0].isalnum()):
            tokens = tokens[1:]
        while tokens and (tokens[-1].text in {"'s", "’s", "'", "’"} or not tokens[-1].text[-1].isalnum()):
            tokens = tokens[:-1]
        if not tokens or any(token.i in taken for token in tokens) or _is_no_name(tokens):
            continue
        kind = "territory" if _names_place(tokens) else _kind_of(entity, tokens)
        if kind is None:
            continue
        mention = _mention(scene, tokens[0].i, tokens[-1].i, kind)
        if not _NO_NAME.search(mention.name) and len(mention.name) > 1:
            found.append(mention)
            taken |= {token.i for token in tokens}
    return found


_PLACES = word_set("actors.csv", "place")
"""Nouns for stretches of land (WordNet 3.1 noun.location), and for conflicts over them."""


def _names_place(tokens: list[Token]) -> bool:
    """Whether a name stands before, or ends in, a word for a stretch of land."""
    head = tokens[-1]
    if head.lower_ in _PLACES:
        return True
    return head.dep_ in {"compound", "nmod", "poss"} and head.head.lower_ in _PLACES and head.head.i - head.i <= 2


def _is_no_name(tokens: list[Token]) -> bool:
    """Whether the model took a common word for a name: "Noting", "States"."""
    if tokens[0].lower_ == "dear":  # "Dear Madam Speaker" calls nobody by name
        return True
    if len(tokens) > 1:
        return all(role_of(token) is not None or token.pos_ in {"DET", "ADP"} for token in tokens)
    token = tokens[0]
    return role_of(token) is not None or token.pos_ not in {"PROPN", "NOUN"} or token.lower_.endswith("ing")


def _kind_of(entity: TokenSpan, tokens: list[Token]) -> ActorKind | None:
    if entity.label_ == "NORP":
        return "collective" if tokens[-1].tag_ in {"NNPS", "NNS"} else None
    if entity.label_ in {"GPE", "LOC", "FAC"}:
        return "territory"
    role = role_of(tokens[-1])
    if role == "person":
        return None
    if not any(token.pos_ == "PROPN" for token in tokens):
        return None
    return role if role in {"outlet", "document"} else "organization"
