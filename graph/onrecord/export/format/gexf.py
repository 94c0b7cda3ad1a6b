"""GEXF 1.2: the statements, or a discourse network with its time, without the day on which it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from onrecord.export.declaration import Export, Material

if TYPE_CHECKING:
    import networkx as nx


def write(material: Material, out: BinaryIO) -> None:
    """Write the network as GEXF; it tells of actors in any case, and of a discourse network its time."""
    if material.network:
        from onrecord.export.discourse import network_in, to_graph

        write_graph(to_graph(network_in(material, material.network), timed=True), out)
    else:
        from onrecord.export.network import to_network

        write_graph(to_network(material.graph, material.quotes), out)


def write_graph(graph: nx.Graph[str], out: BinaryIO) -> None:
    """Write a graph of networkx, without the day on which it is written."""
    from networkx.readwrite.gexf import GEXFWriter  # networkx is slow to load

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.write(out)


EXPORT = Export(write, place=2, takes=("network",))
