"""Whether a name stands where names of places do, or is one by its head: after "in", before or in a word for land."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_of
from onrecord.names.word_list import word_set

_WHERE = word_set("function_words.csv", "where")
_PLACES = word_set("actors.csv", "place")
_NATURE = word_set("actors.csv", "nature")
_HEADS = word_set("actors.csv", "place", "land", "site")
"""Nouns for stretches of land (WordNet 3.1 noun.location), and for conflicts over them."""


def is_where(token: Token) -> bool:
    """Whether a name of one word stands where places do: "in Vorrel", "the bridge at Vorrel"."""
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def tells_which(token: Token) -> bool:
    """Whether a name of one word tells which of some thing: "the Vorrel bridge" is named for a place."""
    thing = token.head
    return token.dep_ == "compound" and thing.pos_ == "NOUN" and thing.i == token.i + 1 and role_of(thing) is None


def names_land(tokens: list[Token]) -> bool:
    """Whether a name has a word for land or a building at its head, or stands before one for a stretch of land."""
    head = head_of(tokens)
    if head.lower_ in _HEADS and len(tokens) > 1:
        return True
    last = tokens[-1]
    return last.dep_ in {"compound", "nmod", "poss"} and last.head.lower_ in _PLACES and last.head.i - last.i <= 2


def is_of_land(token: Token) -> bool:
    """Whether a word is one for land, water or what is built: "city", "Airport"."""
    return token.lower_ in _HEADS


def is_of_water_or_land(token: Token) -> bool:
    """Whether a word is one for water or a shape of land, which no state owns by its name alone: "delta", "Gulf"."""
    return token.lower_ in _NATURE


def ends_in_land(tokens: list[Token]) -> bool:
    """Whether a name ends in a word for a stretch of land that people are not called by: "the Rell Islands"."""
    return tokens[-1].lower_ in _PLACES


def head_of(tokens: list[Token]) -> Token:
    """The word that tells what a name is of: the last, or the last before a preposition ("Committee of Experts")."""
    for place in range(1, len(tokens)):
        if tokens[place].pos_ == "ADP" and tokens[place - 1].text[-1:].isalnum():
            return tokens[place - 1]
    return tokens[-1]
