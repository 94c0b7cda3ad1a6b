"""The views by name, and the functions that write them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from onrecord.digest.shape import Digests
from onrecord.rdf.quads import Quads
from onrecord.store import Store
from onrecord.view.network.prepare import ViewReport, draw_network, prepare_network, write_network
from onrecord.view.selection import Selection


class Writer(Protocol):
    """Writes one view of a selection to a file; ``str`` of what it returns is a line for the user on what was drawn."""

    def __call__(self, graph: Quads, out: Path, selection: Selection, digests: Digests | None = None) -> object:
        """Write the view and return the report."""


VIEWS: Mapping[str, tuple[str, str]] = {
    "network": ("onrecord.view.network.prepare", "write_network"),
    "positions": ("onrecord.view.positions.page", "write_positions"),
    "chains": ("onrecord.view.chains.page", "write_chains"),
    "timeline": ("onrecord.view.timeline.page", "write_timeline"),
}
"""Where the writer of each view is: a module, imported only when it is asked for, and a name in it."""


def write_named_view(
    graph: Quads, out: Path, view: str, selection: Selection, digests: Digests | None = None
) -> object:
    """Write one of the views to ``out`` as one HTML file; ``str`` of what it returns says in a line what was drawn.

    ``digests`` are those of the graph's documents, made of it if they are not given. Raises UnknownNode where a
    name in the selection means nothing, or several things.
    """
    module, name = VIEWS[view]
    with _without_collecting():
        return cast(Writer, getattr(import_module(module), name))(graph, out, selection, digests)


def write_stored_view(store: Store, out: Path, view: str, selection: Selection, *, with_text: bool = False) -> object:
    """As ``write_named_view``, and ``document`` too: the text of the selection's document, which only a store has.

    ``with_text`` puts the whole text of news into the file. Raises UnknownNode, and StoreError where a text is missing.
    """
    if view != "document":
        return write_named_view(store.graph, out, view, selection, store.digests())
    from onrecord.view.document.page import write_document

    document = selection.document or ""
    return write_document(store.graph, out, document, store.text, store.digests(), with_text=with_text)


def begin_stored_view(
    store: Store, out: Path, view: str, selection: Selection, *, with_text: bool = False
) -> Callable[[], object]:
    """Begin a view; return what finishes it as ``write_stored_view`` does, once the store may be closed.

    A large store that is open takes as much memory as drawing what it holds.
    """
    if view == "network":
        with _without_collecting():
            prepared = prepare_network(store.graph, selection, store.digests())

        def finish() -> object:
            with _without_collecting():
                return draw_network(prepared, out)

        return finish
    report = write_stored_view(store, out, view, selection, with_text=with_text)
    return lambda: report


def write_view(
    graph: Quads,
    out: Path,
    *,
    focus: str | None = None,
    acts: Sequence[str] = (),
    start: date | None = None,
    until: date | None = None,
    depth: int = 1,
    topic: str | None = None,
    kinds: Sequence[str] = (),
    document: str | None = None,
) -> ViewReport:
    """Write the network of the store's statements to ``out`` as one HTML file; return what was drawn.

    ``focus`` is the id or name of a node: drawn is what lies within ``depth`` steps of it. ``acts`` are
    acts or groups of acts, narrower ones included. A statement passes ``start`` and ``until``
    (inclusive) by the days it was made on, else by its document's date; ``topic`` by the agenda items it
    names or falls under; ``document`` by where it is reported. ``kinds`` are kinds of node. The same
    store and arguments give the same bytes. Raises UnknownNode where a name means nothing, or several things.
    """
    selection = Selection(focus, tuple(acts), start, until, depth, topic, tuple(kinds), document)
    with _without_collecting():
        return write_network(graph, out, selection)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A view is millions of values with few cycles among them: looking for those takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
