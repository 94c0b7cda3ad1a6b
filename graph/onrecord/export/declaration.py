"""What an export declares of itself, and what it is given to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.discourse.choice import Choice
from onrecord.export.quotes import Quotes
from onrecord.rdf.quads import Quads

LAST = 1_000


@dataclass(frozen=True, slots=True)
class Material:
    """What an export writes: a graph, with no more of the documents' words than ``quotes`` lets through.

    ``collapse`` asks formats that hold references to put actors in their place. ``network`` is which
    discourse network to write, if one was asked for; only formats that declare ``networks`` are given it.
    ``tell`` hears in a line what was counted in it.
    """

    graph: Quads
    quotes: Quotes
    collapse: bool = False
    network: Choice | None = None
    tell: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Export:
    """A format that a graph is written in: the same bytes for the same quads.

    ``write`` writes it to a binary file, which stays open; ``place`` is where lists of formats have it;
    ``networks`` tells that it writes discourse networks.
    """

    write: Callable[[Material, BinaryIO], None]
    place: int = LAST
    networks: bool = False
