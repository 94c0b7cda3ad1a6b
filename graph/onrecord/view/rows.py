"""What the view needs of the store, as frozen rows: the answers of ``queries/view/*.rq`` put together.

A large store is read in two steps: of every statement what decides whether and where it is drawn
(``read_rows`` with ``details=False``), then words, spans and the rest of those that are (``with_details``).
"""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pyoxigraph as ox

from onrecord.document import Spans
from onrecord.quoting import free_documents
from onrecord.view.answers import Row, answers_in_bulk, local
from onrecord.view.answers import answers as answers
from onrecord.vocabulary import KIND, REC, iri


@dataclass(frozen=True, slots=True)
class Thing:
    """A node as the store knows it; ``as_found`` where its label is a document's own words for it."""

    id: str
    kind: str
    label: str
    as_found: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A document: what it says of itself. ``texts`` are the keys of its stored texts.

    ``free`` tells whether its words may be passed on in full, after ``quoting``; else they are cut.
    """

    id: str
    kind: str
    title: str = ""
    issued: date | None = None
    publisher: str = ""
    symbols: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    free: bool = False


@dataclass(frozen=True, slots=True)
class Attributed:
    """One statement, its parties by node id; ``status`` is ``asserted``, else nobody is said to have said it.

    ``references`` has for each party where its document first names it, as ``BEGIN-END``.
    """

    id: str
    document: str
    status: str
    act: str
    mode: str
    attribution: str
    words: str
    rule: str
    start: date | None
    end: date | None
    precision: str
    speakers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    review: str = ""
    references: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Spans] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
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
    """All of it, in the order of ids; ``topics`` by item with titles, ``under`` by statement the items of meetings."""

    things: Mapping[str, Thing]
    sources: Mapping[str, Source]
    statements: tuple[Attributed, ...]
    relations: tuple[Relation, ...]
    acts: Mapping[str, Act]
    topics: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    under: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_ROLES = {
    "speaker": "speakers",
    "putativeSpeaker": "speakers",
    "about": "about",
    "via": "relays",
    "relayedBy": "relays",
    "addressee": "addressees",
}
_PREF_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
_KIND = ox.NamedNode(f"{REC}kind")


def read_rows(store: ox.Store, *, details: bool = True) -> Rows:
    """The rows of the whole store; holds all statements in memory.

    Without ``details`` statements have no mode, attribution, words, rule, review or spans yet.
    """
    collecting = gc.isenabled()
    gc.disable()  # millions of values and no cycles among them to look for
    try:
        return _read_rows(store, details)
    finally:
        if collecting:
            gc.enable()


def _read_rows(store: ox.Store, details: bool) -> Rows:
    canonical = _read_canonical(store)
    roles, references = _read_parties(store, canonical)
    statements = tuple(_read_statements(store, roles, references))
    relations = tuple(
        Relation(kind, source, item, document, (int(begin), int(end)))
        for kind, source, item, document, begin, end in sorted(answers_in_bulk(store, "relations"))
    )
    return Rows(
        things=_Things(store, _read_things(store), _names(relations, references)),
        sources=_read_sources(store),
        statements=tuple(with_details(store, statements)) if details else statements,
        relations=relations,
        acts={
            name: Act(name, row["label"], local(row.get("broader", "")))
            for row in answers(store, "acts")
            for name in [local(row["act"])]
        },
        topics={row["item"]: (row["topic"], row.get("label", "")) for row in answers(store, "topics")},
        under=_read_under(store),
    )


def with_details(store: ox.Store, statements: Iterable[Attributed]) -> Iterator[Attributed]:
    """The statements with mode, attribution, words, rule, review and the spans of source, cue and content."""
    for statement in statements:
        values: dict[str, list[str]] = defaultdict(list)
        for quad in store.quads_for_pattern(ox.NamedNode(iri(statement.id)), None, None):
            values[local(quad.predicate.value)].append(getattr(quad.object, "value", ""))
        one = {name: local(min(found)) for name, found in values.items() if name in ("mode", "attribution", "rule")}
        yield replace(
            statement,
            words=min(values.get("words", [""])),
            mode=one.get("mode", ""),
            attribution=one.get("attribution", "speech"),
            rule=one.get("rule", ""),
            review=" and ".join(sorted({local(review) for review in values.get("review", ())})),
            spans={part: _spans(values[part]) for part in ("source", "cue", "content") if part in values},
        )


def _spans(names: Iterable[str]) -> Spans:
    """The places that spans stand for, by their IRIs (RFC 5147: ``#char=BEGIN,END``)."""
    found = set()
    for name in names:
        begin, _, end = name.rpartition("#char=")[2].partition(",")
        if begin.isdecimal() and end.isdecimal():
            found.add((int(begin), int(end)))
    return tuple(sorted(found))


def _read_canonical(store: ox.Store) -> dict[str, str]:
    """What each reference is after matching; an alias leads one step further."""
    canonical: dict[str, str] = {}
    for reference, node in answers_in_bulk(store, "canonical"):
        canonical[reference] = min(node, canonical.get(reference, node))
    return {reference: canonical.get(node, node) for reference, node in canonical.items()}


def _read_parties(
    store: ox.Store, canonical: Mapping[str, str]
) -> tuple[dict[str, dict[str, list[str]]], dict[str, dict[str, str]]]:
    """For each statement who takes part in which role, and by which reference each of them is named."""
    named: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)
    for statement, property_, reference in answers_in_bulk(store, "parties"):
        name = property_[len(REC) :]
        named[statement].append((name != "via", reference, name))
    roles: dict[str, dict[str, list[str]]] = {}
    references: dict[str, dict[str, str]] = {}
    while named:
        statement, parties = named.popitem()
        taking: dict[str, list[str]] = {}
        first: dict[str, str] = {}
        for _, reference, name in sorted(parties):
            node = canonical.get(reference, reference)
            nodes = taking.setdefault(_ROLES[name], [])
            if node not in nodes:
                nodes.append(node)
            first.setdefault(node, reference)
        roles[statement], references[statement] = taking, first
    for row in answers(store, "invoked"):
        nodes = roles.setdefault(row["statement"], {}).setdefault("about", [])
        if row["item"] not in nodes:
            nodes.append(row["item"])
    return roles, references


