"""Which mentions of one document are the same: names, nouns and pronouns put together, by rule.

A name joins an earlier one that it is part of; "the spokeswoman" joins the last one who was given
that office; "the letter" the last letter; a pronoun the likeliest of what was last named, speakers
first. What finds no antecedent stays a reference of its own.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.actor.acronym import acronym_after
from onrecord.annotate.actor.mention import Mention
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import children, token_span
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.model.statement import ActorKind, NameUse, Reference
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_SHE = word_set("function_words.csv", "she_antecedent")
_OF_SOMETHING_NAMED = word_set("function_words.csv", "definite_again")
_OF_AN_OFFICE = word_set("function_words.csv", "definite_office")
_WHOSE = word_set("function_words.csv", "office_of")

_TITLES_OF_WOMEN = word_set("titles.csv", "of_women")
_TITLES_OF_MEN = word_set("titles.csv", "of_men")
_SINGULAR = word_set("function_words.csv", "he_or_she_antecedent")
_PLURAL = word_set("function_words.csv", "they_antecedent")
_NEUTRAL = word_set("function_words.csv", "it_antecedent")
_FIRST = word_set("function_words.csv", "first_person_antecedent")
_WINDOW = 3000
"""Code points back to which a pronoun or noun may look for its antecedent."""


@dataclass(slots=True)
class Cluster:
    """All mentions of one thing in a document, as they are put together."""

    name: str
    kind: ActorKind
    canonical: str | None = None
    mentions: list[Span] = field(default_factory=list)
    uses: list[tuple[Span, NameUse]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    female: bool | None = None
    named: bool = True
    spoke: int = -1
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)
    """Where the mentions begin, in order, as far as they were looked up."""

    def reference(self) -> Reference:
        """The cluster as a reference, mentions in order."""
        return Reference(
            name=self.name,
            kind=self.kind,
            mentions=tuple(sorted(set(self.mentions))),
            canonical=self.canonical,
            name_uses=tuple(sorted(set(self.uses))),
        )

    def last_before(self, offset: int) -> int:
        """Where the latest mention before an offset starts; -1 if there is none."""
        if len(self._starts) > len(self.mentions):
            self._starts = []  # a mention was taken away
        for start, _ in self.mentions[len(self._starts) :]:
            insort(self._starts, start)
        place = bisect_left(self._starts, offset)
        return self._starts[place - 1] if place else -1


class Coreference:
    """The clusters of one document: names first, then what the finders ask for, in text order."""

    def __init__(self, scene: Scene, mentions: list[Mention]) -> None:
        self.scene = scene
        self.clusters: list[Cluster] = []
        self._at: dict[int, Cluster] = {}
        self.author: Cluster | None = None
        for mention in mentions:
            if not mention.demonym:
                self._add_name(mention)
        self._acronyms()
        self._surnames()

    def _add_name(self, mention: Mention) -> None:
        cluster = self._same_name(mention)
        if cluster is None:
            cluster = Cluster(mention.name, mention.kind, mention.canonical)
            self.clusters.append(cluster)
        cluster.mentions.append(mention.span)
        if mention.use:
            cluster.uses.append((mention.span, mention.use))
        for index in range(mention.first, mention.last + 1):
            self._at[index] = cluster

    def _same_name(self, mention: Mention) -> Cluster | None:
        key = folded(mention.name)
        for cluster in self.clusters:
            if mention.canonical is not None:
                if cluster.canonical == mention.canonical:
                    return cluster
            elif folded(cluster.name) == key and (
                cluster.kind == mention.kind
                or {cluster.kind, mention.kind} == {"organization", "territory"}
                or ({cluster.kind, mention.kind} == {"person", "territory"} and " " not in key)
            ):
                if mention.kind == "territory":
                    cluster.kind = "territory"
                return cluster
        return None

    def _acronyms(self) -> None:
        """Join an acronym that stands in brackets after a name, and all its further places, to the name."""
        for cluster in [each for each in self.clusters if each.kind in {"organization", "organ"}]:
            for span in list(cluster.mentions):
                place = acronym_after(self.scene.text, span)
                if place is None or cluster not in self.clusters:
                    continue
                key = folded(self.scene.text[place[0] : place[1]])
                short = [c for c in self.clusters if c is not cluster and folded(c.name) == key and c.canonical is None]
                for other in short:
                    self._join(other, cluster)
                token = self.scene.token_at(place[0])
                if token is not None and self._at.get(token.i) is None:
                    self._mention(cluster, token.i, place)

    def _surnames(self) -> None:
        """Join one-part names of people to the one full name, before or after, that ends or begins with it."""
        people = [cluster for cluster in self.clusters if cluster.kind == "person"]
        surnames = {folded(cluster.name).split()[-1] for cluster in people if len(folded(cluster.name).split()) > 1}
        mistaken = [c for c in self.clusters if c.canonical is None and c.kind in {"organization", "territory"}]
        for cluster in mistaken:  # the model took a surname for a body or a place
            if folded(cluster.name) in surnames:
                cluster.kind = "person"
                people.append(cluster)
        for short in people:
            words = folded(short.name).split()
            fuller = [
                other
                for other in people
                if other is not short
                and len(folded(other.name).split()) > len(words)
                and (
                    folded(other.name).split()[-len(words) :] == words
                    or (len(words) == 1 and folded(other.name).split()[0] == words[0])
                )
            ]
            names = {folded(other.name) for other in fuller}
            if fuller and (
                len(names) == 1 or all(fuller[0].canonical and o.canonical == fuller[0].canonical for o in fuller)
            ):
                self._join(short, fuller[0])

    def _join(self, cluster: Cluster, into: Cluster) -> None:
        into.mentions += cluster.mentions
        into.uses += cluster.uses
        into.canonical = into.canonical or cluster.canonical
        for index, found in list(self._at.items()):
            if found is cluster:
                self._at[index] = into
        self.clusters.remove(cluster)

    def join(self, cluster: Cluster, into: Cluster) -> None:
        """Merges one cluster into another, which takes over its mentions."""
        self._join(cluster, into)

    def add(self, cluster: Cluster, index: int, span: Span) -> None:
        """Adds a mention to a cluster: its span, and the index of its head."""
        self._mention(cluster, index, span)

    def phrase(self, head: Token) -> Span:
        """The span of the noun phrase around a head, without clauses and what follows a comma."""
        return self._phrase(head)

    def kind_of(self, head: Token) -> ActorKind:
        """What a description is of, by its head."""
        return _nominal_kind(head)

    def described_before(self, head: Token) -> Cluster | None:
        """What a definite description means that stood before: by its noun, kind and words."""
        return self._same_noun(head, head.lemma_.lower(), _nominal_kind(head))

    def named_at(self, token: Token) -> Cluster | None:
        """The cluster whose name covers a token."""
        return self._at.get(token.i)

    def of(self, head: Token, *, speaking: bool = False) -> Cluster:
        """The cluster of the phrase around a head word, joined to its antecedent or made anew."""
        cluster = self._resolve(head)
        if speaking:
            cluster.spoke = max(cluster.spoke, head.idx)
        return cluster

    def _resolve(self, head: Token) -> Cluster:
        named = self._named_beside(head) or self.named_at(head)
        if named is not None:
            self._note_roles(head, named)
            return named
        lower = head.lower_
        if lower in _FIRST or head.pos_ == "PRON" or lower in _SINGULAR | _PLURAL | _NEUTRAL:
            found = self._antecedent(head)
            if found is not None:
                if lower in _SINGULAR and found.kind == "person":
                    found.female = lower in _SHE
                self._mention(found, head.i, token_span(head, head))
                return found
        return self._nominal(head)

    def _named_beside(self, head: Token) -> Cluster | None:
        """The name in apposition to a noun, or inside its phrase: "the spokeswoman, Mira Tal"."""
        for child in children(head, "appos", "compound", "nmod"):
            cluster = self._at.get(child.i)
            if cluster is not None and (cluster.kind == "person") and role_of(head) == "person":
                return cluster
            if (
                cluster is not None
                and child.dep_ == "appos"
                and cluster.kind == "organization"
                and role_of(head) == "organization"
            ):
                return cluster
        return None

    def _note_roles(self, head: Token, cluster: Cluster) -> None:
        if cluster.kind != "person":
            return
        words = [child for child in head.subtree if child.pos_ in {"NOUN", "PROPN"} and role_of(child) == "person"]
        cluster.roles |= {child.lemma_.lower() for child in words}
        if any(child.lower_.endswith("woman") or child.lower_ in _TITLES_OF_WOMEN for child in head.subtree):
            cluster.female = True
        if any(child.lower_.endswith("sman") or child.lower_ in _TITLES_OF_MEN for child in head.subtree):
            cluster.female = False

    def _mention(self, cluster: Cluster, index: int, span: Span) -> None:
        cluster.mentions.append(span)
        self._at[index] = cluster

    def _antecedent(self, pronoun: Token) -> Cluster | None:
        lower = pronoun.lower_
        offset = pronoun.idx
        if lower in _FIRST:
            return None if self.scene.around(pronoun) else self.author
        candidates = [c for c in self.clusters if offset - _WINDOW < c.last_before(offset)]
        if lower in _SINGULAR:
            female = lower in _SHE
            people = [c for c in candidates if c.kind == "person" or (c.kind in {"post", "unnamed"} and c.spoke >= 0)]
            candidates = [c for c in people if c.female in {None, female}]
        elif lower in _PLURAL:
            candidates = [c for c in candidates if c.kind in {"collective", "organization", "unnamed"}]
        elif lower in _NEUTRAL:
            candidates = [c for c in candidates if c.kind in {"document", "organization", "organ", "state", "outlet"}]
            if self.scene.document.kind == "resolution":  # its organ is the subject of every paragraph
                candidates = [c for c in candidates if c.kind == "organ" and c.spoke >= 0] or candidates
        else:
            return None
        return max(candidates, key=lambda c: self._salience(c, offset), default=None)

    def _salience(self, cluster: Cluster, offset: int) -> tuple[int, int]:
        """Later speakers before others, by the sentence's distance, then by place."""
        last = cluster.last_before(offset)
        spoke = cluster.spoke if 0 <= cluster.spoke < offset else -1
        return (max(spoke + 400 if spoke >= 0 else -1, last), last)

    def _nominal(self, head: Token) -> Cluster:
        kind = _nominal_kind(head)
        lemma = head.lemma_.lower()
        definite = any(child.lower_ in _OF_SOMETHING_NAMED for child in head.children)
        bare_title = head.pos_ == "PROPN" and role_of(head) is not None
        if definite or bare_title:
            found = self._same_noun(head, lemma, kind)
            if found is not None:
                self._mention(found, head.i, self._phrase(head))
                return found
        if head.pos_ == "PROPN" and not bare_title:
            return self._unlabelled(head)
        span = self._phrase(head)
        name = " ".join(self.scene.text[span[0] : span[1]].split())
        cluster = Cluster(name if len(name) <= 90 else name[:89] + "…", kind, named=False)
        cluster.roles.add(lemma)
        self.clusters.append(cluster)
        self._mention(cluster, head.i, span)
        return cluster

    def _unlabelled(self, head: Token) -> Cluster:
        """A name that the model has no kind for: of a person if two or three plain words, else of a body."""
        first = head
        while first.i > 0 and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).dep_ in {"compound", "nmod"}:
            first = first.nbor(-1)
        span = token_span(first, head)
        name = " ".join(self.scene.text[span[0] : span[1]].split())
        same = next((c for c in self.clusters if c.named and folded(c.name) == folded(name)), None)
        if same is None and len(name.split()) == 1:
            people = [c for c in self.clusters if c.kind == "person" and folded(c.name).split()[-1:] == [folded(name)]]
            same = people[0] if len(people) == 1 else None
        if same is None:
            plain = all(word.isalpha() and word.istitle() for word in name.split())
            with_article = first.i > 0 and first.nbor(-1).pos_ == "DET"
            person = plain and len(name.split()) in {2, 3} and not with_article
            same = Cluster(name, "person" if person else "organization")
            self.clusters.append(same)
        self._mention(same, head.i, span)
        return same

    def _same_noun(self, head: Token, lemma: str, kind: ActorKind) -> Cluster | None:
        if kind in {"person", "post", "unnamed"}:
            same = [c for c in self.clusters if c.kind in {"person", "post"} and lemma in c.roles]
            return self._last(same, head)
        if kind == "organization":
            modifiers = {child.lower_ for child in children(head, "compound", "amod")}
            same = [
                c
                for c in self.clusters
                if c.kind in {"organization", "organ"}
                and lemma in folded(c.name).split()
                and modifiers <= set(folded(c.name).split()) | {"the"}
            ]
            return self._last(same, head)
        if kind == "collective":
            phrase = self._phrase(head)
            key = folded(self.scene.text[phrase[0] : phrase[1]])
            same = [c for c in self.clusters if c.kind == kind and folded(c.name) == key]
            return next((c for c in same if _is_near(c.last_before(head.idx), head)), None)
        if kind in {"document", "outlet"}:
            return self._last([c for c in self.clusters if c.kind == kind and lemma in c.roles], head)
        return None

    def _last(self, clusters: list[Cluster], head: Token) -> Cluster | None:
        """The one that was mentioned last before a noun and near it, the first of several."""
        places = [(cluster, cluster.last_before(head.idx)) for cluster in clusters]
        near = [(cluster, last) for cluster, last in places if _is_near(last, head)]
        return max(near, key=lambda each: each[1], default=(None, 0))[0]

    def document_at(self, span: Span, lemma: str) -> Cluster:
        """The cluster of a document named at a span ("the letter"), joined to one of the same noun before it."""
        for token in self.scene.tokens_in(span):
            if token.i in self._at and self._at[token.i].kind == "document":
                return self._at[token.i]
        head = self._head_of(span, lemma)
        if head is not None:
            return self.of(head)
        return self.apart(span, lemma)

    def person_called(self, name: str) -> Cluster:
        """The cluster of a person of that name, made if there is none."""
        for cluster in self.clusters:
            if cluster.kind == "person" and folded(cluster.name) == folded(name):
                return cluster
        cluster = Cluster(name, "person")
        self.clusters.append(cluster)
        return cluster

    def apart(self, span: Span, lemma: str) -> Cluster:
        """A new cluster for a document named at a span, whatever stands there already."""
        cluster = Cluster(" ".join(self.scene.text[span[0] : span[1]].split())[:90], "document", named=False)
        cluster.roles.add(lemma)
        cluster.mentions.append(span)
        self.clusters.append(cluster)
        return cluster

    def _head_of(self, span: Span, lemma: str) -> Token | None:
        inside = self.scene.tokens_in(span)
        return next((token for token in inside if token.lemma_.lower() == lemma), None)

    def _phrase(self, head: Token) -> Span:
        """The span of a noun phrase, without relative clauses, participles and what follows a comma."""
        tokens = [token for token in _own_words(head) if not token.is_space]
        kept = [head]
        for token in sorted((t for t in tokens if t.i > head.i), key=lambda t: t.i):
            if token.i - kept[-1].i > 1:
                break
            kept.append(token)
        before = [head]
        for token in sorted((t for t in tokens if t.i < head.i), key=lambda t: -t.i):
            if before[0].i - token.i > 1:
                break
            before.insert(0, token)
        return token_span(before[0], kept[-1])


def _is_near(place: int, head: Token) -> bool:
    return place >= 0 and head.idx - place < _WINDOW


_APART = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct"})


def _own_words(head: Token) -> Iterator[Token]:
    """The words below a head, less what hangs on it or on one of them by a clause, a list or a mark; in no order."""
    below = list(head.children)
    while below:
        word = below.pop()
        if word.dep_ not in _APART or word.text in "-–":
            yield word
            below += word.children


def _nominal_kind(head: Token) -> ActorKind:
    role = role_of(head)
    if role in {"organization", "document", "outlet", "collective"}:
        return role
    if role == "person":
        definite = any(child.lower_ in _OF_AN_OFFICE or child.dep_ == "poss" for child in head.children)
        of_whom = any(child.dep_ in {"poss", "compound"} for child in head.children) or any(
            phrase.lower_ in _WHOSE for phrase in children(head, "prep")
        )
        return "post" if (definite and of_whom) or head.pos_ == "PROPN" else "unnamed"
    return "unnamed"
