"""Small mends of a store in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from pathlib import Path

from onrecord.rdf.terms import graph_node
from onrecord.store.changing import quads_about
from onrecord.store.folder import mark
from onrecord.store.ledger.manifest import Manifest
from onrecord.store.opening import OpenParts
from onrecord.store.parts import connection_for_reading
from onrecord.store.whole.fault import Fault


def mend_marks(path: Path, faults: Iterable[Fault]) -> None:
    """Makes anew what holds nothing of its own: mark, lock, seal and vocabulary."""
    for fault in faults:
        if fault.kind == "mark":
            mark(path, _layout_of(path / "manifest.sqlite"))
        elif fault.kind == "lock":
            fault.path.touch()
        else:
            fault.path.unlink(missing_ok=True)


def _layout_of(manifest: Path) -> int:
    """The layout of a store whose mark is gone: that of this version has a table that the older has not."""
    try:
        with closing(connection_for_reading(manifest)) as database:
            return 2 if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'size'").fetchone() else 1
    except sqlite3.Error:
        return 1


def forget_documents(parts: OpenParts, keys: Collection[str]) -> None:
    """Takes the graphs out of which the manifest does not tell; texts stay."""
    for key in sorted(keys):
        parts.graph.swap(quads_about(parts.graph, key), [])
        parts.graph.remove_graph(graph_node(key))


def release(manifest: Manifest, keys: Collection[str], files: Iterable[str]) -> Mapping[str, str]:
    """Notes that documents and the files that they came from are to be read again; the runs that read them before."""
    runs = {key: run for key in sorted(keys) if (run := manifest.run_of(key))}
    manifest.set_runs(dict.fromkeys(runs, ""))
    manifest.files.void(files)
    return runs


def stale_again(manifest: Manifest, runs: Mapping[str, str]) -> None:
    """Gives documents that no source gave again the run that had read them, as before."""
    manifest.set_runs({key: run for key, run in runs.items() if manifest.run_of(key) == ""})
