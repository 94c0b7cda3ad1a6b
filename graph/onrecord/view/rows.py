"""What the view needs of the store, as frozen rows: the answers of ``queries/view/*.rq`` put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from onrecord.document import Spans
from onrecord.resources import queries_folder
from onrecord.vocabulary import relative

FREE_KINDS = frozenset({"release", "letter", "resolution", "record"})
"""Kinds of document whose words may be printed at length; all others are news or of unknown licence."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node as the store knows it; ``as_found`` where its label is a document's own words for it."""

    id: str
    kind: str
    label: str
    as_found: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A document: what it says of itself. ``texts`` are the keys of its stored texts."""

    id: str
    kind: str
    title: str = ""
    issued: date | None = None
    publisher: str = ""
    symbols: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def quoted_freely(self) -> bool:
        """Whether its words may be printed beyond the cap for news."""
        return self.kind in FREE_KINDS


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


Row = dict[str, str]


def read_rows(store: ox.Store) -> Rows:
    """The rows of the whole store; holds all statements in memory."""
    parties = list(answers(store, "parties"))
    return Rows(
        things=_read_things(store, parties),
        sources=_read_sources(store),
        statements=tuple(_read_statements(store, parties)),
        relations=tuple(
            Relation(row["relation"], row["source"], row["item"], row["document"], (int(row["begin"]), int(row["end"])))
            for row in answers(store, "relations")
        ),
        acts={
            name: Act(name, row["label"], local(row.get("broader", "")))
            for row in answers(store, "acts")
            for name in [local(row["act"])]
        },
        topics={row["item"]: (row["topic"], row.get("label", "")) for row in answers(store, "topics")},
        under=_read_under(store),
    )


def _read_under(store: ox.Store) -> dict[str, tuple[str, ...]]:
    under: dict[str, tuple[str, ...]] = {}
    for row in answers(store, "under"):
        under[row["statement"]] = (*under.get(row["statement"], ()), row["item"])
    return under


def answers(store: ox.Store, name: str) -> Iterator[Row]:
    """The rows of one query of the view: bound variables only, our IRIs relative, the rest as written."""
    text = (queries_folder() / "view" / f"{name}.rq").read_text(encoding="utf-8")
    solutions = store.query(text, use_default_graph_as_union=True)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"queries/view/{name}.rq is no SELECT")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {key: _plain(term) for key, term in zip(names, solution, strict=True) if term is not None}


def _plain(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return relative(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)


def local(name: str) -> str:
    """The last part of an IRI, or the text itself if it is none.

    >>> local("https://w3id.org/onrecord/vocabulary/act/call-for"), local("direct")
    ('call-for', 'direct')
    """
    return name.rpartition("#" if "#" in name else "/")[2]


def _read_things(store: ox.Store, parties: list[Row]) -> dict[str, Thing]:
    """Nodes by id; of several classes or labels the query's first counts.

    An actor that the store has links to but does not describe takes the first name a document gives it.
    """
    things: dict[str, Thing] = {}
    for row in answers(store, "nodes"):
        known = things.get(row["node"])
        if known is None or (not known.label and "label" in row):
            kind = known.kind if known else local(row["kind"])
            things[row["node"]] = Thing(row["node"], kind, row.get("label", ""), row["rank"] == "99")
    for row in parties:
        named = things.get(row["reference"])
        if named and row["node"] not in things:
            things[row["node"]] = Thing(row["node"], named.kind, named.label)
    return things


def _read_sources(store: ox.Store) -> dict[str, Source]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in answers(store, "documents"):
        found[row["document"]].append(row)
    return {document: _source(document, rows) for document, rows in found.items()}


def _source(document: str, rows: list[Row]) -> Source:
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
    )


def _read_statements(store: ox.Store, parties: list[Row]) -> Iterator[Attributed]:
    taking_part: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for row in parties:
        taking_part[row["statement"]][row["role"]].append(row["node"])
        if row["reference"].startswith("reference/"):
            named[row["statement"]].setdefault(row["node"], local(row["reference"]))
    for row in answers(store, "invoked"):
        taking_part[row["statement"]]["about"].append(row["item"])
    spans: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for row in answers(store, "spans"):
        spans[row["statement"]][row["part"]].append((int(row["begin"]), int(row["end"])))
    reviews: dict[str, list[str]] = defaultdict(list)
    for row in answers(store, "reviews"):
        reviews[row["statement"]].append(local(row["review"]))
    seen = set()
    for row in answers(store, "statements"):
        statement = row["statement"]
        if statement in seen:
            continue
        seen.add(statement)
        roles = {role: tuple(dict.fromkeys(nodes)) for role, nodes in taking_part.pop(statement, {}).items()}
        yield Attributed(
            id=statement,
            document=row["document"],
            status=local(row["status"]),
            act=local(row.get("act", "say")),
            mode=local(row.get("mode", "")),
            attribution=local(row.get("attribution", "speech")),
            words=row.get("words", ""),
            rule=local(row.get("rule", "")),
            start=_day(row.get("from", "")),
            end=_day(row.get("until", "")),
            precision=local(row.get("precision", "day")),
            speakers=roles.get("speaker", ()),
            about=roles.get("about", ()),
            relays=tuple(dict.fromkeys((*roles.get("via", ()), *roles.get("relay", ())))),
            addressees=roles.get("addressee", ()),
            review=" and ".join(reviews.get(statement, ())),
            references=named.pop(statement, {}),
            spans={part: tuple(sorted(set(found))) for part, found in spans.pop(statement, {}).items()},
        )


def _day(text: str) -> date | None:
    """The day of an ``xsd:date``; none where it cannot be read or the year is beyond Python's."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
