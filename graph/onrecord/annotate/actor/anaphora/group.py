"""Groups: whom "they", "both sides" or "the two leaders" mean, as far as the document tells their members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.actor.anaphora.pronoun import FAR, THEY, nearest_subject
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import children, token_span
from onrecord.model.document import Span
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_OF_PEOPLE = word_set("actors.csv", "counted_people")
_KNOWN = word_set("actors.csv", "definite_determiner")
"""Words that tell that a plural was named before: "the two leaders", "these two"."""


@dataclass(slots=True)
class Groups:
    """The members of the plurals of one document, by the index of the plural's head, as they are found out."""

    coreference: Coreference
    _members: dict[int, list[Cluster]] = field(default_factory=dict)

    def members_in(self, span: Span) -> list[Cluster]:
        """Those whom a plural at a span means; none if it was not found out."""
        for token in self.coreference.scene.tokens_in(span):
            if token.i in self._members:
                return self._members[token.i]
        return []

    def add(self, token: Token, members: list[Cluster], span: Span) -> None:
        """Notes whom a plural means, each of whom has a mention there."""
        self._members[token.i] = members
        for member in members:
            member.mentions.append(span)

    def join_pronoun(self, token: Token, span: Span) -> None:
        """Joins "they" to the subject of its clause, to the people of the sentence before or to a group near it."""
        subject = nearest_subject(token)
        if subject is not None and subject.i in self._members:
            self.add(token, self._members[subject.i], span)
            return
        cluster = self.coreference.named_at(subject) if subject is not None else None
        if cluster is not None and cluster.kind in {"collective", "unnamed"}:
            self.coreference.add(cluster, token.i, span)
            return
        members = self._conjoined(subject) if subject is not None else []
        members = members or self._people_before(token)
        if members:
            self.add(token, members, span)
        elif near := self._groups_near(token):
            self.coreference.add(max(near, key=lambda c: c.last_before(token.idx)), token.i, span)

    def join_described(self, token: Token) -> None:
        """Where a description of two ("the two leaders") has a cluster of its own: the two it means have it as well."""
        cluster = self.coreference.named_at(token)
        if cluster is None or cluster.named:
            return
        plural = token.lower_ in THEY | {"all"} and cluster.kind == "unnamed"
        members = self._people_before(token) if plural else self.two(token)
        if members:
            self.add(token, members, _mention_over(token, cluster.mentions))

    def two(self, token: Token) -> list[Cluster]:
        """The last two of their kind that "the two leaders", "both sides" or "the two countries" mean."""
        words = {child.lower_ for child in token.children} | {token.lower_}
        told = "both" in words or ("two" in words and bool(words & _KNOWN))
        if not told:  # "two diplomats" are nobody whom the text named before
            return []
        kinds = {"person"} if role_of(token) in {"person", None} or token.lemma_ in _OF_PEOPLE else {"state"}
        near = [c for c in self.coreference.clusters if c.kind in kinds and token.idx - FAR < c.last_before(token.idx)]
        if kinds == {"person"} or token.lemma_ in _OF_PEOPLE:
            near = [c for c in near if len(folded(c.name).split()) > 1]
        ordered = sorted(near, key=lambda c: -c.last_before(token.idx))
        return ordered[:2] if len(ordered) > 1 else []

    def note_bodies(self, token: Token) -> bool:
        """Notes whom a plural means that names bodies one by one: "the Governments of Norvania and Ostrel"."""
        if token.tag_ not in {"NNS", "NNPS"}:
            return False
        places = [place for phrase in children(token, "prep") for place in children(phrase, "pobj")]
        named = [self.coreference.named_at(each) for place in places[:1] for each in (place, *place.conjuncts)]
        noun = token.lemma_.lower()
        found = {id(each): each for each in named if each is not None and noun in each.name.lower().split()}
        if len(found) < 2:
            return False
        self._members[token.i] = list(found.values())
        return True

    def _conjoined(self, head: Token) -> list[Cluster]:
        """The clusters of a list of two or more."""
        found = [self.coreference.named_at(each) for each in (head, *head.conjuncts)]
        by_id = {id(cluster): cluster for cluster in found if cluster is not None}
        return list(by_id.values()) if len(by_id) > 1 else []

    def _people_before(self, token: Token) -> list[Cluster]:
        """The people of the sentence before, if there are two or three: those who "they" most often are."""
        start = token.sent.start_char
        scene = self.coreference.scene
        before = scene.token_at(max(0, start - 1))
        if before is None or (scene.around(token) and not scene.around(before)):
            return []  # whom "they" means in quoted words, its speaker knows
        first = before.sent.start_char
        people = [
            cluster
            for cluster in self.coreference.clusters
            if cluster.kind == "person" and any(first <= begin < start for begin, _ in cluster.mentions)
        ]
        if 2 <= len(people) <= 3:
            return people
        return self._members.get(max((i for i in self._members if i < token.i), default=-1), [])

    def _groups_near(self, token: Token) -> list[Cluster]:
        """The groups that are only described, and were not long before a plural."""
        return [
            c
            for c in self.coreference.clusters
            if c.kind in {"collective", "unnamed"} and token.idx - FAR / 3 < c.last_before(token.idx)
        ]


def _mention_over(token: Token, mentions: Iterable[Span]) -> Span:
    """The mention that holds a token; else the token itself."""
    return next((span for span in mentions if span[0] <= token.idx < span[1]), token_span(token, token))
