"""What was found in one document, as the quads of that document's graph. Pure, no input or output.

The graph is a function of the document and the rules, and no triple of it stands in another graph:
of a node that other documents may name too (an actor, an agenda item, a cited document) it says only
where this document names it. What such nodes are is said once, by ``links``.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.description import Description
from onrecord.model.document import Document, Span, Spans
from onrecord.model.ids import document_id, reference_id
from onrecord.model.record import Record
from onrecord.model.statement import Reference, Tenure
from onrecord.model.united_nations import Adoption, Circulation, Letter
from onrecord.rdf.quads import Node, Quad, literal, make_quad
from onrecord.rdf.terms import (
    PREF_LABEL,
    RDF_TYPE,
    Triple,
    day,
    graph_node,
    integer,
    kind_node,
    node,
    span_node,
    term,
    text_node,
)
from onrecord.triples.document import describe, described_node
from onrecord.triples.statement import Contents, statement_triples
from onrecord.triples.united_nations import letter_triples, un_spans, un_triples

PRINCIPAL_ORGANS = {
    "General Assembly": "ga",
    "Security Council": "sc",
    "Economic and Social Council": "ecosoc",
    "Trusteeship Council": "tc",
    "International Court of Justice": "icj",
    "Secretariat": "secretariat",
}
"""The codes of the organs of Article 7 of the Charter, as ids have them."""


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
    subject = described_node(key, known)
    triples = [*describe(key, known), *text_triples(record.document, subject), *found_triples(record, subject)]
    return list(dict.fromkeys(triples))


def text_triples(document: Document, subject: Node) -> Iterator[Triple]:
    """The stored text: what it is a text of, its hash (SHA-256 of UTF-8) and its length in code points."""
    text = text_node(document.key)
    yield Triple(text, RDF_TYPE, term("rec:Text"))
    yield Triple(text, RDF_TYPE, term("nif:Context"))
    yield Triple(text, term("rec:textOf"), subject)
    yield Triple(text, term("rec:sha256"), literal(hashlib.sha256(document.text.encode()).hexdigest()))
    yield Triple(text, term("rec:length"), integer(len(document.text)))
    if document.read_by:
        yield Triple(text, term("rec:readBy"), literal(document.read_by))


def found_triples(record: Record, subject: Node) -> Iterator[Triple]:
    """What was found in the text, with the five triples of every span that bears it out."""
    key = record.document.key
    for index in range(len(record.statements)):
        yield from statement_triples(record, index, subject)
    references, shared = references_of(record), list(shared_mentions(record))
    for reference in references:
        yield from _reference_triples(key, reference)
    for relative, span in shared:
        yield Triple(node(relative), term("rec:mention"), span_node(key, span))
    yield from _tenure_triples(key, record.tenures)
    for circulation in record.circulations:
        yield from _circulation_triples(key, circulation)
    for letter in record.letters:
        yield from _letter_triples(key, letter)
    yield from un_triples(record, subject, [_organ_of(adoption) for adoption in record.adoptions])
    mentions = {span for _, span in shared}
    mentions.update(span for reference in references for span in reference.mentions)
    yield from _mentions_in_statements(record, mentions)
    text = text_node(key)
    for span in sorted(mentions | _spans_of(record)):
        yield from _span_triples(record.document.text, text, span_node(key, span), span)


def references_of(record: Record) -> list[Reference]:
    """All references of a record, one for each first mention, in the order of the text."""
    found: dict[str, Reference] = {}
    for reference in (*record.references, *_references_used(record)):
        found.setdefault(reference.place, reference)
    return sorted(found.values(), key=lambda reference: reference.mentions[0])


def _references_used(record: Record) -> Iterator[Reference]:
    for statement in record.statements:
        yield from (*statement.speakers, *statement.addressees, *statement.about)
        if statement.via:
            yield statement.via
    for tenure in record.tenures:
        yield from (tenure.holder, tenure.office)
    yield from (circulation.document for circulation in record.circulations)
    for letter in record.letters:
        named = (letter.document, letter.sender, letter.addressee, letter.embodied_by)
        yield from (reference for reference in named if reference)
    yield from (part.author for part in record.parts if part.author)
    for adoption in record.adoptions:
        yield from adoption.sponsors


def shared_mentions(record: Record) -> Iterator[tuple[str, Span]]:
    """Relative ids of agenda items and cited UN documents, each with a span that names it.

    Both symbols of a joint one are named by its span. An item whose session nobody knows has no id, so
    that it is no place on any agenda: it stays out of the graph.
    """
    for item in record.agenda_items:
        if item.id:
            yield item.id, item.span
            if item.title_span:
                yield item.id, item.title_span
    for mention in record.symbols:
        for part in mention.parts:
            yield document_id("", (part.symbol,)), mention.span


def _spans_of(record: Record) -> set[Span]:
    """Every span of the text that some node of the record points to, but for mentions."""
    spans: set[Span] = set()
    for statement in record.statements:
        spans.update(statement.source, statement.cue, statement.content)
        if statement.stated_on:
            spans.add(statement.stated_on.span)
    attested: tuple[Tenure | Circulation | Letter, ...] = (*record.tenures, *record.circulations, *record.letters)
    for fact in attested:
        spans.update(fact.evidence)
    return spans | un_spans(record)


def organ_id(organ: str, items: Iterable[str] = ()) -> str | None:
    """The relative id of an organ from its name, else from the ids of its items; ``None`` if unknown.

    >>> organ_id("Security Council"), organ_id("the Assembly", ["item/ga/74/32"]), organ_id("the club")
    ('organ/sc', 'organ/ga', None)
    """
    if organ.startswith("organ/"):
        return organ
    codes = [PRINCIPAL_ORGANS.get(organ), *(relative.split("/")[1] for relative in items)]
    return next((f"organ/{code}" for code in codes if code), None)


def _reference_triples(key: str, reference: Reference) -> Iterator[Triple]:
    subject = node(reference_id(key, reference))
    yield Triple(subject, RDF_TYPE, term("rec:Reference"))
    yield Triple(subject, term("rec:kind"), kind_node(reference.kind))
    yield Triple(subject, PREF_LABEL, literal(reference.name))
    for mention in reference.mentions:
        yield Triple(subject, term("rec:mention"), span_node(key, mention))
    for span, use in reference.name_uses:
        yield Triple(span_node(key, span), term("rec:nameUse"), term(f"rec:{use}"))


def _tenure_triples(key: str, tenures: Sequence[Tenure]) -> Iterator[Triple]:
    places = Counter(_extent(tenure.evidence) for tenure in set(tenures))
    for tenure in tenures:
        place = _extent(tenure.evidence)
        apart = f"_{tenure.holder.place}_{tenure.office.place}" if places[place] > 1 else ""
        subject = node(f"tenure/{key}/{place}{apart}")
        yield Triple(subject, RDF_TYPE, term("rec:Tenure"))
        yield Triple(subject, term("rec:holder"), node(reference_id(key, tenure.holder)))
        yield Triple(subject, term("rec:office"), node(reference_id(key, tenure.office)))
        if tenure.attested_on:
            yield Triple(subject, term("rec:attestedOn"), day(tenure.attested_on))
        yield from _evidence(subject, key, tenure.evidence)


def _circulation_triples(key: str, circulation: Circulation) -> Iterator[Triple]:
    items = [item.id for item in circulation.items if item.id]
    organ = organ_id(circulation.organ, items)
    code = organ.removeprefix("organ/") if organ else "unknown"
    subject = node(f"circulation/{key}/{_extent(circulation.evidence)}/{code}")
    yield Triple(subject, RDF_TYPE, term("rec:Circulation"))
    yield Triple(subject, term("rec:circulated"), node(reference_id(key, circulation.document)))
    if organ:
        yield Triple(subject, term("rec:organ"), node(organ))
    for relative in items:
        yield Triple(subject, term("rec:underItem"), node(relative))
    if items:
        inferred = any(item.session_basis == "inferred" for item in circulation.items)
        yield Triple(subject, term("rec:dateBasis"), term("rec:inferred" if inferred else "rec:stated"))
    yield from _evidence(subject, key, circulation.evidence)


def _letter_triples(key: str, letter: Letter) -> Iterator[Triple]:
    subject = node(reference_id(key, letter.document))
    yield from letter_triples(key, letter, subject)
    if letter.embodied_by and letter.embodied_by.place != letter.document.place:
        yield Triple(node(reference_id(key, letter.embodied_by)), term("rec:embodies"), subject)
    yield from _evidence(subject, key, letter.evidence)


def _organ_of(adoption: Adoption) -> str | None:
    return organ_id(adoption.organ, [item.id for item in adoption.items if item.id])


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


def _evidence(subject: Node, key: str, spans: Spans) -> Iterator[Triple]:
    return (Triple(subject, term("rec:evidence"), span_node(key, span)) for span in spans)


def _extent(spans: Spans) -> str:
    return f"{min(start for start, _ in spans)}-{max(end for _, end in spans)}"
