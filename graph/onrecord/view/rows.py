"""What the view needs of the store, as frozen rows: the answers of ``queries/view/*.rq`` put together.

A large store is read in two steps: of every statement what decides whether and where it is drawn
(``read_rows`` without ``details``), then words, spans and the rest of those that are (``with_details``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pyoxigraph as ox

from onrecord.view.answers import answers, answers_in_bulk, local
from onrecord.view.sources import Source, read_sources
from onrecord.view.things import Thing, Things
from onrecord.view.told import Attributed, Cell, items_under, read_told, read_told_in, references_in, statement_of
from onrecord.view.told import with_details as detailed
from onrecord.vocabulary import REC, iri, relative

__all__ = [
    "Act",
    "Attributed",
    "Relation",
    "Rows",
    "Source",
    "Thing",
    "Things",
    "read_rows",
    "read_rows_of",
    "with_details",
]


class Relation(NamedTuple):
    """A document names an item (``mention``), or attests that ``source`` was circulated under it."""

    kind: str
    source: str
    item: str
    document: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """A speech act of the vocabulary and the name of the wider act, empty at the top."""

    name: str
    label: str
    broader: str


@dataclass(frozen=True, slots=True)
class Rows:
    """All of it, in the order of ids; ``topics`` by item with titles, ``under`` by statement the items of meetings.

    ``cells`` hold what is told of each statement, and ``canonical`` what references are after matching,
    where not themselves: ``with_details`` looks them up.
    """

    things: Things
    sources: Mapping[str, Source]
    statements: tuple[Attributed, ...]
    relations: tuple[Relation, ...]
    acts: Mapping[str, Act]
    topics: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    under: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cells: Mapping[str, Cell] = field(default_factory=dict)
    canonical: Mapping[str, str] = field(default_factory=dict)


def read_rows(store: ox.Store, *, details: bool = True) -> Rows:
    """The rows of the whole store; holds all statements in memory.

    Without ``details`` they have no mode, attribution, words, rule, review, references or spans yet.
    """
    canonical = _chained(_least(answers_in_bulk(store, "canonical")))
    sources = read_sources(store)
    relations, invoked = _read_relations(store, sources, canonical)
    rows = _rows(store, sources, canonical, read_told(store), relations, invoked)
    return replace(rows, statements=tuple(with_details(rows, rows.statements))) if details else rows


def read_rows_of(store: ox.Store, sources: Mapping[str, Source], document: str) -> Rows:
    """The rows of one document's statements; relations of documents and items are left out."""
    cells = read_told_in(store, document)
    canonical: dict[str, str] = {}
    asked = references_in(cells.values())
    while asked:  # an alias leads one step further
        found = _least([name, node] for name in sorted(asked) for node in _objects(store, name, _CANONICAL))
        canonical |= (new := {name: node for name, node in found.items() if name != node})
        asked = set(new.values()) - canonical.keys()
    invoked: dict[str, list[str]] = defaultdict(list)
    for name, item in sorted(answers_in_bulk(store, "invoked-in", [(ox.NamedNode(iri(document)),)])):
        invoked[name].append(item)
    return _rows(store, sources, _chained(canonical), cells, (), invoked)


def with_details(rows: Rows, statements: Iterable[Attributed]) -> Iterator[Attributed]:
    """The statements with mode, attribution, words, rule, review, references and the spans of their parts."""
    return (detailed(statement, rows.cells[statement.id], rows.canonical) for statement in statements)


def _rows(
    store: ox.Store,
    sources: Mapping[str, Source],
    canonical: Mapping[str, str],
    cells: Mapping[str, Cell],
    relations: tuple[Relation, ...],
    invoked: Mapping[str, Sequence[str]],
) -> Rows:
    document_of = {text: source.id for source in sources.values() for text in source.texts}
    kept = sorted(_reported(store, cells, document_of))
    return Rows(
        things=Things(store, canonical),
        sources=sources,
        statements=tuple(
            statement_of(name, cells[name], where, canonical, invoked.get(name, ())) for name, where in kept
        ),
        relations=relations,
        acts={
            name: Act(name, row["label"], local(row.get("broader", "")))
            for row in answers(store, "acts")
            for name in [local(row["act"])]
        },
        topics={row["item"]: (row["topic"], row.get("label", "")) for row in answers(store, "topics")},
        under={name: items for name, _ in kept if (items := items_under(cells[name]))},
        cells=cells,
        canonical=canonical,
    )


def _reported(store: ox.Store, cells: Iterable[str], document_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Statements and the documents that report them: by the text in the id, else as the store has it."""
    for name in cells:
        document = document_of.get(name.split("/", 2)[1]) if name.startswith("statement/") else None
        if document is None:
            document = min(_objects(store, name, _REPORTED_IN), default=None)
        if document is not None:
            yield name, document


def _least(pairs: Iterable[list[str]]) -> dict[str, str]:
    """For each first value of some pairs the least second one."""
    found: dict[str, str] = {}
    for name, node in pairs:
        if name not in found or node < found[name]:
            found[name] = node
    return found


def _chained(canonical: Mapping[str, str]) -> dict[str, str]:
    """The same, each where its alias leads."""
    return {reference: canonical.get(node, node) for reference, node in canonical.items()}


def _read_relations(
    store: ox.Store, sources: Mapping[str, Source], canonical: Mapping[str, str]
) -> tuple[tuple[Relation, ...], dict[str, list[str]]]:
    """Documents and their items, in the order of their values; and for each statement the items it names."""
    document_of = {f"text/{text}": source.id for source in sources.values() for text in source.texts}
    relations = set()
    invoked: dict[str, list[str]] = defaultdict(list)
    for item, span, statement, circulated in sorted(answers_in_bulk(store, "relations")):
        text, _, place = span.partition("#char=")
        begin, _, end = place.partition(",")
        document = document_of.get(text)
        if document is None or not (begin.isdecimal() and end.isdecimal()):
            continue
        kind = "circulation" if circulated else "mention"
        source = canonical.get(circulated, circulated) or document
        relations.add(Relation(kind, source, item, document, (int(begin), int(end))))
        if statement and item not in invoked[statement]:
            invoked[statement].append(item)
    return tuple(sorted(relations)), invoked


_REPORTED_IN = ox.NamedNode(f"{REC}reportedIn")
_CANONICAL = ox.NamedNode(f"{REC}canonical")


def _objects(store: ox.Store, subject: str, predicate: ox.NamedNode) -> list[str]:
    """What one subject is told to have, as relative ids."""
    found = (quad.object for quad in store.quads_for_pattern(ox.NamedNode(iri(subject)), predicate, None))
    return [relative(value.value) for value in found if isinstance(value, ox.NamedNode)]
