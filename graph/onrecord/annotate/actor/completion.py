"""The mentions that no finder asked for: repeated names, pronouns, possessives and nouns, joined to what they mean.

Runs once all statements have their speakers. It adds mentions to the clusters of a document, and clusters for
groups and offices that are only ever described ("the parties concerned"); it moves no mention that is there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from spacy.tokens import Token

from onrecord.annotate.actor.coreference import Cluster, Coreference
from onrecord.annotate.actor.own_state import BODY_WORDS, POSSESSIVES, STATE_WORDS, OwnStates
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import children, token_span
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import SENTENCE_SECTIONS, Span
from onrecord.model.statement import ActorKind
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_FIRST = word_set("function_words.csv", "first_person")
_SPEAKING = word_set("function_words.csv", "first_person_speaking")
_SECOND = word_set("function_words.csv", "second_person")
_HE = word_set("function_words.csv", "he")
_SHE = word_set("function_words.csv", "she")
_IT = word_set("function_words.csv", "it")
_THEY = word_set("function_words.csv", "they")
_PRONOUNS = _FIRST | _SECOND | _HE | _SHE | _IT | _THEY | {"all"}
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DEFINITE = word_set("function_words.csv", "definite_description")
_BODIES: frozenset[ActorKind] = frozenset({"state", "organization", "organ", "outlet", "document", "territory"})
_MADE: frozenset[ActorKind] = frozenset({"collective", "post", "organization"})
"""Kinds of description that get a cluster of their own where nothing before them fits."""

_OF_THE_UN = {"secretary general": "post/un-secretary-general"}
"""Offices whose bare title means one post in the documents of the United Nations."""

_SHORTEST = 4
_LONGEST = 90
_FAR = 1500
_DUMMY_VERBS = word_set("clauses.csv", "dummy_subject_verb")


class Completion:
    """Adds to the clusters of one document what else names them; made for it and thrown away with it.

    ``speaking`` tells whom "I" and "we" mean at a token, ``addressee`` to whom a letter is written, ``own`` whose
    "my Government" is.
    """

    def __init__(
        self,
        scene: Scene,
        coreference: Coreference,
        speaking: Callable[[Token], Sequence[Cluster]],
        addressee: Cluster | None,
        own: OwnStates,
    ) -> None:
        self._own = own
        self._scene = scene
        self._coreference = coreference
        self._speaking = speaking
        self._addressee = addressee
        self._groups: dict[int, list[Cluster]] = {}
        self._in_person = any(
            word in {"i", "we"} and not scene.around(token)
            for token, word in zip(scene.tokens, scene.lower, strict=True)
        )

    def run(self) -> None:
        """Adds the mentions that are found to their clusters."""
        self._repeated_names()
        scene = self._scene
        for token, word, pos in zip(scene.tokens, scene.lower, scene.pos, strict=True):
            if self._coreference.named_at(token) is not None:
                if not (token.is_space or token.is_punct):
                    self._spread(token)
                    self._know(token)
            elif word in _PRONOUNS or (pos in _NOMINAL and not (token.is_space or token.is_punct)):
                self._resolve(token)
        self._own.suggest(self._scene.document)
        if self._scene.document.symbols or self._scene.document.kind == "resolution":
            for cluster in self._coreference.clusters:
                if cluster.kind in {"post", "unnamed", "person"} and folded(cluster.name) in _OF_THE_UN:
                    cluster.kind, cluster.canonical = "post", _OF_THE_UN[folded(cluster.name)]

    def members_in(self, span: Span) -> list[Cluster]:
        """Those whom a plural at a span means; none if it was not found out."""
        for token in self._scene.tokens_in(span):
            if token.i in self._groups:
                return self._groups[token.i]
        return []

    # -- names

    def _repeated_names(self) -> None:
        """Every further place of a name, in mastheads and signatures too: a name means one actor in a document."""
        owners: dict[str, Cluster | None] = {}
        for cluster in self._coreference.clusters:
            for form in {" ".join(form.split()) for form in self._forms(cluster)}:
                owners[form.casefold()] = cluster if owners.get(form.casefold(), cluster) is cluster else None
        owned = {form: cluster for form, cluster in owners.items() if cluster is not None}
        if not owned:
            return
        longest = sorted(owned, key=lambda form: (-len(form), form))
        pattern = r"(?<!\w)(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest) + r")(?!\w)"
        taken = sorted(span for cluster in self._coreference.clusters for span in cluster.mentions)
        starts, reach = [start for start, _ in taken], list(accumulate((end for _, end in taken), max))
        for found in re.finditer(pattern, self._scene.text, re.IGNORECASE):
            span = found.span()
            form = " ".join(found[0].split())
            before = bisect_left(starts, span[1])
            if (before and span[0] < reach[before - 1]) or form == form.lower():
                continue
            self._name_at(span, owned[form.casefold()])

    def _name_at(self, span: Span, cluster: Cluster) -> None:
        section = next((s for s in self._scene.document.sections if s.start <= span[0] < s.end), None)
        if section is None or section.kind not in SENTENCE_SECTIONS:
            cluster.mentions.append(span)
            return
        inside = self._scene.tokens_in(span)
        if inside and all(self._coreference.named_at(token) is None for token in inside):
            self._coreference.add(cluster, inside[-1].i, span)

    def _forms(self, cluster: Cluster) -> Iterator[str]:
        """The ways a cluster is named that are sure to mean it anywhere in the document."""
        if not cluster.named:
            return
        metonyms = {span for span, use in cluster.uses if use == "metonym"}
        for start, end in (span for span in cluster.mentions if span not in metonyms):
            form = self._scene.text[start:end]
            words = form.split()
            plain = len(form) < _SHORTEST or not form[:1].isupper() or words[0].casefold() in _FIRST | _HE | _SHE
            if plain and not (form.isupper() and len(form) > 2):
                continue
            if folded(form) == folded(cluster.name) or len(words) > 1 or form.isupper():
                yield form
            if cluster.kind == "person" and len(words) > 1 and len(words[-1].strip(".,")) >= _SHORTEST:
                yield words[-1].strip(".,")

    # -- pronouns and nouns

    def _resolve(self, token: Token) -> None:
        lower = token.lower_
        span = token_span(token, token)
        if lower in _FIRST:
            if self._scene.around(token) or self._in_person or lower in _SPEAKING:
                for cluster in self._speaking(token):
                    cluster.mentions.append(span)
        elif lower in _SECOND:
            if self._addressee is not None and not self._scene.around(token):
                self._addressee.mentions.append(span)
        elif lower in _THEY or (lower == "all" and token.dep_ == "nsubj"):
            self._plural(token, span)
        elif lower in _HE | _SHE | _IT and not _is_dummy(token):
            found = self._singular(token)
            if found is not None:
                self._coreference.add(found, token.i, span)
        elif token.pos_ in _NOMINAL and (token.dep_ not in {"compound", "nmod"} or children(token, "det")):
            self._noun(token)

    def _singular(self, token: Token) -> Cluster | None:
        """The subject of the clause if it fits, else what was last named and fits, in the sentence or before."""
        subject = self._subject(token)
        if subject is not None and _fits(subject, token):
            return subject
        before = [cluster for cluster in self._coreference.clusters if _fits(cluster, token)]
        start = token.sent.start_char
        inside = [cluster for cluster in before if start <= cluster.last_before(token.idx)]
        if not inside and self._scene.document.kind == "resolution" and token.lower_ in _IT:
            return next(iter(self._speaking(token)), None)
        near = inside or [c for c in before if token.idx - _FAR < c.last_before(token.idx)]
        return max(near, key=lambda cluster: self._weight(cluster, token), default=None)

    def _weight(self, cluster: Cluster, token: Token) -> tuple[bool, int]:
        """Subjects of an earlier clause before others, then what was named last."""
        last = cluster.last_before(token.idx)
        named = self._scene.token_at(last)
        return (named is not None and named.sent.start < token.sent.start and _is_subject(named), last)

    def _subject(self, token: Token) -> Cluster | None:
        """Who the subject of the clause around a possessive or object is, or of a clause above it."""
        above = token
        for _ in range(8):
            if above.head.i == above.i:
                return None
            above = above.head
            if above.pos_ not in {"VERB", "AUX"}:
                continue
            for subject in children(above, "nsubj", "nsubjpass"):
                if subject.i < token.i:
                    return self._coreference.named_at(subject)
        return None

    def _plural(self, token: Token, span: Span) -> None:
        subject = self._subject_token(token)
        if subject is not None and subject.i in self._groups:
            members = self._groups[subject.i]
        else:
            cluster = self._coreference.named_at(subject) if subject is not None else None
            if cluster is not None and cluster.kind in {"collective", "unnamed"}:
                self._coreference.add(cluster, token.i, span)
                return
            members = self._conjoined(subject) if subject is not None else []
            members = members or self._people_before(token)
        if not members:
            near = [
                c
                for c in self._coreference.clusters
                if c.kind in {"collective", "unnamed"} and token.idx - _FAR / 3 < c.last_before(token.idx)
            ]
            if near:
                self._coreference.add(max(near, key=lambda c: c.last_before(token.idx)), token.i, span)
            return
        self._groups[token.i] = members
        for cluster in members:
            cluster.mentions.append(span)

    def _subject_token(self, token: Token) -> Token | None:
        above = token
        for _ in range(8):
            if above.head.i == above.i:
                return None
            above = above.head
            if above.pos_ in {"VERB", "AUX"}:
                found = [each for each in children(above, "nsubj", "nsubjpass") if each.i < token.i]
                if found:
                    return found[0]
        return None

    def _conjoined(self, head: Token) -> list[Cluster]:
        found = [self._coreference.named_at(each) for each in (head, *head.conjuncts)]
        named = list(dict.fromkeys(id(cluster) for cluster in found if cluster is not None))
        by_id = {id(cluster): cluster for cluster in found if cluster is not None}
        return [by_id[each] for each in named] if len(named) > 1 else []

    def _people_before(self, token: Token) -> list[Cluster]:
        """The people of the sentence before, if there are two or three: those who "they" most often are."""
        start = token.sent.start_char
        before = self._scene.token_at(max(0, start - 1))
        if before is None:
            return []
        first = before.sent.start_char
        people = [
            cluster
            for cluster in self._coreference.clusters
            if cluster.kind == "person" and any(first <= begin < start for begin, _ in cluster.mentions)
        ]
        if 2 <= len(people) <= 3:
            return people
        return self._groups.get(max((i for i in self._groups if i < token.i), default=-1), [])

    def _spread(self, token: Token) -> None:
        """Where a description of two ("the two leaders") has a cluster of its own: the two it means have it as well."""
        cluster = self._coreference.named_at(token)
        if cluster is None or cluster.named:
            return
        plural = token.lower_ in _THEY | {"all"} and cluster.kind == "unnamed"
        members = self._people_before(token) if plural else self._two(token)
        if members:
            self._groups[token.i] = members
            span = next((s for s in cluster.mentions if s[0] <= token.idx < s[1]), token_span(token, token))
            for member in members:
                member.mentions.append(span)

    def _two(self, token: Token) -> list[Cluster]:
        """The last two of their kind that "the two leaders", "both sides" or "the two countries" mean."""
        words = {child.lower_ for child in token.children} | {token.lower_}
        if not words & {"two", "both"}:
            return []
        kinds = {"person"} if role_of(token) in {"person", None} or token.lemma_ in _OF_PEOPLE else {"state"}
        near = [
            c for c in self._coreference.clusters if c.kind in kinds and token.idx - _FAR < c.last_before(token.idx)
        ]
        if kinds == {"person"} or token.lemma_ in _OF_PEOPLE:
            near = [c for c in near if len(folded(c.name).split()) > 1]
        ordered = sorted(near, key=lambda c: -c.last_before(token.idx))
        return ordered[:2] if len(ordered) > 1 else []

    def _know(self, token: Token) -> None:
        """Gives "my Government" that speaks, and has a cluster therefore, its kind and its actor."""
        cluster = self._coreference.named_at(token)
        if cluster is None or cluster.named or cluster.canonical is not None:
            return
        found = self._belonging(token)
        if found is not None and found is not cluster:
            cluster.canonical, cluster.kind = found.canonical, found.kind

    def _belonging(self, token: Token) -> Cluster | None:
        """What "my Government" or "her country" is of those who speak; "the Government" only in letters and records."""
        lemma = token.lemma_.lower()
        if lemma not in STATE_WORDS | BODY_WORDS or token.tag_ in {"NNS", "NNPS"}:
            return None
        owner = next((child for child in children(token, "poss") if child.lower_ in POSSESSIVES), None)
        if owner is None:
            return self._governing(token) if lemma == "government" else None
        first = owner.lower_ in {"my", "our"}
        named = self._coreference.named_at(owner)
        owners = list(self._speaking(owner)) if first else [named] if named is not None else []
        states = {self._own.state_of(each) for each in owners}
        state = states.pop() if len(states) == 1 else None
        return self._own.belonging(lemma, state) if state else None

    def _governing(self, token: Token) -> Cluster | None:
        """Whose "the Government" is in a letter or a record, where no other was named before: the speaker's."""
        bare = {child.lower_ for child in token.children if not child.is_punct} == {"the"}
        own = self._scene.document.kind in {"letter", "record"} and token.text[0].isupper()
        if not (bare and own) or self._scene.around(token):
            return None
        before = self._coreference.described_before(token)
        if before is not None and before is not self._coreference.named_at(token):
            return None
        states = {self._own.state_of(each) for each in self._speaking(token)}
        state = states.pop() if len(states) == 1 else None
        return self._own.belonging("government", state) if state else None

    def _noun(self, token: Token) -> None:
        own = self._belonging(token)
        if own is not None:
            self._coreference.add(own, token.i, self._phrase(token))
            return
        kind = role_of(token)
        if kind is None or token.ent_type_ in {"DATE", "CARDINAL"}:
            return
        words = {child.lower_ for child in token.children if child.dep_ in {"det", "predet", "poss", "amod", "nummod"}}
        members = self._two(token)
        span = self._phrase(token)
        if members:
            self._groups[token.i] = members
            for member in members:
                member.mentions.append(span)
            return
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
        by = any(child.dep_ == "agent" for child in after.children)
        return (start, end) if by or after.tag_ == "VBG" else (start, after.idx + len(after))

    def _made(self, token: Token, span: Span) -> Cluster | None:
        """A cluster for a group or an office that is only described; none for texts, and for people by the way."""
        kind = self._coreference.kind_of(token)
        name = " ".join(self._scene.text[span[0] : span[1]].split())
        same = next((c for c in self._coreference.clusters if not c.named and folded(c.name) == folded(name)), None)
        if same is not None:
            return same
        if kind not in _MADE or "\n\n" in self._scene.text[span[0] : span[1]]:
            return None
        cluster = Cluster(name, kind, named=False)
        cluster.roles.add(token.lemma_.lower())
        self._coreference.clusters.append(cluster)
        return cluster


_OF_PEOPLE = word_set("actors.csv", "counted_people")


def _fits(cluster: Cluster, pronoun: Token) -> bool:
    """Whether kind and gender of a cluster go with a pronoun."""
    lower = pronoun.lower_
    if lower in _IT:
        return cluster.kind in _BODIES or cluster.kind == "collective"
    if cluster.kind not in {"person", "post"}:
        return False
    return cluster.female in {None, lower in _SHE}


def _is_subject(token: Token) -> bool:
    above = token
    while above.dep_ in {"compound", "nmod", "flat", "poss"} and above.head.i != above.i:
        above = above.head
    return above.dep_ in {"nsubj", "nsubjpass"}


def _is_dummy(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    return token.head.lemma_ in _DUMMY_VERBS and bool(children(token.head, "ccomp", "xcomp", "advcl", "csubj"))
