"""From the path of an address to the node that it stands for."""

from __future__ import annotations

from onrecord.errors import UnknownNode
from onrecord.query.lookup import canonical
from onrecord.query.show import find_shown
from onrecord.rdf.quads import Node, Quads
from onrecord.rdf.terms import node


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
