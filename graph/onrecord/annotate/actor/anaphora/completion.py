"""The mentions that no finder asked for: repeated names, pronouns, possessives and nouns, joined to what they mean.

Runs once all statements have their speakers. It adds mentions to the clusters of a document, and clusters for
groups and offices that are only ever described ("the parties concerned"); it moves no mention that is there.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.anaphora.group import Groups
from onrecord.annotate.actor.anaphora.possession import Possession
from onrecord.annotate.actor.anaphora.pronoun import (
    FIRST,
    HE,
    IT,
    PRONOUNS,
    SECOND,
    SHE,
    SPEAKING,
    THEY,
    is_dummy,
    singular,
)
from onrecord.annotate.actor.anaphora.repeated_name import add_repeated_names
from onrecord.annotate.actor.cluster import Cluster, Speaking
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.description import kind_described
from onrecord.annotate.actor.own_state import OwnStates
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.actor.wording.short_name import meant_by
from onrecord.annotate.actor.wording.telling import is_a_deed, is_anybody
from onrecord.annotate.parse.clause import children, token_span
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.model.statement import ActorKind
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_NOMINAL = frozenset({"NOUN", "PROPN"})
_DEFINITE = word_set("function_words.csv", "definite_description")
_MADE: frozenset[ActorKind] = frozenset({"collective", "post", "organization"})
"""Kinds of description that get a cluster of their own where nothing before them fits."""

_SHORT: frozenset[ActorKind] = frozenset({"collective", "post", "organization", "unnamed", "person"})
"""Kinds of what a bare name may be taken for."""

_LONGEST = 90


class Completion:
    """Adds to the clusters of one document what else names them; made for it and thrown away with it.

    ``speaking`` tells whom "I" and "we" mean at a token, ``addressee`` to whom a letter is written, ``own`` whose
    "my Government" is.
    """

    def __init__(
        self,
        scene: Scene,
        coreference: Coreference,
        speaking: Speaking,
        addressee: Cluster | None,
        own: OwnStates,
    ) -> None:
        self._own = own
        self._scene = scene
        self._coreference = coreference
        self._speaking = speaking
        self._addressee = addressee
        self._possession = Possession(own, coreference, speaking)
        self._groups = Groups(coreference)
        self._in_person = any(
            word in {"i", "we"} and not scene.around(token)
            for token, word in zip(scene.tokens, scene.lower, strict=True)
        )

    def run(self) -> None:
        """Adds the mentions that are found to their clusters."""
        add_repeated_names(self._coreference)
        scene = self._scene
        for token, word, pos in zip(scene.tokens, scene.lower, scene.pos, strict=True):
            if self._coreference.named_at(token) is not None:
                if not (token.is_space or token.is_punct):
                    self._groups.join_described(token)
                    self._possession.identify(token)
            elif word in PRONOUNS or (pos in _NOMINAL and not (token.is_space or token.is_punct)):
                self._resolve(token)
        self._own.suggest(scene.document)
        self._know_short_names()

    def members_in(self, span: Span) -> list[Cluster]:
        """Those whom a plural at a span means; none if it was not found out."""
        return self._groups.members_in(span)

    def _know_short_names(self) -> None:
        """Gives bare names, of the Secretary-General or of all Member States, the actor that they mean here."""
        for cluster in self._coreference.clusters:
            if cluster.canonical is None and cluster.kind in _SHORT:
                found = meant_by(cluster.name, self._scene.document)
                if found is not None:
                    cluster.canonical, cluster.kind = found

    def _resolve(self, token: Token) -> None:
        lower = token.lower_
        span = token_span(token, token)
        if lower in FIRST:
            if self._scene.around(token) or self._in_person or lower in SPEAKING:
                for cluster in self._speaking(token):
                    cluster.mentions.append(span)
        elif lower in SECOND:
            if self._addressee is not None and not self._scene.around(token):
                self._addressee.mentions.append(span)
        elif lower in THEY or (lower == "all" and token.dep_ == "nsubj"):
            self._groups.join_pronoun(token, span)
        elif lower in HE | SHE | IT and not is_dummy(token):
            found = singular(token, self._coreference, self._speaking)
            if found is not None:
                self._coreference.add(found, token.i, span)
        elif token.pos_ in _NOMINAL and (token.dep_ not in {"compound", "nmod"} or children(token, "det")):
            self._noun(token)

    def _noun(self, token: Token) -> None:
        own = self._possession.meant_by(token)
        if own is not None:
            self._coreference.add(own, token.i, self._phrase(token))
            return
        if token.dep_ == "poss" and token.text[0].isupper() and token.head.pos_ == "PROPN":
            return  # "the People's Army"
        kind = role_of(token)
        behind = self._scene.tokens[token.i + 1] if token.i + 1 < len(self._scene.tokens) else None
        bearer = self._coreference.named_at(behind) if behind is not None and kind == "person" else None
        if bearer is not None and bearer.named and bearer.kind == "person":
            return  # "President Mira Tal" is one
        if kind is None or token.ent_type_ in {"DATE", "CARDINAL"}:
            return
        if self._groups.note_bodies(token):
            return
        members = self._groups.two(token)
        span = self._phrase(token)
        if members:
            self._groups.add(token, members, span)
            return
        words = {child.lower_ for child in token.children if child.dep_ in {"det", "predet", "poss", "amod", "nummod"}}
        collective = kind == "collective" and (token.text[0].isupper() or bool(words & _DEFINITE))
        if not (words & _DEFINITE or collective or token.pos_ == "PROPN"):
            return
        found = self._coreference.described_before(token)
        if found is None and span[1] - span[0] <= _LONGEST:
            found = self._made(token, span)
        if found is not None:
            self._coreference.add(found, token.i, span)

    def _phrase(self, head: Token) -> Span:
        """The noun phrase, with a bare participle or adjective after it: "the parties concerned"."""
        start, end = self._coreference.phrase(head)
        after = self._scene.token_at(end + 1) if end < len(self._scene.text) else None
        if after is None or after.idx != end + 1 or after.head.i != head.i or after.dep_ not in {"acl", "amod"}:
            return (start, end)
        goes_on = self._scene.pos[min(after.i + 1, len(self._scene.pos) - 1)] == "ADP" or any(
            child.dep_ in {"agent", "prep"} for child in after.children
        )
        return (start, end) if goes_on or after.tag_ == "VBG" else (start, after.idx + len(after))

    def _made(self, token: Token, span: Span) -> Cluster | None:
        """A cluster for a group or an office that is only described; none for texts, and for people by the way."""
        kind = kind_described(token)
        name = self._coreference.words(span)
        same = next((c for c in self._coreference.clusters if not c.named and folded(c.name) == folded(name)), None)
        if same is not None:
            return same
        if kind in {"post", "organization"} and is_anybody(token):
            return None
        if (
            kind not in _MADE
            or (kind == "organization" and is_a_deed(token))
            or "\n\n" in self._scene.text[span[0] : span[1]]
        ):
            return None
        cluster = Cluster(name, kind, named=False)
        self._coreference.describe(cluster, token, span)
        self._coreference.clusters.append(cluster)
        return cluster
