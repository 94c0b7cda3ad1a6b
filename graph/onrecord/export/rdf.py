"""RDF files: Turtle, TriG, N-Quads, N-Triples, RDF/XML by pyoxigraph, JSON-LD with our own context."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, BinaryIO, cast

from onrecord.export.declaration import Export, Material
from onrecord.export.jsonld import write_jsonld
from onrecord.export.quads import fit_for_xml, sorted_quads, without_graphs
from onrecord.export.quotes import Quotes
from onrecord.model.ids import BASE
from onrecord.rdf.files import write_rdf_to
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Quad, Quads, QuadTriple

_WITH_GRAPHS = ("trig", "nquads")
_WITHOUT_GRAPHS = ("turtle", "ntriples", "rdfxml")


def write_rdf(graph: Quads, out: BinaryIO, format: str, quotes: Quotes, *, collapse: bool) -> None:
    """Write the graph in one of ``RDF_FORMATS``, the same bytes for the same quads."""
    quads = quotes.cut(sorted_quads(graph, collapse=collapse))
    if format == "jsonld":
        write_jsonld(quads, out)
    elif format in _WITH_GRAPHS:
        _write(quads, out, format)
    else:
        _write(without_graphs(fit_for_xml(quads) if format == "rdfxml" else quads), out, format)


def _write(found: Iterable[Quad] | Iterable[QuadTriple], out: BinaryIO, format: str) -> None:
    if format not in _HEADERS:
        write_rdf_to(out, found, format)
        return
    headed = OrderedHeader(out, _HEADERS[format])
    write_rdf_to(cast("IO[bytes]", headed), found, format, prefixes=PREFIXES, base_iri=BASE)
    headed.close()


def _turtle_header() -> bytes:
    lines = [f"@base <{BASE}> ."] + [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    return ("\n".join(lines) + "\n").encode()


def _xml_header() -> bytes:
    names = "".join(f'\n    xmlns:{name}="{iri}"' for name, iri in PREFIXES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xml:base="{BASE}"{names}>\n'.encode()


_HEADERS = {
    "turtle": _turtle_header(),
    "trig": _turtle_header(),
    "rdfxml": _xml_header(),
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
        """Do nothing: what is held back stays so until the header is whole."""

    def close(self) -> None:
        """Write what is held back. The file itself stays open."""
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
