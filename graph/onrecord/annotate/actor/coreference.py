"""Which mentions of one document are the same: names, nouns and pronouns put together, by rule.

A name joins an earlier one that it is part of; "the spokeswoman" joins the last one who was given
that office; "the letter" the last letter; a pronoun the likeliest of what was last named, speakers
first. What finds no antecedent stays a reference of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.annotate.actor.antecedent import NEUTRAL, antecedent_of, is_first_person, note_gender, seeks_antecedent
from onrecord.annotate.actor.apposition import named_beside, note_roles
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.description import described_before, is_address, is_definite, kind_described
from onrecord.annotate.actor.mention import Mention
from onrecord.annotate.actor.name_matching import match_names
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.actor.whose import owner_of
from onrecord.annotate.actor.wording.phrase import phrase_of
from onrecord.annotate.actor.wording.telling import tells_who
from onrecord.annotate.parse.clause import children, token_span
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_OWN = word_set("actors.csv", "own_body")
_HE = word_set("function_words.csv", "he")
_SHE = word_set("function_words.csv", "she")
_IT = word_set("function_words.csv", "it")
_UNNAMED = "unnamed source"
"""What is called so that a text only points to: "it", where nothing that was named fits."""

_MISTAKEN = frozenset({"person", "organization", "territory"})
_PERSONAL = frozenset({"opinion", "speech"})
"""Kinds of document whose author is a person who says "I", so that "she" there is another."""


class Coreference:
    """The clusters of one document: names first, then what the finders ask for, in text order."""

    def __init__(self, scene: Scene, mentions: Iterable[Mention]) -> None:
        self.scene = scene
        self.author: Cluster | None = None
        mentions = list(mentions)
        self._joined = match_names(scene, mentions)
        self._adjectives = _adjectives(mentions)
        self._ends = {index: each.span[1] for each in mentions for index in each.indices}

    @property
    def clusters(self) -> list[Cluster]:
        """The clusters in the order in which they were made; one that is appended here is found by what comes after."""
        return self._joined.all

    def join(self, cluster: Cluster, into: Cluster) -> None:
        """Merges one cluster into another, which takes over its mentions."""
        self._joined.join(cluster, into)

    def add(self, cluster: Cluster, index: int, span: Span) -> None:
        """Adds a mention to a cluster: its span, and the index of its head."""
        self._joined.mention(cluster, index, span)

    def let_mean(self, token: Token, cluster: Cluster) -> None:
        """Lets the word for an office mean who holds it, as a name beside it tells."""
        cluster.roles.add(token.lemma_.lower())
        cluster.whose = cluster.whose or self.owner(token)
        self._joined.cover(cluster, token.i, token.i)

    def know_offices(self) -> None:
        """Notes the offices before names and beside them, so that "the minister" means one who has not spoken yet."""
        for token in self.scene.tokens:
            if token.pos_ not in {"NOUN", "PROPN"} or role_of(token) != "person":
                continue
            head = token.head if token.dep_ == "compound" else token
            named = self.named_at(head) if token.dep_ == "compound" else named_beside(head, self._joined)
            if named is not None and named.kind == "person" and named is not self.named_at(token):
                named.roles.add(token.lemma_.lower())
                named.whose = named.whose or self.owner(head)

    def named_at(self, token: Token) -> Cluster | None:
        """The cluster whose name covers a token."""
        return self._joined.named_at(token)

    def described_before(self, head: Token) -> Cluster | None:
        """What a definite description means that stood before: by its noun, kind and words."""
        if head.lemma_.lower() in _OWN and any(child.tag_ == "PRP$" for child in head.children):
            return None  # "her delegation" is not that of whoever was called "his delegation" before
        found = described_before(head, self.clusters, self.scene.text, self.owner(head))
        return None if is_address(head) and found is self.author else found  # a speaker addresses others

    def owner(self, head: Token) -> str | None:
        """Whose the office is that a word names, comparable; ``None`` where the words do not tell it."""
        return owner_of(head, self.named_at, self._adjectives)

    def of(self, head: Token, *, speaking: bool = False) -> Cluster:
        """The cluster of the phrase around a head word, joined to its antecedent or made anew."""
        cluster = self._resolve(head)
        if speaking and _speaks_in_text(head) and not self.scene.around(head):  # not within what is quoted
            cluster.spoke = max(cluster.spoke, head.idx)
        return cluster

    def _resolve(self, head: Token) -> Cluster:
        named = named_beside(head, self._joined) or self.named_at(head)
        if named is not None:
            note_roles(head, named)
            named.whose = named.whose or self.owner(head)
            return named
        found = self._antecedent(head) if seeks_antecedent(head) else None
        if found is not None:
            note_gender(head, found)
            self.add(found, head.i, token_span(head, head))
            return found
        return self._nominal(head)

    def _antecedent(self, pronoun: Token) -> Cluster | None:
        if is_first_person(pronoun):
            return None if self.scene.around(pronoun) else self.author
        first = self._of_first_clause(pronoun)
        if first is not None:
            return first
        own = self.scene.document.kind in _PERSONAL and pronoun.lower_ not in NEUTRAL  # who writes says "I"
        others = [cluster for cluster in self.clusters if cluster is not self.author] if own else self.clusters
        return antecedent_of(pronoun, others, self.scene)

    def phrase(self, head: Token) -> Span:
        """The span of the phrase around a head; a name that it ends in is whole."""
        start, end = phrase_of(head)
        last = self.scene.token_at(end - 1)
        return (start, max(end, self._ends.get(last.i, end))) if last is not None and last.i != head.i else (start, end)

    def _of_first_clause(self, pronoun: Token) -> Cluster | None:
        """Whom "he" means in a clause that goes on: the first subject, "Tal told a reporter ..., and he regretted"."""
        if pronoun.dep_ != "nsubj" or pronoun.head.dep_ != "conj" or pronoun.lower_ not in _HE | _SHE:
            return None
        verb = pronoun.head.head
        subjects = [each for each in children(verb, "nsubj") if each.i < pronoun.i]
        found = self.named_at(subjects[0]) if subjects else None
        if found is None or found.kind != "person" or found.female not in {None, pronoun.lower_ in _SHE}:
            return None
        return found

    def _nominal(self, head: Token) -> Cluster:
        """The cluster of a noun: what it means that stood before, a name without a kind, or a new description."""
        bare_title = head.pos_ == "PROPN" and role_of(head) is not None
        span, owner = self.phrase(head), self.owner(head)
        if is_definite(head) or bare_title or owner:
            found = self.described_before(head)
            if found is not None and (is_definite(head) or bare_title or found.whose == owner):
                found.whose = found.whose or owner
                self.add(found, head.i, span)
                return found
        if head.pos_ == "PROPN" and not bare_title:
            return self._unlabelled(head)
        if (bearer := self._surnamed(head)) is not None:
            self.add(bearer, head.i, token_span(head, head))
            return bearer
        name = _UNNAMED if head.lower_ in _IT else self.words(span)
        cluster = Cluster(name if len(name) <= 90 else name[:89] + "…", kind_described(head), named=False)
        self.describe(cluster, head, span)
        self.clusters.append(cluster)
        self.add(cluster, head.i, span)
        return cluster

    def describe(self, cluster: Cluster, head: Token, span: Span) -> None:
        """Notes what the words of a description tell: an office, whose it is, and whether they tell who is meant."""
        cluster.roles.add(head.lemma_.lower())
        cluster.whose = self.owner(head)
        words = self.scene.tokens_in(span)
        cluster.telling = tells_who(head, words, self.named_at, self._adjectives)

    def _surnamed(self, head: Token) -> Cluster | None:
        """The one person whose last name a capitalised word is that the tagger took for no name."""
        if not head.text.istitle() or head.pos_ == "PRON" or any(head.children) or role_of(head) is not None:
            return None
        return self._bearer(head.text)

    def _bearer(self, surname: str) -> Cluster | None:
        """The one person whose last name a word is."""
        wanted = folded(surname)
        people = [c for c in self.clusters if c.kind == "person" and folded(c.name).rpartition(" ")[2] == wanted]
        return people[0] if wanted and len(people) == 1 else None

    def _unlabelled(self, head: Token) -> Cluster:
        """A name that the model has no kind for: of a person if two or three plain words, else of a body."""
        first = head
        while first.i > 0 and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).dep_ in {"compound", "nmod"}:
            first = first.nbor(-1)
        span = token_span(first, head)
        name = self.words(span)
        wanted = folded(name)
        same = next((c for c in self.clusters if c.named and folded(c.name) == wanted), None)
        if same is None and len(name.split()) == 1:
            same = self._bearer(name)
        if same is None:
            plain = all(word.isalpha() and word.istitle() for word in name.split())
            with_article = first.i > 0 and first.nbor(-1).pos_ == "DET"
            person = plain and len(name.split()) in {2, 3} and not with_article
            same = Cluster(name, "person" if person else "organization")
            self.clusters.append(same)
        self.add(same, head.i, span)
        return same

    def document_at(self, span: Span, lemma: str) -> Cluster:
        """The cluster of a document named at a span ("the letter"), joined to one of the same noun before it."""
        inside = self.scene.tokens_in(span)
        for token in inside:
            named = self.named_at(token)
            if named is not None and named.kind == "document":
                return named
        head = next((token for token in inside if token.lemma_.lower() == lemma), None)
        return self.of(head) if head is not None else self.apart(span, lemma)

    def person_called(self, name: str) -> Cluster:
        """The cluster of a person of that name, made if there is none."""
        for cluster in self.clusters:
            if cluster.kind == "person" and folded(cluster.name) == folded(name):
                return cluster
        cluster = Cluster(name, "person")
        surname = folded(name).split()[1:][-1:]
        alike = [
            c
            for c in self.clusters
            if c.canonical is None and c.kind in _MISTAKEN and folded(c.name).split() == surname
        ]
        self.clusters.append(cluster)
        for each in alike if self._bearer(name.split()[-1]) is not None else ():
            self.join(each, cluster)  # the model took the surname that stands alone for a place or a body
        return cluster

    def apart(self, span: Span, lemma: str) -> Cluster:
        """A new cluster for a document named at a span, whatever stands there already."""
        cluster = Cluster(self.words(span)[:90], "document", named=False)
        cluster.roles.add(lemma)
        cluster.mentions.append(span)
        self.clusters.append(cluster)
        return cluster

    def words(self, span: Span) -> str:
        """The words at a span in one line, without the ending of the possessive."""
        words = " ".join(self.scene.text[span[0] : span[1]].split())
        return words.removesuffix("'s").removesuffix("\u2019s") or words


def _speaks_in_text(head: Token) -> bool:
    """Whether a speaker is one of the text's own clauses: no owner of a noun ("his demand"), none of a relative one."""
    if head.dep_ == "poss" or (head.dep_ == "pobj" and head.head.lower_ == "of"):
        return False
    return not any(each.dep_ == "relcl" for each in (head.head, *head.head.ancestors))


def _adjectives(mentions: Iterable[Mention]) -> dict[int, str]:
    """The ids of the states that adjectives name, by index: "Norvanian"."""
    told = ((each, each.canonical) for each in mentions if each.demonym and each.canonical)
    return {index: state for each, state in told for index in range(each.first, each.last + 1)}
