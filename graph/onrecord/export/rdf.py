"""RDF files: Turtle, TriG, N-Quads, N-Triples, RDF/XML by pyoxigraph, JSON-LD with our own context."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, BinaryIO, cast

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Triple

from onrecord.export.declaration import Export, Material
from onrecord.export.jsonld import write_jsonld
from onrecord.export.quads import collapsed, fit_for_xml, sorted_quads, without_graphs
from onrecord.export.quotes import Quotes
from onrecord.model.ids import BASE
from onrecord.rdf.namespaces import PREFIXES

_WITH_GRAPHS = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}
_WITHOUT_GRAPHS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}


def write_rdf(graph: pyoxigraph.Store, out: BinaryIO, format: str, quotes: Quotes, *, collapse: bool) -> None:
    """Nothing; the graph is written in one of ``RDF_FORMATS``, the same bytes for the same quads."""
    quads = quotes.cut(sorted_quads(collapsed(graph) if collapse else graph))
    if format == "jsonld":
        write_jsonld(quads, out)
    elif format in _WITH_GRAPHS:
        _write(quads, out, _WITH_GRAPHS[format])
    else:
        _write(without_graphs(fit_for_xml(quads) if format == "rdfxml" else quads), out, _WITHOUT_GRAPHS[format])


def _write(found: Iterable[Quad] | Iterable[Triple], out: BinaryIO, format: RdfFormat) -> None:
    if format not in _HEADERS:
        pyoxigraph.serialize(found, out, format)
        return
    headed = OrderedHeader(out, _HEADERS[format])
    pyoxigraph.serialize(found, cast("IO[bytes]", headed), format, prefixes=PREFIXES, base_iri=BASE)
    headed.close()


def _turtle_header() -> bytes:
    lines = [f"@base <{BASE}> ."] + [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    return ("\n".join(lines) + "\n").encode()


def _xml_header() -> bytes:
    names = "".join(f'\n    xmlns:{name}="{iri}"' for name, iri in PREFIXES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xml:base="{BASE}"{names}>\n'.encode()


_HEADERS = {
    RdfFormat.TURTLE: _turtle_header(),
    RdfFormat.TRIG: _turtle_header(),
    RdfFormat.RDF_XML: _xml_header(),
}


class OrderedHeader:
    """A file that puts a header of ours in the place of pyoxigraph's, which has its prefixes in random order."""

    _OF_PYOXIGRAPH = (b"@base", b"@prefix", b"<?xml", b"<rdf:RDF")

    def __init__(self, out: BinaryIO, header: bytes) -> None:
        self._out = out
        self._header = header
        self._held: bytes | None = b""

    def write(self, data: bytes) -> int:
        """The number of bytes taken, all of them."""
        if self._held is None:
            self._out.write(data)
        else:
            self._held += data
            self._drop_header(last=False)
        return len(data)

    def flush(self) -> None:
        """Nothing; what is held back stays so until the header is whole."""

    def close(self) -> None:
        """Nothing; what is held back is written. The file itself stays open."""
        if self._held is not None:
            self._drop_header(last=True)

    def _drop_header(self, *, last: bool) -> None:
        held = self._held or b""
        while b"\n" in held and held.startswith(self._OF_PYOXIGRAPH):
            held = held.partition(b"\n")[2]
        unsure = not held or held.startswith(self._OF_PYOXIGRAPH) or len(held) < len(b"<rdf:RDF")
        self._held = held
        if not unsure or last:
            self._held = None
            self._out.write(self._header + held)


def _export(format: str) -> Export:
    """The export to one of the RDF formats."""

    def write(material: Material, out: BinaryIO) -> None:
        write_rdf(material.graph, out, format, material.quotes, collapse=material.collapse)

    return Export(write)


TURTLE = _export("turtle")
TRIG = _export("trig")
NQUADS = _export("nquads")
NTRIPLES = _export("ntriples")
JSONLD = _export("jsonld")
RDFXML = _export("rdfxml")
