"""An export of one line a statement: the document's title, the speakers, the act and the words."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.export.declaration import Export, Material
from onrecord.export.rows import read_statements


def write_acts(material: Material, out: BinaryIO) -> None:
    """Write the lines, in the order of the statements' ids."""
    for statement in read_statements(material.graph):
        words = material.quotes.words(statement.row.get("words", ""), statement.row.get("document", ""))
        cells = (statement.row.get("title", ""), "; ".join(statement.labels("speaker")), statement.row["act"], words)
        out.write(("\t".join(cells) + "\n").encode())


EXPORT = Export(write_acts)
