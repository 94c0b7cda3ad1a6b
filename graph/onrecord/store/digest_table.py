"""The digests of a store's documents, kept in the manifest, and what their references are after matching."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import astuple
from typing import Literal

from onrecord.digest.of_graph import GraphDigests
from onrecord.digest.shape import FORMAT, Digest, Names, PackedHeads, Sources
from onrecord.model.ids import key_of, relative
from onrecord.rdf.quads import Quad, Quads, is_node
from onrecord.rdf.terms import CANONICAL
from onrecord.store.decisions import decided_keys

TABLES = """
CREATE TABLE IF NOT EXISTS digest (
  key TEXT PRIMARY KEY, format INTEGER, sources TEXT, heads TEXT, details TEXT, names TEXT);
CREATE TABLE IF NOT EXISTS resolved (key TEXT PRIMARY KEY, nodes TEXT);
"""

_ALIASES = ""
"""Stands for the key where what is resolved is no reference of a document."""


class DigestBook:
    """The tables of digests in a manifest."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def put(self, digests: Iterable[tuple[str, Digest]]) -> None:
        """Store the digests of the documents with these keys."""
        rows = ((key, FORMAT, *astuple(digest)) for key, digest in digests)
        self._database.executemany("INSERT OR REPLACE INTO digest VALUES (?, ?, ?, ?, ?, ?)", rows)

    def missing(self) -> list[str]:
        """The keys of documents that have no digest, or one of another format."""
        rows = self._database.execute(
            "SELECT key FROM document WHERE key NOT IN (SELECT key FROM digest WHERE format = ?)", (FORMAT,)
        )
        return [key for (key,) in rows]

    def kept(self) -> dict[str, Digest]:
        """The digests by the keys of their documents, those of another format left out."""
        rows = self._database.execute(
            "SELECT key, sources, heads, details, names FROM digest WHERE format = ?", (FORMAT,)
        )
        return {key: Digest(*parts) for key, *parts in rows}

    def drop(self, keys: Iterable[str]) -> None:
        """Delete the digests of the documents with these keys: they are made anew when documents are linked."""
        self._database.executemany("DELETE FROM digest WHERE key = ?", [(key,) for key in keys])

    def resolve(self, links: Iterable[Quad]) -> None:
        """Note from the links what references and other ids are resolved to.

        Those of one document come one after another, which keeps little in memory.
        """
        self._database.execute("DELETE FROM resolved")
        aliases: dict[str, str] = {}
        nodes: dict[str, str] = {}
        current = ""
        for quad in links:
            if quad.predicate != CANONICAL or quad.object == quad.subject:
                continue
            name, node = (relative(each.value) for each in (quad.subject, quad.object) if is_node(each))
            if not name.startswith("reference/"):
                aliases[name] = min(node, aliases.get(name, node))
                continue
            if (key := key_of(name)) != current:
                self._note(current, nodes)
                current, nodes = key, {}
            place = name.split("/", 2)[2]
            nodes[place] = min(node, nodes.get(place, node))
        self._note(current, nodes)
        self._note(_ALIASES, aliases)

    def _note(self, key: str, nodes: Mapping[str, str]) -> None:
        if nodes:
            self._database.execute(
                "INSERT INTO resolved VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET nodes = json_patch(nodes, excluded.nodes)",
                (key, json.dumps(nodes)),
            )

    def aliases(self) -> dict[str, str]:
        """Where ids that are no references lead."""
        row = self._database.execute("SELECT nodes FROM resolved WHERE key = ?", (_ALIASES,)).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def heads(self) -> Iterator[tuple[str, str | None, str | None]]:
        """Key, heads and resolved references of each document, as JSON, in the order of keys."""
        return self._database.execute(
            "SELECT document.key, heads, nodes FROM document LEFT JOIN digest ON digest.key = document.key"
            " LEFT JOIN resolved ON resolved.key = document.key ORDER BY document.key"
        )

    def part(
        self, name: Literal["sources", "details", "names"], keys: Collection[str] | None
    ) -> Iterator[tuple[str, str]]:
        """One part of each digest, as JSON, by key and in the order of keys."""
        if keys is None:
            yield from self._database.execute(f"SELECT key, {name} FROM digest ORDER BY key")  # noqa: S608 (fixed names)
            return
        for key in sorted(keys):
            yield from self._database.execute(f"SELECT key, {name} FROM digest WHERE key = ?", (key,))  # noqa: S608


class StoreDigests:
    """The digests of a store's documents: those kept, and those made anew of its graph where none can be used.

    Documents of which people decided something have graphs that are not as they were read. Unless ``linked``,
    what references are is read from the graph as well.
    """

    def __init__(self, book: DigestBook, graph: Quads, *, linked: bool) -> None:
        self._book = book
        self._anew = decided_keys(graph) | set(book.missing())
        self._linked = linked
        self._graph = GraphDigests(graph, self._anew, book.aliases() if linked else None)

    def aliases(self) -> Mapping[str, str]:
        """Return the nodes that ids other than references were matched with."""
        return self._graph.aliases()

    def sources(self) -> Iterator[Sources]:
        """Yield for each document what its graph says of documents; those made anew come after the others."""
        for key, packed in self._book.part("sources", None):
            if key not in self._anew:
                yield json.loads(packed)
        yield from self._graph.sources()

    def heads(self) -> Iterator[PackedHeads]:
        """Yield the heads of each document."""
        for key, heads, nodes in self._book.heads():
            kept = heads if key not in self._anew else None
            resolved = json.loads(nodes or "{}") if self._linked and kept is not None else self._graph.nodes(key)
            yield PackedHeads(key, resolved, self._graph.of(key).heads if kept is None else kept)

    def details(self, keys: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield key and details, as JSON, of some documents or of all; those made anew come after the others."""
        anew = self._anew if keys is None else self._anew & set(keys)
        for key, packed in self._book.part("details", None if keys is None else set(keys) - anew):
            if key not in anew:
                yield key, packed
        yield from self._graph.details(anew)

    def names(self, keys: Collection[str]) -> Iterator[tuple[str, Names]]:
        """Yield key and names of references for each of these documents; those made anew come after the others."""
        anew = self._anew & set(keys)
        for key, packed in self._book.part("names", set(keys) - anew):
            yield key, json.loads(packed)
        yield from self._graph.names(anew)
