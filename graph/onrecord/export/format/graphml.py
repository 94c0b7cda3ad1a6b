"""GraphML: the statements as a network, or a discourse network."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from onrecord.export.declaration import Export, Material

if TYPE_CHECKING:
    import networkx as nx


def write(material: Material, out: BinaryIO) -> None:
    """Write the network as GraphML; it tells of actors in any case."""
    if material.network:
        from onrecord.export.discourse import network_in, to_graph

        write_graph(to_graph(network_in(material, material.network), timed=False), out)
    else:
        from onrecord.export.network import to_network

        write_graph(to_network(material.graph, material.quotes), out)


def write_graph(graph: nx.Graph[str], out: BinaryIO) -> None:
    """Write a graph of networkx, edges by their ids where they have any."""
    from networkx.readwrite.graphml import GraphMLWriter  # networkx is slow to load

    writer = GraphMLWriter(encoding="utf-8", prettyprint=True, edge_id_from_attribute="id")
    writer.add_graph_element(graph)
    writer.dump(out)


EXPORT = Export(write, place=1, takes=("network",))
