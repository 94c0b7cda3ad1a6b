"""Whether the parts of a store that tell of each other are there, seen to before any of them is made or changed.

The manifest tells of documents; their quads are in ``graph/``, their texts in ``texts/``. Where a part is gone that
another tells of, nothing may be made in its place: that would hide the loss, or make it greater.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import DamagedPart, StoreError
from onrecord.rdf.namespaces import GRAPH_PROVENANCE
from onrecord.rdf.quads import Quads, named_node
from onrecord.rdf.terms import term
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.store.folder import Folder
from onrecord.store.ledger.connection import connect
from onrecord.store.seal import REMEDY, break_seal, broken_seals

_TABLES = frozenset({"document", "pending", "fact"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What a manifest tells: whether of documents of which no change is under way, and whether of anything."""

    settled: bool
    anything: bool


def whole_graph(folder: Folder) -> OxigraphQuads:
    """The graph of a store all of whose parts are there, opened as the folder is. Raises ``StoreError``."""
    told = refuse_incomplete(folder)
    if folder.mode == "write":
        break_seal(folder)
    graph = opened_graph(folder)
    _refuse_foreign(folder, told, graph)
    return graph


def refuse_incomplete(folder: Folder, *, sealed: bool = True) -> _Told | None:
    """What the manifest tells of the graph, which is not opened.

    Raises ``StoreError`` if a part is gone or, where ``sealed`` is to be looked at, not as it was left.
    """
    told = _told_by(folder.manifest)
    begun = (folder.graph / "CURRENT").is_file()  # without which RocksDB makes a new graph, and drops the old files
    if told is None and (folder.has_texts() or (not begun and _holds_files(folder.graph))):
        raise _no_manifest(folder)
    if not begun and ((told and told.settled) or _holds_files(folder.graph)):
        raise DamagedPart(folder.graph, "the graph is missing, though there are documents", REMEDY)
    if told and told.settled and folder.mode == "write" and not folder.texts.is_dir():
        raise DamagedPart(folder.texts, "the folder is missing, though there are documents", REMEDY)
    if told is None and not begun and folder.mode == "read":
        raise _nothing_yet(folder)
    for broken in broken_seals(folder) if sealed else ():
        raise broken
    return told


def opened_graph(folder: Folder) -> OxigraphQuads:
    """The graph, opened as the folder is, whatever the other parts tell. Raises ``StoreError``."""
    path = folder.graph
    if folder.mode == "read" and not path.exists():
        return OxigraphQuads()
    try:
        return OxigraphQuads.in_folder(path, folder.mode)
    except RuntimeError as error:
        raise DamagedPart(path, f"the graph cannot be used ({error})", "build it again into a new folder") from error


def _refuse_foreign(folder: Folder, told: _Told | None, graph: Quads) -> None:
    """Raise if graph and manifest are not of one store: one of them tells of documents, the other of none."""
    if told is None:
        if any(True for _ in graph.match(None, None, None)):
            raise _no_manifest(folder)
        if folder.mode == "read":
            raise _nothing_yet(folder)
        return
    derived = graph.match(None, term("prov:wasDerivedFrom"), None, named_node(GRAPH_PROVENANCE))
    of_documents = any(True for _ in derived)
    if told.settled and not of_documents:
        raise DamagedPart(folder.graph, "the graph holds no document, though the manifest tells of some", REMEDY)
    if of_documents and not told.anything:
        raise DamagedPart(folder.manifest, "tells of no document, though the graph holds some", REMEDY)


def _no_manifest(folder: Folder) -> DamagedPart:
    return DamagedPart(folder.manifest, "is missing or empty, though there are texts or a graph", REMEDY)


def _nothing_yet(folder: Folder) -> StoreError:
    return StoreError(f"{folder.path}: nothing was stored yet; onrecord build SOURCE --store {folder.path}")


def _holds_files(graph: Path) -> bool:
    """Whether there are files with quads, in whatever state."""
    found = graph.iterdir() if graph.is_dir() else ()
    return any(file.suffix == ".sst" or (file.suffix == ".log" and file.stat().st_size > 0) for file in found)


def _told_by(manifest: Path) -> _Told | None:
    """What the manifest tells; ``None`` if there is none, or one that was never finished. Raises ``StoreError``."""
    if not manifest.exists() or manifest.stat().st_size == 0:  # to look into it would drop the log beside it
        return None
    try:
        with closing(connection_for_reading(manifest)) as database:
            names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not names >= _TABLES:
                return None
            asked = (
                "SELECT EXISTS (SELECT 1 FROM document WHERE key NOT IN (SELECT key FROM pending)),"
                " EXISTS (SELECT 1 FROM document) OR EXISTS (SELECT 1 FROM pending)"
            )
            settled, anything = database.execute(asked).fetchone()
            return _Told(bool(settled), bool(anything))
    except sqlite3.OperationalError:
        raise  # the system's doing: no right to read it, a store in use
    except sqlite3.DatabaseError as error:
        raise DamagedPart(manifest, f"cannot be used ({error})", REMEDY) from error


def connection_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing; a file on read-only media is taken as it stands. Raises ``StoreError``."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    database = connect(address, writable=False, uri=True)
    try:
        database.execute("SELECT COUNT(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        database.close()
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size > 0:
            told = f"{log}: an interrupted build left its last changes here, where they cannot be read ({error})"
            raise StoreError(f"{told}; copy the store to where you may write") from error
        database = connect(f"{address}&immutable=1", writable=False, uri=True)
    return database
