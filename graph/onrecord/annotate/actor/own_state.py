"""Whose "my Government", "her country" and "our delegation" are: of the state that the speaker's office tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.state_names import StateNames
from onrecord.model.document import Document
from onrecord.model.ids import code_of, relative_id, space_of
from onrecord.names.folding import folded, slug
from onrecord.names.word_list import word_set

STATE_WORDS = word_set("actors.csv", "own_state")
BODY_WORDS = word_set("actors.csv", "own_body")
POSSESSIVES = word_set("function_words.csv", "possessive")
_BODY_OF = re.compile(r"(?:the\s+)?(Government|delegation) of (.+)", re.IGNORECASE)
_ASIDE = re.compile(r"\s\(([^()\n]{3,60})\)")
_SENT_TO = re.compile(r"\s(?:to|with)\s.*", re.DOTALL)
_SMALL_END = re.compile(r"(?:\s(?:of|the|Republic|Kingdom|State))*\s*\Z")
_BODIES = word_set("acting.csv", "body")
_MINISTRY = word_set("actors.csv", "foreign_ministry")


def _bare(name: str) -> str:
    return folded(name).removeprefix("the ")


def publishing_body(document: Document, coreference: Coreference, states: StateNames) -> Cluster | None:
    """The body of a state that published a document, as its text names it, else that state; whom "we" means in it.

    "The Ministry regrets that ... We call upon": none where the text names neither.
    """
    publisher = document.publisher or ""
    bodies = [word for word in folded(publisher).split() if word in _BODIES]
    own = states.in_words(publisher)[:1] if bodies else ()
    if not own:
        return None
    names = {folded(publisher), bodies[0]}
    clusters = [each for each in coreference.clusters if each.mentions]
    body = next((c for c in clusters if c.kind == "organization" and _bare(c.name) in names), None)
    return body or next((c for c in clusters if c.canonical == own[0]), None)


class OwnStates:
    """The states of those who speak in one document, and what belongs to them; made for it and thrown away with it.

    ``offices`` are the words for the offices that a cluster holds, by its identity.
    """

    def __init__(
        self,
        coreference: Coreference,
        gazetteer: Gazetteer,
        states: StateNames,
        offices: Mapping[int, Iterable[str]],
    ) -> None:
        self._coreference = coreference
        self._gazetteer = gazetteer
        self._actors = gazetteer.actors
        self._states = states
        self._offices = {cluster: tuple(names) for cluster, names in offices.items()}

    def state_of(self, cluster: Cluster) -> str | None:
        """The one state that a speaker is of, by its id, its words or its offices; ``None`` if none or several."""
        canonical = cluster.canonical or ""
        if space_of(canonical) == "state":
            return canonical
        known = self._actors.get(canonical)
        if known is not None and known.acts_for and space_of(known.acts_for) == "state":
            return known.acts_for
        words = [*self._offices.get(id(cluster), ()), *([cluster.name] if cluster.kind != "person" else [])]
        if cluster.kind == "person" and not words:
            words = list(self._beside(cluster))
        told = {found[0] for each in words if (found := self._states.in_words(_SENT_TO.sub("", each)))}
        if not told and cluster is self._coreference.author and space_of(cluster.whose or "") == "state":
            return cluster.whose  # the office stands on the line below the author's name
        return told.pop() if len(told) == 1 else None

    def _beside(self, cluster: Cluster) -> Iterator[str]:
        """What follows a person's name in brackets, and the office that follows it after a comma."""
        text = self._coreference.scene.text
        posts = {span for each in self._coreference.clusters if each.kind == "post" for span in each.mentions}
        for _, end in cluster.mentions:
            if aside := _ASIDE.match(text, end):
                yield aside[1]
            yield from (text[start:stop] for start, stop in posts if start == end + 2 and text[end:start] == ", ")

    def belonging(self, lemma: str, state: str) -> Cluster:
        """The cluster of a state, its Government or its delegation, made if the document has none."""
        canonical = state if lemma in STATE_WORDS else self._body(lemma, state)
        for cluster in self._coreference.clusters:
            if cluster.canonical == canonical:
                return cluster
        label = self._actors[state].label if state in self._actors else code_of(state)
        if canonical == state:
            cluster = Cluster(label, "state", state)
        else:
            cluster = Cluster(f"{lemma.capitalize()} of {label}", "organization", canonical, named=False)
        self._coreference.clusters.append(cluster)
        return cluster

    def suggest(self, document: Document) -> None:
        """Gives bodies whose name tells a state, and the ministry whose own site speaks, their actor."""
        publisher = document.publisher or ""
        bodies = [word for word in folded(publisher).split() if word in _BODIES]
        own = self._states.in_words(publisher)[:1] if bodies else ()  # "Embassy of Norvania in Keldmark"
        for cluster in self._coreference.clusters:
            if cluster.canonical is not None or cluster.kind != "organization":
                continue
            told = _BODY_OF.fullmatch(cluster.name)
            state = self._states.named(told[2]) if told else None
            if told is not None and state is not None:
                cluster.canonical = self._body(told[1].lower(), state)
            elif own and bodies[0] == "ministry" and folded(cluster.name) in _MINISTRY:
                cluster.canonical = self._body("foreign-ministry", own[0])
            elif own and _bare(cluster.name) == bodies[0]:
                cluster.canonical = self._publishing(publisher, own[0])
                cluster.name = " ".join(publisher.split())

    def _publishing(self, publisher: str, state: str) -> str:
        """The body of a state that published a document, which calls itself by its noun alone: "the Ministry"."""
        known = self._gazetteer.of_name(" ".join(publisher.split()))
        if known is not None:
            return known.id
        lemma = next(word for word in folded(publisher).split() if word in _BODIES)
        if lemma != "ministry":
            return self._body(lemma, state)
        start, end = next((start, end) for start, end, _ in self._states.places(publisher))
        name = _SMALL_END.sub("", publisher[:start]) or publisher[end:]
        foreign = folded(name) in _MINISTRY
        return self._body("foreign-ministry" if foreign else slug(name), state)

    def _body(self, lemma: str, state: str) -> str:
        if lemma == "government":
            return self._gazetteer.government_of(state)
        return relative_id("org", f"{lemma}-{code_of(state)}")
