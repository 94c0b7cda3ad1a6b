"""How much of other people's words leaves the store: all, short quotations as ``quotable`` has them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from onrecord.errors import OnRecordError
from onrecord.model.ids import relative
from onrecord.query.quotable import LONGEST, free_documents, shortened
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import Quad, Quads, is_literal, literal, make_quad, named_node

QuotesKept = Literal["none", "short", "full"]

_WORDS = named_node(REC + "words")
_ANCHOR = named_node(PREFIXES["nif"] + "anchorOf")
_CONTEXT = named_node(PREFIXES["nif"] + "referenceContext")
_TEXT_OF = named_node(REC + "textOf")
_REPORTED_IN = named_node(REC + "reportedIn")


class Quotes:
    """Limits how much is quoted from each document of a graph; ``kept`` is none, short or full."""

    def __init__(self, graph: Quads, kept: QuotesKept) -> None:
        if kept not in get_args(QuotesKept):
            raise OnRecordError(f"--quotes {kept!r} is not known; give one of {', '.join(get_args(QuotesKept))}")
        self.kept = kept
        self._graph = graph
        self._in_full = free_documents(graph) if kept == "short" else frozenset()
        self._ids_in_full = frozenset(map(relative, self._in_full))
        self._document_of: dict[object, object] = {q.subject: q.object for q in graph.match(None, _TEXT_OF, None)}

    def words(self, words: str, document: str) -> str:
        """Return the words as far as they may be quoted from the document with that id; empty if not at all."""
        if self.kept == "none":
            return ""
        if self.kept == "full" or document in self._ids_in_full:
            return words
        return shortened(words)

    def cut(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the quads with the words of documents as far as they may be quoted; quads without words as they are."""
        return (kept for quad in quads if (kept := self.of_quad(quad)) is not None)

    def of_quad(self, quad: Quad) -> Quad | None:
        """Return the quad with no more words than may be quoted; none where it is nothing but words that may not."""
        if self.kept == "full" or quad.predicate not in (_WORDS, _ANCHOR):
            return quad
        return self._shortened(quad) if self.kept == "short" else None

    def _shortened(self, quad: Quad) -> Quad:
        found = quad.object
        if not is_literal(found) or len(found.value) <= LONGEST or self._may_stay(quad):
            return quad
        words = literal(shortened(found.value), language=found.language)
        return make_quad(quad.subject, quad.predicate, words, quad.graph_name)

    def _may_stay(self, quad: Quad) -> bool:
        is_statement = quad.predicate == _WORDS
        pattern = _REPORTED_IN if is_statement else _CONTEXT
        found = [each.object for each in self._graph.match(quad.subject, pattern, None)]
        documents = found if is_statement else [self._document_of.get(text) for text in found]
        return bool(documents) and all(getattr(document, "value", "") in self._in_full for document in documents)


def of_words(graph: Quads) -> Iterator[Quad]:
    """Yield the quads of a graph whose objects are words of documents."""
    for predicate in (_WORDS, _ANCHOR):
        yield from graph.match(None, predicate, None)
