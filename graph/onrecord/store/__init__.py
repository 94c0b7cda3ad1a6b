"""Stores: documents, their texts and the graph; ``open_store`` opens the one in a folder."""

from onrecord.store.base import Outcome, Run, Stats, Status, Store, StoredDocument
from onrecord.store.oxigraph import OxigraphStore, open_store

__all__ = ["Outcome", "OxigraphStore", "Run", "Stats", "Status", "Store", "StoredDocument", "open_store"]
