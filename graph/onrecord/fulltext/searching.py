"""The search: from what a user typed to statements and passages, the best first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onrecord.errors import SearchError, StoreError
from onrecord.fulltext.answer import Answer, Hit, Name
from onrecord.fulltext.expression import Expression, read_expression
from onrecord.fulltext.quoting import quoted
from onrecord.model.document import Span, Spans
from onrecord.model.ids import content_of, key_of, relative
from onrecord.query.own import own_rows
from onrecord.query.told.facts import Facts
from onrecord.query.told.narrowing import Narrowing
from onrecord.query.told.placed import places_of
from onrecord.rdf.quads import Quads
from onrecord.rdf.terms import CANONICAL, node, term
from onrecord.store.base import Store
from onrecord.store.ledger.words import WordBook, paragraphs

MOST = 1_000
"""The most that one search gives."""

_NAMES = 5
_AT_ONCE = 25
"""Passages whose order by how well they fit may change for the statements in them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to search for: words as a user types them, and what statements must be like.

    Where ``narrowed`` says something, statements alone are found. ``versions`` is ``newest`` or ``any``. Words longer
    than may be passed on are cut around what was found; unless ``around``, behind their beginning, so that who looks
    for other words in the same place is shown no more.
    """

    text: str
    narrowed: Narrowing = field(default_factory=Narrowing)
    versions: str = "newest"
    most: int = 20
    around: bool = True


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched: a graph, the index of its words, and texts by their keys."""

    graph: Quads
    words: WordBook
    text: Callable[[str], str]


def search(store: Store, wanted: Wanted) -> Answer:
    """Search the texts, statements and names of an open store.

    Raises ``SearchError`` for words that give nothing to look for and for a filter that nothing answers to, and
    ``StoreError`` if the store has no index of words yet.
    """
    return search_in(Searched(store.graph, store.words, store.text), wanted)


def search_in(searched: Searched, wanted: Wanted) -> Answer:
    """The same of what is given."""
    if not 0 < wanted.most <= MOST:
        raise SearchError(f"{wanted.most}: ask for 1 to {MOST:,} at once")
    if not searched.words.is_there():
        raise StoreError("the store has no index of words yet; make it with: onrecord check --repair")
    expression = read_expression(wanted.text, searched.words.beginning_with)
    allowed = wanted.narrowed.statements(searched.graph)
    seeking = _Seeking(searched, expression, allowed, _left_out(searched.graph, wanted), wanted.around)
    drafts = list(islice(seeking.drafts(), wanted.most + 1))
    kept = drafts[: wanted.most]
    facts = Facts.of(searched.graph, [draft.statement for draft in kept], {draft.key for draft in kept})
    hits = tuple(draft.told(facts) for draft in kept)
    names = () if allowed is not None else _names(searched, expression)
    return Answer(names, hits, len(drafts) > len(kept))


def _left_out(graph: Quads, wanted: Wanted) -> frozenset[str]:
    """The keys of texts that newer versions superseded, unless these are wanted."""
    if wanted.versions == "any":
        return frozenset()
    return frozenset(relative(row["text"]).removeprefix("text/") for row in own_rows(graph, "discourse/superseded"))


def _names(searched: Searched, expression: Expression) -> tuple[Name, ...]:
    """Nodes with a name that fits, if any document names them or they are documents."""
    found = (Name(*pair) for pair in searched.words.names(expression.to_fts(), 20 * _NAMES))
    return tuple(islice((each for each in found if _is_told_of(searched.graph, each.node)), _NAMES))


def _is_told_of(graph: Quads, name: str) -> bool:
    found = node(name)
    if name.startswith("document/"):
        return any(True for _ in graph.match(None, term("rec:textOf"), found))
    named = (graph.match(None, CANONICAL, found), graph.match(found, term("rec:mention"), None))
    return any(True for quads in named for _ in quads)


@dataclass(slots=True)
class _Seeking:
    """One search under way: what it wants, and what was read on the way."""

    searched: Searched
    expression: Expression
    allowed: frozenset[str] | None
    left_out: frozenset[str]
    around: bool
    _statements: dict[str, Mapping[str, Spans]] = field(default_factory=dict)
    _given: set[str] = field(default_factory=set)

    def drafts(self) -> Iterator[_Draft]:
        """What is found, the best first, each statement once: of passages near each other, whole answers go first."""
        found = self.searched.words.passages(self.expression.to_fts())
        keys = None if self.allowed is None else {key_of(statement) for statement in self.allowed}
        fitting = ((key, span) for key, span, _ in found if key not in self.left_out and (keys is None or key in keys))
        while passages := list(islice(fitting, _AT_ONCE)):
            drafts = [draft for key, span in passages for draft in self._drafts(key, span)]
            yield from sorted(drafts, key=lambda draft: not draft.whole)

    def _drafts(self, key: str, span: Span) -> Iterator[_Draft]:
        start, stop = span
        text = self.searched.text(key)
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
                yield _Draft(key, statement, most == len(groups), *quoted(text, at, marks, around=self.around), at)
        if not found and self.allowed is None:
            at = (paragraphs(text, span, marks) if self.around else span,)
            yield _Draft(key, "", True, *quoted(text, at, marks, around=self.around), at)

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
            found = places_of(self.searched.graph, key)
            allowed = found.keys() if self.allowed is None else found.keys() & self.allowed
            self._statements[key] = {name: found[name] for name in sorted(allowed)}
        return self._statements[key]


@dataclass(frozen=True, slots=True)
class _Draft:
    key: str
    statement: str
    whole: bool
    words: str
    marks: Spans
    at: Spans

    def told(self, facts: Facts) -> Hit:
        """The same with what is told of it."""
        said = facts.said(self.statement) if self.statement else None
        return Hit(self.words, self.marks, self.at, facts.source(self.key), said)


def _covered(spans: Spans, groups: Sequence[Sequence[Span]]) -> int:
    """Of how many groups a mark stands in the spans."""
    return sum(any(start <= begin and end <= stop for begin, end in group for start, stop in spans) for group in groups)


def _holds(outer: Spans, inner: Spans) -> bool:
    """Whether all of the inner spans, which are others, stand in the outer ones."""
    return outer != inner and all(any(a <= c and d <= b for a, b in outer) for c, d in inner)
