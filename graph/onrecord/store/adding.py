"""Adding records to a store: new ones together, others one by one.

All that goes in of a record is made first (``prepare``); then it is written.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.digest.pack import digest_of
from onrecord.digest.shape import Digest
from onrecord.errors import StoreError, UnreadableDocument
from onrecord.model.description import Description, with_source
from onrecord.model.document import Document
from onrecord.model.gathered import gathered
from onrecord.model.record import Record
from onrecord.rdf.quads import Quad
from onrecord.rdf.terms import graph_node
from onrecord.store.base import Outcome, Run
from onrecord.store.changing import DocumentChanges, size_of
from onrecord.store.decisions import decided_keys
from onrecord.store.folder import storage_errors
from onrecord.store.ledger.entry import Entry, entry_of
from onrecord.store.opening import OpenParts
from onrecord.triples.document import provenance
from onrecord.triples.record import quads_of, to_triples


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a store writes of one document: the manifest's entry, the text, the quads with their provenance.

    ``digest`` is of what is new; of a document that is stored, or that decisions are about, it is made later, from
    the graph as they leave it.
    """

    entry: Entry
    document: Document
    quads: list[Quad]
    digest: Digest | None


def prepare(record: Record, run: Run, before: Entry | None, *, digested: bool) -> Prepared:
    """What a record that a run read makes of its document, with the sources known before.

    Each reference, node and description is made once here, for names and triples alike. Raises ``UnreadableDocument``.
    """
    key = record.document.key
    graph = graph_node(key)
    described = with_source(key, before.described if before else None, Description.of(record.document))
    told = gathered(record, described.id)
    entry = entry_of(record, run, described, told.references)
    triples = to_triples(record, described, told)
    quads = [*provenance(key, run.id), *quads_of(graph, triples)]
    return Prepared(entry, record.document, quads, digest_of(key, triples) if digested else None)


class Adding:
    """Adds records, and sources of documents that are there, to an open store."""

    def __init__(self, parts: OpenParts, changes: DocumentChanges) -> None:
        self._parts = parts
        self._changes = changes

    def add_all(self, records: Sequence[Record], run: Run) -> list[Outcome | UnreadableDocument]:
        """What adding each of the records did; new documents go in together, and appear at once or not at all."""
        outcomes: list[Outcome | UnreadableDocument] = []
        with storage_errors(self._parts.path):
            self._parts.manifest.runs.begin(run)
            decided = decided_keys(self._parts.graph)
            for together in _apart([(record.document.key, record) for record in records]):
                outcomes += self._add_together(together, run, decided)
        return outcomes

    def _add_together(
        self, records: Mapping[str, Record], run: Run, decided: Container[str]
    ) -> Iterator[Outcome | UnreadableDocument]:
        new: list[Prepared] = []
        for key, record in records.items():
            before = self._parts.manifest.entry(key)
            if before is None or not before.is_of(record, run):
                is_new = before is None and key not in decided
                try:
                    prepared = prepare(record, run, before, digested=is_new)
                except UnreadableDocument as failure:
                    yield failure
                    continue
                if is_new:
                    new.append(prepared)
                else:
                    self._change(prepared)
                yield "redone" if before else "added"
            else:
                yield self.note(record.document)
        self._add_new(new)

    def _change(self, prepared: Prepared) -> None:
        entry, document = prepared.entry, prepared.document
        self._changes.change(entry.key, entry, prepared.quads, document.text)
        self._changes.displace(entry, document)

    def _add_new(self, new: Sequence[Prepared]) -> None:
        if not new:
            return
        self._parts.manifest.intend_all([each.entry for each in new])
        for each in new:
            self._parts.folder.write_text(each.entry.key, each.document.text)
        inserted = self._parts.load([quad for each in new for quad in each.quads])
        digests = [(each.entry.key, each.digest) for each in new if each.digest]
        changes = [(each.entry.key, each.entry) for each in new]
        sizes = [(each.entry.key, size_of(each.entry.key, each.quads)) for each in new]
        self._parts.manifest.settle_all(changes, digests, sizes, inserted)
        for each in new:
            self._changes.displace(each.entry, each.document)

    def note(self, document: Document) -> Outcome:
        """What the source of a document that ``has`` said to be stored added to it."""
        before = self._parts.manifest.entry(document.key)
        if before is None:
            raise StoreError(f"{self._parts.path}: {document.key} is not stored; add its record first")
        described = with_source(document.key, before.described, Description.of(document), noted=True)
        if described == before.described:
            return "unchanged"
        with storage_errors(self._parts.path):
            self._changes.describe_again(before, described)
            self._changes.displace(before, document)
        return "merged"


def _apart(records: Iterable[tuple[str, Record]]) -> Iterator[dict[str, Record]]:
    """The records by key, in order, in parts: a document that comes again is in another part, after what it adds to."""
    part: dict[str, Record] = {}
    for key, record in records:
        if key in part:
            yield part
            part = {}
        part[key] = record
    yield part
