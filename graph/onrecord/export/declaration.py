"""What an export declares of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Protocol

import pyoxigraph

from onrecord.export.quotes import Quotes

LAST = 1_000


class Writer(Protocol):
    """Writes a graph to a binary file, the same bytes for the same quads."""

    def __call__(self, graph: pyoxigraph.Store, out: BinaryIO, quotes: Quotes, *, collapse: bool) -> None:
        """Write it; no more of the documents' words than ``quotes`` lets through.

        ``collapse`` puts actors in the place of references, for formats that hold references.
        """


@dataclass(frozen=True, slots=True)
class Export:
    """A format that a graph is written in; ``place`` is where lists of formats have it."""

    write: Writer
    place: int = LAST
