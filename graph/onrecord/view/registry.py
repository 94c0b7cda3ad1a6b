"""The registry of views, and the functions that draw one of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from onrecord.digest.shape import Digests
from onrecord.memory import without_collecting
from onrecord.model.registry import Registry, discovered
from onrecord.rdf.quads import Quads
from onrecord.store import Store
from onrecord.view.declaration import Material, View
from onrecord.view.selection import Selection

if TYPE_CHECKING:
    from onrecord.view.network.prepare import ViewReport


def _own() -> Mapping[str, str]:
    """Our own views: one for each folder beside this file that holds a module ``view``."""
    folders = [module.name for module in iter_modules([str(Path(__file__).parent)]) if module.ispkg]
    modules = {name: f"{__package__}.{name}.view" for name in folders if find_spec(f"{__package__}.{name}.view")}
    return discovered(modules, "VIEW")


VIEWS = Registry("view", "onrecord.views", View, _own)
"""The views by name."""


def view_for(options: Collection[str]) -> str:
    """The name of the view to draw where the user names none but gives these options."""
    implied = (name for name in VIEWS.own if VIEWS[name].implied_by in options)
    return next(implied, next(iter(VIEWS.own)))


def write_named_view(
    graph: Quads, out: Path, view: str, selection: Selection, digests: Digests | None = None
) -> object:
    """Write one of the views to ``out`` as one HTML file; ``str`` of what it returns says in a line what was drawn.

    ``digests`` are those of the graph's documents, made of it if they are not given. Raises UnknownNode where a
    name in the selection means nothing, or several things.
    """
    return _begun(Material(graph, digests), out, view, selection)()


def write_stored_view(store: Store, out: Path, view: str, selection: Selection, *, with_text: bool = False) -> object:
    """As ``write_named_view``, and ``document`` too: the text of the selection's document, which only a store has.

    ``with_text`` puts the whole text of news into the file. Raises UnknownNode, and StoreError where a text is missing.
    """
    return begin_stored_view(store, out, view, selection, with_text=with_text)()


def begin_stored_view(
    store: Store, out: Path, view: str, selection: Selection, *, with_text: bool = False
) -> Callable[[], object]:
    """Begin a view; return what finishes it as ``write_stored_view`` does, once the store may be closed.

    A large store that is open takes as much memory as drawing what it holds.
    """
    return _begun(Material(store.graph, store.digests(), store.text, with_text), out, view, selection)


def _begun(material: Material, out: Path, view: str, selection: Selection) -> Callable[[], object]:
    """What finishes a view that is begun; an error of a plugin names its package."""
    part = VIEWS.part(view)
    with without_collecting(), part.blamed():
        rest = part.thing.begin(material, out, selection)

    def finish() -> object:
        with without_collecting(), part.blamed():
            return rest()

    return finish


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
    level: str = "actor",
) -> ViewReport:
    """Write the network of the store's statements to ``out`` as one HTML file; return what was drawn.

    ``focus`` is the id or name of a node: drawn is what lies within ``depth`` steps of it. ``acts`` are
    acts or groups of acts, narrower ones included. A statement passes ``start`` and ``until``
    (inclusive) by the days it was made on, else by its document's date; ``topic`` by the agenda items it
    names or falls under; ``document`` by where it is reported. ``kinds`` are kinds of node. The page opens with a
    node for each actor, or for each state at the ``level`` of these; a reader may switch. The same
    store and arguments give the same bytes. Raises UnknownNode where a name means nothing, or several things.
    """
    selection = Selection(focus, tuple(acts), start, until, depth, topic, tuple(kinds), document, level)
    from onrecord.view.network.prepare import write_network  # slow to load

    with without_collecting():
        return write_network(graph, out, selection)
