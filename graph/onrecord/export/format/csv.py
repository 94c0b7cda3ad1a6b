"""CSV: a row for every statement."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from onrecord.export.declaration import Export
from onrecord.export.quotes import Quotes


def write(graph: pyoxigraph.Store, out: BinaryIO, quotes: Quotes, *, collapse: bool = False) -> None:  # noqa: ARG001
    """Write the table of statements; it tells of actors in any case."""
    from onrecord.export.statement_table import write_csv

    write_csv(graph, out, quotes)


EXPORT = Export(write, place=3)
