"""What a noun makes of the act below it ("plans to", "no intention of"), with the verb whose object it is."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children
from onrecord.annotate.status.degree import Degree, Effect, below
from onrecord.annotate.status.words import effect_of, is_of

DegreeOf = Callable[[Token, int], Degree]

_LEAVES = Effect("asserted", "negated")
_OF_ANOTHER = Effect("possible", "possible")
_NONE = frozenset({"no", "neither", "little", "zero"})
_VERBAL = frozenset({"VERB", "AUX"})
_DEEPEST = 40
"""Words above a noun that are followed; no sentence that is one has more."""


def noun_effect(noun: Token, form: str) -> Effect | None:
    """The effect of a noun, of its phrase with its verb first ("missed the chance to" before "chance to")."""
    word = noun.lemma_.lower()
    verb = noun.head
    if noun.dep_ == "dobj":
        phrase = effect_of("phrase", f"{verb.lemma_.lower()} {word}", form)
        if phrase is not None:
            return phrase
    return effect_of("noun", word, form)


def degree_of_noun(noun: Token, degree_of: DegreeOf, depth: int) -> Degree:
    """How far there is what a noun names: none ("no plans"), no more ("dropped plans"), perhaps ("weighs plans").

    ``degree_of`` tells the degree of the verb that has the noun for its object, its subject or in a phrase.
    """
    if depth > _DEEPEST:
        return "possible"
    if any(child.lower_ in _NONE for child in children(noun, "det", "amod")) or _is_false(noun):
        return "negated"
    if any(child.lower_ == "any" for child in children(noun, "det")):
        return "possible"
    above = noun.head
    if noun.dep_ == "pobj":
        return _in_phrase(noun.head, degree_of, depth)
    if noun.dep_ == "conj" and above.pos_ == "NOUN":
        return degree_of_noun(above, degree_of, depth + 1)
    if above.pos_ not in _VERBAL or noun.dep_ not in {"dobj", "nsubj", "nsubjpass", "attr"}:
        return "asserted"
    word = above.lemma_.lower()
    if noun.dep_ == "dobj" and effect_of("phrase", f"{word} {noun.lemma_.lower()}", "inf"):
        return degree_of(above, depth + 1)
    if noun.dep_ == "nsubj":
        effect = _of_verb(above, "subject")
        return below(effect, degree_of(above, depth + 1)) if effect else "asserted"
    effect = _of_verb(above, "noun") or _LEAVES
    if effect.plain == "unlikely" and _may_be_anothers(noun):
        effect = _OF_ANOTHER
    return below(effect, degree_of(above, depth + 1))


def _may_be_anothers(noun: Token) -> bool:
    """Whether who opposes a plan need not be who has it: "rejected the decision to", not "rejected calls to"."""
    known = noun_effect(noun, "inf")
    own = any(child.tag_ == "PRP$" for child in children(noun, "poss"))
    return known is not None and known.plain == "expected" and not own


def _in_phrase(preposition: Token, degree_of: DegreeOf, depth: int) -> Degree:
    """Of a noun behind a preposition: "reneged on its pledge", "the lack of a commitment", "without a plan"."""
    words = [preposition.lower_]
    above = preposition.head
    while above.pos_ in {"ADP", "ADV", "SCONJ"} and above.head.i != above.i:
        words.insert(0, above.lower_)
        above = above.head
    alone = effect_of("preposition", " ".join(words), "noun")
    if alone is not None:
        return alone.plain
    if above.pos_ in {"NOUN", "PROPN"} and above.i != preposition.i:
        effect = effect_of("noun", above.lemma_.lower(), f"noun-{words[-1]}")
        return below(effect, degree_of_noun(above, degree_of, depth + 1)) if effect else "asserted"
    if above.pos_ not in _VERBAL:
        return "asserted"
    word = above.lemma_.lower()
    for place in range(len(words)):
        found = effect_of("verb", f"{word} {' '.join(words[place:])}", "noun")
        if found is not None:
            return below(found, degree_of(above, depth + 1))
    particles = (f"{word} {child.lower_} {' '.join(words)}" for child in children(above, "prt", "advmod", "acomp"))
    found = next((effect for name in particles if (effect := effect_of("verb", name, "noun"))), None)
    return below(found, degree_of(above, depth + 1)) if found else "asserted"


def _is_false(noun: Token) -> bool:
    """Whether a claim is called false: "false reports", "the claim is baseless", "dismissed reports as untrue"."""
    if not is_of("claim", noun.lemma_.lower()):
        return False
    if any(is_of("false", child.lower_) for child in children(noun, "amod")):
        return True
    above = noun.head
    if noun.dep_ == "pobj" and noun.head.head.pos_ in _VERBAL:
        above = noun.head.head  # "dismissed as false reports that"
    if above.pos_ not in _VERBAL or noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return False
    own = {below.i for below in noun.subtree}
    words = [child for child in above.subtree if child.i not in own and is_of("false", child.lower_)]
    if noun.dep_ == "dobj" and not words:  # "called reports that it had recognised it false"
        words = [word for word in noun.subtree if word.i > noun.i and is_of("false", word.lower_)]
    return bool(words) and not any(child.dep_ == "neg" for word in (above, *words) for child in word.children)


def _of_verb(verb: Token, form: str) -> Effect | None:
    for particle in children(verb, "prt", "advmod"):
        found = effect_of("verb", f"{verb.lemma_.lower()} {particle.lower_}", form)
        if found is not None:
            return found
    for phrase in children(verb, "prep"):  # "put on hold its recognition of"
        for last in (*children(phrase, "pobj"), *children(phrase, "pcomp")):
            found = effect_of("verb", f"{verb.lemma_.lower()} {phrase.lower_} {last.lower_}", form)
            if found is not None:
                return found
    if verb.dep_ == "dep" and verb.i > verb.head.i + 1:  # the same, where the tagger took "hold" for a verb
        found = effect_of("verb", f"{verb.head.lemma_.lower()} {verb.nbor(-1).lower_} {verb.lower_}", form)
        if found is not None:
            return found
    return effect_of("verb", verb.lemma_.lower(), form)


def is_rejected(noun: Token) -> bool:
    """Whether a noun is the object of a verb that takes a side against it: "dismissed the allegations of"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ not in _VERBAL:
        return False
    effect = _of_verb(verb, "noun")
    return effect is not None and effect.plain == "unlikely"
