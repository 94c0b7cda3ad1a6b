"""A snapshot as a process has it open: its graph, and what else a store holds when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onrecord.errors import DamagedPart
from onrecord.export.quotes import QuotesKept
from onrecord.model.ids import relative_id
from onrecord.query.catalogue import CatalogueQuery
from onrecord.query.quotable import free_documents
from onrecord.query.run import Prepared, open_graph, prepare
from onrecord.rdf.quads import is_node
from onrecord.rdf.terms import node, term
from onrecord.serve.errors import NotFound, Withheld
from onrecord.store.folder import Folder

if TYPE_CHECKING:
    from onrecord.digest.shape import Digests
    from onrecord.store.ledger.manifest import Manifest

_REMEMBERED = 500


class Opened:
    """A snapshot, open for reading; its graph holds no more words than ``quotes`` lets through.

    ``answer`` is how many bytes an answer may have.
    """

    def __init__(self, place: Path, quotes: QuotesKept, answer: int) -> None:
        self.place = place
        self.quotes = quotes
        self.answer = answer
        self._folder = Folder(place, "read")
        self.graph = open_graph(place / "graph")
        self._prepared: dict[tuple[str, tuple[tuple[str, str], ...]], Prepared] = {}

    @cached_property
    def manifest(self) -> Manifest:
        """The book-keeping."""
        from onrecord.store.ledger.manifest import Manifest

        return Manifest(self.place / "manifest.sqlite", writable=False)

    def digests(self) -> Digests:
        """What the documents tell of their statements, packed: the words in it are as documents have them."""
        from onrecord.store.digest_table import StoreDigests

        return StoreDigests(self.manifest.digests, self.graph, linked=self.manifest.fact("links") == "fresh")

    @cached_property
    def free(self) -> frozenset[str]:
        """The IRIs of the documents whose words may be passed on in full."""
        return free_documents(self.graph)

    def whole_text(self, key: str) -> str:
        """The text of a document in full, for what shows no more of it than may be shown. Raises ``NotFound``."""
        sha256 = self.manifest.sha256_of(key)
        if sha256 is None:
            raise NotFound(f"no text has the key {key[:40]!r}")
        try:
            return self._folder.text(key, sha256)
        except DamagedPart:
            raise NotFound(f"the text {key} is no longer in the store") from None

    def text(self, key: str) -> str:
        """The text of a document, where all of it may be passed on. Raises ``Withheld``, ``NotFound``."""
        documents = {quad.object for quad in self.graph.match(node(relative_id("text", key)), term("rec:textOf"), None)}
        free = bool(documents) and all(is_node(each) and each.value in self.free for each in documents)
        if self.quotes == "none" or (self.quotes == "short" and not free):
            raise Withheld("the words of this document are not passed on in full; its statements have them as quoted")
        return self.whole_text(key)

    def prepared(self, query: CatalogueQuery, params: Mapping[str, str]) -> Prepared:
        """A query with its parameters bound, remembered. Raises ``QueryError``."""
        key = (query.text, tuple(sorted(params.items())))
        found = self._prepared.get(key)
        if found is None:
            if len(self._prepared) >= _REMEMBERED:
                self._prepared.pop(next(iter(self._prepared)))
            found = self._prepared[key] = prepare(self.graph, query, params)
        return found


def quotes_named(name: str) -> QuotesKept:
    """One of the three ways to quote, by its name."""
    return cast(QuotesKept, name)
