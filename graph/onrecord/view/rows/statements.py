"""What the view needs of the store, as frozen rows: the digests of documents and the answers of ``queries/view/*.rq``.

A large store is read in two steps: of every statement what decides whether and where it is drawn
(``read_rows`` without ``details``), then words, spans and the rest of those that are (``with_details``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from onrecord.digest.of_graph import GraphDigests
from onrecord.digest.shape import Detail, Digests
from onrecord.model.ids import key_of, local
from onrecord.rdf.quads import Quads
from onrecord.view.rows.answers import answers
from onrecord.view.rows.sources import Source, read_sources
from onrecord.view.rows.things import Thing, Things
from onrecord.view.rows.told import Attributed, Parties, statement_of
from onrecord.view.rows.told import with_details as detailed

__all__ = [
    "Act",
    "Attributed",
    "Relation",
    "Rows",
    "Source",
    "Thing",
    "Things",
    "read_details",
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

    ``with_details`` takes what it adds from ``digests``, or from ``details`` where that has been read.
    """

    things: Things
    sources: Mapping[str, Source]
    statements: tuple[Attributed, ...]
    relations: tuple[Relation, ...]
    acts: Mapping[str, Act]
    topics: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    under: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digests: Digests | None = None
    details: Mapping[str, Detail] | None = None


def read_rows(graph: Quads, digests: Digests | None = None, *, details: bool = True) -> Rows:
    """The rows of the whole store; holds all statements in memory.

    ``digests`` are made of the graph if they are not given. Without ``details`` the statements have no mode,
    attribution, words, rule, review or spans yet.
    """
    digests = digests or GraphDigests(graph)
    rows = _rows(graph, digests, read_sources(graph, digests))
    return replace(rows, statements=tuple(with_details(rows, rows.statements))) if details else rows


def read_rows_of(graph: Quads, sources: Mapping[str, Source], document: str) -> Rows:
    """The rows of one document's statements; relations of documents and items are left out."""
    return replace(_rows(graph, GraphDigests(graph, sources[document].texts), sources), relations=())


def with_details(rows: Rows, statements: Iterable[Attributed]) -> Iterator[Attributed]:
    """The statements with mode, attribution, words, rule, review and the spans of their parts."""
    wanted = list(statements)
    details = read_details(rows, wanted) if rows.details is None else rows.details
    return (detailed(statement, details[statement.id]) for statement in wanted)


def read_details(rows: Rows, statements: Iterable[Attributed]) -> dict[str, Detail]:
    """What ``with_details`` adds to each of the statements, by their ids."""
    if rows.digests is None:
        raise ValueError("these rows were given no digests to take details from")
    wanted = {statement.id for statement in statements}
    keys = {key_of(name) for name in wanted}
    return {
        name: detail
        for key, found in rows.digests.details(keys)
        for detail in found
        if (name := f"statement/{key}/{detail[0]}") in wanted
    }


def _rows(graph: Quads, digests: Digests, sources: Mapping[str, Source]) -> Rows:
    document_of = {text: source.id for source in sources.values() for text in source.texts}
    things = Things(graph, digests)
    aliases = digests.aliases()
    aliases = {name: aliases.get(node, node) for name, node in aliases.items()}
    statements: list[Attributed] = []
    relations: set[Relation] = set()
    under: dict[str, tuple[str, ...]] = {}
    for key, nodes, (reported_in, heads, places) in digests.heads():
        document = document_of.get(key, reported_in)
        if not document:
            continue
        things.note(key, nodes)
        parties = Parties(key, nodes, aliases)
        invoked = _relate(relations, document_of.get(key), parties, things.agenda_items, places)
        for head in heads:
            name = f"statement/{key}/{head[0]}"
            statements.append(statement_of(name, head, document, parties, invoked.get(head[0], ())))
            if head[7]:
                under[name] = tuple(head[7])
    statements.sort(key=lambda statement: statement.id)
    return Rows(
        things=things,
        sources=sources,
        statements=tuple(statements),
        relations=tuple(sorted(relations)),
        acts={
            name: Act(name, row["label"], local(row.get("broader", "")))
            for row in answers(graph, "acts")
            for name in [local(row["act"])]
        },
        topics={row["item"]: (row["topic"], row.get("label", "")) for row in answers(graph, "topics")},
        under=under,
        digests=digests,
    )


def _relate(
    relations: set[Relation],
    document: str | None,
    parties: Parties,
    items: Collection[str],
    told: Iterable[Sequence[Any]],
) -> dict[str, list[str]]:
    """The items that each statement of a document names, by the rest of its id; ``relations`` get what it tells."""
    invoked: dict[str, list[str]] = defaultdict(list)
    for item, begin, end, place, circulated in told:
        if document is None or not (circulated or item in items):
            continue
        kind = "circulation" if circulated else "mention"
        source = parties.of(circulated) if circulated else document
        relations.add(Relation(kind, source, item, document, (begin, end)))
        if place and item not in invoked[place]:
            invoked[place].append(item)
    return invoked
