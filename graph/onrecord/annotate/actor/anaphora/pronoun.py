"""Pronouns and possessives that no statement asks for: "he", "her" and "its", joined to who is meant.

Unlike a pronoun that speaks, one of these means the subject of its clause first, then what was named last.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster, Speaking
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.parse.clause import children
from onrecord.model.statement import ActorKind
from onrecord.names.word_list import word_set

FIRST = word_set("function_words.csv", "first_person")
SPEAKING = word_set("function_words.csv", "first_person_speaking")
SECOND = word_set("function_words.csv", "second_person")
HE = word_set("function_words.csv", "he")
SHE = word_set("function_words.csv", "she")
IT = word_set("function_words.csv", "it")
THEY = word_set("function_words.csv", "they")
PRONOUNS = FIRST | SECOND | HE | SHE | IT | THEY | {"all"}
FAR = 1500
"""Code points back to which what was named may be meant without being asked for."""

_BODIES: frozenset[ActorKind] = frozenset({"state", "organization", "organ", "outlet", "document", "territory"})
_DUMMY_VERBS = word_set("clauses.csv", "dummy_subject_verb")
_CLAUSES_ABOVE = 8


def singular(token: Token, coreference: Coreference, speaking: Speaking) -> Cluster | None:
    """The subject of the clause if it fits, else what was last named and fits, in the sentence or before."""
    head = nearest_subject(token)
    subject = coreference.named_at(head) if head is not None else None
    if subject is not None and _fits(subject, token):
        return subject
    before = [cluster for cluster in coreference.clusters if _fits(cluster, token)]
    start = token.sent.start_char
    inside = [cluster for cluster in before if start <= cluster.last_before(token.idx)]
    if not inside and coreference.scene.document.kind == "resolution" and token.lower_ in IT:
        return next(iter(speaking(token)), None)
    near = inside or [c for c in before if token.idx - FAR < c.last_before(token.idx)]
    return max(near, key=lambda cluster: _salience(cluster, token, coreference), default=None)


def _salience(cluster: Cluster, token: Token, coreference: Coreference) -> tuple[bool, int]:
    """Subjects of an earlier clause before others, then what was named last."""
    last = cluster.last_before(token.idx)
    named = coreference.scene.token_at(last)
    return (named is not None and named.sent.start < token.sent.start and _is_subject(named), last)


def nearest_subject(token: Token) -> Token | None:
    """The subject before a possessive or object of the clause around it, or of a clause above that."""
    above = token
    for _ in range(_CLAUSES_ABOVE):
        if above.head.i == above.i:
            return None
        above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            found = [each for each in children(above, "nsubj", "nsubjpass") if each.i < token.i]
            if found:
                return found[0]
    return None


def _fits(cluster: Cluster, pronoun: Token) -> bool:
    """Whether kind and gender of a cluster go with a pronoun."""
    lower = pronoun.lower_
    if lower in IT:
        return cluster.kind in _BODIES or cluster.kind == "collective"
    if cluster.kind not in {"person", "post"}:
        return False
    return cluster.female in {None, lower in SHE}


def _is_subject(token: Token) -> bool:
    above = token
    while above.dep_ in {"compound", "nmod", "flat", "poss", "det", "amod"} and above.head.i != above.i:
        above = above.head
    return above.dep_ in {"nsubj", "nsubjpass"}


def is_dummy(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    return token.head.lemma_ in _DUMMY_VERBS and bool(children(token.head, "ccomp", "xcomp", "advcl", "csubj"))
