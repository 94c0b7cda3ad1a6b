"""How much of a document's words may be passed on: the one place that decides it, for show, view and export alike.

Words are kept in full where they may be: where the document has a licence (``dcterms:license``), or is
a United Nations document by its symbol (those are in the public domain: ST/AI/189/Add.9/Rev.2). News
is cut even then, and so is everything whose licence nobody knows, a ministry's release among them.
"""

from __future__ import annotations

from onrecord.rdf.quads import Node, Quads, is_node
from onrecord.rdf.terms import RDF_TYPE, kind_node, term

LONGEST = 300
"""The most characters of a stretch of words that may not be passed on in full, the mark of its cut included."""

_CUT = "…"


def shortened(words: str) -> str:
    """The words, or their beginning with an ellipsis if they have more than ``LONGEST`` characters.

    >>> len(shortened("word " * 100)), shortened("word")
    (300, 'word')
    """
    return words if len(words) <= LONGEST else words[: LONGEST - len(_CUT)].rstrip() + _CUT


def may_be_passed_on(*, licence: bool, symbol: bool, news: bool) -> bool:
    """Whether all words of a document may be, by what it has: a licence that is known, a UN symbol, and what it is."""
    return (licence or symbol) and not news


def free_documents(graph: Quads) -> frozenset[str]:
    """The IRIs of the documents whose words may be passed on in full."""
    licensed, symbols = _subjects(graph, term("dcterms:license")), _subjects(graph, term("rec:symbol"))
    news = _subjects(graph, term("rec:kind"), kind_node("news"))
    news |= _subjects(graph, RDF_TYPE, term("schema:NewsArticle"))
    return frozenset(
        name
        for name in licensed | symbols
        if may_be_passed_on(licence=name in licensed, symbol=name in symbols, news=name in news)
    )


def _subjects(graph: Quads, predicate: Node, value: Node | None = None) -> set[str]:
    found = (quad.subject for quad in graph.match(None, predicate, value))
    return {subject.value for subject in found if is_node(subject)}
