"""Changing what a store holds of one document: whole, or not at all, whenever the process is killed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from onrecord.errors import DamagedPart
from onrecord.model.description import Described
from onrecord.model.document import Document
from onrecord.rdf.quads import Quad, Quads, renamed
from onrecord.rdf.terms import graph_node
from onrecord.store.decisions import corrections_of, uncorrected_graph
from onrecord.store.ledger.entry import Entry
from onrecord.store.opening import OpenParts
from onrecord.triples.document import PROVENANCE, describe, described_node, provenance
from onrecord.triples.record import quads_of


class DocumentChanges:
    """Gives documents of an open store other quads, other sources, or none."""

    def __init__(self, parts: OpenParts) -> None:
        self._parts = parts

    def change(self, key: str, entry: Entry | None, quads: list[Quad], text: str | None = None) -> None:
        """Give a document's graph other quads: whole, or not at all, whenever the process is killed.

        Among the quads is the graph's provenance; of a document that is to go there is none.
        """
        self._parts.manifest.intend(key, entry)
        if text is not None:
            self._parts.folder.write_text(key, text)
        self._parts.graph.swap(quads_about(self._parts.graph, key), quads)
        self._settle(key, entry)

    def _settle(self, key: str, entry: Entry | None) -> None:
        """Note what happened; how many quads the graph has is counted when the documents are linked."""
        if entry is None:
            self._parts.graph.remove_graph(graph_node(key))
            self._forget_words(key)
            self._parts.folder.remove_text(key)  # while the manifest still tells that it is to go
        self._parts.manifest.settle(key, entry)

    def _forget_words(self, key: str) -> None:
        """Take a document out of the index of words; where its text is damaged, all of the index is made anew."""
        with suppress(DamagedPart), self._parts.manifest.transaction():
            self._parts.manifest.words.drop(key, self._parts.folder.text(key, self._parts.manifest.sha256_of(key)))

    def recover(self) -> None:
        """Settle what a killed process left: the graph tells whether an intended change took place.

        No text goes but that of a change that the manifest tells of: others may be all that is left of a document.
        """
        for key, entry in self._parts.manifest.intended():
            if entry is None:
                happened = not any(True for _ in self._parts.graph.match(graph_node(key), None, None, PROVENANCE))
            else:
                told = quads_of(graph_node(key), describe(entry.described))
                happened = all(found in self._parts.graph for found in (*provenance(key, entry.run), *told))
            if happened:
                self._settle(key, entry)
                continue
            if self._parts.manifest.run_of(key) is None:
                self._parts.folder.remove_text(key)
            self._parts.manifest.forget_intention(key)
        self._parts.folder.tidy()

    def remove_sources(self, key: str, places: set[tuple[str, str]]) -> bool:
        """Take sources from a document, which goes with the last of them; tell whether it went."""
        before = self._parts.manifest.entry(key)
        if before is None:
            return False
        left = tuple(found for found in before.described.sources if (found.source, found.doc_id) not in places)
        if left:
            self.describe_again(before, Described.by(key, left))
            self._parts.manifest.files.forget(key, places)
            return False
        self.change(key, None, [])
        return True

    def describe_again(self, before: Entry, described: Described) -> None:
        """Give a stored document the description that its sources, as they are now, make together."""
        key, graph = before.key, graph_node(before.key)
        entry = before.told_by(described)
        old, new = described_node(before.described), described_node(described)
        told = set(describe(before.described))
        again = quads_of(graph, describe(described))
        found = uncorrected_graph(self._parts.graph, key)
        kept = [renamed(each, old, new) for each in found if tuple(each.triple) not in told]
        self.change(key, entry, [*kept, *again, *provenance(key, before.run)])

    def displace(self, entry: Entry, document: Document) -> None:
        """Take the same text out where the same place once gave it another date or publisher."""
        for key in self._parts.manifest.sources.same_text_at(document.source, document.doc_id, entry.sha256):
            if key != entry.key:
                self.remove_sources(key, {(document.source, document.doc_id)})


def quads_about(graph: Quads, key: str) -> list[Quad]:
    """All that a store holds of a document: its graph, that graph's provenance, and what decisions say of it."""
    return [
        *graph.match(None, None, None, graph_node(key)),
        *graph.match(graph_node(key), None, None, PROVENANCE),
        *corrections_of(graph, key),
    ]


def size_of(key: str, quads: Iterable[Quad]) -> int:
    """How many different quads are in the graph of the document with that key."""
    graph = graph_node(key)
    return len({quad for quad in quads if quad.graph_name == graph})


def count_quads(graph: Quads, key: str) -> int:
    """How many quads a store holds in the graph of the document with that key."""
    return sum(1 for _ in graph.match(None, None, None, graph_node(key)))
