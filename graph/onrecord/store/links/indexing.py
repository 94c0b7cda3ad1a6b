"""Brings the indexes of words and names up to date with the texts and the graph of a store."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.ids import is_reference, relative
from onrecord.rdf.namespaces import SHARED_GRAPHS
from onrecord.rdf.quads import is_literal, is_node, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, term
from onrecord.store.opening import OpenParts

_AT_ONCE = 500
"""Texts that are indexed in one transaction."""


def index_texts(parts: OpenParts) -> None:
    """Index the texts that are not yet, and all of them anew where the index holds others. Raises ``StoreError``.

    An index that is begun anew has no names either: what ties documents together is then to be computed again.
    """
    words = parts.manifest.words
    if words.is_of_other_texts():
        with parts.manifest.transaction():
            words.begin_anew()
            parts.manifest.set_fact("links", "stale")
    missing = words.missing()
    for first in range(0, len(missing), _AT_ONCE):
        with parts.manifest.transaction():
            for key in missing[first : first + _AT_ONCE]:
                words.put(key, parts.folder.text(key))


def index_names(parts: OpenParts) -> None:
    """Make the names of the index those of the graph; in a transaction of the caller's."""
    parts.manifest.words.bring_names(_names(parts))


def _names(parts: OpenParts) -> Iterator[tuple[str, str]]:
    """Pairs of a node of ours and what it is called: actors, subjects, items, declared things and documents."""
    named = (PREF_LABEL, term("skos:altLabel"), term("rec:symbol"))
    shared = [named_node(graph) for graph in sorted(SHARED_GRAPHS)]
    found = (quad for graph in shared for label in named for quad in parts.graph.match(None, label, None, graph))
    documents = {quad.subject for quad in parts.graph.match(None, RDF_TYPE, term("rec:Document"))}
    titles = (
        quad for each in documents if is_node(each) for label in named for quad in parts.graph.match(each, label, None)
    )
    for group in (found, titles):
        for quad in group:
            if is_node(quad.subject) and is_literal(quad.object):
                name = relative(quad.subject.value)
                if "://" not in name and not is_reference(name):
                    yield name, quad.object.value
