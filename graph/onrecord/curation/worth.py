"""What it is worth to decide a pair of actors: the documents that a decision puts right, as far as that is likely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.curation.pairs import Pair
from onrecord.model.actor_kinds import MATCH_KINDS
from onrecord.model.ids import is_reference, key_of, relative
from onrecord.rdf.quads import Quads, is_node
from onrecord.rdf.terms import CANONICAL, node

_PLACE = {kind: place for place, kind in enumerate(MATCH_KINDS)}


def by_worth(graph: Quads, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs, each with how many documents it touches, those first whose decision is worth most.

    A decision moves the one of the two that fewer documents name, or the mentions that the pair is about. What it is
    worth is their number times the score; of like worth the classes of reasons go in their order.
    """
    documents: dict[str, int] = {}

    def touched(pair: Pair) -> int:
        if pair.references:
            return len(set(map(key_of, pair.references)))
        for actor in (pair.one, pair.other):
            if actor not in documents:
                documents[actor] = _documents_of(graph, actor)
        return min(documents[pair.one], documents[pair.other])

    counted = [replace(pair, touched=touched(pair)) for pair in pairs]
    return sorted(counted, key=_order)


def _order(pair: Pair) -> tuple[float, float, int, str, str]:
    return (-pair.score * pair.touched, -pair.score, _PLACE.get(pair.kind, len(_PLACE)), pair.one, pair.other)


def _documents_of(graph: Quads, actor: str) -> int:
    """How many documents name an actor; one where it is what a single document names."""
    subjects = (quad.subject for quad in graph.match(None, CANONICAL, node(actor)))
    names = (relative(subject.value) for subject in subjects if is_node(subject))
    return len({key_of(name) for name in names if is_reference(name)}) or 1
