"""Whom one may act for: the states and bodies that a text names, by the places where it names them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.mention import Mention
from onrecord.annotate.actor.role import role_kinds
from onrecord.annotate.actor.state_names import StateNames
from onrecord.model.document import Span
from onrecord.model.ids import code_of, relative_id, space_of
from onrecord.model.statement import ActorKind
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_CAPITALS = re.compile(r"\b[^\W\d_]{4,}\b")
BODIES = word_set("acting.csv", "body")
"""Nouns for bodies that speak for the state in whose name they stand."""

_PARTIES = frozenset({"state", "territory", "organization", "organ"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text names a state or a body: its extent, what is named there, and the whole name it stands in.

    ``body`` tells that it is named in the name of a body of its own, as "the Permanent Mission of Norvania";
    ``adjective`` that the word is one ("Norvanian").
    """

    span: Span
    name: str
    kind: ActorKind
    canonical: str | None = None
    whole: Span | None = None
    body: bool = False
    adjective: bool = False

    @property
    def end(self) -> int:
        """Where the words end that name it, with those of the body of the state."""
        return max(self.span[1], self.whole[1] if self.whole else 0)


class Parties:
    """The places of one document at which states and bodies are named, and their clusters."""

    def __init__(
        self, coreference: Coreference, mentions: Sequence[Mention], gazetteer: Gazetteer, states: StateNames
    ) -> None:
        self._coreference = coreference
        self._mentions = mentions
        self._gazetteer = gazetteer
        self._states = states
        self._text = coreference.scene.text
        found = {place.span[0]: place for place in self._of_mentions()}
        covered = [place.whole or place.span for place in found.values()]
        for place in self._of_states():
            inside = any(start <= place.span[0] and place.span[1] <= end for start, end in covered)
            if not inside:
                found.setdefault(place.span[0], place)
        self.places = list(_no_peoples([found[start] for start in sorted(found)], self._text))
        self._starts = [place.span[0] for place in self.places]

    def between(self, start: int, end: int) -> list[Place]:
        """The places that begin in a stretch of the text."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def first_from(self, start: int, within: int) -> Place | None:
        """The first place from an offset on, if it begins near enough."""
        return next(iter(self.between(start, start + within)), None)

    def cluster(self, place: Place) -> Cluster:
        """The cluster of what is named at a place, made if the document has none."""
        for cluster in self._coreference.clusters:
            if _same(cluster, place):
                break
        else:
            cluster = Cluster(self._label(place), place.kind, place.canonical)
            self._coreference.clusters.append(cluster)
        if not cluster.mentions:
            cluster.mentions.append(place.span)
        return cluster

    def named(self, words: str, span: Span) -> Place:
        """What a few words name that are set apart, as in brackets: a state, a body, or what is not known."""
        found = list(self._states_in(span))
        plain = " ".join(words.split())
        state = self._states.named(plain) or (found[0].canonical if len(found) == 1 else None)
        if state is not None:
            return Place(span, plain, "state", state)
        known = next((c for c in self._coreference.clusters if folded(c.name) == folded(plain)), None)
        if known is not None and known.kind in _PARTIES:
            return Place(span, known.name, known.kind, known.canonical)
        nouns = {word for word in folded(plain).split() if role_kinds().get(word) == "organization"}
        return Place(span, plain, "organization" if nouns else "territory")

    def body(self, words: str, span: Span) -> Place | None:
        """The known body whose name the words are, also where no sentence names it, as in a heading."""
        known = self._gazetteer.of_name(" ".join(words.split()))
        if known is None or known.kind not in _PARTIES:
            return None
        return Place(span, known.label, known.kind, known.id)

    def state(self, canonical: str, span: Span) -> Place:
        """A state by its id, named at a span."""
        return Place(span, self._text[slice(*span)], "state", canonical)

    def _label(self, place: Place) -> str:
        known = self._gazetteer.actors.get(place.canonical or "")
        return known.label if known is not None and known.label else place.name

    def _of_mentions(self) -> Iterator[Place]:
        for mention in self._mentions:
            if mention.kind not in _PARTIES or mention.use is not None:
                continue
            state = self._state_of(mention.canonical, mention.kind, self._text[slice(*mention.span)])
            if state is None or mention.kind == "state":
                adjective = mention.demonym
                yield Place(mention.span, mention.name, mention.kind, mention.canonical, adjective=adjective)
                continue
            inside = [place for place in self._states_in(mention.span) if place.canonical == state]
            span = inside[0].span if inside else mention.span
            yield Place(span, self._gazetteer.actors[state].label, "state", state, mention.span, body=True)

    def _state_of(self, canonical: str | None, kind: str, words: str) -> str | None:
        """The state whose body an organization is: by its id, or by the one that its name tells with a body's noun."""
        if kind != "organization":
            return canonical if space_of(canonical or "") == "state" else None
        known = self._gazetteer.actors.get(canonical or "")
        if known is not None:
            return known.acts_for if space_of(known.acts_for or "") == "state" else None
        parts = code_of(canonical or "").split("-")
        codes = ("-".join(parts[start:]) for start in range(1, len(parts)))
        own = next((s for s in (relative_id("state", code) for code in codes) if s in self._gazetteer.actors), None)
        if own is not None:  # a body of a state that has its code for that
            return own
        told = set(self._states.in_words(words))
        return told.pop() if len(told) == 1 and BODIES & set(folded(words).split()) else None

    def _of_states(self) -> Iterator[Place]:
        yield from self._states_in((0, len(self._text)))

    def _states_in(self, span: Span) -> Iterator[Place]:
        words = _CAPITALS.sub(_titled, self._text[slice(*span)])
        for start, end, state in self._states.places(words):
            known = self._gazetteer.actors[state].names
            place = (span[0] + start, span[0] + end)
            yield Place(place, words[start:end], "state", state, adjective=known.get(words[start:end]) == "demonym")


def _no_peoples(places: Sequence[Place], text: str) -> Iterator[Place]:
    """The places less those of two states' adjectives side by side, which name a people: "Turkish Cypriot"."""
    beside: set[int] = set()
    for place, (one, other) in enumerate(pairwise(places)):
        apart = one.canonical != other.canonical and text[one.span[1] : other.span[0]] == " "
        if one.adjective and other.adjective and apart:
            beside |= {place, place + 1}
    return (each for number, each in enumerate(places) if number not in beside)


def _titled(word: re.Match[str]) -> str:
    """A word in capitals as a name has it: "NORVANIA" as "Norvania"."""
    return word[0].capitalize() if word[0].isupper() else word[0]


def _same(cluster: Cluster, place: Place) -> bool:
    if place.canonical is not None:
        return cluster.canonical == place.canonical
    return folded(cluster.name) == folded(place.name) and cluster.kind in _PARTIES
