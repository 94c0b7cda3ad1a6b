"""Names that are known beforehand: states, bodies, organisations, and the actors a user declared.

Looked up before the language model's own entities are: on diplomatic text the small model labels
places wrong too often. Names are matched word for word; demonyms ("Norvanian") and metonyms ("Port
Elsa" for a government) are kept apart from names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from onrecord.actors.reading import read_actors
from onrecord.model.actor_kinds import SPACE_OF, TYPE_OF
from onrecord.model.ids import code_of, relative, relative_id
from onrecord.model.statement import ActorKind
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import is_literal, is_node
from onrecord.rdf.terms import term
from onrecord.resources import ontology_folder

Use = Literal["name", "demonym", "metonym"]

_KINDS = {term(TYPE_OF[space]).value: cast(ActorKind, kind) for kind, space in SPACE_OF.items()} | {
    term("skos:Concept").value: "subject"
}
_USES: dict[str, Use] = {
    PREFIXES["skos"] + "prefLabel": "name",
    PREFIXES["skos"] + "altLabel": "name",
    PREFIXES["skos"] + "hiddenLabel": "name",
    PREFIXES["rec"] + "demonym": "demonym",
    PREFIXES["rec"] + "metonym": "metonym",
}
_TYPE = PREFIXES["rdf"] + "type"
_ACTS_FOR = PREFIXES["rec"] + "actsFor"


@dataclass(slots=True)
class KnownActor:
    """An actor of the vocabulary: relative id, kind, names by use, and the state it acts for."""

    id: str
    kind: ActorKind
    label: str = ""
    names: dict[str, Use] = field(default_factory=dict)
    acts_for: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a parse: token range ``[start, end)``, whose it is, and how the name is used."""

    start: int
    end: int
    actor: KnownActor
    use: Use


class Gazetteer:
    """Known actors with a matcher over their names, made for one language model's tokens."""

    def __init__(self, actors: dict[str, KnownActor], nlp: Language) -> None:
        self.actors = actors
        self.base: Gazetteer | None = None
        self.local: tuple[KnownActor, ...] = ()
        self._owners: dict[str, tuple[KnownActor, Use]] = {}
        self._shared: dict[str, list[KnownActor]] = {}
        matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._matchers: tuple[PhraseMatcher, ...] = (matcher,)
        names: dict[str, list[tuple[KnownActor, Use]]] = {}
        for actor in sorted(actors.values(), key=lambda known: known.id):
            for name, use in actor.names.items():
                for printed in _as_printed(name, use, actor.kind):
                    names.setdefault(printed, []).append((actor, use))
        for name in sorted(names):
            bearers = names.pop(name)
            chosen = min(bearers, key=lambda bearer: _RANK[bearer[1]])
            if len([b for b in bearers if _RANK[b[1]] == _RANK[chosen[1]]]) == 1 or chosen[1] != "name":
                self._owners[name] = chosen
            else:
                self._shared[name] = [actor for actor, use in bearers if use == "name"]
        organs = {name for actor in actors.values() if actor.kind == "organ" for name in actor.names if " " in name}
        self._organs = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(organs)))})\b" if organs else "(?!)")
        for name in self._owners:  # one by one: many at once are held at once, five kilobytes each
            matcher.add("known", [nlp.make_doc(name)])

    def with_local(self, actors: Sequence[KnownActor], nlp: Language) -> Gazetteer:
        """The same with further actors, of whom one document tells; itself if there are none."""
        if not actors:
            return self
        both = copy(self)
        both.base, both.local = self, tuple(actors)
        told = Gazetteer({actor.id: actor for actor in actors}, nlp)
        both.actors = {**self.actors, **told.actors}
        both._owners = {**told._owners, **self._owners}
        both._matchers = (*self._matchers, *told._matchers)
        return both

    def knows(self, name: str) -> bool:
        """Whether a name, an adjective or a metonym is somebody's, or shared by several."""
        return name in self._owners or name in self._shared

    def find(self, parsed: Doc) -> list[Hit]:
        """The known names of a parse, longest first where they overlap, in order."""
        found = (match for matcher in self._matchers for match in matcher(parsed))
        spans = filter_spans([parsed[start:end] for _, start, end in found])
        hits: list[Hit] = []
        for span in spans:
            owner = self._owners.get(span.text)
            if owner is not None:
                hits.append(Hit(span.start, span.end, *owner))
        return sorted(hits, key=lambda hit: hit.start)

    def of_name(self, name: str) -> KnownActor | None:
        """The known actor that bears a name, to the letter; ``None`` if it is no one's, or several bear it."""
        owner = self._owners.get(name)
        return owner[0] if owner is not None and owner[1] == "name" else None

    def names_organ(self, text: str) -> bool:
        """Whether a text has the name of an organ of the United Nations, of two words or more."""
        return self._organs.search(text) is not None

    def bearers_of(self, name: str) -> Sequence[KnownActor]:
        """The known actors that bear a name which several do, to the letter; none if one does, or nobody."""
        return self._shared.get(name, ())

    def state_seated_in(self, city: str) -> str | None:
        """The id of the state whose government is called by a city's name; ``None`` if it is no one's, or several's."""
        owner = self._owners.get(city)
        return owner[0].acts_for if owner is not None and owner[1] == "metonym" else None

    def government_of(self, state: str | None) -> str:
        """The id of a state's Government: the declared one, else one made of the state's code."""
        known = self.actors.values()
        declared = (a.id for a in known if a.acts_for == state and a.label.startswith("Government of"))
        return next(declared, relative_id("org", f"government-{code_of(state or '')}"))

    def person_surnamed(self, surname: str) -> str | None:
        """The id of the one known person with that last name, ``None`` if there are none or several."""
        bearers = {
            actor.id
            for actor in self.actors.values()
            if actor.kind == "person" and any(name.split()[-1:] == [surname] for name in actor.names)
        }
        return bearers.pop() if len(bearers) == 1 else None


