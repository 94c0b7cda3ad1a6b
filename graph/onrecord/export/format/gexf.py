"""GEXF 1.2: the statements as a network, without the day on which it was written."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.export.declaration import Export, Material


def write(material: Material, out: BinaryIO) -> None:
    """Write the network as GEXF; it tells of actors in any case."""
    from networkx.readwrite.gexf import GEXFWriter  # networkx is slow to load

    from onrecord.export.network import to_network

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(to_network(material.graph, material.quotes))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.write(out)


EXPORT = Export(write, place=2)
