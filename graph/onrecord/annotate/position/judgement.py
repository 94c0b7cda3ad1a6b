"""Judgements: what a predicate calls its subject or object, good or bad, and what is felt about a thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children, infinitive, marked_that, subject_of
from onrecord.annotate.position.phrase import complements, is_nominal
from onrecord.annotate.position.words import is_of, sign_of
from onrecord.annotate.status.own import negated

_TURNING = frozenset(
    {"not", "no", "never", "nothing", "neither", "nor", "without", "hardly", "scarcely", "less"}
    | {"devoid", "bereft", "lacking", "deprived", "stripped", "anything", "far"}
)
_REVERSING = ("un", "non-", "non", "in", "im", "ir", "il", "dis", "anti-", "anti")
"""Prefixes that turn an adjective round (Quirk et al. 1985, I.21: negative and reversative prefixes)."""
_BEHIND = frozenset({"of", "to", "for", "on", "about", "towards"})
_COPULAS = frozenset(
    {"be", "remain", "seem", "become", "constitute", "represent", "amount", "stay", "serve", "prove", "appear", "look"}
    | {"sound", "feel", "ring", "go", "smack", "reek"}
)


def judged(verb: Token) -> tuple[Token, int] | None:
    """The subject of "X is void" with the sign of what it is called; a negation is left to whoever asks."""
    subject = subject_of(verb) or next((child for child in children(verb, "csubj") if child.tag_ == "VBG"), None)
    if subject is None or not (is_nominal(subject) or subject.tag_ == "VBG"):
        return None
    if children(verb, "auxpass") and subject.dep_ == "nsubjpass":  # "was rigged", "was justified"
        value = sign_of("bad", verb.lower_) or sign_of("good", verb.lower_)
        return (subject, value) if value else None
    if verb.lemma_ not in _COPULAS:
        return None
    predicates = children(verb, "acomp", "attr", "oprd", "dobj", "prep")
    for child in predicates:
        value = value_of(_weighed(child)) if child.i > verb.i else 0
        if value:
            return subject, value
    return None


def felt(verb: Token) -> tuple[Token, int] | None:
    """What somebody is told to feel about, and how: "is unhappy with the text", "is glad that the truce holds"."""
    if verb.lemma_ not in _COPULAS:
        return None
    for adjective in children(verb, "acomp", "oprd", "attr"):
        sign = sign_of("feeling", adjective.lower_)
        if sign is None or adjective.i < verb.i:
            continue
        sign = -sign if any(child.lower_ in _TURNING for child in adjective.children) else sign
        for word in (adjective, verb):
            for phrase in children(word, "prep"):
                for below in children(phrase, "pobj", "pcomp") if phrase.i > adjective.i else ():
                    return below, sign
            for clause in children(word, "ccomp", "xcomp", "advcl"):
                if clause.i > adjective.i and (clause.dep_ != "advcl" or _is_wished(clause)):
                    return clause, sign
    return None


def _is_wished(clause: Token) -> bool:
    """Whether an adverbial clause tells what one would be glad of: "would be happier if the drill were off"."""
    return any(mark.lower_ == "if" for mark in children(clause, "mark"))


def viewed(verb: Token) -> tuple[Token, int] | None:
    """What is looked on well or ill, and how: "takes a positive view of the resolution"."""
    for noun in children(verb, "dobj"):
        if is_of("attitude", noun.lemma_.lower()) and is_of("light", verb.lemma_.lower()):
            value = value_of(children(noun, "amod"))
            things = complements(noun, _BEHIND) or [
                x for each in children(verb, "prep") for x in children(each, "pobj")
            ]
            if value and things:
                return things[0], value
    return None


def found_so(verb: Token) -> tuple[Token, int] | None:
    """The clause that "it" stands for, and what it is called: "it would be a mistake to lift the embargo"."""
    if verb.lemma_ not in _COPULAS or not any(child.lower_ == "it" for child in children(verb, "nsubj", "expl")):
        return None
    for predicate in children(verb, "acomp", "attr", "oprd"):
        value = value_of(_weighed(predicate)) if predicate.i > verb.i else 0
        for word in (predicate, verb) if value else ():
            for clause in children(word, "xcomp", "ccomp", "advcl", "acl", "relcl", "csubj"):
                if clause.i > predicate.i and (infinitive(clause) or marked_that(clause)):
                    return clause, value
    return None


def _weighed(head: Token) -> list[Token]:
    """The words of a predicate in the order of their weight: its head, then what describes it, then its "of"."""
    near = children(head, "amod", "compound", "advmod", "neg", "det", "conj", "pobj", "acomp", "relcl")
    of = [below for phrase in children(head, "prep") if phrase.lower_ == "of" for below in children(phrase, "pobj")]
    turning = [word for word in near if word.lower_ in _TURNING]
    rest = [word for word in near if word.lower_ not in _TURNING]
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
        if lower in _TURNING:
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


def said_of(verb: Token) -> tuple[Token, int] | None:
    """The subject of a clause with the sign of what is said of it, negation and all, if any."""
    found = judged(verb)
    return (found[0], -found[1]) if found is not None and negated(verb) else found
