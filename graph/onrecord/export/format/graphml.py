"""GraphML: the statements as a network."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.export.declaration import Export, Material


def write(material: Material, out: BinaryIO) -> None:
    """Write the network as GraphML; it tells of actors in any case."""
    from networkx.readwrite.graphml import GraphMLWriter  # networkx is slow to load

    from onrecord.export.network import to_network

    writer = GraphMLWriter(encoding="utf-8", prettyprint=True, edge_id_from_attribute="id")
    writer.add_graph_element(to_network(material.graph, material.quotes))
    writer.dump(out)


EXPORT = Export(write, place=1)
