"""What a noun makes of the act below it ("plans to", "no intention of"), with the verb whose object it is."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children
from onrecord.annotate.status.degree import Degree, Effect, below
from onrecord.annotate.status.words import effect_of

_LEAVES = Effect("asserted", "negated")


def noun_effect(noun: Token, form: str) -> Effect | None:
    """The effect of a noun, of its phrase with its verb first ("missed the chance to" before "chance to")."""
    word = noun.lemma_.lower()
    verb = noun.head
    if noun.dep_ == "dobj":
        phrase = effect_of("phrase", f"{verb.lemma_.lower()} {word}", form)
        if phrase is not None:
            return phrase
    return effect_of("noun", word, form)


def degree_of_noun(noun: Token, degree_of: Callable[[Token, int], Degree], depth: int) -> Degree:
    """How far there is what a noun names: none ("no plans"), no more ("dropped plans"), perhaps ("weighs plans").

    ``degree_of`` tells the degree of the verb that has the noun for its object or its passive subject.
    """
    if any(child.lower_ in {"no", "neither", "little"} for child in children(noun, "det", "amod")):
        return "negated"
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"} or noun.dep_ not in {"dobj", "nsubjpass", "attr"}:
        return "asserted"
    if noun.dep_ == "dobj" and effect_of("phrase", f"{verb.lemma_.lower()} {noun.lemma_.lower()}", "inf"):
        return degree_of(verb, depth + 1)
    return below(_of_verb(verb), degree_of(verb, depth + 1))


def _of_verb(verb: Token) -> Effect:
    for particle in children(verb, "prt"):
        found = effect_of("verb", f"{verb.lemma_.lower()} {particle.lower_}", "noun")
        if found is not None:
            return found
    return effect_of("verb", verb.lemma_.lower(), "noun") or _LEAVES
