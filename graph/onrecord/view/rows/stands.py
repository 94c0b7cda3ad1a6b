"""Who takes a stand on what: positions on subjects, by statement, and how voters voted on texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.model.ids import local, relative
from onrecord.rdf.quads import Node, Quads, is_node
from onrecord.rdf.terms import RDF_TYPE, node, term
from onrecord.view.rows.statements import Relation

STANCES = ("favours", "opposes", "neither")

VOTES = {"voted-for": "favours", "voted-against": "opposes", "abstained": "neither"}
"""How somebody voted, with the side that this is on the text."""

_CHOICES = {
    "rec:votedFor": "voted-for",
    "rec:votedAgainst": "voted-against",
    "rec:vetoed": "voted-against",
    "rec:abstained": "abstained",
}
_SUBJECTS = {term("rec:Subject"): "", term("rec:Document"): "document", term("rec:AgendaItem"): "item"}
_KIND = term("rec:kind")
_TAKEN = term("rec:Position")
_CANONICAL = term("rec:canonical")


class Stand(NamedTuple):
    """A position that a statement tells: on which subject and side, in which words, found by which rule.

    ``sort`` is the subject's type, as ``rec:kind`` has it. ``taken`` is false where the document denies, expects or
    only thinks possible that it is anybody's.
    """

    statement: str
    subject: str
    sort: str
    stance: str
    taken: bool
    span: tuple[int, int]
    rule: str


def read_stands(graph: Quads) -> dict[str, list[Stand]]:
    """Return the positions of a whole store on subjects, documents and agenda items, by statement and in order.

    A walk over each property: no query plan is as quick. States and people are no subjects, as in
    ``queries/stances.rq``, and targets that stand for nothing are left out.
    """
    known = _Known(graph)
    stances, statements = _pairs(graph, "rec:stance"), _pairs(graph, "rec:positionOf")
    rules, spans = _pairs(graph, "rec:rule"), _pairs(graph, "rec:targetSpan")
    found: dict[str, list[Stand]] = defaultdict(list)
    for position, target in _pairs(graph, "rec:target").items():
        subject = known.subject(target)
        if subject is None or position not in stances or position not in statements:
            continue
        statement = relative(statements[position].value)
        taken = any(quad.object == _TAKEN for quad in graph.match(position, RDF_TYPE, None))
        stance = local(stances[position].value)
        rule = local(rules[position].value) if position in rules else ""
        span = _places(spans[position]) if position in spans else (0, 0)
        name, sort = subject
        found[statement].append(Stand(statement, name, sort, stance, taken, span, rule))
    return {statement: sorted(stands) for statement, stands in sorted(found.items())}


def read_votes(graph: Quads) -> tuple[Relation, ...]:
    """Return the votes of a whole store that are told of somebody by name, as relations of voter and text.

    What became of a draft stands for it. Who took no part, was absent or meant to vote otherwise is left out.
    """
    known = _Known(graph)
    became, voted_on = _pairs(graph, "rec:becameText"), _pairs(graph, "rec:votedOn")
    found = set()
    for name, choice in _CHOICES.items():
        for quad in graph.match(None, term(name), None):
            vote, voter = quad.subject, quad.object
            if not is_node(vote) or not is_node(voter):
                continue
            text, told = became.get(vote) or voted_on.get(vote), list(_told_at(graph, vote))
            if text is None or not told:
                continue
            document, span = min(told, key=lambda one: (one[1][1] - one[1][0], one))
            ends = [relative(known.canonical(end).value) for end in (voter, text)]
            found.add(Relation(choice, ends[0], ends[1], document, span))
    return tuple(sorted(found))


class _Known:
    """What references stand for, each looked up once."""

    def __init__(self, graph: Quads) -> None:
        self._graph = graph
        self.canonical = lru_cache(maxsize=None)(self._canonical)
        self.subject = lru_cache(maxsize=None)(self._subject)

    def _canonical(self, reference: Node) -> Node:
        for _ in range(2):
            found = [quad.object for quad in self._graph.match(reference, _CANONICAL, None) if is_node(quad.object)]
            reference = min(found, key=str, default=reference)
        return reference

    def _subject(self, reference: Node) -> tuple[str, str] | None:
        """The subject that a reference stands for, with its type; none where it is no subject."""
        thing = self.canonical(reference)
        classes = {quad.object for quad in self._graph.match(thing, RDF_TYPE, None)}
        if classes.isdisjoint(_SUBJECTS.keys()):
            return None
        told = sorted(
            local(quad.object.value) for quad in self._graph.match(thing, _KIND, None) if is_node(quad.object)
        )
        sort = next((sort for known, sort in _SUBJECTS.items() if sort and known in classes), "")
        return relative(thing.value), sort or next(iter(told), "subject")


def _pairs(graph: Quads, name: str) -> dict[Node, Node]:
    """Subjects with the first of their objects that is a node."""
    found: dict[Node, Node] = {}
    for quad in graph.match(None, term(name), None):
        if is_node(quad.subject) and is_node(quad.object):
            known = found.get(quad.subject)
            found[quad.subject] = quad.object if known is None else min(known, quad.object, key=str)
    return found


def _told_at(graph: Quads, vote: Node) -> Iterator[tuple[str, tuple[int, int]]]:
    """The documents that tell of a vote, with the characters where they do."""
    for quad in graph.match(vote, term("rec:evidence"), None):
        if is_node(quad.object):
            text = node(relative(quad.object.value).partition("#")[0])
            for printed in graph.match(text, term("rec:textOf"), None):
                if is_node(printed.object):
                    yield relative(printed.object.value), _places(quad.object)


def _places(span: Node) -> tuple[int, int]:
    begin, _, end = span.value.rpartition("=")[2].partition(",")
    return (int(begin), int(end)) if begin.isdigit() and end.isdigit() else (0, 0)
