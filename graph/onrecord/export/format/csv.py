"""CSV: a row for every statement, or a discourse network as a matrix."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.export.declaration import Export, Material
from onrecord.export.discourse import network_in


def write(material: Material, out: BinaryIO) -> None:
    """Write the table of statements, which tells of actors in any case, or the matrix of a discourse network."""
    if material.network:
        from onrecord.export.matrix import write_csv as write_matrix

        write_matrix(network_in(material, material.network), out)
        return
    from onrecord.export.statement_table import write_csv

    write_csv(material.graph, out, material.quotes)


EXPORT = Export(write, place=3, takes=("network",))
