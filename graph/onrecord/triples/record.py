"""What was found in one document, as the quads of that document's graph. Pure, no input or output.

The graph is a function of the document and the rules, and no triple of it stands in another graph:
of a node that other documents may name too (an actor, an agenda item, a cited document) it says only
where this document names it. What such nodes are is said once, by ``links``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.description import Description, merged
from onrecord.model.document import Document, Span
from onrecord.model.gathered import Gathered, gathered
from onrecord.model.ids import document_id, reference_id
from onrecord.model.record import Record
from onrecord.model.statement import Reference
from onrecord.rdf.quads import Node, Quad, literal, make_quad
from onrecord.rdf.terms import (
    PREF_LABEL,
    RDF_TYPE,
    Triple,
    graph_node,
    integer,
    kind_node,
    node,
    span_node,
    term,
    text_node,
)
from onrecord.triples.document import describe
from onrecord.triples.fact import fact_triples
from onrecord.triples.statement import Contents, statement_triples


def to_quads(record: Record, descriptions: Sequence[Description] = ()) -> list[Quad]:
    """The quads of the graph of one document; see ``to_triples``."""
    return quads_of(record.document.key, to_triples(record, descriptions))


def quads_of(key: str, triples: Iterable[Triple]) -> list[Quad]:
    """Triples as quads of the graph of the document with that key; here, not by ``quad``, as there are very many."""
    graph = graph_node(key)
    return [make_quad(subject, predicate, object_, graph) for subject, predicate, object_ in triples]


def to_triples(record: Record, descriptions: Sequence[Description] = ()) -> list[Triple]:
    """The triples of the graph of one document, each once, in an order that depends on nothing else.

    ``descriptions`` are what all sources of the same text say of it; without them, the record's own.
    """
    key = record.document.key
    known = tuple(descriptions) or (Description.of(record.document),)
    document = document_id(key, merged(known).symbols)
    told = gathered(record, document)
    triples = [
        *describe(key, known),
        *text_triples(record.document, node(document)),
        *found_triples(record, document, told),
    ]
    return list(dict.fromkeys(triples))


def text_triples(document: Document, subject: Node) -> Iterator[Triple]:
    """The stored text: what it is a text of, its hash (SHA-256 of UTF-8) and its length in code points."""
    text = text_node(document.key)
    yield Triple(text, RDF_TYPE, term("rec:Text"))
    yield Triple(text, RDF_TYPE, term("nif:Context"))
    yield Triple(text, term("rec:textOf"), subject)
    yield Triple(text, term("rec:sha256"), literal(hashlib.sha256(document.text.encode()).hexdigest()))
    yield Triple(text, term("rec:length"), integer(len(document.text)))


def found_triples(record: Record, document: str, told: Gathered) -> Iterator[Triple]:
    """What was found in the text of a document with that id, with the five triples of every span that bears it out."""
    key = record.document.key
    for index in range(len(record.statements)):
        yield from statement_triples(record, index, node(document))
    for reference in told.references:
        yield from _reference_triples(key, reference)
    for name, span in told.mentions:
        yield Triple(node(name), term("rec:mention"), span_node(key, span))
    yield from fact_triples(key, told.facts)
    mentions = {span for _, span in told.mentions}
    mentions.update(span for reference in told.references for span in reference.mentions)
    yield from _mentions_in_statements(record, mentions)
    text = text_node(key)
    for span in sorted(mentions | told.evidence):
        yield from _span_triples(record.document.text, text, span_node(key, span), span)


def _reference_triples(key: str, reference: Reference) -> Iterator[Triple]:
    subject = node(reference_id(key, reference))
    yield Triple(subject, RDF_TYPE, term("rec:Reference"))
    yield Triple(subject, term("rec:kind"), kind_node(reference.kind))
    yield Triple(subject, PREF_LABEL, literal(reference.name))
    for mention in reference.mentions:
        yield Triple(subject, term("rec:mention"), span_node(key, mention))
    for span, use in reference.name_uses:
        yield Triple(span_node(key, span), term("rec:nameUse"), term(f"rec:{use}"))


def _mentions_in_statements(record: Record, mentions: set[Span]) -> Iterator[Triple]:
    key = record.document.key
    contents = Contents(record.statements)
    for span in sorted(mentions):
        place = contents.innermost(span)
        if place:
            yield Triple(span_node(key, span), term("rec:inStatement"), node(f"statement/{key}/{place}"))


def _span_triples(text: str, context: Node, subject: Node, span: Span) -> Iterator[Triple]:
    yield Triple(subject, RDF_TYPE, term("nif:String"))
    yield Triple(subject, term("nif:referenceContext"), context)
    yield Triple(subject, term("nif:beginIndex"), integer(span[0]))
    yield Triple(subject, term("nif:endIndex"), integer(span[1]))
    yield Triple(subject, term("nif:anchorOf"), literal(text[span[0] : span[1]]))
