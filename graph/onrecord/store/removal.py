"""Which documents, and which of their sources, a name given by the user stands for."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from onrecord.errors import UnknownNode
from onrecord.model.ids import relative
from onrecord.store.base import StoredDocument

Places = set[tuple[str, str]]
"""Sources as pairs of source and ``doc_id``."""


def matching(name: str, documents: Sequence[StoredDocument]) -> list[tuple[StoredDocument, Places]]:
    """The documents a name stands for, each with the sources meant: by key, id or symbol all of them.

    A source as it was given to ``build``, a folder of sources or a ``doc_id`` stands for those sources
    alone. Raises ``UnknownNode`` with the nearest names.
    """
    found = [(document, _places(name, document)) for document in documents]
    found = [(document, places) for document, places in found if places]
    if found:
        return found
    names = {name for document in documents for name in _names(document)}
    near = get_close_matches(name, sorted(names), n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "onrecord status lists what is stored"
    raise UnknownNode(f"{name}: no document, source or folder of that name in the store; {hint}")


def _places(name: str, document: StoredDocument) -> Places:
    wanted = relative(name)
    everything = {(found.source, found.doc_id) for found in document.descriptions}
    symbols = {symbol for found in document.descriptions for symbol in found.symbols}
    if wanted in {
        document.key,
        document.id,
        *symbols,
        *(f"{part}/{document.key}" for part in ("document", "graph", "text")),
    }:
        return everything
    folder = name.rstrip("/") + "/"
    return {
        (source, doc_id)
        for source, doc_id in everything
        if name in (source, doc_id) or (source and source.startswith(folder)) or name.removeprefix("./") == source
    }


def _names(document: StoredDocument) -> set[str]:
    return {document.id, *(name for found in document.descriptions for name in (found.source, found.doc_id) if name)}
