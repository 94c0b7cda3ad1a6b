"""Where decisions about statements and references hold: where they were made, or in a newer version of the document.

An id of a statement or a reference has its document's key in it, and the key changes with text, stated day and
publisher. What a decision was about is therefore kept beside it (``Passage``), and looked for in the documents
that took the old one's place: where the words agree, the decision is carried over, else it waits. The rows stay
as people wrote them. Pure: the same rows and the same documents give the same, in whatever order these came.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import product
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from onrecord.correction import key_of
from onrecord.decision import Decision
from onrecord.terms import node, term
from onrecord.vocabulary import GRAPH_DECISIONS

_BETWEEN_PLACES = " || "
_BETWEEN_PARTS = " | "
_NOTHING = "~"
_COMPARED = 300
"""Code points of words that are compared to find the nearest."""

_LIKE = 0.5
"""How like each other words are, at the least, to be shown beside each other."""

_RANK = re.compile(r" \| (\d+) of (\d+)$")


@dataclass(frozen=True, slots=True)
class Passage:
    """What lay where a decision was made: names of the document, SHA-256 of its text, words.

    Names are its ids at its sources, where it was read, addresses, and a UN document's own id. Words are a
    statement's source, cue and content, or a reference's name; with "2 of 3" where several have the same.
    """

    names: tuple[str, ...]
    text: str
    words: str


class Findings(Protocol):
    """What carrying asks of a store."""

    def holds(self, key: str) -> bool:
        """Whether a document with that key is stored."""

    def is_superseded(self, key: str) -> bool:
        """Whether a newer document took the place of that one."""

    def words_in(self, key: str, space: str) -> Mapping[str, str]:
        """The words of each statement or reference of a document, by id and in the order of the text."""

    def passage(self, name: str) -> Passage | None:
        """The passage of a statement or reference that is stored."""

    def versions(self, key: str, passage: Passage) -> Sequence[str]:
        """The keys of the documents that took the place of one, or may have."""

    def label(self, key: str) -> str:
        """How a stored document is called."""

    def has_act(self, name: str) -> bool:
        """Whether the vocabulary has a speech act of that name."""


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


def places_of(decision: Decision) -> tuple[str, ...]:
    """The ids of statements and references that a decision names, in order.

    >>> places_of(Decision("same", "person/mira-tal", "reference/00ff/3-11"))
    ('reference/00ff/3-11',)
    """
    return tuple(name for name in (decision.subject, *decision.given) if name.startswith(("statement/", "reference/")))


def ranked(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words by id, told apart where several have the same: by their order.

    >>> ranked([("a", "No."), ("b", "No."), ("c", "Yes.")])
    {'a': 'No. | 1 of 2', 'b': 'No. | 2 of 2', 'c': 'Yes.'}
    """
    given = list(words)
    counts = Counter(said for _, said in given)
    seen: Counter[str] = Counter()
    found: dict[str, str] = {}
    for name, said in given:
        seen[said] += 1
        found[name] = said if counts[said] == 1 else f"{said}{_BETWEEN_PARTS}{seen[said]} of {counts[said]}"
    return found


def joined(parts: Iterable[str]) -> str:
    """Parts as one cell of ``decisions.csv``: each on one line, without the bars that stand between them.

    >>> joined(["Mira Tal", "said", "a | b"])
    'Mira Tal | said | a / b'
    """
    return _BETWEEN_PARTS.join(plain(part) or _NOTHING for part in parts)


def plain(words: str) -> str:
    """Words on one line, without what a cell of ``decisions.csv`` may not hold."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in words).replace("|", "/").split())


def recorded(decision: Decision) -> dict[str, Passage]:
    """The passages that stand in a decision's row, by id."""
    columns = (decision.document, decision.text, decision.words)
    cells = [cell.split(_BETWEEN_PLACES) for cell in columns]
    places = places_of(decision)
    if not decision.document or any(len(found) != len(places) for found in cells):
        return {}
    rows = zip(places, *cells, strict=True)
    return {
        place: Passage(tuple(names.split(_BETWEEN_PARTS)), text, words)
        for place, names, text, words in rows
        if text != _NOTHING
    }


def recording(decision: Decision, findings: Findings) -> Decision:
    """The decision with the passages that are stored in its row; what stands there stays where it still serves."""
    known, places = recorded(decision), places_of(decision)
    passages = {place: _kept(known.get(place), findings.passage(place)) for place in places}
    if passages == {place: known.get(place) for place in places} or not any(passages.values()):
        return decision
    found = [passages[place] for place in places]
    return replace(
        decision,
        document=_BETWEEN_PLACES.join(_BETWEEN_PARTS.join(each.names) if each else _NOTHING for each in found),
        text=_BETWEEN_PLACES.join(each.text if each else _NOTHING for each in found),
        words=_BETWEEN_PLACES.join(each.words if each else _NOTHING for each in found),
    )


def _kept(known: Passage | None, stored: Passage | None) -> Passage | None:
    if known is None or stored is None:
        return known or stored
    same = (known.text, known.words) == (stored.text, stored.words)
    return known if same and set(known.names) & set(stored.names) else stored


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
        Quad(node(standing.decision.id), term("rec:concerns"), node(name), NamedNode(GRAPH_DECISIONS))
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
    if decision.judgement != "speaker":
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
    alike = [words for words in findings.words_in(key, space).values() if _unranked(words) == _unranked(passage.words)]
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
        if stored and (stored.text == passage.text or _unranked(stored.words) == _unranked(passage.words)):
            return there
    return next((name for name, said in words.items() if said == passage.words), None)


def _unranked(words: str) -> str:
    return _RANK.sub("", words)
