"""What a document of the United Nations says of itself, as triples: the parts of a letter, an adoption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal as OneOf

from onrecord.model.document import Span
from onrecord.model.ids import document_id, reference_id, statement_id
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.model.united_nations import Adoption, Letter, Part
from onrecord.rdf.quads import Node, literal
from onrecord.rdf.terms import RDF_TYPE, Triple, day, integer, node, span_node, term, text_node

VOTES: tuple[OneOf["inFavour", "against", "abstaining"], ...] = ("inFavour", "against", "abstaining")


def un_triples(record: Record, subject: Node, organs: Sequence[str | None]) -> Iterator[Triple]:
    """The triples of a record's parts and adoptions; ``organs`` are the ids of the adoptions' organs."""
    key = record.document.key
    yield from _citations(record)
    for part in record.parts:
        yield from _part_triples(record, part, subject)
    for adoption, organ in zip(record.adoptions, organs, strict=True):
        yield from _adoption_triples(key, adoption, organ, subject)
    for letter in record.letters:
        if letter.document.canonical and node(letter.document.canonical) == subject:
            yield from letter_triples(key, letter, subject)


def _citations(record: Record) -> Iterator[Triple]:
    """The documents that a text names by a symbol, but for the one that it is itself."""
    document = record.document
    own = {document_id("", (symbol,)) for symbol in document.symbols}
    cited = {document_id("", (part.symbol,)) for mention in record.symbols for part in mention.parts}
    for relative in sorted(cited - own):
        yield Triple(text_node(document.key), term("rec:cites"), node(relative))


def letter_triples(key: str, letter: Letter, subject: Node) -> Iterator[Triple]:
    """Sender, addressee, date and states of a letter, said of the node that stands for it."""
    if letter.sender:
        yield Triple(subject, term("rec:sender"), node(reference_id(key, letter.sender)))
    if letter.addressee:
        yield Triple(subject, term("rec:addressee"), node(reference_id(key, letter.addressee)))
    if letter.dated:
        yield Triple(subject, term("rec:dated"), day(letter.dated))
    for state in letter.states:
        yield Triple(subject, term("rec:onBehalfOf"), node(state))


def un_spans(record: Record) -> set[Span]:
    """The spans that parts and adoptions rest on."""
    return {part.heading for part in record.parts} | {span for each in record.adoptions for span in each.evidence}


def part_id(key: str, part: Part) -> str:
    """The relative id of a part: by the extent of its text."""
    return f"part/{key}/{part.span[0]}-{part.span[1]}"


def _part_triples(record: Record, part: Part, subject: Node) -> Iterator[Triple]:
    key = record.document.key
    about = node(part_id(key, part))
    yield Triple(about, RDF_TYPE, term("rec:Part"))
    yield Triple(about, term("rec:partOf"), subject)
    yield Triple(about, term("rec:partKind"), term(f"rec:{part.kind}"))
    if part.author:
        yield Triple(about, term("rec:author"), node(reference_id(key, part.author)))
    yield Triple(about, term("rec:evidence"), span_node(key, part.heading))
    for statement in record.statements:
        if _lies_in(statement, part):
            yield Triple(node(statement_id(key, statement)), term("rec:inPart"), about)


def _lies_in(statement: Statement, part: Part) -> bool:
    return part.span[0] <= statement.content[0][0] < part.span[1]


def _adoption_triples(key: str, adoption: Adoption, organ: str | None, subject: Node) -> Iterator[Triple]:
    start = min(start for start, _ in adoption.evidence)
    end = max(end for _, end in adoption.evidence)
    about = node(f"adoption/{key}/{start}-{end}")
    yield Triple(about, RDF_TYPE, term("rec:Adoption" if adoption.status == "asserted" else "rec:Proposal"))
    yield Triple(about, term("rec:adopts"), subject)
    if organ:
        yield Triple(about, term("rec:organ"), node(organ))
    if adoption.adopted_on:
        yield Triple(about, term("rec:adoptedOn"), day(adoption.adopted_on))
    if adoption.meeting:
        yield Triple(about, term("rec:meeting"), literal(adoption.meeting))
    if adoption.manner:
        yield Triple(about, term("rec:manner"), term(f"rec:{adoption.manner}"))
    for name, count in zip(VOTES, adoption.votes or (), strict=False):
        yield Triple(about, term(f"rec:{name}"), integer(count))
    for item in adoption.items:
        if item.id:
            yield Triple(about, term("rec:underItem"), node(item.id))
    for sponsor in adoption.sponsors:
        yield Triple(about, term("rec:sponsor"), node(reference_id(key, sponsor)))
    for span in adoption.evidence:
        yield Triple(about, term("rec:evidence"), span_node(key, span))
