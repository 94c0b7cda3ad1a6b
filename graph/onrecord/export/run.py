"""Exports a graph in any of the formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from onrecord.discourse.choice import Choice
from onrecord.errors import OnRecordError
from onrecord.export.declaration import Material
from onrecord.export.formats import FORMATS, format_named
from onrecord.export.quotes import Quotes, QuotesKept
from onrecord.rdf.quads import Quads


def export_graph(
    graph: Quads,
    out: BinaryIO,
    format: str,
    *,
    quotes: QuotesKept = "short",
    collapse: bool = False,
    network: Choice | None = None,
    text: Callable[[str], str] | None = None,
    tell: Callable[[str], None] | None = None,
) -> None:
    """Write the graph to a binary file in one of ``FORMATS``, the same bytes for the same quads.

    ``quotes`` says how much of the documents' words goes out: none, short (at most 300 characters where
    a document is news or its licence unknown) or full. RDF holds the references as found and what each
    was matched with; with ``collapse`` the actors stand in their place. A network and the table of
    statements (CSV) always have actors. With a ``network`` the formats CSV, DL, GraphML and GEXF write that
    discourse network, events what counts in it. ``text`` (such as ``Store.text``) asks formats that hold texts for
    whole ones, also of news, for your own use. ``tell`` is given a line on what was counted, left out or cut. Raises
    ``OnRecordError`` for a format nobody knows, one that writes no network or holds no texts where these are asked
    for; ``PluginError`` where the plugin that writes it cannot be loaded or fails.

    >>> import io
    >>> from onrecord.store.backend.oxigraph import OxigraphQuads
    >>> export_graph(OxigraphQuads(), out := io.BytesIO(), "nq")
    >>> out.getvalue()
    b''
    """
    chosen = FORMATS.part(format_named(format))
    if network and "network" not in chosen.thing.takes:
        able = ", ".join(name for name in FORMATS.own if "network" in FORMATS[name].takes)
        raise OnRecordError(f"--format {chosen.name} writes no discourse network; give one of {able}")
    if text and quotes == "none":
        raise OnRecordError("--with-text and --quotes none contradict each other; leave one of them out")
    if text and "with_text" not in chosen.thing.takes:
        raise OnRecordError(f"--with-text: {format} holds no texts of documents; leave it out, or give --format dna")
    material = Material(graph, Quotes(graph, quotes), collapse, network.checked() if network else None, text)
    if tell:
        material = replace(material, tell=tell)
    with chosen.blamed():
        chosen.thing.write(material, out)
