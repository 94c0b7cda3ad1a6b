"""From a name, a relative id, a prefixed name or an IRI to the node that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from onrecord.errors import UnknownNode
from onrecord.model.ids import BASE, iri, relative
from onrecord.rdf.namespaces import PREFIXES, REC

_CANONICAL = NamedNode(REC + "canonical")
_LABELS = (
    NamedNode(PREFIXES["skos"] + "prefLabel"),
    NamedNode(PREFIXES["skos"] + "altLabel"),
    NamedNode(REC + "symbol"),
)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S*")
_MOST_NAMED = 5


def find_node(graph: Store, name: str) -> NamedNode:
    """The node that a name means: an IRI, a prefixed name, a relative id or a label, tried in this order.

    A reference gives what it is after matching. Raises :class:`UnknownNode` where nothing, or more than
    one node, answers to the name.
    """
    given = name.strip()
    written = _as_iri(given)
    if written is not None and _is_known(graph, written):
        return canonical(graph, written)
    labelled = _labelled(graph, given)
    if len(labelled) == 1:
        return labelled[0]
    if labelled:
        shown = ", ".join(relative(node.value) for node in labelled[:_MOST_NAMED])
        more = f" and {len(labelled) - _MOST_NAMED} more" if len(labelled) > _MOST_NAMED else ""
        raise UnknownNode(f"{given!r} names {len(labelled)} nodes; give one of their ids: {shown}{more}")
    raise UnknownNode(f"nothing in the store is called {given!r}{_suggestion(graph, given)}")


def canonical(graph: Store, node: NamedNode) -> NamedNode:
    """What a reference or alias is after matching and decisions; any other node is itself."""
    for _ in range(2):
        target = next((quad.object for quad in graph.quads_for_pattern(node, _CANONICAL, None)), node)
        if not isinstance(target, NamedNode) or target == node:
            break
        node = target
    return node


def _as_iri(name: str) -> NamedNode | None:
    """The IRI that is written, if the name can be one: ``<...>``, absolute, prefixed or relative."""
    bare = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    prefix, colon, local = bare.partition(":")
    if colon and prefix in PREFIXES:
        bare = PREFIXES[prefix] + local
    elif not _ABSOLUTE.fullmatch(bare):
        bare = iri(bare)
    try:
        return NamedNode(bare)
    except ValueError:
        return None


def _is_known(graph: Store, node: NamedNode) -> bool:
    if any(True for _ in graph.quads_for_pattern(node, None, None)):
        return True
    return any(True for _ in graph.quads_for_pattern(None, None, node))


def _labelled(graph: Store, name: str) -> list[NamedNode]:
    """The nodes so labelled, exactly if there are any, else whatever the case of the letters.

    What a reference is called leads to its actor; actors go before references that stand for themselves.
    """
    exact = {Literal(name), Literal(name, language="en")}
    found = _targets(graph, (s for text in exact for s in _subjects(graph, text)))
    if not found:
        folded = name.casefold()
        found = _targets(graph, (s for s, label in _labels(graph) if label.casefold() == folded))
    actors = [node for node in found if not node.value.startswith(BASE + "reference/")]
    return actors or found


def _subjects(graph: Store, label: Literal) -> Iterator[NamedNode]:
    for predicate in _LABELS:
        for quad in graph.quads_for_pattern(None, predicate, label):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject


def _targets(graph: Store, subjects: Iterator[NamedNode]) -> list[NamedNode]:
    return sorted({canonical(graph, subject) for subject in subjects}, key=lambda node: node.value)


def _labels(graph: Store) -> Iterator[tuple[NamedNode, str]]:
    for predicate in _LABELS:
        for quad in graph.quads_for_pattern(None, predicate, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield quad.subject, quad.object.value


def _suggestion(graph: Store, name: str) -> str:
    labels = sorted({label for _, label in _labels(graph)})
    close = get_close_matches(name, labels, n=3, cutoff=0.6)
    return (
        f"; did you mean {' or '.join(repr(label) for label in close)}?" if close else "; give an id, an IRI or a label"
    )
