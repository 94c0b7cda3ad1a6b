"""One way out for every format."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from onrecord.export.formats import format_named
from onrecord.export.quotes import Quotes, QuotesKept
from onrecord.export.rdf import RDF_FORMATS, write_rdf


def export_graph(
    graph: pyoxigraph.Store,
    out: BinaryIO,
    format: str,
    *,
    quotes: QuotesKept = "short",
    collapse: bool = False,
) -> None:
    """Write the graph to a binary file in one of ``FORMATS``, the same bytes for the same quads.

    ``quotes`` says how much of the documents' words goes out: none, short (at most 300 characters where
    a document is news or its licence unknown) or full. RDF holds the references as found and what each
    was matched with; with ``collapse`` the actors stand in their place. A network and the table of
    statements (CSV) always tell of actors. Raises ``OnRecordError`` for a format nobody knows.

    >>> import io
    >>> export_graph(pyoxigraph.Store(), out := io.BytesIO(), "nq")
    >>> out.getvalue()
    b''
    """
    name = format_named(format)
    kept = Quotes(graph, quotes)
    if name in RDF_FORMATS:
        write_rdf(graph, out, name, kept, collapse=collapse)
    elif name == "csv":
        from onrecord.export.statement_table import write_csv

        write_csv(graph, out, kept)
    else:
        from onrecord.export.network import write_gexf, write_graphml  # networkx is slow to load

        (write_gexf if name == "gexf" else write_graphml)(graph, out, kept)
