"""What a store is: documents with their texts, one graph each, and what ties them together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from onrecord.codebook.declared import Codebook
from onrecord.digest.shape import Digests
from onrecord.errors import UnreadableDocument
from onrecord.model.decision import Decision
from onrecord.model.description import Described, Description
from onrecord.model.document import Document
from onrecord.model.ids import relative
from onrecord.model.record import Record
from onrecord.model.statement import AnnotatorFailure
from onrecord.rdf.quads import Quads
from onrecord.store.file_values import FilesReading, Revision, StoredFile
from onrecord.store.ledger.words import WordBook
from onrecord.triples.document import described_node
from onrecord.triples.passages import Findings

Outcome = Literal["added", "redone", "merged", "unchanged"]
"""What adding did: a new document; one that other rules had read; another source; nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """What made a graph: the software's version, its settings, the vocabulary's and the rules' hash. No clock.

    ``settings`` are what the user chose; what else differs between two runs came with the software.
    """

    version: str
    vocabulary: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    rules: str = ""

    @property
    def id(self) -> str:
        """The relative id: the same for every build that can only give the same graphs.

        >>> Run("1.0", settings={"model": "small"}).id == Run("1.0", settings={"model": "large"}).id
        False
        """
        parts = [sorted(self.settings.items()), self.version, self.vocabulary, *([self.rules] if self.rules else [])]
        identity = json.dumps(parts)
        return f"run/{hashlib.sha256(identity.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document in a store: its key, the run that read it, its size, and all its sources say of it."""

    key: str
    run: str
    length: int
    statements: int
    described: Described

    @property
    def descriptions(self) -> tuple[Description, ...]:
        """What each of its sources says of it."""
        return self.described.sources

    @property
    def id(self) -> str:
        """The relative id of the document as a work."""
        return relative(described_node(self.described).value)

    @property
    def label(self) -> str:
        """How the document is called."""
        return self.described.label


