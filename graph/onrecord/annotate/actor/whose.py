"""Whose an office is that a description words: "the representative of Norvania" is not "Keldmark's representative"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import children
from onrecord.model.ids import space_of
from onrecord.names.folding import folded

_OF = frozenset({"of", "for", "from"})
_DEPTH = 3


def owner_of(head: Token, named_at: Callable[[Token], Cluster | None], adjectives: Mapping[int, str]) -> str | None:
    """Whose the office is, comparable: an id or a folded name; ``None`` where the words do not tell it.

    ``adjectives`` are the ids of the states that adjectives name, by the adjective's index.
    """
    if role_of(head) != "person" and not any(role_of(child) == "person" for child in children(head, "compound")):
        return None
    for token in _owners(head, _DEPTH):
        if token.i in adjectives:
            return adjectives[token.i]
        cluster = named_at(token)
        if cluster is not None and cluster.named and cluster.kind in {"state", "territory", "organization", "organ"}:
            return cluster.canonical or folded(cluster.name)
    return None


def _owners(head: Token, depth: int) -> Iterator[Token]:
    """What may own an office: the possessor, the words before its noun, and what follows "of", also further down."""
    yield from children(head, "poss", "compound", "amod", "nmod")
    if not depth:
        return
    for phrase in children(head, "prep"):
        if phrase.lower_ in _OF:
            for place in children(phrase, "pobj"):
                yield place
                yield from _owners(place, depth - 1)


def may_be(cluster: Cluster, owner: str | None) -> bool:
    """Whether one who holds an office may be who was named so before: nothing says that it is another's.

    "The Tarsovian president" is not a president whose state the text has not told; a state and a body are not compared.
    """
    if owner is None or cluster.whose == owner:
        return True
    of_state = space_of(owner) == "state"
    return not of_state if cluster.whose is None else of_state != (space_of(cluster.whose) == "state")
