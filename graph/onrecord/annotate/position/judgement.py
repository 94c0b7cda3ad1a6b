"""Judgements: what a predicate calls its subject or object, good or bad."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children, subject_of
from onrecord.annotate.position.phrase import is_nominal
from onrecord.annotate.position.words import is_of
from onrecord.annotate.status.own import negated

_TURNING = frozenset({"not", "no", "never", "nothing", "neither", "nor", "without", "hardly", "scarcely", "less"})


def judged(verb: Token) -> tuple[Token, int] | None:
    """The subject of "X is void" with the sign of what it is called; a negation is left to whoever asks."""
    if verb.lemma_ not in {"be", "remain", "seem", "become", "constitute", "represent", "amount", "stay", "serve"}:
        return None
    subject = subject_of(verb)
    if subject is None or not is_nominal(subject):
        return None
    predicates = children(verb, "acomp", "attr", "oprd", "dobj", "prep")
    value = value_of(word for child in predicates if child.i > verb.i for word in child.subtree)
    return (subject, value) if value else None


def value_of(words: Iterable[Token]) -> int:
    """The sign of the first word that judges, with a negation before it; 0 where none does."""
    turned, before = False, ""
    for word in words:
        lower, lemma = word.lower_, word.lemma_.lower()
        if before.endswith("-"):
            lower = lemma = before + lower  # "one-sided"
        before = (
            lower
            if lower.endswith("-")
            else f"{lower}-"
            if word.i + 1 < len(word.doc) and word.nbor(1).text == "-"
            else ""
        )
        if lower == "-":
            continue
        if lower in _TURNING:
            turned = True
        for kind, sign in (("bad", -1), ("good", 1)):
            if is_of(kind, lower) or is_of(kind, lemma):
                return -sign if turned else sign
    return 0


def said_of(verb: Token) -> int:
    """The sign of what a clause says of its subject, negation and all; 0 where it judges nothing."""
    found = judged(verb)
    return 0 if found is None else -found[1] if negated(verb) else found[1]
