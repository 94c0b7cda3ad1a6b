"""CSV: a row for every statement."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.export.declaration import Export, Material


def write(material: Material, out: BinaryIO) -> None:
    """Write the table of statements; it tells of actors in any case."""
    from onrecord.export.statement_table import write_csv

    write_csv(material.graph, out, material.quotes)


EXPORT = Export(write, place=3)
