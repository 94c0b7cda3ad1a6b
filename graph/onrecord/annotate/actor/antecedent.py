"""Antecedents of pronouns that speak: who fits "she", "they" or "it", and the likeliest of them by salience."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import WINDOW, Cluster
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Document
from onrecord.names.word_list import word_list, word_set

_SHE = word_set("function_words.csv", "she_antecedent")
_SINGULAR = word_set("function_words.csv", "he_or_she_antecedent")
_PLURAL = word_set("function_words.csv", "they_antecedent")
NEUTRAL = word_set("function_words.csv", "it_antecedent")
_FIRST = word_set("function_words.csv", "first_person_antecedent")
_THIRD = _SINGULAR | _PLURAL | NEUTRAL
_BESIDE = re.compile(
    rf"\b(?:{'|'.join(word_list('function_words.csv', 'beside'))})\s+[^.;:\n]{{2,80}}?,\s+$", re.IGNORECASE
)
_AHEAD = 400
"""Code points by which one who spoke is ahead of one who was only named."""


def seeks_antecedent(head: Token) -> bool:
    """Whether a word stands for one that was named before."""
    return head.pos_ == "PRON" or head.lower_ in _FIRST | _THIRD


def is_first_person(pronoun: Token) -> bool:
    """Whether a pronoun is "I" or "we"."""
    return pronoun.lower_ in _FIRST


def antecedent_of(pronoun: Token, clusters: Sequence[Cluster], scene: Scene) -> Cluster | None:
    """The most salient of the clusters that a pronoun may mean; ``None`` if none fits.

    A pronoun outside quotation marks means nobody who is named inside them alone.
    """
    if pronoun.lower_ not in _THIRD:
        return None
    offset = pronoun.idx
    before = _before(pronoun, scene)
    lasts = [(each, _last(each, pronoun, before, scene)) for each in clusters if each.meant]
    near = [(each, last) for each, last in lasts if last > max(-1, offset - WINDOW)]
    kept = {id(each) for each in _fitting(pronoun, [each for each, _ in near], scene.document)}
    fitting = [(each, last) for each, last in near if id(each) in kept]
    best = max(fitting, key=lambda found: _salience(found[0], offset, found[1]), default=None)
    if best is None:
        return None
    return _known_beside(best, fitting, scene) if pronoun.lower_ in _SINGULAR else best[0]


def _known_beside(best: tuple[Cluster, int], fitting: Sequence[tuple[Cluster, int]], scene: Scene) -> Cluster:
    """Who is named in the same sentence and is known to be a woman or a man, rather than one who may be either.

    Each comes with the place where its latest mention starts.
    """
    place = scene.token_at(best[1])
    if best[0].female is not None or place is None:
        return best[0]
    sentence = place.sent
    known = [
        each for each, last in fitting if each.female is not None and sentence.start_char <= last < sentence.end_char
    ]
    return known[0] if len(known) == 1 else best[0]


def _before(pronoun: Token, scene: Scene) -> int:
    """Where the words end that may name whom a pronoun means.

    Whom a phrase before the pronoun sets beside it is another: "Like Norvania, it asked".
    """
    start = pronoun.sent.start_char
    beside = _BESIDE.search(scene.text[start : pronoun.idx])
    return start + beside.start() if beside else pronoun.idx


def _last(cluster: Cluster, pronoun: Token, before: int, scene: Scene) -> int:
    """Where the latest mention before a place starts, none of those inside marks for a pronoun outside; else -1."""
    last = cluster.last_before(before)
    while last >= 0 and not scene.around(pronoun) and _is_quoted(scene, last):
        last = cluster.last_before(last)
    return last


def _is_quoted(scene: Scene, offset: int) -> bool:
    token = scene.token_at(offset)
    return token is not None and bool(scene.around(token))


def _fitting(pronoun: Token, candidates: list[Cluster], document: Document) -> list[Cluster]:
    """The candidates whose kind and gender go with a pronoun."""
    lower = pronoun.lower_
    if lower in _SINGULAR:
        start = pronoun.sent.start_char
        people = [c for c in candidates if c.kind == "person" or _is_somebody(c, start, pronoun.idx)]
        return [c for c in people if c.female in {None, lower in _SHE}]
    if lower in _PLURAL:
        return [c for c in candidates if c.kind in {"collective", "organization", "unnamed"}]
    fitting = [c for c in candidates if c.kind in {"document", "organization", "organ", "state", "outlet"}]
    if document.kind == "resolution":  # its organ is the subject of every paragraph
        return [c for c in fitting if c.kind == "organ" and c.spoke >= 0] or fitting
    return fitting


def _is_somebody(cluster: Cluster, start: int, offset: int) -> bool:
    """Whether an office or an unnamed source stands for a person here: it spoke, or the sentence has named it."""
    named = cluster.kind == "post" and cluster.last_before(offset) >= start
    return named or (cluster.kind in {"post", "unnamed"} and cluster.spoke >= 0)


def _salience(cluster: Cluster, offset: int, last: int) -> tuple[int, int]:
    """Later speakers before others, by the sentence's distance, then by place."""
    spoke = cluster.spoke if 0 <= cluster.spoke < offset else -1
    return (max(spoke + _AHEAD if spoke >= 0 else -1, last), last)


def note_gender(pronoun: Token, cluster: Cluster) -> None:
    """Notes the gender of a person whom "he" or "she" means."""
    if pronoun.lower_ in _SINGULAR and cluster.kind == "person":
        cluster.female = pronoun.lower_ in _SHE
