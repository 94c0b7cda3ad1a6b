"""One document, statement, actor or agenda item with the words that bear it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from onrecord.errors import UnknownNode
from onrecord.model.document import Spans
from onrecord.model.ids import iri, local, relative, relative_id, space_of
from onrecord.model.statement_row import DocumentRow, StatementRow
from onrecord.query.lookup import canonical, find_node
from onrecord.query.quotable import free_documents, shortened
from onrecord.query.results import Rows
from onrecord.query.run import run_query
from onrecord.query.table import shorten, shown
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Node, Quads, is_literal, is_node, literal, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, node, term
from onrecord.resources import query_text

_SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement, in ``role`` what the node shown is to it, and the document that reports it; parties are names."""

    role: str
    row: StatementRow[str]
    document: DocumentRow

    @property
    def said(self) -> str:
        """The day, or the first and the last with ``..`` for one that is unknown; empty where both are."""
        start, end = self.row.start, self.row.end
        return start if start == end else f"{start or '..'}/{end or '..'}"

    @property
    def places(self) -> str:
        """The places of the content in the document's text, such as ``0-6 30-40``."""
        return " ".join(f"{begin}-{end}" for begin, end in self.row.spans.get("content", ()))


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """Words of a document and their place in its text, in code points, end exclusive."""

    part: str
    document: str
    title: str
    begin: str
    end: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownFact:
    """An office or a circulation that a document attests, with the document's words."""

    fact: str
    subject: str
    object: str
    attested: str
    document: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is known of one node; ``facts`` are pairs of a property's name and its value."""

    id: str
    kind: str
    label: str
    facts: tuple[tuple[str, str], ...]
    attested: tuple[ShownFact, ...]
    statements: tuple[ShownStatement, ...]
    evidence: tuple[ShownEvidence, ...]


def show(graph: Quads, name: str) -> Shown:
    """Return what is known of the node that a name means: an id, a key, a ``doc_id``, a label or a unique beginning.

    Raises ``UnknownNode`` with what is near.
    """
    found = find_shown(graph, name)
    identity = relative(found.value)
    label = next((q.object.value for q in graph.match(found, PREF_LABEL, None) if is_literal(q.object)), "")
    facts = _ask(graph, "facts", identity).texts()
    return Shown(
        id=identity,
        kind=kind_of(graph, found),
        label=label,
        facts=tuple((bare(prop), called or bare(value)) for prop, value, called in facts if value != label),
        attested=tuple(_as(ShownFact, _ask(graph, "attested", identity))),
        statements=tuple(_statements(_ask(graph, "statements", identity))),
        evidence=tuple(_as(ShownEvidence, _ask(graph, "evidence", identity))),
    )


def quotable(graph: Quads, found: Shown) -> Shown:
    """Return the same, with the words of each document as far as they may be passed on (``query/quotable.py``)."""
    free = free_documents(graph)

    def kept(words: str, document: str) -> str:
        return words if iri(document) in free else shortened(words)

    def statement(one: ShownStatement) -> ShownStatement:
        return replace(one, row=one.row._replace(words=kept(one.row.words, one.row.document)))

    return replace(
        found,
        statements=tuple(map(statement, found.statements)),
        evidence=tuple(replace(one, words=kept(one.words, one.document)) for one in found.evidence),
        attested=tuple(replace(one, words=kept(one.words, one.document)) for one in found.attested),
    )


def find_shown(graph: Quads, name: str) -> Node:
    """Return the node a name means: a ``doc_id`` or a key first, then what ``find_node`` finds, then a beginning."""
    given = name.strip()
    described: set[object] = {quad.subject for quad in graph.match(None, term("dcterms:identifier"), literal(given))}
    keyed = re.fullmatch(rf"(?:(?:document|text|graph)/)?([0-9a-f]{{{_SHORTEST_PREFIX},16}})", relative(given))
    if keyed:
        start = node(relative_id("text", keyed[1])).value
        texts = graph.match(None, term("rec:textOf"), None)
        described |= {q.object for q in texts if is_node(q.subject) and q.subject.value.startswith(start)}
    documents = sorted({found.value for found in described if is_node(found)})
    if documents:
        return _only(given, documents)
    try:
        return find_node(graph, given)
    except UnknownNode:
        beginning = node(relative(given)).value if "/" in given else ""
        begun = {each.value for each in _subjects(graph) if beginning and each.value.startswith(beginning)}
        if not begun:
            raise
        return canonical(graph, _only(given, sorted(begun)))


