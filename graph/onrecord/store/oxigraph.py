"""The store in a folder: quads in an embedded engine, texts as files, book-keeping in SQLite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from onrecord.codebook.declared import Codebook
from onrecord.digest.shape import Digests
from onrecord.errors import DecisionError, UnreadableDocument
from onrecord.held_folder import Mode
from onrecord.model.decision import Decision
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.output.writing import write_whole
from onrecord.rdf.quads import Quads
from onrecord.store.adding import Adding
from onrecord.store.base import Outcome, Run, Stats, Status, StoredDocument
from onrecord.store.changing import DocumentChanges
from onrecord.store.digest_table import StoreDigests
from onrecord.store.file_values import Revision
from onrecord.store.findings import StoredFindings
from onrecord.store.folder import storage_errors
from onrecord.store.ledger.file_log import BuildReading
from onrecord.store.ledger.words import WordBook
from onrecord.store.links.relinking import relink
from onrecord.store.migration import migrate
from onrecord.store.opening import OpenParts
from onrecord.store.removal import matching
from onrecord.store.status import stats_of, status_of
from onrecord.store.vocabulary import StoredVocabulary
from onrecord.triples.passages import recording


def open_store(path: Path | str, mode: Mode = "read") -> OxigraphStore:
    """The store in a folder; with mode ``write`` it is made if the folder is new or empty.

    Many may read one store, or one may write. Raises ``StoreError``.
    """
    return OxigraphStore(Path(path), mode)


class OxigraphStore:
    """A store in one folder; see ``Store`` for what its methods return.

    What they do stands in modules of their own: ``opening`` (the parts), ``vocabulary``, ``adding``, ``changing``
    (one document's graph) and ``relinking`` (what ties documents together).
    """

    def __init__(self, path: Path, mode: Mode = "read") -> None:
        self._parts = OpenParts(path, mode)
        self._vocabulary = StoredVocabulary(self._parts)
        self._changes = DocumentChanges(self._parts)
        self._adding = Adding(self._parts, self._changes)
        if mode == "write":
            try:
                with storage_errors(path):
                    self._changes.recover()
                    migrate(self._parts)
                    self._record_passages()
            except BaseException:
                self._parts.give_up()
                raise

    @property
    def path(self) -> Path:
        """The store's folder."""
        return self._parts.path

    @property
    def graph(self) -> Quads:
        """The quads, for queries; nobody keeps them beyond ``close``."""
        return self._parts.graph

    @property
    def own_actors(self) -> Path | None:
        """The file with the user's own actors that is in use, if there is one."""
        return self._vocabulary.own_actors

    def use_vocabulary(self, actors: Path | None = None) -> str:
        """The hash of the vocabulary now in use; a user's own actors stay until others are given."""
        return self._vocabulary.use(actors)

    def use_codebook(self, path: Path) -> None:
        """Take over the subjects that a file declares, in place of those declared before. Raises ``CodingError``."""
        self._vocabulary.use_codebook(path)

    def codebook(self) -> Codebook:
        """The subjects that the user declares."""
        return self._vocabulary.codebook()

    def own_vocabulary(self) -> str:
        """The hash of the user's own actors and agendas, empty if there are none."""
        return self._vocabulary.own_hash()

    def has(self, key: str, run: str) -> bool:
        """Whether the document is stored as the run with that id would read it."""
        return self._parts.manifest.run_of(key) == run

    def is_current(self, key: str, run: Run, refresh: bool) -> bool:
        """Whether the document need not be read again: as by ``has``, or unless ``refresh`` by older rules."""
        if refresh and self._parts.manifest.failures_over(key):
            return False
        return self.has(key, run.id) or (not refresh and self._parts.manifest.runs.has_settings(key, run))

    def add(self, record: Record, run: Run) -> Outcome:
        """What adding the record did; its source counts once however often it is added."""
        (outcome,) = self.add_all([record], run)
        if isinstance(outcome, UnreadableDocument):
            raise outcome
        return outcome

    def add_all(self, records: Sequence[Record], run: Run) -> list[Outcome | UnreadableDocument]:
        """What adding each of the records did; new documents go in together, and appear at once or not at all."""
        return self._adding.add_all(records, run)

    def note(self, document: Document) -> Outcome:
        """What the source of a document that ``has`` said to be stored added to it."""
        return self._adding.note(document)

    def reading(self) -> BuildReading:
        """A reading of files, numbered: what ``build`` notes of each file as it goes."""
        return BuildReading(self._parts.manifest, self._parts.folder.path, self._prune)

    def _prune(self, key: str, places: set[tuple[str, str]]) -> bool:
        with storage_errors(self.path):
            return self._changes.remove_sources(key, places)

    def fail(self, failure: UnreadableDocument) -> None:
        """Remember the source as unreadable until it is read."""
        with storage_errors(self.path):
            self._parts.manifest.files.fail(failure, failure.source, self._parts.manifest.files.next_reading())

    def revisions(self) -> list[Revision]:
        """Which document took the place of which in a file, by their keys."""
        return self._parts.manifest.files.revisions()

    def remove(self, name: str) -> list[StoredDocument]:
        """The documents that went, found by key, id, source, folder of sources or ``doc_id``.

        Of a document with several sources only the named one goes. Raises ``UnknownNode``.
        """
        gone: list[StoredDocument] = []
        with storage_errors(self.path):
            for document, places in matching(name, list(self.documents())):
                if self._changes.remove_sources(document.key, places):
                    gone.append(document)
            self.relink()
        return gone

    def relink(self) -> None:
        """Compute links, minted actors and runs anew if anything changed."""
        relink(self._parts, self._vocabulary)

    def digests(self) -> Digests:
        """What the documents tell of their statements, packed for those who read all of it; valid until ``close``."""
        return StoreDigests(
            self._parts.manifest.digests, self.graph, linked=self._parts.manifest.fact("links") == "fresh"
        )

    def decisions(self) -> list[Decision]:
        """What people decided, all rows in order, undone ones too. Raises ``DecisionError``."""
        with storage_errors(self.path):
            return self._parts.decisions.read()

    def unread_decisions(self) -> list[str]:
        """A line for each row of ``decisions.csv`` that cannot be read. Raises ``DecisionError``."""
        with storage_errors(self.path):
            return self._parts.decisions.unread()

    def findings(self) -> StoredFindings:
        """What the store tells of statements and references as it stands now."""
        return StoredFindings(self.graph, self._parts.manifest, self._vocabulary.declared)

    def _record_passages(self) -> None:
        """Before documents change or go, what decisions are about stands in their rows: it may be gone afterwards."""
        try:
            before = self._parts.decisions.read()
        except DecisionError:
            return  # told where the decisions are used
        findings = self.findings()
        after = [each if each.undone_by else recording(each, findings) for each in before]
        if after != before:
            self._write_decisions(after)

    def _write_decisions(self, decisions: Sequence[Decision]) -> None:
        write_whole(self._parts.decisions.path.resolve(), self._parts.decisions.text(decisions))

    def decide(self, decisions: Sequence[Decision], *, relink: bool = True) -> None:
        """Make these the decisions, and the graph as they say unless ``relink`` is left to later."""
        with storage_errors(self.path):
            findings = self.findings()
            self._write_decisions([each if each.document else recording(each, findings) for each in decisions])
        if relink:
            self.relink()

    def text(self, key: str) -> str:
        """The text of a document, code point for code point.

        Raises ``StoreError`` if the file is gone, or is not what was stored.
        """
        return self._parts.folder.text(key, self._parts.manifest.sha256_of(key))

    @property
    def words(self) -> WordBook:
        """The indexes of the words of texts and of names; valid until ``close``."""
        return self._parts.manifest.words

    def documents(self) -> Iterator[StoredDocument]:
        """All documents, by key."""
        return self._parts.manifest.documents()

    def status(self) -> Status:
        """What is stored, and what is left to do."""
        return status_of(self._parts.manifest, self.own_actors is not None)

    def stats(self) -> Stats:
        """Counts over the graphs."""
        documents, characters = self._parts.manifest.totals()
        return stats_of(self.graph, documents, characters)

    def close(self) -> None:
        """Leave the folder to others."""
        self._parts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
