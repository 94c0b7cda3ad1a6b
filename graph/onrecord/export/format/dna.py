"""The file of the Discourse Network Analyzer: a statement for each asserted position for or against something."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.export.declaration import Export, Material


def write(material: Material, out: BinaryIO) -> None:
    """Write the file (SQLite), and tell what is left out and how it is opened."""
    from onrecord.dna.writing import dna_bytes
    from onrecord.export.coding.dna_file import dna_file

    out.write(dna_bytes(dna_file(material)))


EXPORT = Export(write, place=7, takes=("with_text",))
