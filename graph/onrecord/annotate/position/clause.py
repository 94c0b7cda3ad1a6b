"""Clauses without an act that takes a side: what they tell to be wanted, needed, or good or bad by what it does."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.worth import value_of
from onrecord.annotate.position.words import change_of, effect_of
from onrecord.annotate.status.own import negated
from onrecord.names.stance_words import is_of

_NOTHING = frozenset({"no", "nothing", "nobody"})
_LONG = 25
"""Words of a clause up to which "without" is taken to be about all of it."""


def wanted_in(verb: Token) -> Token | None:
    """The clause that tells what a speaker wants: with "must" or "should", needed, or what it is time for."""
    if any(is_of("must", child.lower_) for child in children(verb, "aux")):
        return verb
    if verb.lemma_ == "need" and children(verb, "dobj", "xcomp"):
        return verb
    timely = [child for child in children(verb, "attr", "nsubj", "npadvmod") if child.lower_ == "time"]
    if verb.lemma_ not in {"be", "come"} or not timely:
        return None
    found = [*children(verb, "xcomp", "ccomp", "advcl"), *children(timely[0], "acl", "relcl")]
    return found[0] if found else None


def needed_in(verb: Token) -> Token | None:
    """What nothing goes without: "there can be no peace without the treaty"."""
    below = list(verb.subtree)
    things = [thing for each in below if each.lower_ == "without" for thing in children(each, "pobj")]
    parts = children(verb, "attr", "dobj", "nsubj")
    nothing = negated(verb) or any(word.lower_ in _NOTHING for part in parts for word in part.subtree)
    return things[0] if things and nothing and len(below) < _LONG else None


def effect_in(verb: Token) -> int:
    """The sign of a thing by what it does: "protects the capital", "violates the accord", "causes no harm"."""
    objects = children(verb, "dobj")
    if not objects:
        manner = [word for adverb in children(verb, "advmod", "acomp") for word in (adverb, *adverb.children)]
        if negated(verb) and any(word.lower_ == "enough" for word in manner):
            return -1  # "did not go far enough"
        places = {word.i for word in manner}
        return -1 if any(word.lower_ == "too" and word.i + 1 in places for word in manner) else 0  # "came too late"
    value = effect_of(verb)
    if objects[0].lower_ == "nothing":
        return -(value or 1)  # "has given us nothing", but "has cost us nothing"
    turned = -1 if negated(verb) else 1
    worth = value_of([objects[0], *children(objects[0], "amod", "compound")])
    if value is not None:
        return turned * (worth if value > 0 and worth else value)  # "brings misery", "serves the occupation"
    change = change_of(verb)
    if change is not None and worth:
        return turned * change[0] * worth  # "ended the carnage", "rewards aggression"
    lacking = is_of("lacking", verb.lemma_.lower())
    return turned * value_of(objects[0].subtree) * (-1 if lacking else 1)
