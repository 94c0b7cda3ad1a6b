"""An export of one line a statement: the document's title, the speakers, the act and the words."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.export.declaration import Export, Material
from onrecord.export.rows import labels, read_statements


def write_acts(material: Material, out: BinaryIO) -> None:
    """Write the lines, in the order of the statements' ids."""
    for statement in read_statements(material.graph):
        words = material.quotes.words(statement.row.words, statement.row.document)
        cells = (statement.document.title, labels(statement.speakers), statement.row.act, words)
        out.write(("\t".join(cells) + "\n").encode())


EXPORT = Export(write_acts)
