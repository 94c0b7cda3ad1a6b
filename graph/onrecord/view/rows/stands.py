"""Who takes a stand on what: positions on subjects, by statement, and how voters voted on texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model.ids import local, relative
from onrecord.rdf.quads import Node, Quads, is_node
from onrecord.rdf.terms import CANONICAL, RDF_TYPE, node, term
from onrecord.view.rows.answers import answers_in_bulk
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
_ELSE = "subject"


class Stand(NamedTuple):
    """A position that a statement tells: on which subject and side, in which words, found by which rule.

    ``sort`` is the subject's type, as ``rec:kind`` has it, or ``document``, ``item``, ``declared``. ``taken`` is false
    where the document denies, expects or only thinks possible that it is anybody's.
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

    States and people are no subjects. Targets that stand for nothing are left out, and what a person found to be no
    position. Statement and words' place stand in a position's id.
    """
    subjects: dict[str, tuple[str, str]] = {}
    for target, subject, sort in answers_in_bulk(graph, "targets"):
        told = subject, local(sort) or _ELSE
        subjects[target] = min(told, subjects.get(target, told))
    untaken = {quad.subject for quad in graph.match(None, RDF_TYPE, term("rec:UnassertedPosition"))}
    wrong = {quad.subject for quad in graph.match(None, term("rec:status"), term("rec:wrong"))}
    found: dict[str, set[Stand]] = defaultdict(set)
    for position, target, stance, rule in answers_in_bulk(graph, "stands"):
        if target in subjects and node(position) not in wrong:
            statement, _, place = position.replace("position/", "statement/", 1).rpartition("/")
            taken = node(position) not in untaken
            stand = Stand(statement, *subjects[target], local(stance), taken, _places(place), local(rule))
            found[statement].add(stand)
    return {statement: sorted(stands) for statement, stands in sorted(found.items())}


def read_votes(graph: Quads) -> tuple[Relation, ...]:
    """Return the votes of a whole store that are told of somebody by name, as relations of voter and text.

    What became of a draft stands for it. Who took no part, was absent or meant to vote otherwise is left out.
    """
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
            ends = [_canonical(graph, end) for end in (voter, text)]
            found.add(Relation(choice, ends[0], ends[1], document, span))
    return tuple(sorted(found))


def _canonical(graph: Quads, reference: Node) -> str:
    """What a reference stands for, in one step or two."""
    for _ in range(2):
        found = [quad.object for quad in graph.match(reference, CANONICAL, None) if is_node(quad.object)]
        reference = min(found, key=str, default=reference)
    return relative(reference.value)


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
                    place = quad.object.value.rpartition("=")[2].replace(",", "-")
                    yield relative(printed.object.value), _places(place)


def _places(told: str) -> tuple[int, int]:
    """The first and the last character of a span told as ``BEGIN-END``.

    >>> _places("12-17")
    (12, 17)
    """
    begin, _, end = told.partition("-")
    return (int(begin), int(end)) if begin.isdigit() and end.isdigit() else (0, 0)
