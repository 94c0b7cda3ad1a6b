"""Verbs with the words of their form as the table of stances has them: "walk out of" before "walk"."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children
from onrecord.names.stance_words import sign_of


def change_of(verb: Token) -> tuple[int, tuple[Token, ...]] | None:
    """What a verb does to its object, by its longest form ("walk out of" before "walk"), and the form's other words."""
    return _effect_of("change", verb)


def effect_of(verb: Token) -> int | None:
    """What a thing is worth by what it does: whatever violates an accord is spoken ill of."""
    found = _effect_of("effect", verb)
    return found[0] if found is not None else None


def is_hostile(verb: Token) -> bool:
    """Whether a verb tells harm to what is its object, so that whoever reproaches another with it stands by that."""
    return _effect_of("hostile", verb) is not None


def is_assent_of(verb: Token) -> bool:
    """Whether to withhold what a verb says is a stand against: "will not go along with the text"."""
    return _effect_of("assent", verb) is not None


def _effect_of(kind: str, verb: Token) -> tuple[int, tuple[Token, ...]] | None:
    lemma = verb.lemma_.lower()
    for noun in children(verb, "dobj"):
        for phrase in (*children(noun, "prep"), *children(verb, "prep")):
            found = sign_of(kind, f"{lemma} {noun.lemma_.lower()} {phrase.lower_}") if phrase.i > noun.i else None
            if found is not None:
                return found, (noun, phrase)
    for particle in children(verb, "prt", "prep", "advmod", "acomp", "intj"):
        if particle.i < verb.i:
            continue
        for more in (*children(particle, "prep", "pobj"), None, *children(verb, "prep")):
            words = [particle, more] if more is not None and more.i > particle.i else [particle]
            found = sign_of(kind, " ".join([lemma, *(word.lower_ for word in words)]))
            if found is not None:
                return found, tuple(words)
    found = sign_of(kind, lemma)
    return (found, ()) if found is not None else None
