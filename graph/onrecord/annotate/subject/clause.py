"""What the clause of a noun tells of its thing: on which days it was, and whether it is a thing at all."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.parse.clause import token_span
from onrecord.model.document import Span
from onrecord.names.subject_nouns import HAPPENS, HELD

_TIMES = frozenset({"npadvmod", "tmod", "prep", "attr", "dobj", "oprd"})
_HAD = frozenset({"have", "lack"})
_STATES = frozenset({"in", "of", "without"})
_BARE = frozenset({"amod", "neg", "advmod", "compound", "punct"})


def days_of_clause(noun: Token) -> Iterator[Span]:
    """Where the clause says when a thing was, of which the noun is subject: "the vote took place on 3 May"."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or any(child.dep_ == "neg" for child in verb.children):
        return
    lemma = verb.lemma_.lower()
    place = any(child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children)
    if lemma in HAPPENS or (lemma in HELD and noun.dep_ == "nsubjpass") or (lemma == "take" and place):
        for child in verb.children:
            if child.dep_ in _TIMES and child.i > noun.i:
                yield token_span(child.left_edge, child.right_edge)


def whole_of(noun: Token) -> Token | None:
    """The noun with an ordinal of which this one is the whole: "the first round of" the vote."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is None or above.pos_ != "NOUN":
        return None
    return above if any(child.tag_ == "JJ" and child.ent_type_ == "ORDINAL" for child in above.children) else None


def is_quality(noun: Token) -> bool:
    """Whether a noun without an article names what something is like: "has no legal force", "is of use"."""
    if any(child.dep_ not in _BARE and child.lower_ != "no" for child in noun.children):
        return False
    if noun.pos_ != "NOUN" or any(child.pos_ == "PROPN" for child in noun.children):
        return False
    if noun.dep_ == "dobj":
        return noun.head.lemma_.lower() in _HAD
    verb = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ in _STATES and verb.lemma_.lower() in {"be", "remain", "stay"}
