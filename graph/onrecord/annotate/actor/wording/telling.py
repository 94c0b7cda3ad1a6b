"""Which descriptions tell whom they mean: "the people of Norvania" does, "both sides" and "the victims" do not.

A statement is about nobody whom its words do not tell, unless they speak, are spoken to or hold an office in the same
document: they stay in its words.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.role import role_of
from onrecord.names.word_list import word_set

_ANY = word_set("function_words.csv", "whichever")
_DEEDS = word_set("actors.csv", "body_or_deed")
"""Nouns for bodies that in small letters mean what is done or given as well: "the commission of the crime"."""


def is_a_deed(head: Token) -> bool:
    """Whether a noun for a body means what is done or given: "the commission of the crime"."""
    of = any(child.lower_ == "of" and child.i > head.i for child in head.children)
    return of and head.text.islower() and head.lemma_.lower() in _DEEDS


def is_anybody(head: Token) -> bool:
    """Whether a noun is of whoever it may be, or of nobody: "a member of the Council", "any State"."""
    return any(child.lower_ in _ANY for child in head.children if child.i < head.i)


def tells_who(
    head: Token,
    words: Iterable[Token],
    named_at: Callable[[Token], Cluster | None],
    adjectives: Container[int],
) -> bool:
    """Whether a description has a name beside its noun, or an adjective of a state: "the Norvanian parties".

    One of several, or whoever it may be, is nobody that a name beside the noun tells: "a member of the Council".
    """
    if is_anybody(head):
        return False
    for token in words:
        if token.i == head.i or token.pos_ == "PRON":
            continue
        cluster = named_at(token)
        if token.i in adjectives or (cluster is not None and cluster.named):
            return True
        if token.pos_ == "PROPN" and token.text[:1].isupper() and not token.is_sent_start and role_of(token) is None:
            return True
    return False
