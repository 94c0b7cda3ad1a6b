"""Pairs of actors, or subjects, that may be one, with what speaks for it: offices, states, days, words of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.model.actor_kinds import SUBJECT_MATCH
from onrecord.model.decision import Decision, Judgement
from onrecord.model.ids import is_reference, key_of, relative, space_of
from onrecord.output.terminal import one_line
from onrecord.rdf.quads import Node, Quads, is_literal, is_node
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, RDF_TYPE, node, term
from onrecord.store.base import Store

_LOOKED_AT = 400
"""References of one actor that are looked at, so that a state that all documents name is shown quickly too."""

_SHOWN = 4
_AROUND = 110
_SENTENCE = re.compile(r"[.!?]['\"”’]?\s+(?=[\"“'‘A-Z])|\n")
_REST = "…"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two actors: its id, names, offices, states and ISO days, its documents, and a line of one of them."""

    id: str
    label: str
    names: tuple[str, ...]
    offices: tuple[str, ...]
    states: tuple[str, ...]
    days: tuple[str, ...]
    documents: tuple[str, ...]
    line: str
    where: str

    def told(self) -> list[str]:
        """The side as lines for people."""
        head = f"{self.label}  ({self.id})" if self.label else self.id
        period = self.days if len(self.days) < 2 else (f"{self.days[0]} to {self.days[-1]}",)
        facts = [
            f"named {_some(self.names)}" if self.names else "",
            f"office: {_some(self.offices)}" if self.offices else "",
            f"for {_some(self.states)}" if self.states else "",
            f"in {_some(self.documents)}" if self.documents else "",
            *period,
        ]
        lines = [one_line("; ".join(part for part in (head, *facts) if part))]
        return [*lines, one_line(f"“{self.line}”  in {self.where}")] if self.line else lines


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one: the likelier root first, how likely it is, the reason and its class.

    ``references`` are the only mentions of the second that the pair is about; empty where it is about all. ``touched``
    is how many documents a decision would touch, 0 where nobody has counted. Decisions are of ``decided``, where these
    are not the two themselves: a subject's first reference, whose id stays.
    """

    one: str
    other: str
    score: float
    reason: str
    kind: str
    references: tuple[str, ...] = ()
    touched: int = 0
    decided: tuple[str, str] | None = None

    def decisions(self, judgement: Judgement, by: str, when: str, why: str) -> list[Decision]:
        """What has to be decided for the two to be one or two: one row, or one for each mention of an office."""
        one, other = self.decided or (self.one, self.other)
        return [Decision(judgement, one, each, by, when, why) for each in self.references or (other,)]


def waiting_pairs(store: Store, kind: str | None = None, actors: Iterable[str] = (), above: float = 0) -> list[Pair]:
    """The pairs that wait for a decision, the likeliest first: of one class, with all of some actors, from a score.

    Those of subjects are a class of their own, and not among all.
    """
    graph, wanted = store.graph, set(actors)
    found = []
    for quad in graph.match(None, RDF_TYPE, term("rec:Match")):
        pair = _pair(graph, quad.subject) if is_node(quad.subject) else None
        if (
            pair
            and (pair.kind == kind or (kind is None and pair.kind != SUBJECT_MATCH))
            and pair.score >= above
            and wanted <= {pair.one, pair.other}
        ):
            found.append(pair)
    return sorted(found, key=lambda each: (-each.score, each.one, each.other))


def _pair(graph: Quads, match: Node) -> Pair | None:
    ids = sorted(_nodes(graph, match, "rec:concerns"))
    if len(ids) != 2:
        return None
    references = tuple(sorted(_nodes(graph, match, "rec:onlyReference")))
    kind = _text(graph, match, "rec:reasonClass")
    first, second = sorted(ids, key=lambda name: _rank(graph, name, references))
    score = float(_text(graph, match, "rec:score") or 0)
    return Pair(first, second, score, _text(graph, match, "rec:reason"), kind, references)


def _rank(graph: Quads, name: str, references: tuple[str, ...]) -> tuple[bool, bool, bool, int, str]:
    """Which of two is to stand for both: no office, no single mention, a person or a state, the name of more words."""
    return (
        bool(references) and (name in references or space_of(name) == "post"),
        is_reference(name),
        space_of(name) not in {"person", "state"},
        -len(_text(graph, node(name), "skos:prefLabel").split()),
        name,
    )


def side(store: Store, actor: str, only: Iterable[str] = ()) -> Side:
    """What documents tell of an actor, in an order that does not change: of all its mentions, or some alone."""
    graph = store.graph
    references = [node(each) for each in only] or list(_references(graph, actor))
    placed = sorted((*_when(graph, relative(each.value)), relative(each.value)) for each in references)
    names, offices, states = set[str](), set[str](), set[str]()
    for reference in references:
        names.add(_text(graph, reference, "skos:prefLabel"))
        states.update(_text(graph, node(each), "skos:prefLabel") for each in _nodes(graph, reference, "rec:speaksFor"))
        for quad in graph.match(None, term("rec:holder"), reference):
            held = _nodes(graph, quad.subject, "rec:office") if is_node(quad.subject) else []
            offices.update(_text(graph, node(each), "skos:prefLabel") for each in held)
    lines = ((found, title) for _, title, each in placed if (found := _line(store, each)))
    line, where = next(lines, ("", ""))
    return Side(
        id=actor,
        label=_text(graph, node(actor), "skos:prefLabel"),
        names=tuple(sorted(names - {""})),
        offices=tuple(sorted(offices - {""})),
        states=tuple(sorted(states - {""})),
        days=tuple(sorted({day for day, _, _ in placed if day})),
        documents=tuple(dict.fromkeys(title for _, title, _ in placed)),
        line=line,
        where=where,
    )


def label_in(store: Store, actor: str) -> str:
    """What an actor is called; its id if it has no name."""
    return _text(store.graph, node(actor), "skos:prefLabel") or actor


def _references(graph: Quads, actor: str) -> Iterator[Node]:
    quads = islice(graph.match(None, CANONICAL, node(actor)), _LOOKED_AT)
    found = [q.subject for q in quads if is_node(q.subject) and is_reference(relative(q.subject.value))]
    yield from found or ([node(actor)] if is_reference(actor) else [])


def _when(graph: Quads, reference: str) -> tuple[str, str]:
    """The ISO day and the title of the document that a reference is in."""
    for document in _nodes(graph, node(f"text/{key_of(reference)}"), "rec:textOf"):
        return _text(graph, node(document), "dcterms:issued"), _text(graph, node(document), "skos:prefLabel")
    return "", key_of(reference)


def _line(store: Store, reference: str) -> str:
    """The words around the first mention of a reference: its sentence, or what of it is near; empty without a text."""
    begin, _, end = reference.rpartition("/")[2].partition("-")
    try:
        text = store.text(key_of(reference))
    except (KeyError, ValueError):
        return ""
    if not (begin.isdecimal() and end.isdecimal()):
        return ""
    first, last = max(0, int(begin) - _AROUND), min(len(text), int(end) + _AROUND)
    before = [found.end() for found in _SENTENCE.finditer(text, first, int(begin) + 1) if found.end() <= int(begin)]
    after = _SENTENCE.search(text, int(end), last)
    start, stop = (before[-1] if before else first), (after.start() + 1 if after else last)
    opened = _REST if not before and first else ""
    closed = _REST if after is None and last < len(text) else ""
    return opened + " ".join(text[start:stop].split()) + closed


def _nodes(graph: Quads, subject: Node, predicate: str) -> list[str]:
    return [relative(q.object.value) for q in graph.match(subject, term(predicate), None) if is_node(q.object)]


def _text(graph: Quads, subject: Node, predicate: str) -> str:
    """A literal of a node, the first of several by the alphabet; empty if it has none."""
    quads = graph.match(subject, PREF_LABEL if predicate == "skos:prefLabel" else term(predicate), None)
    return min((q.object.value for q in quads if is_literal(q.object)), default="")


def _some(values: tuple[str, ...]) -> str:
    more = f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else ""
    return "; ".join(values[:_SHOWN]) + more
