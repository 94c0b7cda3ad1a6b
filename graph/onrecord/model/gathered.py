"""What the statements and findings of a record say together: all references, mentions, evidence and facts, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.description import Described
from onrecord.model.document import Span
from onrecord.model.fact import Fact
from onrecord.model.finding.symbol import joint
from onrecord.model.named import Named, order
from onrecord.model.record import Record
from onrecord.model.statement import Reference, Statement
from onrecord.model.wording import words_of


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a record says together, for its graph.

    ``words`` are those of its statements, in their order. ``mentions`` are of what has an id of its own, agenda items
    and cited documents: a relative id and a span that names it. ``evidence`` are the spans that some node points to,
    but for mentions.
    """

    references: Sequence[Reference]
    words: Sequence[str]
    mentions: Sequence[tuple[str, Span]]
    evidence: frozenset[Span]
    facts: Sequence[Fact]


def gathered(record: Record, document: str) -> Gathered:
    """What a record says together; ``document`` is the relative id of the document as a work."""
    kinds = dict.fromkeys(type(finding) for finding in record.findings)
    return Gathered(
        references_of(record),
        [words_of(record.document.text, statement) for statement in record.statements],
        [mention for finding in record.findings for mention in finding.mentions()],
        frozenset(_evidence(record)),
        [fact for kind in kinds for fact in kind.facts_of_all(record, document)],
    )


def references_of(record: Record) -> list[Reference]:
    """All references of a record, one for each first mention, in the order of the text."""
    found: dict[str, Reference] = {}
    for reference in (*record.references, *_references_used(record)):
        found.setdefault(reference.place, reference)
    return sorted(found.values(), key=lambda reference: reference.mentions[0])


def named_by_sources(described: Described) -> list[Named]:
    """The named entities in the metadata of one text's sources: publisher, authors and the document's own symbols."""
    found = [Named(relative, kind, name) for kind, relative, name in described.named]
    symbols = described.whole.symbols
    if symbols:
        found.append(Named(described.id, "stored", symbols[0]))
        found += joint(symbols)
    return sorted(set(found), key=order)


def spans_of(statement: Statement) -> tuple[Span, ...]:
    """The spans that a statement points to, mentions of what it names not among them."""
    dated = (statement.stated_on.span,) if statement.stated_on else ()
    return (*statement.source, *statement.cue, *statement.content, *dated)


def named_by_findings(record: Record, references: Sequence[Reference]) -> Iterator[Named]:
    """What the findings of a record tell entity resolution; ``references`` are all those of the record."""
    for finding in record.findings:
        yield from finding.named(record, references)


def _references_used(record: Record) -> Iterator[Reference]:
    for statement in record.statements:
        yield from (*statement.speakers, *statement.addressees, *statement.about, *statement.on_behalf_of)
        if statement.via:
            yield statement.via
    for finding in record.findings:
        yield from finding.references()


def _evidence(record: Record) -> Iterator[Span]:
    for statement in record.statements:
        yield from spans_of(statement)
    for finding in record.findings:
        yield from finding.evidence_spans()
