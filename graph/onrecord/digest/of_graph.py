"""Digests made from a graph when they are needed, where none are kept."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from onrecord.digest.pack import digest_of, in_order, note_source
from onrecord.digest.shape import SOURCE, Digest, Names, PackedHeads, Sources
from onrecord.digest.unpack import references_in
from onrecord.model.ids import BASE, iri, key_of, relative
from onrecord.rdf.namespaces import (
    GRAPH_ACTORS,
    GRAPH_DECISIONS,
    GRAPH_LINKS,
    GRAPH_PROVENANCE,
    GRAPH_SUBJECTS,
    GRAPH_VOCABULARY,
    REC,
)
from onrecord.rdf.quads import Quad, Quads, is_literal, is_node, named_node
from onrecord.rdf.terms import CANONICAL, graph_node, node

_DECISIONS = named_node(GRAPH_DECISIONS)
_SHARED = tuple(
    map(named_node, (GRAPH_VOCABULARY, GRAPH_ACTORS, GRAPH_LINKS, GRAPH_SUBJECTS, GRAPH_DECISIONS, GRAPH_PROVENANCE))
)


class GraphDigests:
    """Digests made of a graph as they are asked for: of all its documents, or of those with some keys.

    ``aliases`` are read from the graph unless they are given.
    """

    def __init__(
        self, graph: Quads, keys: Iterable[str] | None = None, aliases: Mapping[str, str] | None = None
    ) -> None:
        self._graph = graph
        self._aliases = aliases
        self._keys = sorted(keys) if keys is not None else _keys(graph)
        self._made: dict[str, Digest] = {}
        self._decided: dict[str, list[Quad]] = defaultdict(list)
        for quad in graph.match(None, None, None, _DECISIONS):
            if is_node(quad.subject):
                self._decided[key_of(relative(quad.subject.value))].append(quad)

    def of(self, key: str) -> Digest:
        """Return the digest of one document, with the decisions on it."""
        if key not in self._made:
            quads = self._graph.match(None, None, None, graph_node(key))
            self._made[key] = digest_of(key, (quad.triple for quad in chain(quads, self._decided.get(key, ()))))
        return self._made[key]

    def aliases(self) -> Mapping[str, str]:
        """Return the nodes that ids other than references were matched with."""
        if self._aliases is None:
            self._aliases = _least(
                (relative(quad.subject.value), relative(quad.object.value))
                for quad in self._graph.match(None, CANONICAL, None)
                if is_node(quad.subject) and is_node(quad.object)
                if not quad.subject.value.startswith(f"{BASE}reference/")
            )
        return self._aliases

    def nodes(self, key: str) -> Mapping[str, str]:
        """Return what the references of one document are after matching, where not themselves."""
        start = f"reference/{key}/"
        named = {*json.loads(self.of(key).names), *references_in(self.of(key).heads)}
        return _least(
            (name, relative(quad.object.value))
            for name in sorted(named)
            for quad in self._graph.match(node(start + name), CANONICAL, None)
            if is_node(quad.object) and relative(quad.object.value) != start + name
        )

    def sources(self) -> Iterator[Sources]:
        """Yield for each document what its graph says of documents."""
        for key in self._keys:
            yield json.loads(self.of(key).sources)

    def heads(self) -> Iterator[PackedHeads]:
        """Yield the heads of each document."""
        for key in self._keys:
            yield PackedHeads(key, self.nodes(key), self.of(key).heads)

    def details(self, keys: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield key and details, as JSON, of the documents with these keys, or of all."""
        for key in self._keys if keys is None else sorted(keys):
            yield key, self.of(key).details

    def names(self, keys: Collection[str]) -> Iterator[tuple[str, Names]]:
        """Yield key and names of references for each of these documents."""
        for key in sorted(keys):
            yield key, json.loads(self.of(key).names)


def _keys(graph: Quads) -> list[str]:
    """Return the keys of the documents in a graph: of each graph ``graph/KEY`` in which a text has a document."""
    start = iri("graph/")
    text_of = named_node(f"{REC}textOf")
    found = {
        quad.graph_name.value[len(start) :]
        for quad in graph.match(None, text_of, None)
        if is_node(quad.graph_name) and quad.graph_name.value.startswith(start)
    }
    return sorted(found)


def shared_sources(graph: Quads) -> Sources:
    """Return what the shared graphs say of documents: of those that are only named by others."""
    sources: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for shared in _SHARED:
        for predicate in SOURCE:
            for quad in graph.match(None, named_node(predicate), None, shared):
                if is_node(quad.subject) and (is_node(quad.object) or is_literal(quad.object)):
                    note_source(sources, predicate, relative(quad.subject.value), quad.object.value)
    return in_order(sources)


def _least(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each first value of some pairs the least second one, where that is another."""
    found: dict[str, str] = {}
    for name, value in pairs:
        if name != value and (name not in found or value < found[name]):
            found[name] = value
    return found