@dataclass(frozen=True, slots=True)
class RunState:
    """A run, the software's version, and how many of the stored documents it read."""

    id: str
    version: str
    documents: int


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A document that is stored without what an annotator finds, as that failed; ``source`` is one of its sources."""

    key: str
    source: str
    failure: AnnotatorFailure

    def __str__(self) -> str:
        """One line for people: the document, the annotator and the remedy."""
        return f"{self.source}: {self.failure}; its findings are missing: --refresh tries again; report it"


@dataclass(frozen=True, slots=True)
class Untold:
    """What a document of the United Nations does not tell of itself: some of symbol, organ and day."""

    source: str
    lacking: tuple[str, ...]

    def __str__(self) -> str:
        """One line for people: the document, and what was not found.

        >>> print(Untold("a/b.txt", ("symbol", "day")))
        a/b.txt: no symbol and no day found in its head and foot
        """
        told = " and ".join(f"no {name}" for name in self.lacking)
        return f"{self.source}: {told} found in its head and foot"


@dataclass(frozen=True, slots=True)
class Unequal:
    """A vote whose names do not add up to what its document counts: both are kept as they are printed."""

    source: str
    text: str
    difference: str

    def __str__(self) -> str:
        """One line for people: the document, the text voted on if it is named, and the difference.

        >>> print(Unequal("a/b.txt", "A/79/L.9930", "against: 2 named, 3 counted"))
        a/b.txt: vote on A/79/L.9930 does not add up, against: 2 named, 3 counted; both are kept: see the document
        """
        of = f"vote on {self.text}" if self.text else "vote"
        return f"{self.source}: {of} does not add up, {self.difference}; both are kept: see the document"


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds and what is still to do: documents by run, sources that could not be read.

    ``files`` are those read to their end, ``unanalysed`` counts documents in languages that are not analysed,
    ``incomplete`` are those that annotators failed over, ``untold`` those of the United Nations that lack symbol,
    organ or day, ``cut_off`` sources that have only a part of their document, and why.
    """

    documents: int
    sources: int
    runs: Mapping[str, int]
    failures: Sequence[UnreadableDocument]
    linked: bool
    vocabulary: str
    own_actors: bool
    rules: Sequence[RunState] = ()
    files: Sequence[StoredFile] = ()
    revisions: Sequence[Revision] = ()
    unanalysed: int = 0
    incomplete: Sequence[Incomplete] = ()
    untold: Sequence[Untold] = ()
    cut_off: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a store holds, counted in its graphs; ``findings`` are of the kinds that are counted, by kind."""

    documents: int
    characters: int
    quads: int
    statements: int
    unasserted: int
    references: int
    spans: int
    actors: int
    agenda_items: int
    findings: Mapping[str, int]


class Store(Protocol):
    """The interface of every store; ``open_store`` gives one.

    A document is there whole or not at all. After adding and removing, ``relink`` brings what ties the
    documents together up to date; ``build`` and ``remove`` see to it.
    """

    @property
    def graph(self) -> Quads:
        """The quads, for queries."""

    @property
    def path(self) -> Path:
        """The store's folder."""

    @property
    def own_actors(self) -> Path | None:
        """The file with the user's own actors that is in use, if there is one."""

    def own_vocabulary(self) -> str:
        """The hash of the user's own actors and agendas, empty if there are none."""

    def use_vocabulary(self, actors: Path | None = None) -> str:
        """The hash of the vocabulary now in use; a user's own actors stay until others are given."""

    def use_codebook(self, path: Path) -> None:
        """Take over the subjects that a file declares, in place of those declared before. Raises ``CodingError``."""

    def codebook(self) -> Codebook:
        """The subjects that the user declares."""

    def has(self, key: str, run: str) -> bool:
        """Whether the document is stored as the run with that id would read it."""

    def is_current(self, key: str, run: Run, refresh: bool) -> bool:
        """Whether the document need not be read again: as by ``has``, or unless ``refresh`` by older rules.

        With ``refresh`` one that an annotator failed over is read again, whatever the rules.
        """

    def add(self, record: Record, run: Run) -> Outcome:
        """What adding the record did; its source counts once however often it is added."""

    def add_all(self, records: Sequence[Record], run: Run) -> list[Outcome | UnreadableDocument]:
        """What adding each of the records did; new documents go in together, and appear at once or not at all."""

    def note(self, document: Document) -> Outcome:
        """What the source of a document that ``has`` said to be stored added to it."""

    def reading(self) -> FilesReading:
        """A reading of files, numbered: what ``build`` notes of each file as it goes."""

    def fail(self, failure: UnreadableDocument) -> None:
        """Remember the source as unreadable until it is read."""

    def revisions(self) -> list[Revision]:
        """Which document took the place of which in a file, by their keys."""

    def remove(self, name: str) -> list[StoredDocument]:
        """The documents that went, found by key, id, source, folder of sources or ``doc_id``."""

    def relink(self) -> None:
        """Compute links, minted actors and runs anew if anything changed."""

    def decisions(self) -> list[Decision]:
        """What people decided, all rows in order, undone ones too. Raises ``DecisionError``."""

    def unread_decisions(self) -> list[str]:
        """A line for each row of ``decisions.csv`` that cannot be read. Raises ``DecisionError``."""

    def findings(self) -> Findings:
        """What the store tells of statements and references as it stands now."""

    def decide(self, decisions: Sequence[Decision], *, relink: bool = True) -> None:
        """Make these the decisions, and the graph as they say unless ``relink`` is left to later."""

    def text(self, key: str) -> str:
        """The text of a document, code point for code point."""

    @property
    def words(self) -> WordBook:
        """The indexes of the words of texts and of names; valid until ``close``."""

    def digests(self) -> Digests:
        """What the documents tell of their statements, packed for those who read all of it; valid until ``close``."""

    def documents(self) -> Iterator[StoredDocument]:
        """All documents, by key."""

    def status(self) -> Status:
        """What is stored, and what is left to do."""

    def stats(self) -> Stats:
        """Counts over the graphs."""

    def close(self) -> None:
        """Leave the store to others."""

    def __enter__(self) -> Store:
        """The store itself."""

    def __exit__(self, *_: object) -> None:
        """Close the store."""