def _read_statements(
    store: ox.Store, roles: Mapping[str, Mapping[str, list[str]]], references: Mapping[str, Mapping[str, str]]
) -> Iterator[Attributed]:
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for statement, property_, value in answers_in_bulk(store, "statements"):
        name = property_[len(REC) :]
        known = told[statement]
        if name not in known or value < known[name]:
            known[name] = value
    unasserted = {statement for [statement] in answers_in_bulk(store, "unasserted")}
    for statement, values in sorted(told.items()):
        if "reportedIn" not in values:
            continue
        taking: Mapping[str, list[str]] = roles.get(statement, {})
        status = local(values.get("status", "possible")) if statement in unasserted else "asserted"
        places = references.get(statement, {})
        yield Attributed(
            id=statement,
            document=values["reportedIn"],
            status=status,
            act=sys.intern(local(values.get("act", "say"))),
            mode="",
            attribution="speech",
            words="",
            rule="",
            start=_day(values.get("statedFrom", "")),
            end=_day(values.get("statedUntil", "")),
            precision=sys.intern(local(values.get("precision", "day"))),
            speakers=tuple(taking.get("speakers", ())),
            about=tuple(taking.get("about", ())),
            relays=tuple(taking.get("relays", ())),
            addressees=tuple(taking.get("addressees", ())),
            references={node: local(place) for node, place in places.items() if place.startswith("reference/")},
        )


def _read_things(store: ox.Store) -> dict[str, Thing]:
    """What the store describes, by id; of several classes or labels the query's first counts."""
    things: dict[str, Thing] = {}
    for row in answers(store, "nodes"):
        known = things.get(row["node"])
        if known is None or (not known.label and "label" in row):
            kind = known.kind if known else local(row["kind"])
            things[row["node"]] = Thing(row["node"], kind, row.get("label", ""))
    return things


def _names(relations: Iterable[Relation], references: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """For each node one reference that names it, the first of the first statement, or itself."""
    named = {relation.source: relation.source for relation in relations}
    for _, places in sorted(references.items(), reverse=True):
        named.update(places)
    return {node: reference for node, reference in named.items() if reference.startswith("reference/")}


class _Things(Mapping[str, Thing]):
    """What the store describes, and what documents name, whose kind and label are read when they are asked for.

    References stand for themselves where they were matched with nothing. An actor that the store has links
    to but does not describe takes the name that a document gives it.
    """

    def __init__(self, store: ox.Store, known: dict[str, Thing], names: Mapping[str, str]) -> None:
        self._store, self._known, self._names = store, known, names

    def __getitem__(self, node: str) -> Thing:
        if node not in self._known:
            reference = self._names[node]
            kind, label = _as_named(self._store, reference)
            self._known[node] = Thing(node, kind, label, as_found=node == reference)
        return self._known[node]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._known, *self._names}))

    def __len__(self) -> int:
        return len({*self._known, *self._names})


def _as_named(store: ox.Store, reference: str) -> tuple[str, str]:
    """The kind and the label that a document gives to what it names."""
    subject = ox.NamedNode(iri(reference))
    kinds = [getattr(quad.object, "value", "") for quad in store.quads_for_pattern(subject, _KIND, None)]
    labels = [getattr(quad.object, "value", "") for quad in store.quads_for_pattern(subject, _PREF_LABEL, None)]
    return local(min(kinds, default=f"{KIND}unnamed")), min(labels, default="")


def _read_sources(store: ox.Store) -> dict[str, Source]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in answers(store, "documents"):
        found[row["document"]].append(row)
    free = free_documents(store)
    return {document: _source(document, rows, iri(document) in free) for document, rows in found.items()}


def _source(document: str, rows: list[Row], free: bool) -> Source:
    def every(name: str) -> tuple[str, ...]:
        return tuple(sorted({row[name] for row in rows if name in row}))

    kinds = [local(kind) for kind in every("kind")]
    kind = "news" if every("type") or "news" in kinds else (kinds or ["other"])[0]
    return Source(
        id=document,
        kind=kind,
        title=next(iter(every("title")), ""),
        issued=next((day for day in map(_day, every("issued")) if day), None),
        publisher=" / ".join(every("publisher")),
        symbols=every("symbol"),
        urls=every("url"),
        texts=tuple(local(text) for text in every("text")),
        free=free,
    )


def _read_under(store: ox.Store) -> dict[str, tuple[str, ...]]:
    under: dict[str, tuple[str, ...]] = {}
    for row in answers(store, "under"):
        under[row["statement"]] = (*under.get(row["statement"], ()), row["item"])
    return under


def _day(text: str) -> date | None:
    """The day of an ``xsd:date``; none where it cannot be read or the year is beyond Python's."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
