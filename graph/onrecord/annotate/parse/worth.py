"""What a phrase judges: the words of a predicate by their weight, and whether they call its subject good or bad."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children
from onrecord.names.stance_words import is_of

TURNING = frozenset(
    {"not", "no", "never", "nothing", "neither", "nor", "without", "hardly", "scarcely", "less"}
    | {"devoid", "bereft", "lacking", "deprived", "stripped", "anything", "far"}
)
_REVERSING = ("un", "non-", "non", "in", "im", "ir", "il", "dis", "anti-", "anti")
"""Prefixes that turn an adjective round (Quirk et al. 1985, I.21: negative and reversative prefixes)."""


def weighed(head: Token) -> list[Token]:
    """The words of a predicate in the order of their weight: its head, then what describes it, then its "of"."""
    near = children(head, "amod", "compound", "advmod", "neg", "det", "conj", "pobj", "acomp", "relcl")
    of = [below for phrase in children(head, "prep") if phrase.lower_ == "of" for below in children(phrase, "pobj")]
    turning = [word for word in near if word.lower_ in TURNING]
    rest = [word for word in near if word.lower_ not in TURNING]
    return [*turning, head, *rest, *of, *(below for word in of for below in children(word, "amod"))]


def value_of(words: Iterable[Token]) -> int:
    """The sign of the first word that judges, with a negation before it; 0 where none does.

    Of two that are coordinated the last has the weight: "imperfect law and very good sense".
    """
    turned, weak, found = False, 0, 0
    for word in words:
        lower, lemma = _joined(word), word.lemma_.lower()
        if found:
            if _is_conjoined(word) and (value := _sign_of(lower, lemma)) == -found and not turned:
                return value
            continue
        if lower in TURNING:
            turned = True
        if lower == "too" and word.i + 1 < len(word.doc) and word.nbor(1).pos_ in {"ADJ", "ADV"}:
            return 1 if turned else -1  # "came too late"
        value = _sign_of(lower, lemma)
        found = -value if turned else value
        if not weak and is_of("weak", lemma):
            weak = -1 if turned else 1
    return found or weak


def _sign_of(lower: str, lemma: str) -> int:
    return worth_of(lower) or worth_of(lemma)


@cache
def worth_of(word: str) -> int:
    """The sign of a word that judges, by itself or by what a prefix or suffix makes of another.

    >>> worth_of("constructive"), worth_of("unconstructive"), worth_of("flawless"), worth_of("table")
    (1, -1, 1, 0)
    """
    for kind, sign in (("bad", -1), ("good", 1)):
        if is_of(kind, word):
            return sign
    for prefix in _REVERSING:
        if word.startswith(prefix) and is_of("good", word.removeprefix(prefix)):
            return -1
    stem = word.removesuffix("less") if word.endswith("less") else ""
    return 0 if not stem else 1 if is_of("bad", stem) else -1 if is_of("good", stem) else 0


def _is_conjoined(word: Token) -> bool:
    return word.dep_ == "conj" or (word.dep_ in {"amod", "compound"} and word.head.dep_ == "conj")


def _joined(word: Token) -> str:
    """A word in small letters, with what belongs to it before: "one-sided", "dead letter"."""
    if word.i > 1 and word.nbor(-1).text == "-":
        return f"{word.nbor(-2).lower_}-{word.lower_}"
    if word.i and word.nbor(-1).head.i == word.i:
        pair = f"{word.nbor(-1).lower_} {word.lemma_.lower()}"
        return pair if is_of("bad", pair) or is_of("good", pair) else word.lower_
    return word.lower_
