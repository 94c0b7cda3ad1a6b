"""The view ``document``, as the registry of views has it: the text of one document, which only a store has."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import StoreError
from onrecord.view.declaration import Finish, Material, View
from onrecord.view.selection import Selection


def _begin(material: Material, out: Path, selection: Selection) -> Finish:
    """Write the page; raises ``StoreError`` where there are no texts, as in a graph without its store."""
    from onrecord.view.document.page import write_document

    if material.text is None:
        raise StoreError("a graph alone holds no texts; open the store and use write_stored_view")
    document, digests = selection.document or "", material.digests
    report = write_document(material.graph, out, document, material.text, digests, with_text=material.with_text)
    return lambda: report


VIEW = View(_begin, place=5, needs=("document",), takes=("with_text",), implied_by="document")
