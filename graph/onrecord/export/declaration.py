"""What an export declares of itself, and what it is given to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.discourse.choice import Choice
from onrecord.export.quotes import Quotes
from onrecord.rdf.quads import Quads

LAST = 1_000


def _keep_quiet(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an export writes: a graph, with no more of the documents' words than ``quotes`` lets through.

    ``collapse`` asks formats that hold references to put actors in their place. ``network`` is which
    discourse network to write, if one was asked for; only formats that take ``network`` are given it. ``text`` gives
    the whole text of a document's key where the user asked for these, else it is ``None``; only formats that take
    ``with_text`` are given it. ``tell`` takes a line on what was counted, left out or cut.
    """

    graph: Quads
    quotes: Quotes
    collapse: bool = False
    network: Choice | None = None
    text: Callable[[str], str] | None = None
    tell: Callable[[str], None] = _keep_quiet


@dataclass(frozen=True, slots=True)
class Export:
    """A format that a graph is written in: the same bytes for the same quads.

    ``write`` writes it to a binary file, which stays open; ``place`` is where lists of formats have it; ``takes`` are
    the options that it heeds beside those that all do: ``network``, ``with_text``.
    """

    write: Callable[[Material, BinaryIO], None]
    place: int = LAST
    takes: tuple[str, ...] = ()
