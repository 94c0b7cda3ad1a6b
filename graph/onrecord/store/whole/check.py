"""Compares the parts of a store with each other: seal, manifest, graph, texts, digests, links.

What is damaged is found without asking the engine for anything but quads one by one: they are read from first to
last, so that each block of its files is seen, and an error of the engine ends the reading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from onrecord.digest.pack import digest_of
from onrecord.errors import DamagedPart
from onrecord.rdf.namespaces import SHARED_GRAPHS
from onrecord.rdf.terms import graph_node
from onrecord.store.decisions import decided_keys
from onrecord.store.folder import Folder, storage_errors
from onrecord.store.ledger.manifest import Manifest
from onrecord.store.links.relinking import differences
from onrecord.store.opening import OpenParts
from onrecord.store.parts import refuse_incomplete
from onrecord.store.seal import broken_seals
from onrecord.store.vocabulary import StoredVocabulary
from onrecord.store.whole.fault import Checked, Fault, FaultKind

_COPY = "put it back from a copy of the store (onrecord restore), or let onrecord check --repair build the store anew"


def check(path: Path | str) -> Checked:
    """What is wrong with the store in a folder, read from end to end; nothing is changed.

    Raises ``StoreError`` if the folder is no store, or in use by a writer.
    """
    place = Path(path)
    try:
        folder = Folder(place, "read", unlocked=True)
    except DamagedPart as damaged:
        return Checked((Fault("mark", damaged.path, damaged.wrong),))
    with storage_errors(place), folder:
        faults = list(_of_files(folder))
    return Checked(tuple(faults)) if faults else _of_parts(folder)  # what is open there would be refused for these


def _of_files(folder: Folder) -> Iterator[Fault]:
    """What can be told without opening the graph."""
    lock = folder.path / "lock"
    if not lock.is_file():
        yield Fault("lock", lock, "is missing: two might write at one time")
    broken = list(broken_seals(folder))
    yield from (Fault(_kind_of(folder, each.path), each.path, each.wrong, each.remedy) for each in broken)
    try:
        refuse_incomplete(folder, sealed=False)
    except DamagedPart as damaged:
        kind = _kind_of(folder, damaged.path)
        if kind not in {_kind_of(folder, each.path) for each in broken}:
            yield Fault(kind, damaged.path, damaged.wrong, _COPY)


def _kind_of(folder: Folder, path: Path) -> FaultKind:
    """Which part a file is of."""
    kinds: dict[Path, FaultKind] = {folder.seal: "seal", folder.vocabulary: "vocabulary", folder.manifest: "manifest"}
    return kinds.get(path, "engine")


def _of_parts(folder: Folder) -> Checked:
    """What is found once all parts are open."""
    try:
        with closing(OpenParts(folder.path, "read")) as parts:
            try:
                if damage := parts.manifest.damage():
                    raise sqlite3.DatabaseError(damage)
                keys = parts.manifest.keys()
                quads, faults = _of_graph(parts, keys)
                faults = [*_of_texts(parts.folder, parts.manifest, keys), *faults, *_of_links(parts), *_of_words(parts)]
            except sqlite3.DatabaseError as error:
                return Checked((Fault("manifest", parts.folder.manifest, f"is damaged ({error})", _COPY),))
            return Checked(tuple(faults), tuple(_strays(parts.folder, keys)), len(keys), quads)
    except DamagedPart as damaged:
        return Checked((Fault(_kind_of(folder, damaged.path), damaged.path, damaged.wrong, _COPY),))
    except (RuntimeError, OSError) as error:
        return Checked((Fault("engine", folder.graph, f"cannot be read to its end ({error})", _COPY),))


def _of_texts(folder: Folder, manifest: Manifest, keys: Iterable[str]) -> Iterator[Fault]:
    for key in keys:
        try:
            folder.text(key, manifest.sha256_of(key))
        except DamagedPart as damaged:
            yield Fault("text", damaged.path, damaged.wrong, key=key)


def _strays(folder: Folder, keys: Iterable[str]) -> Iterator[Path]:
    """The texts that no document of the store has."""
    known = {folder.text_path(key).name for key in keys}
    yield from (path for path in sorted(folder.texts.glob("*.txt")) if path.name not in known)


def _of_graph(parts: OpenParts, keys: list[str]) -> tuple[int, list[Fault]]:
    """How many quads there are, and what is wrong with those of documents."""
    sizes, digests, decided = parts.manifest.sizes.known(), parts.manifest.digests.kept(), decided_keys(parts.graph)
    faults: list[Fault] = []
    quads = 0
    for key in keys:
        held = [quad.triple for quad in parts.graph.match(None, None, None, graph_node(key))]
        quads += len(held)
        if key in sizes and len(held) != sizes[key]:
            wrong = f"document {key} has {len(held):,} quads and not {sizes[key]:,}, as were stored"
            faults.append(Fault("graph", parts.folder.graph, wrong, key=key))
        elif key in digests and key not in decided and digests[key] != digest_of(key, held):
            wrong = f"the index of document {key} is of another graph"
            faults.append(Fault("digest", parts.folder.manifest, wrong, key=key))
    known = {graph_node(key) for key in keys}
    start = graph_node("").value
    for graph in sorted(set(parts.graph.graphs()) - known, key=str):
        quads += sum(1 for _ in parts.graph.match(None, None, None, graph))
        if graph.value not in SHARED_GRAPHS and graph.value.startswith(start):
            key = graph.value.removeprefix(start)
            wrong = f"holds document {key}, of which the manifest does not tell"
            faults.append(Fault("graph", parts.folder.graph, wrong, key=key))
    return quads, faults


def _of_links(parts: OpenParts) -> Iterator[Fault]:
    if parts.manifest.fact("links") != "fresh":
        yield Fault("links", parts.folder.graph, "documents were stored and not yet linked", "the next build does it")
        return
    goes, comes = differences(parts, StoredVocabulary(parts))
    if goes or comes:
        wrong = f"{goes:,} quads that link documents are too many, {comes:,} are missing"
        yield Fault("links", parts.folder.graph, wrong)


def _of_words(parts: OpenParts) -> Iterator[Fault]:
    words = parts.manifest.words
    if not words.is_there():
        yield Fault("words", parts.folder.manifest, "has no index of words, as it was made by an older version")
    elif words.is_of_other_texts():
        yield Fault("words", parts.folder.manifest, "the index of words is of other texts")
    elif missing := len(words.missing()):
        yield Fault("words", parts.folder.manifest, f"{missing:,} documents are missing in the index of words")
