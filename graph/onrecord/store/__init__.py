"""Stores: documents, their texts and the graph; ``open_store`` opens the one in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store.base import Outcome, Run, Stats, Status, Store, StoredDocument
    from onrecord.store.oxigraph import OxigraphStore
    from onrecord.store.registry import open_store

__all__ = ["Outcome", "OxigraphStore", "Run", "Stats", "Status", "Store", "StoredDocument", "open_store"]


def __getattr__(name: str) -> object:
    """What the package holds, loaded when it is asked for: a query needs its folder alone."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(name)
    module = {"OxigraphStore": "oxigraph", "open_store": "registry"}.get(name, "base")
    return getattr(import_module(f"{__name__}.{module}"), name)