def _only(name: str, found: list[str]) -> Node:
    if len(found) > 1:
        nearest = ", ".join(relative(each) for each in found[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise UnknownNode(f"{name!r} begins or names {len(found)} things; give one of their ids: {nearest}{more}")
    return named_node(found[0])


def _subjects(graph: Quads) -> Iterator[Node]:
    for quad in graph.match(None, RDF_TYPE, None):
        if is_node(quad.subject) and quad.object != term("nif:String"):
            yield quad.subject


_KINDS = {"org": "organization", "un": "document"}


def kind_of(graph: Quads, found: Node) -> str:
    """Return what the node is, by its id; of a reference and a document, by its kind."""
    said = next((q.object for q in graph.match(found, term("rec:kind"), None)), None)
    space = space_of(relative(found.value))
    if is_node(said):
        kind = local(said.value)
        return f"{space}, {kind}" if space in {"document", "reference"} else kind
    return _KINDS.get(space, space) if "://" not in relative(found.value) else shorten(found.value)


def _ask(graph: Quads, question: str, identity: str) -> Rows:
    rows = run_query(graph, query_text(f"show/{question}"), {"node": identity})
    assert isinstance(rows, Rows)
    return rows


RowType = TypeVar("RowType", ShownEvidence, ShownFact)


def _as(row_type: type[RowType], rows: Rows) -> Iterator[RowType]:
    names = [field.name for field in fields(row_type)]
    for answer in _answers(rows):
        yield row_type(*(answer[name] for name in names))


def _answers(rows: Rows) -> Iterator[dict[str, str]]:
    """Yield the texts of each row by the names of the columns, our IRIs as relative ids."""
    for texts in rows.texts():
        yield dict(zip(rows.columns, map(relative, texts), strict=True))


def _statements(rows: Rows) -> Iterator[ShownStatement]:
    for answer in _answers(rows):
        text = answer.__getitem__
        start, end = _days(text("said"))
        row = StatementRow(
            id=text("statement"),
            document=text("document"),
            status=text("status"),
            act=text("act"),
            mode=text("mode"),
            attribution=text("attribution"),
            words=text("words"),
            rule=text("rule"),
            start=start,
            end=end,
            speakers=_listed(text("speakers")),
            relays=_listed(text("relayed_by")),
            review=text("review"),
            spans={"content": _spans(text("places"))},
            within=text("within"),
        )
        reporting = DocumentRow(row.document, text("title"), text("publisher"), text("published"))
        yield ShownStatement(text("role"), row, reporting)


def _days(said: str) -> tuple[str, str]:
    """Return the first and the last day of a day or a period, of which an unknown end is written ``..``.

    >>> _days("2020-04-01"), _days("2020-04-01/.."), _days("")
    (('2020-04-01', '2020-04-01'), ('2020-04-01', ''), ('', ''))
    """
    first, period, last = said.partition("/")
    return first.replace("..", ""), (last if period else first).replace("..", "")


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split("; ")) if names else ()


def _spans(places: str) -> Spans:
    """Return the spans of a text such as ``0-6 30-40``."""
    found = (place.partition("-") for place in places.split())
    return tuple((int(begin), int(end)) for begin, _, end in found)


def bare(value: str) -> str:
    """Return an id or a name of one of our vocabularies without what is common to all of them."""
    prefix, _, local = shorten(value).partition(":")
    return local if local and prefix in PREFIXES else shorten(value)


def to_plain_text(found: Shown) -> str:
    """Return the same for people to read: the node, what is known of it, its statements and the words behind them."""
    lines = [f"{_line(found.label) or found.id}  ({found.kind})", f"  id: {found.id}"]
    lines += [f"  {name}: {_line(value)}" for name, value in found.facts]
    if found.attested:
        lines += ["", f"Attested ({len(found.attested)})"]
        lines += [f"  {_attested(fact)}" for fact in found.attested]
    if found.statements:
        lines += ["", f"Statements ({len(found.statements)})"]
        lines += [line for statement in found.statements for line in _statement(statement)]
    if found.evidence:
        lines += ["", f"Evidence ({len(found.evidence)})"]
        lines += [
            f"  {each.part:8} {each.begin}-{each.end}  “{_line(each.words)}”  in {_line(each.title) or each.document}"
            for each in found.evidence
        ]
    return "\n".join(lines) + "\n"


def _attested(fact: ShownFact) -> str:
    joins = "is" if fact.fact == "office" else "was circulated as a document of"
    on = f" ({fact.attested})" if fact.attested else ""
    told = f"{_line(fact.subject)} {joins} {_line(fact.object)}"
    return f"{_line(fact.title) or fact.document}{on}: {told}: “{_line(fact.words)}”"


def _statement(found: ShownStatement) -> Iterator[str]:
    row, document = found.row, found.document
    how = f"{row.act}, {row.mode}, {row.attribution}" + (f", {found.said}" if found.said else "")
    relays = f", quoted by {_names(row.relays)}" if row.relays else ""
    not_said = "" if row.status == "asserted" else f"NOT ASSERTED ({row.status}): "
    role = f"[{found.role}] " if found.role not in {"speaker", "itself", "document"} else ""
    words = f"“{_line(row.words)}”" if row.mode == "direct" else _line(row.words)
    yield f"  {role}{not_said}{_names(row.speakers)}{relays} ({how}): {words}"
    reviewed = f", {row.review} by a person" if row.review else ""
    where = [_line(document.title) or document.id, _line(document.publisher), document.published]
    yield f"    in {', '.join(part for part in where if part)}, characters {found.places}, rule {row.rule}{reviewed}"
    yield f"    {row.id}" + (f", within {row.within}" if row.within else "")


def _names(parties: Sequence[str]) -> str:
    return _line("; ".join(parties))


def _line(text: str) -> str:
    return shown(literal(text))
