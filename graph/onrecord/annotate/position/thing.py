"""The things of a clause: what it is about, whether there is any, and what a pronoun in it stands for."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import RELATIVES, children, subject_of
from onrecord.annotate.position.phrase import is_nominal
from onrecord.names.stance_words import is_of, sign_of

_BEHIND = frozenset(
    {"of", "to", "for", "in", "from", "with", "on", "against", "about", "over", "at", "towards", "into"}
)
_VERBAL = frozenset({"VERB", "AUX"})
_NO = frozenset({"no", "little", "neither"})


def things_of(verb: Token, form: tuple[Token, ...] = ()) -> list[Token]:
    """What a clause is about: object, subject of a passive, what stands behind its preposition, else its subject."""
    passive = children(verb, "nsubjpass")
    if passive:
        return [antecedent(passive[-1])]
    objects = [child for child in children(verb, "dobj") if is_nominal(child) and child not in form]
    if objects and is_of("idiom", f"{verb.lemma_.lower()} {objects[0].lemma_.lower()}"):
        objects = []  # "will take place"
    if objects and objects[0].lower_ == "what":  # "oppose what it called a sham complaint"
        objects = [child for child in children(verb, "oprd", "attr", "ccomp", "dobj")[1:] if is_nominal(child)]
    if objects:
        return objects
    for word in reversed(form):
        behind = (word, *children(word, "prep"))  # "bring to an end", "be in favour of"
        if below := [each for phrase in behind for each in children(phrase, "pobj", "pcomp") if each not in form]:
            return below
    clauses = [child for child in children(verb, "ccomp") if child.i > verb.i and child.pos_ in _VERBAL]
    if clauses:
        return clauses
    subject = subject_of(verb)
    if subject is not None and not form and sign_of("change", verb.lemma_.lower()) and is_thing(subject):
        return [antecedent(subject)]  # "the transit continues in full"
    for phrase in children(verb, "prep"):
        below = children(phrase, "pobj", "pcomp") if phrase.lower_ in _BEHIND and phrase.i > verb.i else []
        if below and below[0].ent_type_ not in {"DATE", "TIME"}:
            return below
    if subject is None and verb.dep_ in {"acl", "relcl"} and is_nominal(verb.head):
        subject = verb.head
    return [antecedent(subject)] if subject is not None and is_nominal(subject) else []


def is_thing(noun: Token) -> bool:
    """Whether a noun is common and names no office, body or person."""
    return noun.pos_ == "NOUN" and noun.ent_type_ not in {"PERSON", "GPE", "ORG", "NORP"} and role_of(noun) is None


def is_pointed_at(noun: Token) -> bool:
    """Whether a noun or a pronoun is for a thing and for nobody who could act."""
    return is_thing(noun) or noun.lower_ in {"this", "that", "which"}


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for where its clause hangs on a noun."""
    if token.lower_ in RELATIVES and token.head.dep_ == "relcl" and is_nominal(token.head.head):
        return token.head.head
    return token


def is_none(noun: Token) -> bool:
    """Whether a noun is told to be missing: "no reason", "little faith"."""
    return noun.lower_ == "nothing" or any(child.lower_ in _NO for child in children(noun, "det"))


def there_is(verb: Token) -> Token | None:
    """What is told to be there or not, where it is a stand: "there is no alternative to the pact"."""
    if verb.lemma_ not in {"be", "exist", "remain"} or not children(verb, "expl"):
        return None
    return next((noun for noun in children(verb, "attr", "nsubj") if is_of("act_noun", noun.lemma_.lower())), None)
