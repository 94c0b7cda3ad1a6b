"""What the sources of one text say of the document itself, as triples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.model.description import Description, label_of, merged
from onrecord.model.document import DocumentKind
from onrecord.model.ids import document_id
from onrecord.names.folding import is_full_name, slug
from onrecord.rdf.quads import Node, literal
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, Triple, day, kind_node, node, term

KIND_CLASSES: dict[DocumentKind, str] = {
    "news": "schema:NewsArticle",
    "release": "undo:PressRelease",
    "letter": "undo:OfficialLetter",
    "resolution": "undo:Resolution",
    "record": "undo:MeetingRecord",
    "statement": "undo:OfficialStatement",
}
"""The class beside ``rec:Document`` that each kind of document has."""


def described_node(key: str, descriptions: Sequence[Description]) -> Node:
    """The node of the document that the sources of one text describe."""
    return node(document_id(key, merged(descriptions).symbols))


def describe(key: str, descriptions: Sequence[Description]) -> Iterator[Triple]:
    """The triples of a document and of its text's language; of publisher and authors only their ids."""
    whole = merged(descriptions)
    subject = described_node(key, descriptions)
    yield Triple(subject, RDF_TYPE, term("rec:Document"))
    if whole.kind in KIND_CLASSES:
        yield Triple(subject, RDF_TYPE, term(KIND_CLASSES[whole.kind]))
    yield Triple(subject, term("rec:kind"), kind_node(whole.kind))
    yield Triple(subject, PREF_LABEL, literal(label_of(whole)))
    if whole.title:
        yield Triple(subject, term("dcterms:title"), literal(whole.title))
    for symbol in whole.symbols:
        yield Triple(subject, term("rec:symbol"), literal(symbol))
    if whole.published and whole.published_basis:
        yield Triple(subject, term("dcterms:issued"), day(date.fromisoformat(whole.published)))
        yield Triple(subject, term("rec:dateBasis"), term(f"rec:{whole.published_basis}"))
    for name, relative in named_by(whole):
        yield Triple(subject, term(f"dcterms:{name}"), node(relative))
    for doc_id in sorted({found.doc_id for found in descriptions}):
        yield Triple(subject, term("dcterms:identifier"), literal(doc_id))
    for url in sorted({found.url for found in descriptions if found.url}):
        yield Triple(subject, term("schema:url"), literal(url, datatype=term("xsd:anyURI")))
    if whole.language:
        yield Triple(node(f"text/{key}"), term("dcterms:language"), term(f"lan:{whole.language}"))


def named_by(whole: Description) -> Iterator[tuple[str, str]]:
    """Publisher and authors as pairs of property and relative id; a one-word byline names no person."""
    if whole.publisher and slug(whole.publisher):
        yield "publisher", f"outlet/{slug(whole.publisher)}"
    for author in whole.authors:
        if is_full_name(author) and slug(author):
            yield "creator", f"person/{slug(author)}"
