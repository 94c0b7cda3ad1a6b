"""The embedded store: quads in oxigraph (RocksDB), texts as files, book-keeping in SQLite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, compress
from pathlib import Path
from typing import Self

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from onrecord.actors.declared import Known
from onrecord.actors.table import actors_bytes
from onrecord.digest.pack import digest_of
from onrecord.digest.shape import Digest, Digests
from onrecord.errors import DecisionError, StoreError, UnreadableDocument
from onrecord.held_folder import Mode
from onrecord.linking.linking import Linking, named_by_sources
from onrecord.memory import give_back
from onrecord.model.decision import Decision, in_force
from onrecord.model.description import Description, dated_as, merged
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.output.writing import write_whole
from onrecord.rdf.namespaces import GRAPH_PROVENANCE
from onrecord.rdf.terms import graph_node, node, term, text_node
from onrecord.resources import ontology_folder
from onrecord.store.base import Outcome, Run, Stats, Status, StoredDocument
from onrecord.store.counts import stats_of
from onrecord.store.decisions import DecisionFile, corrections_of, decided_changes, decided_keys, uncorrected_graph
from onrecord.store.declared import AGENDAS, declared_quads, hash_of, own_hash
from onrecord.store.digest_table import StoreDigests
from onrecord.store.file_values import Revision
from onrecord.store.findings import StoredFindings
from onrecord.store.folder import Folder, storage_errors
from onrecord.store.ledger.entry import Entry, entry_of, with_description
from onrecord.store.ledger.file_log import BuildReading
from onrecord.store.ledger.manifest import Manifest
from onrecord.store.parts import opened_graph, whole_graph
from onrecord.store.removal import matching
from onrecord.store.shared import Version, revision_quads, shared_quads, shared_quads_in
from onrecord.store.status import status_of
from onrecord.store.swap import bring, differing, hashes_of, insert, swap
from onrecord.triples.carrying import applied, carried_quads, origins, standings
from onrecord.triples.document import describe, described_node
from onrecord.triples.passages import recording
from onrecord.triples.record import quads_of, to_quads, to_triples

_PROVENANCE = NamedNode(GRAPH_PROVENANCE)
_MANY = 100_000
"""Quads that came in batches, or were read at once, from which on the graph's files and memory are seen to."""


def open_store(path: Path | str, mode: Mode = "read") -> OxigraphStore:
    """The store in a folder; with mode ``write`` it is made if the folder is new or empty.

    Many may read one store, or one may write. Raises ``StoreError``.
    """
    return OxigraphStore(Path(path), mode)


