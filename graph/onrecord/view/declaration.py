"""What a view declares of itself, and what it is given to draw from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.digest.shape import Digests
from onrecord.rdf.quads import Quads
from onrecord.view.selection import Selection

LAST = 1_000
Finish = Callable[[], object]
"""Ends a drawing; what it returns tells the user in one line, by ``str``, what was drawn."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a view draws from: a graph, the digests of its documents if they are kept, and the documents' texts.

    ``text`` gives the text of a document's key where a store is open, else it is ``None``. ``with_text``: the user
    asked for whole texts, also of news.
    """

    graph: Quads
    digests: Digests | None = None
    text: Callable[[str], str] | None = None
    with_text: bool = False


class Beginning(Protocol):
    """Begins to draw a selection to one HTML file; the store may be closed before what it returns is called."""

    def __call__(self, material: Material, out: Path, selection: Selection) -> Finish:
        """The function that ends the drawing."""


class Writer(Protocol):
    """Writes one view of a selection to a file; what it returns tells the user in one line what was drawn."""

    def __call__(self, graph: Quads, out: Path, selection: Selection, digests: Digests | None = None) -> object:
        """The report, after writing."""


@dataclass(frozen=True, slots=True)
class View:
    """One kind of page. ``place`` is where lists of views have it; the first is drawn where none is named.

    ``needs`` are options of the command line that it cannot do without, ``takes`` those that no other view has;
    ``implied_by`` is the option with which it is drawn where no view is named.
    """

    begin: Beginning
    place: int = LAST
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    implied_by: str = ""


def at_once(writer: Callable[[], Writer]) -> Beginning:
    """The beginning of a view that is written while the store is open; ``writer`` imports what writes it."""

    def begin(material: Material, out: Path, selection: Selection) -> Finish:
        report = writer()(material.graph, out, selection, material.digests)
        return lambda: report

    return begin