def _as_printed(name: str, use: Use, kind: ActorKind) -> Iterator[str]:
    """The ways to print a name: with either apostrophe, and a state's in capitals, as headings have it."""
    ways = dict.fromkeys((name, name.replace("'", "\u2019")))
    yield from ways
    if use == "name" and kind == "state" and not name.isupper() and len(name) >= _LONG:
        yield from (way.upper() for way in ways)


_LONG = 4
_RANK: dict[Use, int] = {"name": 0, "demonym": 1, "metonym": 2}


def known_actors(files: Iterable[Path]) -> dict[str, KnownActor]:
    """The actors that Turtle files declare, by relative id; later files add to earlier ones.

    Raises ``VocabularyError`` for a file that does not parse.
    """
    actors: dict[str, KnownActor] = {}
    said: dict[str, list[tuple[str, str]]] = {}
    for file in files:
        for triple in read_actors(file).triples:
            if not is_node(triple.subject):
                continue
            name, predicate, value = relative(triple.subject.value), triple.predicate.value, triple.object
            if predicate == _TYPE and is_node(value):
                kind = _KINDS.get(value.value)
                if kind:
                    actors.setdefault(name, KnownActor(name, kind))
            elif (predicate in _USES and is_literal(value)) or (predicate == _ACTS_FOR and is_node(value)):
                said.setdefault(name, []).append((predicate, value.value))
    for name, actor in actors.items():
        for predicate, text in said.get(name, ()):
            if predicate == _ACTS_FOR:
                actor.acts_for = relative(text)
                continue
            actor.names.setdefault(text, _USES[predicate])
            if predicate.endswith("prefLabel"):
                actor.label = text
    return actors


def actor_files() -> tuple[Path, ...]:
    """The vocabulary files that declare actors and organs."""
    folder = ontology_folder() / "vocabulary"
    return (*sorted((folder / "actors").glob("*.ttl")), folder / "organs.ttl")


@lru_cache(maxsize=4)
def load_gazetteer(model: str, extra: tuple[Path, ...] = ()) -> Gazetteer:
    """The gazetteer of the shipped vocabulary and the user's files, for the tokens of a model."""
    from onrecord.annotate.parse.model import load_model

    return Gazetteer(known_actors((*actor_files(), *extra)), load_model(model))
