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
    for child in predicates:
        value = value_of(_weighed(child)) if child.i > verb.i else 0
        if value:
            return subject, value
    return None


def _weighed(head: Token) -> list[Token]:
    """The words of a predicate in the order of their weight: its head, then what describes it, then its "of"."""
    near = children(head, "amod", "compound", "advmod", "neg", "det", "conj", "pobj", "acomp", "relcl")
    of = [below for phrase in children(head, "prep") if phrase.lower_ == "of" for below in children(phrase, "pobj")]
    turning = [word for word in near if word.lower_ in _TURNING]
    rest = [word for word in near if word.lower_ not in _TURNING]
    return [*turning, head, *rest, *of, *(below for word in of for below in children(word, "amod"))]


def value_of(words: Iterable[Token]) -> int:
    """The sign of the first word that judges, with a negation before it; 0 where none does."""
    turned = False
    for word in words:
        lower, lemma = _joined(word), word.lemma_.lower()
        if lower in _TURNING:
            turned = True
        if lower == "too" and word.i + 1 < len(word.doc) and word.nbor(1).pos_ in {"ADJ", "ADV"}:
            return 1 if turned else -1  # "came too late"
        for kind, sign in (("bad", -1), ("good", 1)):
            if is_of(kind, lower) or is_of(kind, lemma):
                return -sign if turned else sign
    return 0


def _joined(word: Token) -> str:
    """A word in small letters, with what a hyphen joins to it before: "one-sided"."""
    if word.i > 1 and word.nbor(-1).text == "-":
        return f"{word.nbor(-2).lower_}-{word.lower_}"
    return word.lower_


def said_of(verb: Token) -> int:
    """The sign of what a clause says of its subject, negation and all; 0 where it judges nothing."""
    found = judged(verb)
    return 0 if found is None else -found[1] if negated(verb) else found[1]
