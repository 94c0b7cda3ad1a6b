"""Descriptions, "the spokeswoman", "the two parties": their words, what kind of actor they tell, whom they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import WINDOW, Cluster
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.actor.whose import may_be
from onrecord.annotate.actor.wording.phrase import phrase_of
from onrecord.annotate.parse.clause import children
from onrecord.model.statement import ActorKind
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_OF_SOMETHING_NAMED = word_set("function_words.csv", "definite_again")
_OF_AN_OFFICE = word_set("function_words.csv", "definite_office")
_WHOSE = word_set("function_words.csv", "office_of")
_CALLING = word_set("titles.csv", "of_women", "of_men") | {"madam", "mister"}
_DIPLOMATS = word_set("actors.csv", "called_diplomat")


def is_definite(head: Token) -> bool:
    """Whether a noun may mean what was named before: "the letter", "this office"."""
    return any(child.lower_ in _OF_SOMETHING_NAMED for child in head.children)


def is_address(head: Token) -> bool:
    """Whether an office is called upon: "Mr. President"."""
    return head.i > 0 and head.nbor(-1).lower_ in _CALLING


def kind_described(head: Token) -> ActorKind:
    """What a description is of, by its head."""
    role = role_of(head)
    if role in {"organization", "document", "outlet", "collective"}:
        return role
    if role == "person":
        definite = any(child.lower_ in _OF_AN_OFFICE or child.dep_ == "poss" for child in head.children)
        of_whom = any(child.dep_ in {"poss", "compound"} for child in head.children) or any(
            phrase.lower_ in _WHOSE for phrase in children(head, "prep")
        )
        return "post" if (definite and of_whom) or head.pos_ == "PROPN" else "unnamed"
    return "unnamed"


def described_before(head: Token, clusters: Sequence[Cluster], text: str, owner: str | None = None) -> Cluster | None:
    """What a definite description means that stood before: by its noun, kind and words, and by whose office it is."""
    kind, lemma = kind_described(head), head.lemma_.lower()
    if kind in {"person", "post", "unnamed"}:
        words = _called(head)
        held = (c for c in clusters if c.kind in {"person", "post"} and words & c.roles and may_be(c, owner))
        return _last(held, head)
    if kind == "organization":
        modifiers = {child.lower_ for child in children(head, "compound", "amod")}
        return _last((c for c in clusters if _is_body_called(c, lemma, modifiers)), head)
    if kind == "collective":
        phrase = phrase_of(head)
        key = folded(text[phrase[0] : phrase[1]])
        same = [c for c in clusters if c.kind == kind and folded(c.name) == key]
        return next((c for c in same if _is_near(c.last_before(head.idx), head)), None)
    if kind in {"document", "outlet"}:
        return _last((c for c in clusters if c.kind == kind and lemma in c.roles), head)
    return None


def _called(head: Token) -> frozenset[str]:
    """The offices of those whom a noun means: its own; of "the diplomat" with no word before it, those of diplomats."""
    alone = not children(head, "amod", "compound", "nmod")
    return (
        _DIPLOMATS | {head.lemma_.lower()} if head.lower_ == "diplomat" and alone else frozenset({head.lemma_.lower()})
    )


def _is_body_called(cluster: Cluster, lemma: str, modifiers: set[str]) -> bool:
    """Whether a body's name has the noun of a description and all that modifies it."""
    return (
        cluster.kind in {"organization", "organ"}
        and lemma in folded(cluster.name).split()
        and modifiers <= set(folded(cluster.name).split()) | {"the"}
    )


def _last(clusters: Iterable[Cluster], head: Token) -> Cluster | None:
    """The one that was mentioned last before a noun and near it, the first of several."""
    places = [(cluster, cluster.last_before(head.idx)) for cluster in clusters]
    near = [(cluster, last) for cluster, last in places if _is_near(last, head)]
    return max(near, key=lambda each: each[1], default=(None, 0))[0]


def _is_near(place: int, head: Token) -> bool:
    return place >= 0 and head.idx - place < WINDOW
