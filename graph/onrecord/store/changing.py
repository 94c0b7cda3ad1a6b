"""Changing what a store holds of one document: whole, or not at all, whenever the process is killed."""

from __future__ import annotations

from onrecord.linking.linking import named_by_sources
from onrecord.model.description import Description
from onrecord.model.document import Document
from onrecord.rdf.namespaces import GRAPH_PROVENANCE
from onrecord.rdf.quads import Node, Quad, make_quad, named_node
from onrecord.rdf.terms import graph_node, node, term, text_node
from onrecord.store.decisions import corrections_of, uncorrected_graph
from onrecord.store.ledger.entry import Entry
from onrecord.store.opening import OpenParts
from onrecord.triples.document import describe, described_node
from onrecord.triples.record import quads_of

_PROVENANCE = named_node(GRAPH_PROVENANCE)


class DocumentChanges:
    """Gives documents of an open store other quads, other sources, or none."""

    def __init__(self, parts: OpenParts) -> None:
        self._parts = parts

    def change(self, key: str, entry: Entry | None, quads: list[Quad], text: str | None = None) -> None:
        """Give a document's graph other quads: whole, or not at all, whenever the process is killed."""
        self._parts.manifest.intend(key, entry)
        if text is not None:
            self._parts.folder.write_text(key, text)
        current = [
            *self._parts.graph.match(None, None, None, graph_node(key)),
            *self._parts.graph.match(graph_node(key), None, None, _PROVENANCE),
            *corrections_of(self._parts.graph, key),
        ]
        self._parts.graph.swap(current, [*quads, *provenance(entry)])
        self._settle(key, entry)

    def _settle(self, key: str, entry: Entry | None) -> None:
        if entry is None:
            self._parts.graph.remove_graph(graph_node(key))
            self._parts.folder.remove_text(key)  # while the manifest still tells that it is to go
        self._parts.manifest.settle(key, entry)

    def recover(self) -> None:
        """Settle what a killed process left: the graph tells whether an intended change took place.

        No text goes but that of a change that the manifest tells of: others may be all that is left of a document.
        """
        for key, entry in self._parts.manifest.intended():
            if entry is None:
                happened = not any(True for _ in self._parts.graph.match(graph_node(key), None, None, _PROVENANCE))
            else:
                told = quads_of(key, describe(key, entry.descriptions))
                happened = all(found in self._parts.graph for found in (*provenance(entry), *told))
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
        left = tuple(found for found in before.descriptions if (found.source, found.doc_id) not in places)
        if left:
            self.describe_again(before, left)
            self._parts.manifest.files.forget(key, places)
            return False
        self.change(key, None, [])
        return True

    def describe_again(self, before: Entry, descriptions: tuple[Description, ...]) -> None:
        """Give a stored document the description that its sources, as they are now, make together."""
        old, new = described_node(before.key, before.descriptions), described_node(before.key, descriptions)
        told = set(describe(before.key, before.descriptions))
        found = uncorrected_graph(self._parts.graph, before.key)
        kept = [_renamed(each, old, new) for each in found if tuple(each.triple) not in told]
        kept += quads_of(before.key, describe(before.key, descriptions))
        entry = Entry(
            key=before.key,
            run=before.run,
            sha256=before.sha256,
            length=before.length,
            statements=before.statements,
            descriptions=descriptions,
            found=before.found,
            told=tuple(named_by_sources(descriptions)),
            failures=before.failures,
        )
        self.change(before.key, entry, kept)

    def displace(self, entry: Entry, document: Document) -> None:
        """Take the same text out where the same place once gave it another date or publisher."""
        for key in self._parts.manifest.same_text_at(document.source, document.doc_id, entry.sha256):
            if key != entry.key:
                self.remove_sources(key, {(document.source, document.doc_id)})


def provenance(entry: Entry | None) -> list[Quad]:
    """What tells that a document's graph is there: the text it came from, and the run that made it."""
    if entry is None:
        return []
    graph = graph_node(entry.key)
    return [
        make_quad(graph, term("prov:wasDerivedFrom"), text_node(entry.key), _PROVENANCE),
        make_quad(graph, term("prov:wasGeneratedBy"), node(entry.run), _PROVENANCE),
    ]


def _renamed(found: Quad, old: Node, new: Node) -> Quad:
    """The quad with another node for its document, where symbols of a new source give it one."""
    subject = new if found.subject == old else found.subject
    return make_quad(subject, found.predicate, new if found.object == old else found.object, found.graph_name)
