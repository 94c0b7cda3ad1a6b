"""What the graphs of documents tell of their statements, packed: so all of them are gone over in seconds.

A view of a hundred thousand statements needs ten values of each. Looking the terms up in the graph takes most of
the time, so each document's are put together once (``digest_of``) and kept beside the graph. All of it is a
function of the document's graph; what references are after matching comes from elsewhere (``nodes``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Protocol

import pyoxigraph as ox

from onrecord.model.ids import BASE, iri, key_of, local, relative
from onrecord.rdf.namespaces import (
    ACT,
    GRAPH_ACTORS,
    GRAPH_DECISIONS,
    GRAPH_LINKS,
    GRAPH_PROVENANCE,
    GRAPH_VOCABULARY,
    PREFIXES,
    REC,
    RULE,
)
from onrecord.rdf.terms import CANONICAL, Triple, graph_node, node

FORMAT = 1
"""Changes with what is packed, and how: digests of another are made anew."""

Head = list[Any]
"""Of one statement what decides whether and where it is drawn.

``[place, status, act, from, until, precision, parties, under]``: the place is the rest of the statement's id after
the key, days are ISO or empty, ``under`` are agenda items. A party is one character for the property and the rest
of the reference's id after the key, or the id of what is no reference of this document.
"""

Detail = list[Any]
"""The rest: ``[place, mode, attribution, rule, words, source, review]``, the source as ``[begin, end, begin, ...]``."""

Relation = list[Any]
"""``[item, begin, end, statement, circulated]``: an item named, in which statement, or a document circulated under it.

The statement is told as its place, the document as a party is, each empty where there is none.
"""

Told = Mapping[str, Mapping[str, list[str]]]
"""Of documents, by their ids, the values of what is told of each: ``SOURCE`` has the names, ``text`` are keys.

``type`` and ``publisher`` and ``license`` are IRIs or literals as they stand, ``kind`` is its name.
"""

PARTIES = {
    "speaker": "s",
    "putativeSpeaker": "p",
    "about": "a",
    "addressee": "d",
    "via": "v",
    "relayedBy": "b",
}
"""The characters of properties that lead to who takes part."""

_VALUES = {
    "underItem": "i",
    "statedFrom": "f",
    "statedUntil": "u",
    "source": "o",
    "words": "w",
    "act": "A",
    "mode": "M",
    "rule": "R",
    "attribution": "T",
    "precision": "P",
    "status": "S",
    "review": "V",
    "reportedIn": "D",
}
_PARTY = frozenset(PARTIES.values())
_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["skos"] + "prefLabel"
_UNASSERTED = ox.NamedNode(REC + "UnassertedStatement")
_OTHERS = {
    _LABEL: "label",
    f"{REC}kind": "kind",
    f"{REC}mention": "mention",
    f"{REC}inStatement": "within",
    f"{REC}circulated": "circulated",
    f"{REC}underItem": "under",
    f"{REC}evidence": "evidence",
}
SOURCE = {
    _TYPE: "type",
    f"{REC}kind": "kind",
    PREFIXES["dcterms"] + "title": "title",
    PREFIXES["dcterms"] + "issued": "issued",
    PREFIXES["dcterms"] + "publisher": "publisher",
    PREFIXES["dcterms"] + "license": "license",
    PREFIXES["dcterms"] + "identifier": "name",
    f"{REC}symbol": "symbol",
    PREFIXES["schema"] + "url": "url",
}
"""What a document's graph tells of the document itself."""

_TEXT_OF = f"{REC}textOf"
_SOURCES = (*SOURCE, _TEXT_OF)
_TOLD = (ox.NamedNode, ox.Literal)
_OF_STATEMENTS = {REC + name: mark for name, mark in (PARTIES | _VALUES).items()}
_READ = {
    ox.NamedNode(name): (_OF_STATEMENTS.get(name, ""), _OTHERS.get(name, ""), name if name in _SOURCES else "")
    for name in (*_OF_STATEMENTS, *_OTHERS, *_SOURCES)
}
"""What is read of a property's values: of a statement, of anything else, of the document and its text."""

_OF_TYPE = _READ[ox.NamedNode(_TYPE)]
_PASSED = frozenset(map(ox.NamedNode, (PREFIXES["nif"] + "String", REC + "Statement", REC + "Reference")))
"""The classes of most nodes, of which nothing is read."""

_DECISIONS = ox.NamedNode(GRAPH_DECISIONS)
_SHARED = tuple(map(ox.NamedNode, (GRAPH_VOCABULARY, GRAPH_ACTORS, GRAPH_LINKS, GRAPH_DECISIONS, GRAPH_PROVENANCE)))


@dataclass(frozen=True, slots=True)
class Digest:
    """One document's, each part as JSON.

    ``sources`` is ``Told``; ``heads`` is ``[document, [Head], [Relation]]``, in order; ``details`` is ``[Detail]``;
    ``names`` maps references, by the rest of their ids, to ``[kind, label]``.
    """

    sources: str
    heads: str
    details: str
    names: str


