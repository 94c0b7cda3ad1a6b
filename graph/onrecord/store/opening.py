"""A store's parts while it is open: the folder, the quads, the book-keeping and the decisions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.held_folder import Mode
from onrecord.memory import give_back
from onrecord.rdf.quads import Quad, Quads
from onrecord.store.decisions import DecisionFile
from onrecord.store.folder import Folder, storage_errors
from onrecord.store.ledger.connection import FORKED
from onrecord.store.ledger.manifest import Manifest
from onrecord.store.parts import opened_graph, whole_graph
from onrecord.store.seal import set_seal

MANY = 100_000
"""Quads that came in batches, or were read at once, from which on the graph's files and memory are seen to."""


class OpenParts:
    """The parts of the store in a folder, held until ``close``. Raises ``StoreError`` if one is not there."""

    def __init__(self, path: Path, mode: Mode) -> None:
        self.folder = Folder(path, mode)
        self._inserted = 0
        self._process = os.getpid()
        self._graph: Quads | None = None
        try:
            with storage_errors(path):
                self.decisions = DecisionFile(self.folder.decisions)
                self._graph = whole_graph(self.folder)
                self.manifest = Manifest(self.folder.manifest, writable=mode == "write")
        except BaseException:
            self.give_up()
            raise

    @property
    def path(self) -> Path:
        """The store's folder."""
        return self.folder.path

    @property
    def graph(self) -> Quads:
        """The quads, for queries; nobody keeps them beyond ``close``."""
        if self._graph is None:
            raise StoreError(f"{self.path}: the store is closed; open it again")
        if self._process != os.getpid():
            raise StoreError(f"{self.path}: {FORKED}")
        return self._graph

    def load(self, quads: Sequence[Quad]) -> int:
        """Put quads in, and return how many; ``free`` and ``put_together`` see to what they leave behind."""
        loaded = self.graph.load(quads)
        self._inserted += loaded
        return loaded

    def free(self, quads: int | None = None) -> None:
        """Free what the library keeps in memory of very many quads that it took or gave; of those loaded if none."""
        if (self._inserted if quads is None else quads) <= MANY:
            return
        self.graph.flush()
        self._graph = None
        self._graph = opened_graph(self.folder)
        give_back()

    def put_together(self) -> None:
        """Make the graph's files one, if new documents brought many quads, and a tenth of all, since.

        After a first build questions are then up to 2.7 times as quick. After 3 % more they are 1.1 times as
        quick, and making one file of nine million quads takes 46 seconds.
        """
        self._inserted = 0
        if self.manifest.number("loose") > max(MANY, self.manifest.number("together") // 10):
            self.graph.optimize()
            with self.manifest.transaction():
                self.manifest.set_fact("together", str(len(self.graph)))
                self.manifest.set_fact("loose", "0")

    def give_up(self) -> None:
        """Leave the folder to others after a failure."""
        self._graph = None
        self.folder.close()

    def close(self) -> None:
        """Leave the folder to others."""
        self._graph = None
        self.manifest.close()
        if self.folder.mode == "write":
            set_seal(self.folder)
        self.folder.close()
