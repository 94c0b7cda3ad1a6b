"""Judgements: what a predicate calls its subject or object, good or bad, and what is felt about a thing."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children, infinitive, marked_that, subject_of
from onrecord.annotate.parse.worth import TURNING, value_of, weighed
from onrecord.annotate.position.phrase import complements, is_nominal
from onrecord.annotate.status.own import negated
from onrecord.names.stance_words import is_of, sign_of

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
        value = value_of(weighed(child)) if child.i > verb.i else 0
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
        sign = -sign if any(child.lower_ in TURNING for child in adjective.children) else sign
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
        value = value_of(weighed(predicate)) if predicate.i > verb.i else 0
        for word in (predicate, verb) if value else ():
            for clause in children(word, "xcomp", "ccomp", "advcl", "acl", "relcl", "csubj"):
                if clause.i > predicate.i and (infinitive(clause) or marked_that(clause)):
                    return clause, value
    return None


def said_of(verb: Token) -> tuple[Token, int] | None:
    """The subject of a clause with the sign of what is said of it, negation and all, if any."""
    found = judged(verb)
    return (found[0], -found[1]) if found is not None and negated(verb) else found