class OxigraphStore:
    """A store in one folder; see ``Store`` for what its methods return."""

    def __init__(self, path: Path, mode: Mode = "read") -> None:
        self._folder = Folder(path, mode)
        self._inserted = 0
        try:
            with storage_errors(path):
                self._decisions = DecisionFile(self._folder.decisions)
                self._graph: pyoxigraph.Store | None = whole_graph(self._folder)
                self._manifest = Manifest(self._folder.manifest, writable=mode == "write")
                if mode == "write":
                    self._recover()
                    self._record_passages()
        except BaseException:
            self._graph = None
            self._folder.close()
            raise

    def _free(self, quads: int) -> None:
        """Nothing; what the library keeps in memory of very many quads that it took or gave is free again."""
        if quads <= _MANY:
            return
        self.graph.flush()
        self._graph = None
        self._graph = opened_graph(self._folder)
        give_back()

    @property
    def path(self) -> Path:
        """The store's folder."""
        return self._folder.path

    @property
    def graph(self) -> pyoxigraph.Store:
        """The quads, for queries; nobody keeps them beyond ``close``."""
        if self._graph is None:
            raise StoreError(f"{self.path}: the store is closed; open it again")
        return self._graph

    @property
    def own_actors(self) -> Path | None:
        """The file with the user's own actors that is in use, if there is one."""
        return self._folder.own_actors if self._folder.own_actors.is_file() else None

    def use_vocabulary(self, actors: Path | None = None) -> str:
        """The hash of the vocabulary now in use; a user's own actors stay until others are given."""
        with storage_errors(self.path):
            folder = ontology_folder() / "vocabulary"
            found = hash_of(folder, actors or self.own_actors, self.path / AGENDAS)
            if found != self._manifest.fact("vocabulary") or not self._folder.vocabulary.is_file():
                quads = declared_quads(folder, actors or self.own_actors, self.path / AGENDAS)
                if actors:
                    write_whole(self._folder.own_actors, actors_bytes(actors))
                write_whole(self._folder.vocabulary, pyoxigraph.serialize(quads, format=RdfFormat.N_QUADS) or b"")
                self._manifest.set_fact("links", "stale")
                self._manifest.set_fact("vocabulary", found)
            return found

    def own_vocabulary(self) -> str:
        """The hash of the user's own actors and agendas, empty if there are none."""
        with storage_errors(self.path):
            return own_hash(self.own_actors, self.path / AGENDAS)

    def has(self, key: str, run: str) -> bool:
        """Whether the document is stored as the run with that id would read it."""
        return self._manifest.run_of(key) == run

    def is_current(self, key: str, run: Run, refresh: bool) -> bool:
        """Whether the document need not be read again: as by ``has``, or unless ``refresh`` by older rules."""
        if refresh and self._manifest.failures_over(key):
            return False
        return self.has(key, run.id) or (not refresh and self._manifest.has_settings(key, run))

    def add(self, record: Record, run: Run) -> Outcome:
        """What adding the record did; its source counts once however often it is added."""
        (outcome,) = self.add_all([record], run)
        if isinstance(outcome, UnreadableDocument):
            raise outcome
        return outcome

    def add_all(self, records: Sequence[Record], run: Run) -> list[Outcome | UnreadableDocument]:
        """What adding each of the records did; new documents go in together, and appear at once or not at all."""
        new: list[tuple[Record, Entry]] = []
        outcomes: list[Outcome | UnreadableDocument] = []
        with storage_errors(self.path):
            self._manifest.begin_run(run)
            decided = decided_keys(self.graph)
            for record in records:
                key = record.document.key
                if any(entry.key == key for _, entry in new):
                    self._add_new(new)
                    new.clear()
                before = self._manifest.entry(key)
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
        self._manifest.intend_all([entry for _, entry in new])
        for record, entry in new:
            self._folder.write_text(entry.key, record.document.text)
        found: list[Quad] = []
        digests: list[tuple[str, Digest]] = []
        for record, entry in new:
            triples = to_triples(record, entry.descriptions)
            digests.append((entry.key, digest_of(entry.key, triples)))
            found += quads_of(entry.key, triples)
            found += _provenance(entry)
        inserted = insert(self.graph, found)
        self._inserted += inserted
        self._manifest.settle_all([(entry.key, entry) for _, entry in new], digests, inserted)
        for record, entry in new:
            self._displace(entry, record.document)

    def _add_again(self, record: Record, entry: Entry, before: Entry | None) -> Outcome:
        if before and before.run == entry.run and before.failures == entry.failures:
            return self.note(record.document)
        self._change(entry.key, entry, to_quads(record, entry.descriptions), record.document.text)
        self._displace(entry, record.document)
        return "redone" if before else "added"

    def note(self, document: Document) -> Outcome:
        """What the source of a document that ``has`` said to be stored added to it."""
        before = self._manifest.entry(document.key)
        if before is None:
            raise StoreError(f"{self.path}: {document.key} is not stored; add its record first")
        description = dated_as(merged(before.descriptions), Description.of(document))
        if description in before.descriptions:
            return "unchanged"
        with storage_errors(self.path):
            self._describe_again(before, with_description(before, description))
            self._displace(before, document)
        return "merged"

    def _displace(self, entry: Entry, document: Document) -> None:
        """Take the same text out where the same place once gave it another date or publisher."""
        for key in self._manifest.same_text_at(document.source, document.doc_id, entry.sha256):
            if key != entry.key:
                self._remove_sources(key, {(document.source, document.doc_id)})

    def reading(self) -> BuildReading:
        """A reading of files, numbered: what ``build`` notes of each file as it goes."""
        return BuildReading(self._manifest, self._folder.path, self._prune)

    def _prune(self, key: str, places: set[tuple[str, str]]) -> bool:
        with storage_errors(self.path):
            return self._remove_sources(key, places)

    def fail(self, failure: UnreadableDocument) -> None:
        """Nothing; the source is remembered as unreadable until it is read."""
        with storage_errors(self.path):
            self._manifest.files.fail(failure, failure.source, self._manifest.files.next_reading())

    def revisions(self) -> list[Revision]:
        """Which document took the place of which in a file, by their keys."""
        return self._manifest.files.revisions()

    def remove(self, name: str) -> list[StoredDocument]:
        """The documents that went, found by key, id, source, folder of sources or ``doc_id``.

        Of a document with several sources only the named one goes. Raises ``UnknownNode``.
        """
        gone: list[StoredDocument] = []
        with storage_errors(self.path):
            for document, places in matching(name, list(self.documents())):
                if self._remove_sources(document.key, places):
                    gone.append(document)
            self.relink()
        return gone

    def _remove_sources(self, key: str, places: set[tuple[str, str]]) -> bool:
        before = self._manifest.entry(key)
        if before is None:
            return False
        left = tuple(found for found in before.descriptions if (found.source, found.doc_id) not in places)
        if left:
            self._describe_again(before, left)
            self._manifest.files.forget(key, places)
            return False
        self._change(key, None, [])
        return True

    def _describe_again(self, before: Entry, descriptions: tuple[Description, ...]) -> None:
        """Give a stored document the description that its sources, as they are now, make together."""
        old, new = described_node(before.key, before.descriptions), described_node(before.key, descriptions)
        told = set(describe(before.key, before.descriptions))
        found = uncorrected_graph(self.graph, before.key)
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
        self._change(before.key, entry, kept)

    def _change(self, key: str, entry: Entry | None, quads: list[Quad], text: str | None = None) -> None:
        """Give a document's graph other quads: whole, or not at all, whenever the process is killed."""
        self._manifest.intend(key, entry)
        if text is not None:
            self._folder.write_text(key, text)
        current = [
            *self.graph.quads_for_pattern(None, None, None, graph_node(key)),
            *self.graph.quads_for_pattern(graph_node(key), None, None, _PROVENANCE),
            *corrections_of(self.graph, key),
        ]
        swap(self.graph, current, [*quads, *_provenance(entry)])
        self._settle(key, entry)

    def _settle(self, key: str, entry: Entry | None) -> None:
        if entry is None:
            self.graph.remove_graph(graph_node(key))
            self._folder.remove_text(key)  # while the manifest still tells that it is to go
        self._manifest.settle(key, entry)

    def _recover(self) -> None:
        """Settle what a killed process left: the graph tells whether an intended change took place.

        No text goes but that of a change that the manifest tells of: others may be all that is left of a document.
        """
        for key, entry in self._manifest.intended():
            if entry is None:
                happened = not any(True for _ in self.graph.quads_for_pattern(graph_node(key), None, None, _PROVENANCE))
            else:
                told = quads_of(key, describe(key, entry.descriptions))
                happened = all(found in self.graph for found in (*_provenance(entry), *told))
            if happened:
                self._settle(key, entry)
                continue
            if self._manifest.run_of(key) is None:
                self._folder.remove_text(key)
            self._manifest.forget_intention(key)
        self._folder.tidy()

    def relink(self) -> None:
        """Nothing; links, minted actors and runs are computed anew if anything changed."""
        with storage_errors(self.path):
            digest = self._decisions.digest
            if self._manifest.fact("links") == "fresh" and self._manifest.fact("decisions") == digest:
                return
            self._manifest.set_fact("links", "stale")
            self._free(self._inserted)
            before = [hashes_of(shared_quads_in(self.graph))]
            self._free(len(before[0]))
            declared = self._declared()
            versions = {run: version for run, (version, _) in self._manifest.runs().items()}
            decisions = in_force(self._decisions.read())
            standing = standings(decisions, self.findings())
            holding = applied(standing)
            rows = self._manifest.all_named()
            linking = Linking.of(rows, Known.of(declared), holding, origins(standing))
            give_back()  # of what was compared a third is needed from here on
            shared = [*shared_quads(declared, linking, versions, decisions), *revision_quads(self._revised())]
            shared += carried_quads(standing)
            old, new = decided_changes(self.graph, holding, linking.links.speakers)
            before.append(hashes_of(old))
            # Gone over twice, not held: hashes of eight bytes tell what is said already.
            goes, comes = differing(before, hashes_of(chain(shared, linking.of_references(rows), new)))
            gone = list(compress(chain(shared_quads_in(self.graph), old), goes)) if goes.any() else []
            self._free(len(goes) if gone else 0)
            bring(self.graph, gone, compress(chain(shared, linking.of_references(rows), new), comes))
            with self._manifest.transaction():
                self._manifest.digests.resolve(chain(linking.links.links, linking.of_references(rows)))
                self._manifest.digests.put(self._digests_anew())
                self._manifest.set_fact("links", "fresh")
                self._manifest.set_fact("decisions", digest)
            self._put_together()
            self.graph.flush()  # else the next to open the store replays the log, which takes as long as the build

    def _put_together(self) -> None:
        """Nothing; the graph's files are made one, if new documents brought many quads, and a tenth of all, since.

        After a first build questions are then up to 2.7 times as quick. After 3 % more they are 1.1 times as
        quick, and making one file of nine million quads takes 46 seconds.
        """
        self._inserted = 0
        if self._manifest.number("loose") > max(_MANY, self._manifest.number("together") // 10):
            self.graph.optimize()
            with self._manifest.transaction():
                self._manifest.set_fact("together", str(len(self.graph)))
                self._manifest.set_fact("loose", "0")

    def _digests_anew(self) -> Iterator[tuple[str, Digest]]:
        """Those of documents whose description changed since they were read, or that an older version stored."""
        for key in sorted(set(self._manifest.digests.missing()) - decided_keys(self.graph)):
            quads = self.graph.quads_for_pattern(None, None, None, graph_node(key))
            yield key, digest_of(key, (quad.triple for quad in quads))

    def digests(self) -> Digests:
        """What the documents tell of their statements, packed for those who read all of it; valid until ``close``."""
        return StoreDigests(self._manifest.digests, self.graph, linked=self._manifest.fact("links") == "fresh")

    def _revised(self) -> Iterator[tuple[Version, Version]]:
        for found in self.revisions():
            newer, older = (self._manifest.entry(key) for key in (found.newer, found.older))
            if newer and older:
                yield tuple(  # type: ignore[misc]
                    Version(each.key, described_node(each.key, each.descriptions)) for each in (newer, older)
                )

    def decisions(self) -> list[Decision]:
        """What people decided, all rows in order, undone ones too. Raises ``DecisionError``."""
        with storage_errors(self.path):
            return self._decisions.read()

    def unread_decisions(self) -> list[str]:
        """A line for each row of ``decisions.csv`` that cannot be read. Raises ``DecisionError``."""
        with storage_errors(self.path):
            return self._decisions.unread()

    def findings(self) -> StoredFindings:
        """What the store tells of statements and references as it stands now."""
        return StoredFindings(self.graph, self._manifest, self._declared)

    def _record_passages(self) -> None:
        """Before documents change or go, what decisions are about stands in their rows: it may be gone afterwards."""
        try:
            before = self._decisions.read()
        except DecisionError:
            return  # told where the decisions are used
        findings = self.findings()
        after = [each if each.undone_by else recording(each, findings) for each in before]
        if after != before:
            self._write_decisions(after)

    def _write_decisions(self, decisions: Sequence[Decision]) -> None:
        write_whole(self._decisions.path.resolve(), self._decisions.text(decisions))

    def decide(self, decisions: Sequence[Decision], *, relink: bool = True) -> None:
        """Nothing; these are the decisions now, and the graph is as they say unless ``relink`` is left to later."""
        with storage_errors(self.path):
            findings = self.findings()
            self._write_decisions([each if each.document else recording(each, findings) for each in decisions])
        if relink:
            self.relink()

    def _declared(self) -> list[Quad]:
        path = self._folder.vocabulary
        if not path.is_file() and self._manifest.fact("vocabulary"):  # else its quads would go from the graph
            self.use_vocabulary()
        return list(pyoxigraph.parse(path=path, format=RdfFormat.N_QUADS)) if path.is_file() else []

    def text(self, key: str) -> str:
        """The text of a document, code point for code point."""
        return self._folder.text(key)

    def documents(self) -> Iterator[StoredDocument]:
        """All documents, by key."""
        return self._manifest.documents()

    def status(self) -> Status:
        """What is stored, and what is left to do."""
        return status_of(self._manifest, self.own_actors is not None)

    def stats(self) -> Stats:
        """Counts over the graphs."""
        documents, characters = self._manifest.totals()
        return stats_of(self.graph, documents, characters)

    def close(self) -> None:
        """Nothing; the folder is free for others."""
        self._graph = None
        self._manifest.close()
        self._folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _provenance(entry: Entry | None) -> list[Quad]:
    if entry is None:
        return []
    graph = graph_node(entry.key)
    return [
        Quad(graph, term("prov:wasDerivedFrom"), text_node(entry.key), _PROVENANCE),
        Quad(graph, term("prov:wasGeneratedBy"), node(entry.run), _PROVENANCE),
    ]


def _renamed(found: Quad, old: NamedNode, new: NamedNode) -> Quad:
    """The quad with another node for its document, where symbols of a new source give it one."""
    subject = new if found.subject == old else found.subject
    return Quad(subject, found.predicate, new if found.object == old else found.object, found.graph_name)
