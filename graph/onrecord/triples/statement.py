"""One statement as triples: who said what, in which words, when, through whom.

A statement the document does not assert is of another class and has another property for its speaker,
so that no query for who said something can return it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.document import Span, Spans
from onrecord.model.gathered import Gathered
from onrecord.model.ids import reference_id, statement_id
from onrecord.model.record import Record
from onrecord.model.statement import DateRange, Reference, Statement
from onrecord.rdf.quads import Node, literal
from onrecord.rdf.terms import RDF_TYPE, Triple, day, node, span_node, term


class RecordNodes:
    """The nodes that a record's statements are told with, made once: itself, its references and spans.

    ``told`` is what the record says together; ``references`` are the nodes of its references by place.
    """

    def __init__(self, record: Record, told: Gathered) -> None:
        key = record.document.key
        self.told = told
        self.spans = {span: span_node(key, span) for span in told.evidence}
        self.references = {each.place: node(reference_id(key, each)) for each in told.references}
        self.statements = [node(statement_id(key, each)) for each in record.statements]


def statement_triples(record: Record, index: int, document: Node, nodes: RecordNodes) -> Iterator[Triple]:
    """The triples of the record's statement at an index; ``document`` is the node that reports it."""
    statement = record.statements[index]
    subject = nodes.statements[index]
    asserted = statement.status == "asserted"
    yield Triple(subject, RDF_TYPE, term("rec:Statement" if asserted else "rec:UnassertedStatement"))
    if not asserted:
        yield Triple(subject, term("rec:status"), term(f"rec:{statement.status}"))
    yield Triple(subject, term("rec:reportedIn"), document)
    yield Triple(subject, term("rec:attribution"), term(f"rec:{statement.attribution}"))
    yield Triple(subject, term("rec:mode"), term("rec:actOnly" if statement.mode == "act" else f"rec:{statement.mode}"))
    yield Triple(subject, term("rec:act"), term(f"act:{statement.act}"))
    yield Triple(subject, term("rec:words"), literal(nodes.told.words[index]))
    if statement.rule:
        yield Triple(subject, term("rec:rule"), term(f"rule:{statement.rule}"))
    yield from _actors(nodes, subject, statement, asserted)
    yield from _chain(record, statement, subject, nodes)
    for name, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
        for span in spans:
            yield Triple(subject, term(f"rec:{name}"), nodes.spans[span])
    for item in statement.items:
        yield Triple(subject, term("rec:underItem"), node(item))
    if statement.stated_on:
        yield from _dated(nodes, subject, statement.stated_on)


class Contents:
    """The contents of a record's statements, to look up which hold a span."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        sized = sorted((_size(each.content), each.place, each.content) for each in statements)
        self._pieces = [(start, end, place) for _, place, content in sized for start, end in content]

    def innermost(self, span: Span) -> str | None:
        """The place of the statement with the shortest content that holds the span; the first of equals by place."""
        first, last = span
        return next((place for start, end, place in self._pieces if start <= first and last <= end), None)


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def relayed_by(statements: Sequence[Statement], statement: Statement) -> list[Reference]:
    """Through whom the statement reached the document: its relay, and who spoke and relayed around it.

    A statement that the document does not assert relays nothing, and nobody relays their own words.
    """
    found = [statement.via] if statement.via else []
    outer, seen = statement.within, set[int]()
    while outer is not None and outer not in seen:
        seen.add(outer)
        around = statements[outer]
        if around.status == "asserted":
            found += [*around.speakers, *([around.via] if around.via else [])]
        outer = around.within
    own = {speaker.place for speaker in statement.speakers}
    return [relay for relay in dict.fromkeys(found) if relay.place not in own]


def _actors(nodes: RecordNodes, subject: Node, statement: Statement, asserted: bool) -> Iterator[Triple]:
    speaks = term("rec:speaker" if asserted else "rec:putativeSpeaker")
    for predicate, references in (
        (speaks, statement.speakers),
        (term("rec:onBehalfOf"), statement.on_behalf_of),
        (term("rec:addressee"), statement.addressees),
        (term("rec:about"), statement.about),
        (term("rec:via"), (statement.via,) if statement.via else ()),
    ):
        for reference in references:
            yield Triple(subject, predicate, nodes.references[reference.place])


def _chain(record: Record, statement: Statement, subject: Node, nodes: RecordNodes) -> Iterator[Triple]:
    if statement.within is not None:
        yield Triple(subject, term("rec:within"), nodes.statements[statement.within])
    for relay in relayed_by(record.statements, statement):
        yield Triple(subject, term("rec:relayedBy"), nodes.references[relay.place])


def _dated(nodes: RecordNodes, subject: Node, stated_on: DateRange) -> Iterator[Triple]:
    if stated_on.start:
        yield Triple(subject, term("rec:statedFrom"), day(stated_on.start))
    if stated_on.end:
        yield Triple(subject, term("rec:statedUntil"), day(stated_on.end))
    if stated_on.start or stated_on.end:
        yield Triple(subject, term("rec:precision"), term(f"rec:{stated_on.precision}"))
    yield Triple(subject, term("rec:dateSpan"), nodes.spans[stated_on.span])
