"""What a view needs of the store, as rows made of the documents' digests and the answers of ``queries/view/*.rq``.

A large store is read in two steps: of every statement what decides whether and where it is drawn
(``read_rows`` without ``details``), then words, spans and the rest of those that are (``with_details``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from onrecord.digest.of_graph import GraphDigests
from onrecord.digest.shape import Detail, Digests
from onrecord.digest.shape import Relation as PackedRelation
from onrecord.digest.unpack import Parties, Reported, references_in, unpack_details, unpack_heads, with_detail
from onrecord.model.ids import key_of, local
from onrecord.model.statement_row import StatementRow
from onrecord.names.folding import folded
from onrecord.rdf.quads import Quads
from onrecord.view.rows.answers import answers
from onrecord.view.rows.sources import Source, read_sources
from onrecord.view.rows.things import Thing, Things
from onrecord.view.rows.voices import Voices, read_voices, read_voices_in

_LANDS = frozenset({"state", "territory"})

__all__ = [
    "Act",
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
    """All that a view is made of, in the order of ids; ``topics`` are those of items, with titles, by item.

    ``with_details`` takes what it adds from ``digests``, or from ``details`` where that has been read.
    """

    things: Things
    sources: Mapping[str, Source]
    statements: tuple[StatementRow[str], ...]
    relations: tuple[Relation, ...]
    acts: Mapping[str, Act]
    topics: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    digests: Digests | None = None
    details: Mapping[str, Detail] | None = None

    def states(self, statement: StatementRow[str], node: str) -> tuple[str, ...]:
        """The states that one who takes part in a statement speaks for in its document."""
        acted_for = statement.acting.get(node, ())
        return tuple(each for each in acted_for if self.kind(each) in _LANDS)

    def sort_name(self, node: str) -> str:
        """What a node is sorted by: its label as names are compared, else its id."""
        thing = self.things.get(node)
        return folded(thing.label if thing else node)

    def kind(self, node: str) -> str:
        """The kind of what the store describes or a document names."""
        thing = self.things.get(node)
        return thing.kind if thing else ""


def read_rows(graph: Quads, digests: Digests | None = None, *, details: bool = True) -> Rows:
    """Return the rows of the whole store; holds all statements in memory.

    ``digests`` are made of the graph if they are not given. Without ``details`` the statements have no mode,
    attribution, words, rule, review or spans yet.
    """
    digests = digests or GraphDigests(graph)
    rows = _rows(graph, digests, read_sources(graph, digests))
    return replace(rows, statements=tuple(with_details(rows, rows.statements))) if details else rows


def read_rows_of(graph: Quads, sources: Mapping[str, Source], document: str) -> Rows:
    """Return the rows of one document's statements; relations of documents and items are left out."""
    digests = GraphDigests(graph, sources[document].texts)
    return replace(_rows(graph, digests, sources, one=True), relations=())


def with_details(rows: Rows, statements: Iterable[StatementRow[str]]) -> Iterator[StatementRow[str]]:
    """Return the statements with mode, attribution, words, rule, review and the spans of their parts."""
    wanted = list(statements)
    details = read_details(rows, wanted) if rows.details is None else rows.details
    return (with_detail(statement, *details[statement.id]) for statement in wanted)


def read_details(rows: Rows, statements: Iterable[StatementRow[str]]) -> dict[str, Detail]:
    """Return what ``with_details`` adds to each of the statements, by their ids."""
    if rows.digests is None:
        raise ValueError("these rows were given no digests to take details from")
    wanted = {statement.id for statement in statements}
    keys = {key_of(name) for name in wanted}
    return {
        name: detail
        for key, packed in rows.digests.details(keys)
        for name, detail in unpack_details(key, packed)
        if name in wanted
    }


def _rows(graph: Quads, digests: Digests, sources: Mapping[str, Source], *, one: bool = False) -> Rows:
    """Return the rows of the digests; of ``one`` document what is said of others is not walked over."""
    document_of = {text: source.id for source in sources.values() for text in source.texts}
    things = Things(graph, digests)
    aliases = digests.aliases()
    aliases = {name: aliases.get(node, node) for name, node in aliases.items()}
    statements: list[StatementRow[str]] = []
    relations: set[Relation] = set()
    voices = Voices() if one else read_voices(graph)
    for key, nodes, packed in digests.heads():
        unpacked = unpack_heads(packed)
        document = document_of.get(key, unpacked.document)
        if not document:
            continue
        things.note(key, nodes)
        parties = Parties(key, nodes, aliases)
        invoked = _relate(relations, document_of.get(key), parties, things.agenda_items, unpacked.relations)
        if one:
            voices = read_voices_in(graph, key, references_in(packed), [head[0] for head in unpacked.heads])
        reported = Reported(key, document, parties, invoked, voices.of_references(key), voices.of_statements(key))
        statements += [reported.row(*head) for head in unpacked.heads]
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
        digests=digests,
    )


def _relate(
    relations: set[Relation],
    document: str | None,
    parties: Parties,
    items: Collection[str],
    packed: Iterable[PackedRelation],
) -> dict[str, list[str]]:
    """Add a document's relations; return the items that each statement names, by the rest of its id."""
    invoked: dict[str, list[str]] = defaultdict(list)
    for item, begin, end, place, circulated in packed:
        if document is None or not (circulated or item in items):
            continue
        kind = "circulation" if circulated else "mention"
        source = parties.of(circulated) if circulated else document
        relations.add(Relation(kind, source, item, document, (begin, end)))
        if place and item not in invoked[place]:
            invoked[place].append(item)
    return invoked
