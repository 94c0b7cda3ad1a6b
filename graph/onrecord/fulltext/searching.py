"""The search: from what a user typed to statements and passages, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from onrecord.errors import QueryError, SearchError, StoreError
from onrecord.fulltext.answer import Answer, Name
from onrecord.fulltext.expression import Expression, read_expression
from onrecord.fulltext.facts import Facts
from onrecord.fulltext.quoting import quoted
from onrecord.model.document import Span, Spans
from onrecord.model.ids import content_of, cue_of, key_of, relative
from onrecord.query.catalogue import read_query
from onrecord.query.own import own_rows
from onrecord.query.results import Rows
from onrecord.query.run import evaluate
from onrecord.rdf.quads import is_node
from onrecord.rdf.terms import CANONICAL, RDF_TYPE, graph_node, node, term
from onrecord.resources import query_text
from onrecord.store.base import Store
from onrecord.store.ledger.words import paragraphs

MOST = 1_000
"""The most that one search gives."""

_NAMES = 5
_AT_ONCE = 25
"""Passages whose order by how well they fit may change for the statements in them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to search for: words as a user types them, and what statements must be like.

    Ids, IRIs or names for ``speaker``, ``state``, ``item`` and ``subject``; the name of an act, a stance. With any of
    these, or a day, statements alone are found. ``versions`` is ``newest`` or ``any``.
    """

    text: str
    speaker: str | None = None
    state: str | None = None
    act: str | None = None
    stance: str | None = None
    item: str | None = None
    subject: str | None = None
    since: date | None = None
    until: date | None = None
    versions: str = "newest"
    most: int = 20

    def parameters(self) -> dict[str, str]:
        """What statements are narrowed to, as parameters of a query."""
        days = {"from": self.since, "until": self.until}
        names = {name: getattr(self, name) for name in ("speaker", "state", "act", "stance", "item", "subject")}
        return {name: str(value) for name, value in {**names, **days}.items() if value}


def search(store: Store, wanted: Wanted) -> Answer:
    """Search the texts, statements and names of an open store.

    Raises ``SearchError`` for words that give nothing to look for and for a filter that nothing answers to, and
    ``StoreError`` if the store has no index of words yet.
    """
    if not 0 < wanted.most <= MOST:
        raise SearchError(f"{wanted.most}: ask for 1 to {MOST:,} at once")
    if not store.words.is_there():
        raise StoreError(f"{store.path}: has no index of words yet; make it with: onrecord check --repair")
    expression = read_expression(wanted.text, store.words.beginning_with)
    seeking = _Seeking(store, expression, _allowed(store, wanted), _left_out(store, wanted))
    drafts = list(islice(seeking.drafts(), wanted.most + 1))
    kept = drafts[: wanted.most]
    facts = Facts.of(store.graph, [draft.statement for draft in kept], {draft.key for draft in kept})
    hits = tuple(facts.hit(draft.key, draft.statement, draft.words, draft.marks, draft.at) for draft in kept)
    names = () if seeking.allowed is not None else _names(store, expression)
    return Answer(names, hits, len(drafts) > len(kept))


def _allowed(store: Store, wanted: Wanted) -> frozenset[str] | None:
    """The statements that a search is narrowed to; ``None`` for all, and for texts besides."""
    given = wanted.parameters()
    if not given:
        return None
    try:
        rows = evaluate(store.graph, read_query("search", query_text("search/allowed")), given)
    except QueryError as error:
        raise SearchError(str(error).replace("--param ", "--")) from None
    assert isinstance(rows, Rows)
    return frozenset(relative(statement) for (statement,) in rows.texts())


def _left_out(store: Store, wanted: Wanted) -> frozenset[str]:
    """The keys of texts that newer versions superseded, unless these are wanted."""
    if wanted.versions == "any":
        return frozenset()
    return frozenset(
        relative(row["text"]).removeprefix("text/") for row in own_rows(store.graph, "discourse/superseded")
    )


def _names(store: Store, expression: Expression) -> tuple[Name, ...]:
    """Nodes with a name that fits, if any document names them or they are documents."""
    found = (Name(*pair) for pair in store.words.names(expression.to_fts(), 20 * _NAMES))
    return tuple(islice((each for each in found if _is_told_of(store, each.node)), _NAMES))


def _is_told_of(store: Store, name: str) -> bool:
    graph, found = store.graph, node(name)
    if name.startswith("document/"):
        return any(True for _ in graph.match(None, term("rec:textOf"), found))
    named = (graph.match(None, CANONICAL, found), graph.match(found, term("rec:mention"), None))
    return any(True for quads in named for _ in quads)


@dataclass(slots=True)
class _Seeking:
    """One search under way: what it wants, and what was read on the way."""

    store: Store
    expression: Expression
    allowed: frozenset[str] | None
    left_out: frozenset[str]
    _statements: dict[str, Mapping[str, Spans]] = field(default_factory=dict)
    _given: set[str] = field(default_factory=set)

    def drafts(self) -> Iterator[_Draft]:
        """What is found, the best first, each statement once: of passages near each other, whole answers go first."""
        found = self.store.words.passages(self.expression.to_fts())
        keys = None if self.allowed is None else {key_of(statement) for statement in self.allowed}
        fitting = ((key, span) for key, span, _ in found if key not in self.left_out and (keys is None or key in keys))
        while passages := list(islice(fitting, _AT_ONCE)):
            drafts = [draft for key, span in passages for draft in self._drafts(key, span)]
            yield from sorted(drafts, key=lambda draft: not draft.whole)

    def _drafts(self, key: str, span: Span) -> Iterator[_Draft]:
        start, stop = span
        text = self.store.text(key)
        groups = self.expression.groups(text[start:stop])
        if groups is None:
            return
        placed = [[(begin + start, end + start) for begin, end in group] for group in groups]
        marks = sorted({mark for group in placed for mark in group})
        most, found = self._fitting(key, placed)
        for statement in found:
            if statement not in self._given:
                self._given.add(statement)
                at = content_of(statement)
                yield _Draft(key, statement, most == len(groups), *quoted(text, at, marks), at)
        if not found and self.allowed is None:
            at = (paragraphs(text, span, marks),)
            yield _Draft(key, "", True, *quoted(text, at, marks), at)

    def _fitting(self, key: str, groups: Sequence[Sequence[Span]]) -> tuple[int, list[str]]:
        """The statements whose cue and words have most of what is wanted there, the innermost of these; how much."""
        covers = {name: _covered(spans, groups) for name, spans in self._of_document(key).items()}
        most = max(covers.values(), default=0)
        best = {name: content_of(name) for name, count in covers.items() if count == most and most}
        inner = [name for name, spans in best.items() if not any(_holds(spans, other) for other in best.values())]
        return most, sorted(inner, key=lambda name: (content_of(name), name))

    def _of_document(self, key: str) -> Mapping[str, Spans]:
        """The statements of a document that may be given, with the places of their sources, cues and words."""
        if key not in self._statements:
            graph, within = self.store.graph, graph_node(key)
            kinds = (term("rec:Statement"), term("rec:UnassertedStatement"))
            made = {quad.subject for kind in kinds for quad in graph.match(None, RDF_TYPE, kind, within)}
            found = {name: [*cue_of(name), *content_of(name)] for name in map(_name, made)}
            for quad in graph.match(None, term("rec:source"), None, within):
                found[_name(quad.subject)].append(_place(_name(quad.object)))
            allowed = found.keys() if self.allowed is None else found.keys() & self.allowed
            self._statements[key] = {name: tuple(found[name]) for name in sorted(allowed)}
        return self._statements[key]


@dataclass(frozen=True, slots=True)
class _Draft:
    key: str
    statement: str
    whole: bool
    words: str
    marks: Spans
    at: Spans


def _name(term: object) -> str:
    return relative(term.value) if is_node(term) else ""


def _place(span: str) -> Span:
    """The place that the id of a span has.

    >>> _place("text/00ff#char=3,9")
    (3, 9)
    """
    start, _, stop = span.rpartition("=")[2].partition(",")
    return int(start), int(stop)


def _covered(spans: Spans, groups: Sequence[Sequence[Span]]) -> int:
    """Of how many groups a mark stands in the spans."""
    return sum(any(start <= begin and end <= stop for begin, end in group for start, stop in spans) for group in groups)


def _holds(outer: Spans, inner: Spans) -> bool:
    """Whether all of the inner spans, which are others, stand in the outer ones."""
    return outer != inner and all(any(a <= c and d <= b for a, b in outer) for c, d in inner)
