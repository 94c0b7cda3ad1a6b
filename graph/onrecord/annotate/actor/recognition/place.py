"""Whether a name stands where names of places do: after a preposition of place, before a word for land."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_of
from onrecord.names.word_list import word_set

_WHERE = word_set("function_words.csv", "where")
_PLACES = word_set("actors.csv", "place")
"""Nouns for stretches of land (WordNet 3.1 noun.location), and for conflicts over them."""


def is_where(token: Token) -> bool:
    """Whether a name of one word stands where places do: "in Vorrel", "the bridge at Vorrel"."""
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def tells_which(token: Token) -> bool:
    """Whether a name of one word tells which of some thing: "the Vorrel bridge" is named for a place."""
    thing = token.head
    return token.dep_ == "compound" and thing.pos_ == "NOUN" and thing.i == token.i + 1 and role_of(thing) is None


def names_land(tokens: list[Token]) -> bool:
    """Whether a name stands before, or ends in, a word for a stretch of land."""
    head = tokens[-1]
    if head.lower_ in _PLACES:
        return True
    return head.dep_ in {"compound", "nmod", "poss"} and head.head.lower_ in _PLACES and head.head.i - head.i <= 2
