"""From the path of an address to the node that it stands for, and from a node to its statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.errors import UnknownNode
from onrecord.model.ids import relative, space_of
from onrecord.query.lookup import canonical
from onrecord.query.show import find_shown
from onrecord.rdf.quads import Node, Quads, is_node
from onrecord.rdf.terms import CANONICAL, node, term

_ROLES = {
    "rec:speaker": "speaker",
    "rec:putativeSpeaker": "speaker",
    "rec:onBehalfOf": "for",
    "rec:relayedBy": "relay",
    "rec:about": "about",
    "rec:addressee": "addressee",
}
"""What a reference is to a statement, by the property that leads to it."""

_OWN = {"rec:reportedIn": "document", "rec:underItem": "item"}
"""What a node itself is to a statement."""


def node_at(graph: Quads, path: str) -> Node:
    """The node whose relative id a path is; else what the path was an id of before, or is a unique beginning of.

    Raises ``UnknownNode``.
    """
    try:
        own = node(path)
    except ValueError:
        raise UnknownNode(f"{path[:80]!r} is no id") from None
    if any(True for _ in graph.match(own, None, None)):
        return own
    return canonical(graph, find_shown(graph, path))


def references_of(graph: Quads, found: Node) -> list[Node]:
    """The references that mean a node, in the order of their documents and places."""
    return sorted(_subjects(graph, CANONICAL, found), key=lambda each: each.value)


def statements_of(graph: Quads, found: Node, references: Sequence[Node]) -> Mapping[str, list[str]]:
    """The relative ids of a node's statements, with what it is to each; ``references`` are those that mean it.

    It is ``itself``, their ``speaker`` or one ``for`` whom it was spoken, ``relay``, ``about``, ``addressee``,
    ``target`` of a position that they take, ``document`` or ``item``. Looked up and not asked for in SPARQL: the engine
    reads all statements of a store for some of it, however few are found.
    """
    roles: dict[str, list[str]] = defaultdict(list)
    for statement, role in _roles(graph, found, references):
        name = relative(statement.value)
        if space_of(name) == "statement" and role not in roles[name]:
            roles[name].append(role)
    return roles


def _roles(graph: Quads, found: Node, references: Sequence[Node]) -> Iterator[tuple[Node, str]]:
    if space_of(relative(found.value)) == "statement":
        yield found, "itself"
    by_property = {term(name): role for name, role in _ROLES.items()}
    for reference in references:
        for quad in graph.match(None, None, reference):
            if quad.predicate in by_property and is_node(quad.subject):
                yield quad.subject, by_property[quad.predicate]
            elif quad.predicate == term("rec:target") and is_node(quad.subject):
                yield from ((each, "target") for each in _objects(graph, quad.subject, "rec:positionOf"))
    for voice in _subjects(graph, term("rec:speaksFor"), found):
        for name in ("rec:speaker", "rec:putativeSpeaker"):
            yield from ((each, "for") for each in _subjects(graph, term(name), voice))
    for name, role in _OWN.items():
        yield from ((each, role) for each in _subjects(graph, term(name), found))
    for span in _objects(graph, found, "rec:mention"):
        yield from ((each, "item") for each in _objects(graph, span, "rec:inStatement"))


def _subjects(graph: Quads, predicate: Node, found: Node) -> set[Node]:
    return {quad.subject for quad in graph.match(None, predicate, found) if is_node(quad.subject)}


def _objects(graph: Quads, found: Node, name: str) -> set[Node]:
    return {quad.object for quad in graph.match(found, term(name), None) if is_node(quad.object)}
