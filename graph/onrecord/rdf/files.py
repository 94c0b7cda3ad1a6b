"""RDF and answers to queries as files: read, and written, under the names of their formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

import pyoxigraph
from pyoxigraph import QueryResultsFormat, RdfFormat

from onrecord.rdf.quads import Quad, QuadTriple, Solutions

_RDF = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
RDF_FORMATS = tuple(_RDF)
"""The names of the formats of RDF."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_NEVER_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
RESULT_FORMATS = tuple(_RESULTS)
"""The names of the formats of rows."""


def parse_rdf(given: bytes | Path, format: str, *, base_iri: str | None = None) -> Iterator[Quad]:
    """The quads of a file, or of its bytes; what has no graph is in the default graph. Raises ``SyntaxError``.

    Bytes may begin with the mark that editors put before UTF-8.
    """
    data, path = (None, str(given)) if isinstance(given, Path) else (given.removeprefix(_BYTE_ORDER_MARK), None)
    try:
        yield from cast("Iterator[Quad]", pyoxigraph.parse(data, _RDF[format], path=path, base_iri=base_iri))
    except MemoryError as error:
        if not str(error):  # there is no more memory; else a word of the file is longer than the parser takes
            raise
        raise SyntaxError(str(error)) from error


def write_rdf_to(
    out: IO[bytes],
    found: Iterable[Quad] | Iterable[QuadTriple],
    format: str,
    *,
    prefixes: Mapping[str, str] | None = None,
    base_iri: str | None = None,
) -> None:
    """Write quads or triples, in their order."""
    given = cast("Iterable[pyoxigraph.Quad]", found)
    pyoxigraph.serialize(given, out, _RDF[format], prefixes=dict(prefixes) if prefixes else None, base_iri=base_iri)


def rdf_bytes(
    found: Iterable[Quad] | Iterable[QuadTriple], format: str, *, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """Quads or triples as a file has them, in their order."""
    given = cast("Iterable[pyoxigraph.Quad]", found)
    told = pyoxigraph.serialize(given, format=_RDF[format], prefixes=dict(prefixes) if prefixes else None) or b""
    return well_formed(told) if format == "rdfxml" else told


def solutions_from(json: bytes) -> Solutions:
    """The rows that SPARQL JSON holds."""
    parsed = pyoxigraph.parse_query_results(json, format=QueryResultsFormat.JSON)
    assert isinstance(parsed, pyoxigraph.QuerySolutions)
    return cast("Solutions", parsed)


def write_solutions(solutions: Solutions, out: IO[bytes], format: str) -> None:
    """Write the rows that are left of an answer, in one of ``RESULT_FORMATS``."""
    cast("pyoxigraph.QuerySolutions", solutions).serialize(out, format=_RESULTS[format])


def write_truth(truth: bool, out: IO[bytes], format: str) -> None:
    """Write the answer to an ASK, in one of ``RESULT_FORMATS``."""
    told = b'{"head":{},"boolean":%s}' % str(truth).lower().encode()
    parsed = pyoxigraph.parse_query_results(told, format=QueryResultsFormat.JSON)
    cast("pyoxigraph.QueryBoolean", parsed).serialize(out, format=_RESULTS[format])


def solutions_bytes(solutions: Solutions, format: str) -> bytes:
    """The rows that are left of an answer, in one of ``RESULT_FORMATS``."""
    told = cast("pyoxigraph.QuerySolutions", solutions).serialize(format=_RESULTS[format]) or b""
    return well_formed(told) if format == "xml" else told


def well_formed(xml: bytes) -> bytes:
    r"""XML with U+FFFD for the control characters that no XML document may hold; the engine writes them as they are.

    >>> well_formed(b"<a>\x01\n\xef\xbf\xbe</a>").decode()
    '<a>\ufffd\n\ufffd</a>'
    """
    return _NEVER_IN_XML.sub(b"\xef\xbf\xbd", xml)
