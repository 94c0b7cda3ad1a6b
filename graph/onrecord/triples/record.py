"""What was found in one document, as the quads of that document's graph. Pure, no input or output.

The graph is a function of the document and the rules, and no triple of it stands in another graph:
of a node that other documents may name too (an actor, an agenda item, a cited document) it says only
where this document names it. What such nodes are is said once, by ``links``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.description import Described, Description
from onrecord.model.document import Document, Span
from onrecord.model.gathered import Gathered, gathered
from onrecord.model.ids import organ_id, reference_id, relative_id
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
from onrecord.triples.document import describe, described_node
from onrecord.triples.fact import fact_triples
from onrecord.triples.statement import Contents, RecordNodes, statement_triples


def to_quads(record: Record, described: Described | None = None) -> list[Quad]:
    """The quads of the graph of one document; see ``to_triples``."""
    return quads_of(graph_node(record.document.key), to_triples(record, described))


def quads_of(graph: Node, triples: Iterable[Triple]) -> list[Quad]:
    """Triples as quads of the graph of a document; here, not by ``quad``, as there are very many."""
    return [make_quad(subject, predicate, object_, graph) for subject, predicate, object_ in triples]


def to_triples(record: Record, described: Described | None = None, told: Gathered | None = None) -> list[Triple]:
    """The triples of the graph of one document, each once, in an order that depends on nothing else.

    ``described`` is what all sources of the same text say of it; without it, what the record's own says. ``told`` is
    what the record says together, where it is gathered already.
    """
    described = described or Described.by(record.document.key, [Description.of(record.document)])
    nodes = RecordNodes(record, told or gathered(record, described.id))
    subject = described_node(described)
    known = (*describe(described), *text_triples(record.document, subject))
    return list(dict.fromkeys((*known, *found_triples(record, subject, nodes))))


def text_triples(document: Document, subject: Node) -> Iterator[Triple]:
    """The stored text: what it is a text of, its hash (SHA-256 of UTF-8) and its length in code points."""
    text = text_node(document.key)
    yield Triple(text, RDF_TYPE, term("rec:Text"))
    yield Triple(text, RDF_TYPE, term("nif:Context"))
    yield Triple(text, term("rec:textOf"), subject)
    yield Triple(text, term("rec:sha256"), literal(document.sha256))
    yield Triple(text, term("rec:length"), integer(len(document.text)))
    if document.read_by:
        yield Triple(text, term("rec:readBy"), literal(document.read_by))
    yield from _met(document, subject)


def _met(document: Document, subject: Node) -> Iterator[Triple]:
    """The meeting of a press release or a President's statement; the organ of a release, as its number is no symbol."""
    front = document.masthead
    if front is None or front.kind not in {"release", "statement"}:
        return
    if front.meeting:
        yield Triple(subject, term("rec:meeting"), literal(front.meeting))
    organs = (organ_id(organ) for organ in front.organs if front.kind == "release")
    yield from (Triple(subject, term("rec:organ"), node(organ)) for organ in organs if organ)


def found_triples(record: Record, subject: Node, nodes: RecordNodes) -> Iterator[Triple]:
    """What was found in the text of a document, with the five triples of every span that bears it out."""
    key, told = record.document.key, nodes.told
    for index in range(len(record.statements)):
        yield from statement_triples(record, index, subject, nodes)
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
            yield Triple(span_node(key, span), term("rec:inStatement"), node(relative_id("statement", key, place)))


def _span_triples(text: str, context: Node, subject: Node, span: Span) -> Iterator[Triple]:
    yield Triple(subject, RDF_TYPE, term("nif:String"))
    yield Triple(subject, term("nif:referenceContext"), context)
    yield Triple(subject, term("nif:beginIndex"), integer(span[0]))
    yield Triple(subject, term("nif:endIndex"), integer(span[1]))
    yield Triple(subject, term("nif:anchorOf"), literal(text[span[0] : span[1]]))
