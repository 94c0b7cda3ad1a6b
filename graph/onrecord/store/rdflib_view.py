"""The store as rdflib sees it, through oxrdflib; rdflib loads only when this is asked for."""

from __future__ import annotations

from pathlib import Path

import rdflib
from oxrdflib import OxigraphStore as OxrdflibStore

from onrecord.rdf.namespaces import PREFIXES
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.store.folder import Folder, storage_errors
from onrecord.store.parts import whole_graph


def rdflib_view(path: Path | str) -> rdflib.Dataset:
    """The quads of a store, for reading, as an rdflib dataset whose default graph is all graphs together.

    The folder stays held for reading until the dataset is closed or let go. Raises ``StoreError``.
    """
    folder = Folder(Path(path), "read")
    try:
        with storage_errors(folder.path):
            quads = whole_graph(folder)
    except BaseException:
        folder.close()
        raise
    dataset = rdflib.Dataset(store=_HeldStore(store=quads, folder=folder), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


class _HeldStore(OxrdflibStore):
    """oxrdflib's store, which gives the folder back when it is closed."""

    def __init__(self, store: OxigraphQuads, folder: Folder) -> None:
        super().__init__(store=store.engine)
        self._folder = folder

    def close(self, commit_pending_transaction: bool = False) -> None:
        super().close(commit_pending_transaction)
        self._folder.close()

    def __del__(self) -> None:
        self._folder.close()