Heads = tuple[str, Mapping[str, str], tuple[str, list[Head], list[Relation]]]
"""The key of a document, what its references are after matching where not themselves, and its heads."""


class Digests(Protocol):
    """The digests of all documents of a store; their heads come in the order of keys."""

    def aliases(self) -> Mapping[str, str]:
        """Where ids that are no references lead after matching."""

    def sources(self) -> Iterator[Told]:
        """What each document's graph tells of documents: of itself."""

    def heads(self) -> Iterator[Heads]:
        """What is told of each document's statements, and what its references are."""

    def details(self, keys: Collection[str] | None = None) -> Iterator[tuple[str, list[Detail]]]:
        """The rest of what is told, of the documents with these keys, or of all."""

    def names(self, keys: Collection[str]) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
        """Kind and label that each of these documents gives to its references."""


def digest_of(key: str, triples: Iterable[Triple | ox.Triple]) -> Digest:
    """The digest of a document's triples, with those of the decisions on it; their order does not matter."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    others: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    statements = f"{BASE}statement/{key}/"
    references = f"{BASE}reference/{key}/"
    sources: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    last: object = None
    name, stated = "", False
    own: dict[str, list[str]] = {}
    for subject, predicate, value in triples:
        read = _READ.get(predicate)
        if read is None or (read is _OF_TYPE and value in _PASSED) or not isinstance(value, _TOLD):
            continue
        if subject is not last:  # most of what is told of one thing comes together
            if not isinstance(subject, ox.NamedNode):
                continue
            last, name = subject, subject.value
            stated = name.startswith(statements)
            own = told[name] if stated else others[name]
        mark, other, of_source = read
        if stated:
            if mark:
                own[mark].append(value.value)
            elif value == _UNASSERTED:
                own["U"].append("")
        elif other:
            own[other].append(value.value)
        if of_source:
            _note_source(sources, of_source, relative(name), value.value)
    document, heads, details = "", [], []
    for name, values in sorted((name, values) for name, values in told.items() if values):
        document = document or relative(min(values.get("D", [""])))
        place = name[len(statements) :]
        heads.append(_head(place, values, references))
        details.append(_detail(place, values))
    names = {
        name[len(references) :]: [local(min(found.get("kind", [""]))), min(found.get("label", [""]))]
        for name, found in others.items()
        if name.startswith(references) and (found.get("kind") or found.get("label"))
    }
    return Digest(
        sources=_json(_in_order(sources)),
        heads=_json([document, heads, sorted(_relations(others, statements, references))]),
        details=_json(details),
        names=_json(names),
    )


def _note_source(sources: dict[str, dict[str, set[str]]], predicate: str, name: str, value: str) -> None:
    if predicate == _TEXT_OF:
        sources[relative(value)]["text"].add(local(name))
    elif name.startswith("document/"):
        told = SOURCE[predicate]
        sources[name][told].add(local(value) if told == "kind" else relative(value))


def _in_order(sources: Mapping[str, Mapping[str, set[str]]]) -> Told:
    return {name: {of: sorted(values) for of, values in told.items()} for name, told in sources.items()}


def _head(place: str, values: Mapping[str, list[str]], references: str) -> Head:
    parties = sorted({(mark != "v", value, mark) for mark in values if mark in _PARTY for value in values[mark]})
    return [
        place,
        _one(values, "S", "possible") if "U" in values else "asserted",
        _one(values, "A", "say"),
        _first(values, "f"),
        _first(values, "u"),
        _one(values, "P", "day"),
        [mark + _local(value, references) for _, value, mark in parties],
        sorted({relative(value) for value in values.get("i", ())}),
    ]


def _detail(place: str, values: Mapping[str, list[str]]) -> Detail:
    source = sorted({span for value in values.get("o", ()) if (span := span_of(value))})
    return [
        place,
        _one(values, "M", ""),
        _one(values, "T", "speech"),
        _one(values, "R", ""),
        _first(values, "w"),
        [each for span in source for each in span],
        " and ".join(sorted({_name(value) for value in values.get("V", ())})),
    ]


def _relations(others: Mapping[str, Mapping[str, list[str]]], statements: str, references: str) -> Iterator[Relation]:
    """Where the document names agenda items, and tells that documents were circulated under them."""
    for name, found in others.items():
        if "circulated" in found:
            for item in set(found.get("under", ())):
                for circulated in set(found["circulated"]):
                    for evidence in set(found.get("evidence", ())):
                        if span := span_of(evidence):
                            yield [relative(item), *span, "", _local(circulated, references)]
        elif "mention" in found and not name.startswith(f"{BASE}reference/"):
            for mention in set(found["mention"]):
                if span := span_of(mention):
                    within = set(others[mention].get("within", ())) if mention in others else ()
                    for statement in within or ("",):
                        yield [relative(name), *span, statement.removeprefix(statements), ""]


def span_of(name: str) -> tuple[int, int] | None:
    """The place that a span stands for, by its IRI (RFC 5147: ``#char=BEGIN,END``)."""
    begin, _, end = name.rpartition("#char=")[2].partition(",")
    return (int(begin), int(end)) if begin.isdecimal() and end.isdecimal() else None


def _one(values: Mapping[str, list[str]], mark: str, missing: str) -> str:
    return min(map(_name, values[mark])) if mark in values else missing


def _first(values: Mapping[str, list[str]], mark: str) -> str:
    return min(values[mark]) if mark in values else ""


@lru_cache(256)
def _name(value: str) -> str:
    """What a value of one of our vocabularies is called there; of any other its last part."""
    for start in (ACT, RULE, REC):
        if value.startswith(start):
            return value[len(start) :]
    return local(value)


def _local(value: str, references: str) -> str:
    return value[len(references) :] if value.startswith(references) else relative(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class GraphDigests:
    """Digests made of a graph as they are asked for: of all its documents, or of those with some keys.

    ``aliases`` are read from the graph unless they are given.
    """

    def __init__(
        self, graph: ox.Store, keys: Iterable[str] | None = None, aliases: Mapping[str, str] | None = None
    ) -> None:
        self._graph = graph
        self._aliases = aliases
        self._keys = sorted(keys) if keys is not None else _keys(graph)
        self._made: dict[str, Digest] = {}
        self._decided: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in graph.quads_for_pattern(None, None, None, _DECISIONS):
            if isinstance(quad.subject, ox.NamedNode):
                self._decided[key_of(relative(quad.subject.value))].append(quad)

    def of(self, key: str) -> Digest:
        """The digest of one document, as decided on."""
        if key not in self._made:
            quads = self._graph.quads_for_pattern(None, None, None, graph_node(key))
            self._made[key] = digest_of(key, (quad.triple for quad in chain(quads, self._decided.get(key, ()))))
        return self._made[key]

    def aliases(self) -> Mapping[str, str]:
        """Where ids that are no references lead after matching."""
        if self._aliases is None:
            self._aliases = _least(
                (relative(quad.subject.value), relative(quad.object.value))
                for quad in self._graph.quads_for_pattern(None, CANONICAL, None)
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
                if not quad.subject.value.startswith(f"{BASE}reference/")
            )
        return self._aliases

    def nodes(self, key: str) -> Mapping[str, str]:
        """What the references of one document are after matching, where not themselves."""
        start = f"reference/{key}/"
        named = set(json.loads(self.of(key).names))
        named |= {party[1:] for head in json.loads(self.of(key).heads)[1] for party in head[6] if "/" not in party}
        return _least(
            (name, relative(quad.object.value))
            for name in sorted(named)
            for quad in self._graph.quads_for_pattern(node(start + name), CANONICAL, None)
            if isinstance(quad.object, ox.NamedNode) and relative(quad.object.value) != start + name
        )

    def sources(self) -> Iterator[Told]:
        """As ``Digests`` has it."""
        for key in self._keys:
            yield json.loads(self.of(key).sources)

    def heads(self) -> Iterator[Heads]:
        """As ``Digests`` has it."""
        for key in self._keys:
            yield key, self.nodes(key), tuple(json.loads(self.of(key).heads))

    def details(self, keys: Collection[str] | None = None) -> Iterator[tuple[str, list[Detail]]]:
        """As ``Digests`` has it."""
        for key in self._keys if keys is None else sorted(keys):
            yield key, json.loads(self.of(key).details)

    def names(self, keys: Collection[str]) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
        """As ``Digests`` has it."""
        for key in sorted(keys):
            yield key, json.loads(self.of(key).names)


def _keys(graph: ox.Store) -> list[str]:
    """The keys of the documents that a graph has: what stands in ``graph/KEY``, of which a text is told."""
    start = iri("graph/")
    text_of = ox.NamedNode(f"{REC}textOf")
    found = {
        quad.graph_name.value[len(start) :]
        for quad in graph.quads_for_pattern(None, text_of, None)
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(start)
    }
    return sorted(found)


def shared_sources(graph: ox.Store) -> Told:
    """What is told of documents outside the graphs of documents: of those that are only named by others."""
    sources: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for shared in _SHARED:
        for predicate in SOURCE:
            for quad in graph.quads_for_pattern(None, ox.NamedNode(predicate), None, shared):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                    _note_source(sources, predicate, relative(quad.subject.value), quad.object.value)
    return _in_order(sources)


def _least(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each first value of some pairs the least second one, where that is another."""
    found: dict[str, str] = {}
    for name, value in pairs:
        if name != value and (name not in found or value < found[name]):
            found[name] = value
    return found
