"""The words of documents in a snapshot, cut to what may go out, so that no question can get at more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import cast

from onrecord.export.quotes import Quotes, QuotesKept, of_words
from onrecord.rdf.quads import Node, Quad, Quads, Solutions, Term, make_quad
from onrecord.resources import query_text
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
    # what is changed below is not found again: each batch is read before it is written, and snapshots of the engine
    # stay as they are while they are read
    found = of_words(quads) if quotes == "none" else _long(quads)
    changed = ((quad, new) for quad in found if (new := kept.of_quad(quad)) != quad)
    number = 0
    while batch := list(islice(changed, _BATCH)):
        quads.swap([old for old, _ in batch], [new for _, new in batch if new is not None])
        number += len(batch)
    if number:
        quads.flush()
    return number


def _long(quads: Quads) -> Iterator[Quad]:
    """Words longer than they may be where nobody knows the licence: the engine finds the few among the many."""
    rows = quads.query(query_text("serve/long-words"))
    assert isinstance(rows, Solutions)
    for graph, thing, named, words in rows:
        yield make_quad(cast(Node, thing), cast(Node, named), cast(Term, words), cast(Node, graph))
