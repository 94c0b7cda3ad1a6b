"""GraphML: the statements as a network."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from onrecord.export.declaration import Export
from onrecord.export.quotes import Quotes


def write(graph: pyoxigraph.Store, out: BinaryIO, quotes: Quotes, *, collapse: bool = False) -> None:  # noqa: ARG001
    """Write the network as GraphML; it tells of actors in any case."""
    from networkx.readwrite.graphml import GraphMLWriter  # networkx is slow to load

    from onrecord.export.network import to_network

    writer = GraphMLWriter(encoding="utf-8", prettyprint=True, edge_id_from_attribute="id")
    writer.add_graph_element(to_network(graph, quotes))
    writer.dump(out)


EXPORT = Export(write, place=1)
