"""Where decisions about statements and references hold: where they were made, or in a newer version of the document.

An id of a statement or a reference has its document's key in it, and the key changes with text, stated day and
publisher. What a decision was about is therefore kept beside it (``Passage``), and looked for in the documents
that took the old one's place: where the words agree, the decision is carried over, else it waits. The rows stay
as people wrote them. Pure: the same rows and the same documents give the same, in whatever order these came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import product

from onrecord.model.decision import Decision
from onrecord.model.ids import key_of
from onrecord.rdf.namespaces import GRAPH_DECISIONS
from onrecord.rdf.quads import Quad, make_quad, named_node
from onrecord.rdf.terms import node, term
from onrecord.triples.passages import Findings, Passage, places_of, plain, recorded, unranked

_COMPARED = 300
"""Code points of words that are compared to find the nearest."""

_LIKE = 0.5
"""How like each other words are, at the least, to be shown beside each other."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision, and the decisions that hold in its place; ``waits`` tells why it has no effect where it should.

    Then ``place`` is the statement or reference that is missed, ``said`` its words, ``instead`` are the keys of
    the documents in which these were looked for. ``origins`` lead from references it was carried over to, to
    those it was made about.
    """

    decision: Decision
    applied: tuple[Decision, ...]
    waits: str = ""
    place: str = ""
    said: str = ""
    instead: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def carried(self) -> tuple[Decision, ...]:
        """Those of ``applied`` that were carried over."""
        return tuple(each for each in self.applied if each != self.decision)


def standings(decisions: Sequence[Decision], findings: Findings) -> list[Standing]:
    """How each of the decisions in force stands; of two on one matter that which was made about it itself counts."""
    direct = {decision.matter for decision in decisions}
    latest: dict[tuple[str, ...], Decision] = {}
    found = [_standing(decision, findings) for decision in decisions]
    for standing in found:
        latest.update({each.matter: standing.decision for each in standing.carried})
    return [_unless_replaced(standing, direct, latest) for standing in found]


def _unless_replaced(
    standing: Standing, direct: Collection[tuple[str, ...]], latest: Mapping[tuple[str, ...], Decision]
) -> Standing:
    own = standing.decision
    kept = tuple(
        each for each in standing.applied if each == own or (each.matter not in direct and latest[each.matter] == own)
    )
    if standing.applied and not kept:
        return replace(standing, applied=(), waits="another decision was made about the newer version itself")
    return replace(standing, applied=kept)


def applied(found: Iterable[Standing]) -> list[Decision]:
    """The decisions that hold, with ids that are stored."""
    return list(dict.fromkeys(each for standing in found for each in standing.applied))


def origins(found: Iterable[Standing]) -> dict[str, str]:
    """From references that decisions were carried over to, to those they were made about."""
    return {newer: older for standing in found for newer, older in standing.origins.items()}


def carried_quads(found: Iterable[Standing]) -> list[Quad]:
    """What the graph of decisions says of statements and references that decisions were carried over to."""
    return [
        make_quad(node(standing.decision.id), term("rec:concerns"), node(name), named_node(GRAPH_DECISIONS))
        for standing in found
        for each in standing.carried
        for name in each.concerns
        if name not in standing.decision.concerns
    ]


@dataclass(frozen=True, slots=True)
class _Targets:
    """Where an id of a decision leads; ``waits``, ``said`` and ``instead`` as ``Standing`` has them."""

    ids: tuple[str, ...]
    waits: str = ""
    said: str = ""
    instead: tuple[str, ...] = ()


def nearest(standing: Standing, findings: Findings) -> str:
    """The words most like those that a waiting decision is about, where these were looked for; empty if none are."""
    space = standing.place.partition("/")[0]
    found = [words for key in standing.instead for words in findings.words_in(key, space).values()]
    openings = {words[:_COMPARED]: words for words in reversed(found)}
    close = get_close_matches(standing.said[:_COMPARED], openings, n=1, cutoff=_LIKE)
    return openings[close[0]] if close else ""


def _standing(decision: Decision, findings: Findings) -> Standing:
    if decision.judgement == "act" and not findings.has_act(decision.object):
        return Standing(decision, (), f"{decision.object} is no act of the vocabulary")
    known = recorded(decision)
    targets = {place: _targets(place, known.get(place), findings) for place in places_of(decision)}
    made = tuple(_made(decision, {place: found.ids for place, found in targets.items()}))
    place, missing = next(((place, found) for place, found in targets.items() if found.waits), ("", _Targets(())))
    ways = {newer: place for place, found in targets.items() for newer in found.ids if newer != place}
    refs = {newer: older for newer, older in ways.items() if newer.startswith("reference/")}
    return Standing(decision, made, missing.waits, place, missing.said, missing.instead, refs)


def _made(decision: Decision, ids: Mapping[str, tuple[str, ...]]) -> Iterator[Decision]:
    """The decision about each of the things that its ids lead to; what it puts in place, from the same document."""
    for subject in ids.get(decision.subject, (decision.subject,)):
        choices = [_beside(subject, ids.get(name, (name,)), decision) for name in decision.given]
        for chosen in product(*choices):
            if subject not in chosen or decision.judgement == "speaker":
                yield replace(decision, subject=subject, object=" ".join(chosen) or decision.object)


def _beside(subject: str, found: tuple[str, ...], decision: Decision) -> tuple[str, ...]:
    if decision.judgement not in {"speaker", "target"}:
        return found
    near = [each for each in found if key_of(each) == key_of(subject)] or found
    return tuple(near[:1])


def _targets(place: str, known: Passage | None, findings: Findings) -> _Targets:
    key, space = key_of(place), place.partition("/")[0]
    passage = findings.passage(place) or known
    here = (place,) if place in findings.words_in(key, space) else ()
    held, superseded = findings.holds(key), findings.is_superseded(key)
    said = passage.words if passage else ""
    if here and not superseded:
        return _Targets(here)
    if passage is None:
        why = "it is not in the document as it is now read" if held else "its document is not in the store"
        return _Targets(here, f"{why}, and what it said was not noted")
    keys = (key,) if held and not superseded else tuple(findings.versions(key, passage))
    if not keys:
        return _Targets(here, "its document is not in the store", said)
    found = {each: _same_words(each, place, passage, findings) for each in keys}
    current = [each for each in keys if not findings.is_superseded(each)] or list(keys)
    ids = tuple(dict.fromkeys((*here, *(name for name in found.values() if name))))
    if any(found[each] for each in current):
        return _Targets(ids)
    return _Targets(ids, _why(keys == (key,), current, passage, space, findings), said, tuple(current))


def _why(same: bool, keys: Sequence[str], passage: Passage, space: str, findings: Findings) -> str:
    """Why none of some documents has the words: the ``same`` document as newer rules read it, or newer versions."""
    key = keys[-1]
    named = f"{plain(findings.label(key))} (document/{key})"
    alike = [words for words in findings.words_in(key, space).values() if unranked(words) == unranked(passage.words)]
    if alike:
        return f"in {named} these words stand {len(alike)} times, and which is meant cannot be told"
    return f"newer rules find other words in {named}" if same else f"its newer version, {named}, has other words"


def _same_words(key: str, place: str, passage: Passage, findings: Findings) -> str | None:
    """The statement or reference with these words in another document, or ``None`` where that cannot be told."""
    space, _, where = place.split("/", 2)
    words = findings.words_in(key, space)
    there = f"{space}/{key}/{where}"
    if there in words:
        stored = findings.passage(there)
        if stored and (stored.text == passage.text or unranked(stored.words) == unranked(passage.words)):
            return there
    return next((name for name, said in words.items() if said == passage.words), None)
