"""Compares the parts of a store with each other: seal, manifest, graph, texts, digests, links.

What is damaged is found without asking the engine for anything but quads one by one: they are read from first to
last, so that each block of its files is seen, and an error of the engine ends the reading.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from onrecord.digest.pack import digest_of
from onrecord.errors import StoreError
from onrecord.rdf.namespaces import SHARED_GRAPHS
from onrecord.rdf.quads import Quads
from onrecord.rdf.terms import graph_node
from onrecord.store.decisions import decided_keys
from onrecord.store.folder import Folder, check_place, is_marked, storage_errors
from onrecord.store.ledger.manifest import Manifest
from onrecord.store.links.relinking import differences
from onrecord.store.opening import OpenParts
from onrecord.store.parts import refuse_incomplete
from onrecord.store.seal import REMEDY, broken_seals
from onrecord.store.vocabulary import StoredVocabulary
from onrecord.store.whole.fault import HEAVY, Checked, Fault, FaultKind

_COPY = "put it back from a copy of the store (onrecord restore), or let onrecord check --repair build the store anew"


def check(path: Path | str) -> Checked:
    """What is wrong with the store in a folder, read from end to end; nothing is changed.

    Raises ``StoreError`` if the folder is no store, or in use by a writer.
    """
    place = Path(path)
    check_place(place)
    early = list(_mark_and_lock(place))
    if any(fault.kind == "mark" for fault in early):
        return Checked(tuple(early))
    with storage_errors(place), Folder(place, "read", unlocked=True) as folder:
        early += _of_files(folder)
        if any(fault.kind in HEAVY for fault in early):
            return Checked(tuple(early))
    if early:  # what is open below would be refused for these
        return Checked(tuple(early))
    return _of_parts(place)


def _mark_and_lock(path: Path) -> Iterator[Fault]:
    if not is_marked(path):
        yield Fault("mark", path / "onrecord.json", "is missing, though the folder holds a store")
    else:
        try:
            Folder(path, "read", unlocked=True).close()
        except StoreError as error:
            if "tells no version" not in str(error):
                raise
            yield Fault("mark", path / "onrecord.json", "tells no version of the layout")
    if not (path / "lock").is_file():
        yield Fault("lock", path / "lock", "is missing: two might write at one time")


def _of_files(folder: Folder) -> Iterator[Fault]:
    """What can be told without opening the graph."""
    found: list[Fault] = []
    for broken in broken_seals(folder):
        found.append(Fault(_kind_of(folder, broken.path), broken.path, broken.wrong, broken.remedy))
    try:
        refuse_incomplete(folder, sealed=False)
    except StoreError as error:
        at, _, wrong = str(error).partition(": ")
        kind: FaultKind = "engine" if Path(at) == folder.graph else "text" if Path(at) == folder.texts else "manifest"
        if at == str(folder.path):  # nothing was stored yet
            raise
        if not any(fault.kind == kind for fault in found):
            found.append(Fault(kind, Path(at), wrong.removesuffix(f"; {REMEDY}"), _COPY))
    yield from found


def _kind_of(folder: Folder, path: Path) -> FaultKind:
    """Which part a file is of."""
    if path == folder.seal:
        return "seal"
    if path == folder.vocabulary:
        return "vocabulary"
    return "manifest" if path == folder.manifest else "engine"


def _of_parts(path: Path) -> Checked:
    """What is found once all parts are open."""
    try:
        with closing(OpenParts(path, "read")) as parts:
            faults: list[Fault] = []
            try:
                damage = parts.manifest.damage()
                if damage:
                    return Checked((Fault("manifest", parts.folder.manifest, f"is damaged ({damage})", _COPY),))
                keys = parts.manifest.keys()
                faults += _of_texts(parts.folder, parts.manifest, keys)
                quads, of_graph = _of_graph(parts, keys)
                faults += of_graph
                if not any(fault.kind in HEAVY for fault in faults):
                    faults += _of_links(parts)
            except sqlite3.DatabaseError as error:
                return Checked((Fault("manifest", parts.folder.manifest, f"is damaged ({error})", _COPY),))
            return Checked(tuple(faults), tuple(_strays(parts.folder, keys)), len(keys), quads)
    except (RuntimeError, OSError) as error:
        return Checked((Fault("engine", path / "graph", f"cannot be read to its end ({error})", _COPY),))


def _of_texts(folder: Folder, manifest: Manifest, keys: Iterable[str]) -> Iterator[Fault]:
    for key in keys:
        path = folder.text_path(key)
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            yield Fault("text", path, "the text is missing", key=key)
            continue
        if found != manifest.sha256_of(key):
            yield Fault("text", path, "the text is not what was stored", key=key)


def _strays(folder: Folder, keys: Iterable[str]) -> Iterator[Path]:
    """The texts that no document of the store has."""
    known = {folder.text_path(key).name for key in keys}
    yield from (path for path in sorted(folder.texts.glob("*.txt")) if path.name not in known)


def _of_graph(parts: OpenParts, keys: list[str]) -> tuple[int, list[Fault]]:
    """How many quads there are, and what is wrong with those of documents."""
    quads = sum(1 for _ in parts.graph)
    sizes, decided = parts.manifest.sizes(), decided_keys(parts.graph)
    faults: list[Fault] = []
    digests = parts.manifest.digests.kept()
    for key in keys:
        held = [quad.triple for quad in parts.graph.match(None, None, None, graph_node(key))]
        if key in sizes and len(held) != sizes[key]:
            wrong = f"document {key} has {len(held):,} quads and not {sizes[key]:,}, as were stored"
            faults.append(Fault("graph", parts.folder.graph, wrong, key=key))
        elif key in digests and key not in decided and digests[key] != digest_of(key, held):
            faults.append(
                Fault("digest", parts.folder.manifest, f"the index of document {key} is of another graph", key=key)
            )
    faults += _strange(parts.graph, keys, parts.folder.graph)
    return quads, faults


def _strange(graph: Quads, keys: list[str], path: Path) -> Iterator[Fault]:
    """Graphs of documents that the manifest does not know."""
    known = {graph_node(key).value for key in keys} | set(SHARED_GRAPHS)
    start = graph_node("").value
    for found in sorted(graph.graphs(), key=str):
        if found.value.startswith(start) and found.value not in known:
            key = found.value.removeprefix(start)
            yield Fault("graph", path, f"holds document {key}, of which the manifest does not tell", key=key)


def _of_links(parts: OpenParts) -> Iterator[Fault]:
    if parts.manifest.fact("links") != "fresh":
        yield Fault("links", parts.folder.graph, "documents were stored and not yet linked", "the next build does it")
        return
    goes, comes = differences(parts, StoredVocabulary(parts))
    if goes or comes:
        wrong = f"{goes:,} quads that link documents are too many, {comes:,} are missing"
        yield Fault("links", parts.folder.graph, wrong)
