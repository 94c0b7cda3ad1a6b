"""Adding records to a store: new ones together, others one by one."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.digest.pack import digest_of
from onrecord.digest.shape import Digest
from onrecord.errors import StoreError, UnreadableDocument
from onrecord.model.description import Description, dated_as, merged
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.rdf.quads import Quad
from onrecord.store.base import Outcome, Run
from onrecord.store.changing import DocumentChanges, provenance
from onrecord.store.decisions import decided_keys
from onrecord.store.folder import storage_errors
from onrecord.store.ledger.entry import Entry, entry_of, with_description
from onrecord.store.opening import OpenParts
from onrecord.triples.record import quads_of, to_quads, to_triples


class Adding:
    """Adds records, and sources of documents that are there, to an open store."""

    def __init__(self, parts: OpenParts, changes: DocumentChanges) -> None:
        self._parts = parts
        self._changes = changes

    def add_all(self, records: Sequence[Record], run: Run) -> list[Outcome | UnreadableDocument]:
        """What adding each of the records did; new documents go in together, and appear at once or not at all."""
        new: list[tuple[Record, Entry]] = []
        outcomes: list[Outcome | UnreadableDocument] = []
        with storage_errors(self._parts.path):
            self._parts.manifest.runs.begin(run)
            decided = decided_keys(self._parts.graph)
            for record in records:
                key = record.document.key
                if any(entry.key == key for _, entry in new):
                    self._add_new(new)
                    new.clear()
                before = self._parts.manifest.entry(key)
                try:
                    entry = entry_of(record, run, before)
                except UnreadableDocument as failure:
                    outcomes.append(failure)
                    continue
                if before is None and key not in decided:
                    new.append((record, entry))
                    outcomes.append("added")
                else:
                    outcomes.append(self._add_again(record, entry, before))
            self._add_new(new)
        return outcomes

    def _add_new(self, new: Sequence[tuple[Record, Entry]]) -> None:
        if not new:
            return
        self._parts.manifest.intend_all([entry for _, entry in new])
        for record, entry in new:
            self._parts.folder.write_text(entry.key, record.document.text)
        found: list[Quad] = []
        digests: list[tuple[str, Digest]] = []
        for record, entry in new:
            triples = to_triples(record, entry.descriptions)
            digests.append((entry.key, digest_of(entry.key, triples)))
            found += quads_of(entry.key, triples)
            found += provenance(entry)
        inserted = self._parts.load(found)
        self._parts.manifest.settle_all([(entry.key, entry) for _, entry in new], digests, inserted)
        for record, entry in new:
            self._changes.displace(entry, record.document)

    def _add_again(self, record: Record, entry: Entry, before: Entry | None) -> Outcome:
        if before and before.run == entry.run and before.failures == entry.failures:
            return self.note(record.document)
        self._changes.change(entry.key, entry, to_quads(record, entry.descriptions), record.document.text)
        self._changes.displace(entry, record.document)
        return "redone" if before else "added"

    def note(self, document: Document) -> Outcome:
        """What the source of a document that ``has`` said to be stored added to it."""
        before = self._parts.manifest.entry(document.key)
        if before is None:
            raise StoreError(f"{self._parts.path}: {document.key} is not stored; add its record first")
        description = dated_as(merged(before.descriptions), Description.of(document))
        if description in before.descriptions:
            return "unchanged"
        with storage_errors(self._parts.path):
            self._changes.describe_again(before, with_description(before, description))
            self._changes.displace(before, document)
        return "merged"
