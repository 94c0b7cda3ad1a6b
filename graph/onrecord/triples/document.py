"""What the sources of one text say of the document itself, as triples."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.model.description import Described
from onrecord.model.document import DocumentKind
from onrecord.rdf.namespaces import GRAPH_PROVENANCE
from onrecord.rdf.quads import Node, Quad, literal, make_quad, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, Triple, day, graph_node, kind_node, node, term, text_node

PROVENANCE = named_node(GRAPH_PROVENANCE)
"""The graph that tells of each document's graph whence it came."""

KIND_CLASSES: dict[DocumentKind, str] = {
    "news": "schema:NewsArticle",
    "release": "undo:PressRelease",
    "letter": "undo:OfficialLetter",
    "resolution": "undo:Resolution",
    "record": "undo:MeetingRecord",
    "statement": "undo:OfficialStatement",
}
"""The class beside ``rec:Document`` that each kind of document has."""


def described_node(described: Described) -> Node:
    """The node of the document that the sources of one text describe."""
    return node(described.id)


def describe(described: Described) -> Iterator[Triple]:
    """The triples of a document and of its text's language; of publisher and authors only their ids."""
    whole = described.whole
    subject = described_node(described)
    yield Triple(subject, RDF_TYPE, term("rec:Document"))
    if whole.kind in KIND_CLASSES:
        yield Triple(subject, RDF_TYPE, term(KIND_CLASSES[whole.kind]))
    yield Triple(subject, term("rec:kind"), kind_node(whole.kind))
    yield Triple(subject, PREF_LABEL, literal(described.label))
    if whole.title:
        yield Triple(subject, term("dcterms:title"), literal(whole.title))
    for symbol in whole.symbols:
        yield Triple(subject, term("rec:symbol"), literal(symbol))
    if whole.published and whole.published_basis:
        yield Triple(subject, term("dcterms:issued"), day(date.fromisoformat(whole.published)))
        yield Triple(subject, term("rec:dateBasis"), term(f"rec:{whole.published_basis}"))
    for name, relative, _ in described.named:
        yield Triple(subject, term(f"dcterms:{name}"), node(relative))
    for doc_id in sorted({found.doc_id for found in described.sources}):
        yield Triple(subject, term("dcterms:identifier"), literal(doc_id))
    for url in sorted({found.url for found in described.sources if found.url}):
        yield Triple(subject, term("schema:url"), literal(url, datatype=term("xsd:anyURI")))
    if whole.cut_off:
        yield Triple(text_node(described.key), term("rec:cutOff"), literal(whole.cut_off))
    if whole.language:
        yield Triple(text_node(described.key), term("dcterms:language"), term(f"lan:{whole.language}"))


def provenance(key: str, run: str) -> list[Quad]:
    """What tells that a document's graph is there: the text it came from, and the run that made it."""
    graph = graph_node(key)
    return [
        make_quad(graph, term("prov:wasDerivedFrom"), text_node(key), PROVENANCE),
        make_quad(graph, term("prov:wasGeneratedBy"), node(run), PROVENANCE),
    ]
