"""What an export declares of itself, and what it is given to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.export.quotes import Quotes
from onrecord.rdf.quads import Quads

LAST = 1_000


@dataclass(frozen=True, slots=True)
class Material:
    """What an export writes: a graph, with no more of the documents' words than ``quotes`` lets through.

    ``collapse`` asks formats that hold references to put actors in their place.
    """

    graph: Quads
    quotes: Quotes
    collapse: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """A format that a graph is written in: the same bytes for the same quads.

    ``write`` writes it to a binary file, which stays open; ``place`` is where lists of formats have it.
    """

    write: Callable[[Material, BinaryIO], None]
    place: int = LAST
