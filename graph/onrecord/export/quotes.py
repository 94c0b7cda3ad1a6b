"""How much of other people's words leaves the store: all, short quotations, or none.

Words are kept in full where they may be: where the document has a licence (``dcterms:license``), or is
a United Nations document by its symbol (those are in the public domain: ST/AI/189/Add.9/Rev.2). News
is cut even then, and so is everything whose licence nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from onrecord.errors import OnRecordError
from onrecord.vocabulary import KIND, PREFIXES, REC

QuotesKept = Literal["none", "short", "full"]

LONGEST = 300
"""The most characters that a short quotation has, the mark of its cut included."""

_CUT = "…"
_WORDS = NamedNode(REC + "words")
_ANCHOR = NamedNode(PREFIXES["nif"] + "anchorOf")
_CONTEXT = NamedNode(PREFIXES["nif"] + "referenceContext")
_TEXT_OF = NamedNode(REC + "textOf")
_REPORTED_IN = NamedNode(REC + "reportedIn")
_KIND = NamedNode(REC + "kind")
_NEWS = NamedNode(KIND + "news")
_LICENCE = NamedNode(PREFIXES["dcterms"] + "license")
_SYMBOL = NamedNode(REC + "symbol")


class Quotes:
    """What may be quoted from each document of a graph; ``kept`` is none, short or full."""

    def __init__(self, graph: pyoxigraph.Store, kept: QuotesKept) -> None:
        if kept not in get_args(QuotesKept):
            raise OnRecordError(f"--quotes {kept!r} is not known; give one of {', '.join(get_args(QuotesKept))}")
        self.kept = kept
        self._graph = graph
        self._in_full = _documents_in_full(graph) if kept == "short" else frozenset()
        self._document_of: dict[object, object] = {
            q.subject: q.object for q in graph.quads_for_pattern(None, _TEXT_OF, None)
        }

    def words(self, words: str, document: str) -> str:
        """The words as far as they may be quoted from the document with that IRI; empty if not at all."""
        if self.kept == "none":
            return ""
        if self.kept == "full" or NamedNode(document) in self._in_full:
            return words
        return shortened(words)

    def cut(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """The quads with the words of documents as far as they may be quoted; quads without words as they are."""
        for quad in quads:
            if self.kept == "full" or quad.predicate not in (_WORDS, _ANCHOR):
                yield quad
            elif self.kept == "short":
                yield self._shortened(quad)

    def _shortened(self, quad: Quad) -> Quad:
        literal = quad.object
        if not isinstance(literal, pyoxigraph.Literal) or len(literal.value) <= LONGEST or self._may_stay(quad):
            return quad
        words = pyoxigraph.Literal(shortened(literal.value), language=literal.language)
        return Quad(quad.subject, quad.predicate, words, quad.graph_name)

    def _may_stay(self, quad: Quad) -> bool:
        is_statement = quad.predicate == _WORDS
        pattern = _REPORTED_IN if is_statement else _CONTEXT
        found = [each.object for each in self._graph.quads_for_pattern(quad.subject, pattern, None)]
        documents = found if is_statement else [self._document_of.get(text) for text in found]
        return bool(documents) and all(document in self._in_full for document in documents)


def shortened(words: str) -> str:
    """The words, or their beginning with an ellipsis if they have more than ``LONGEST`` characters.

    >>> len(shortened("word " * 100))
    300
    """
    return words if len(words) <= LONGEST else words[: LONGEST - len(_CUT)].rstrip() + _CUT


def _documents_in_full(graph: pyoxigraph.Store) -> frozenset[object]:
    """The documents that are no news and whose licence is known."""
    free = {q.subject for licence in (_LICENCE, _SYMBOL) for q in graph.quads_for_pattern(None, licence, None)}
    return frozenset(free - {q.subject for q in graph.quads_for_pattern(None, _KIND, _NEWS)})
