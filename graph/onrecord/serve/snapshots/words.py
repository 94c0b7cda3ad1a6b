"""The words of documents in a snapshot, cut to what may go out, so that no question can get at more."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from onrecord.export.quotes import Quotes, QuotesKept, of_words
from onrecord.store.backend.oxigraph import OxigraphQuads

_BATCH = 2_000


def cut_words(graph: Path, quotes: QuotesKept) -> int:
    """Cuts the words in the graph of a snapshot, or takes them out; tells how many were.

    It is done to the data and not to answers: a query can take words apart and put them together in any way.
    """
    if quotes == "full":
        return 0
    quads = OxigraphQuads.in_folder(graph, "write")
    kept = Quotes(quads, quotes)
    changed = ((quad, new) for quad in of_words(quads) if (new := kept.of_quad(quad)) != quad)
    number = 0
    while batch := list(islice(changed, _BATCH)):
        quads.swap([old for old, _ in batch], [new for _, new in batch if new is not None])
        number += len(batch)
    if number:
        quads.flush()
    return number
