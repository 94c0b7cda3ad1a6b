"""The actors near one: those it speaks for, those who speak for it, and those whose names share a word with its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from onrecord.model.ids import is_reference, relative, space_of
from onrecord.names.folding import folded, telling_words
from onrecord.query.lookup import canonical
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import Node, Quads, is_literal, is_node, named_node

_CANONICAL = named_node(REC + "canonical")
_SPEAKS_FOR = named_node(REC + "speaksFor")
_LABELS = (named_node(PREFIXES["skos"] + "prefLabel"), named_node(PREFIXES["skos"] + "altLabel"))
_NO_ACTORS = frozenset({"document", "text", "statement", "reference", "item", "topic", "graph", "run", "circulation"})
_ALIKE = 0.8
_LEVELS = 4


def near_nodes(graph: Quads, node: Node, most: int) -> list[Node]:
    """At most so many nodes near one: at other levels, then by name, the nearest first."""
    found = [*_of_other_levels(graph, node), *_of_near_names(graph, node)]
    return [each for each in dict.fromkeys(found) if each != node][:most]


def label_of(graph: Quads, node: Node) -> str:
    """What a node is called: its preferred name, else the first of its others, its id if nothing."""
    names = (sorted(_called(graph, node, predicate)) for predicate in _LABELS)
    return next((each[0] for each in names if each), relative(node.value))


def _of_other_levels(graph: Quads, node: Node) -> list[Node]:
    """Those that it speaks for, and those who speak for it, in as many references as possible."""
    found: Counter[Node] = Counter()
    for quad in graph.match(None, _CANONICAL, node):
        found.update(each.object for each in graph.match(quad.subject, _SPEAKS_FOR, None) if is_node(each.object))
    for quad in graph.match(None, _SPEAKS_FOR, node):
        if is_node(quad.subject):
            found[canonical(graph, quad.subject)] += 1
    named = [each for each in found if not is_reference(relative(each.value))]
    return sorted(named, key=lambda each: (-found[each], each.value))[:_LEVELS]


def _of_near_names(graph: Quads, node: Node) -> list[Node]:
    """Those with a telling word of its names, or with a name that is written much alike."""
    own = [SequenceMatcher(None, b=name) for name in sorted({folded(name) for name in _names(graph, node)})]
    words = {word for name in _names(graph, node) for word in _telling(name)}
    ranked: dict[Node, tuple[float, str]] = {}
    for other, label in _labelled(graph):
        shared = len(words & _telling(label))
        alike = max((_likeness(each, folded(label)) for each in own), default=0.0)
        if shared or alike:
            rank = (-shared - alike, label)
            ranked[other] = min(ranked.get(other, rank), rank)
    return sorted(ranked, key=lambda each: (ranked[each], each.value))


def _likeness(own: SequenceMatcher[str], name: str) -> float:
    """How much alike a name is to another, 0 if not much; most are told by their letters alone, which is quick."""
    own.set_seq1(name)
    for measured in (own.real_quick_ratio, own.quick_ratio):
        if measured() < _ALIKE:
            return 0.0
    found = own.ratio()
    return found if found >= _ALIKE else 0.0


def _telling(name: str) -> set[str]:
    return {folded(word) for word in telling_words(name)}


def _labelled(graph: Quads) -> Iterator[tuple[Node, str]]:
    """The nodes that may be actors or subjects with their names."""
    for predicate in _LABELS:
        for quad in graph.match(None, predicate, None):
            if is_node(quad.subject) and is_literal(quad.object):
                name = relative(quad.subject.value)
                if ":" not in name and space_of(name) not in _NO_ACTORS:
                    yield quad.subject, quad.object.value


def _names(graph: Quads, node: Node) -> Iterator[str]:
    for predicate in _LABELS:
        yield from _called(graph, node, predicate)


def _called(graph: Quads, node: Node, predicate: Node) -> Iterator[str]:
    for quad in graph.match(node, predicate, None):
        if is_literal(quad.object):
            yield quad.object.value
