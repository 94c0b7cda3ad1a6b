"""What holds the quads of a store: the implementations of ``Quads``, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from onrecord.held_folder import Mode
from onrecord.rdf.quads import Quads
from onrecord.store.backend.oxigraph import OxigraphQuads

BACKENDS: Mapping[str, Callable[[Path, Mode], Quads]] = {
    "oxigraph": OxigraphQuads.in_folder,
    "memory": lambda *_: OxigraphQuads(),
}
"""Each opens the quads that are kept in a folder, for reading or for writing; ``tests/store/backend`` tests all."""


def open_quads(name: str, folder: Path, mode: Mode) -> Quads:
    """The quads in a folder, as a back end opens it. Raises ``OSError`` or ``RuntimeError``."""
    return BACKENDS[name](folder, mode)
