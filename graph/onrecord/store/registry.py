"""The registry of back ends, each a way to keep a store in a folder, and ``open_store``, which opens one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, overload

from onrecord.errors import StoreError
from onrecord.held_folder import Mode
from onrecord.model.registry import Registry
from onrecord.store.base import Store

if TYPE_CHECKING:
    from onrecord.store.oxigraph import OxigraphStore


@dataclass(frozen=True, slots=True)
class Backend:
    """One way to keep a store. ``open`` makes it in a new or empty folder, with mode ``write``, or opens it."""

    open: Callable[[Path, Mode], Store]


def _oxigraph(path: Path, mode: Mode) -> Store:
    from onrecord.store import oxigraph

    return oxigraph.open_store(path, mode)


OXIGRAPH = Backend(_oxigraph)
DEFAULT_BACKEND = "oxigraph"
BACKENDS = Registry("store", "onrecord.stores", Backend, lambda: {DEFAULT_BACKEND: f"{__name__}:OXIGRAPH"})
"""The back ends by name."""


@overload
def open_store(path: Path | str, mode: Mode = "read") -> OxigraphStore: ...
@overload
def open_store(path: Path | str, mode: Mode, backend: str) -> Store: ...
def open_store(path: Path | str, mode: Mode = "read", backend: str = DEFAULT_BACKEND) -> Store:
    """The store in a folder; with mode ``write`` it is made if the folder is new or empty.

    Many may read one store, or one may write. ``backend`` names what it is kept by. Raises ``StoreError``, and
    ``PluginError`` where the back end is a plugin's that cannot be loaded or fails.
    """
    if backend not in BACKENDS:
        raise StoreError(f"{path}: {backend!r} keeps no stores; give one of {', '.join(BACKENDS)}")
    part = BACKENDS.part(backend)
    with part.blamed():
        return part.thing.open(Path(path), mode)
