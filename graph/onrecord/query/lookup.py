"""From a name, a relative id, a prefixed name or an IRI to the node that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from onrecord.errors import UnknownNode
from onrecord.model.ids import BASE, iri, relative
from onrecord.names.folding import folded
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import Literal, Node, Quads, is_literal, is_node, literal, named_node

_CANONICAL = named_node(REC + "canonical")
_ANCHOR = named_node(PREFIXES["nif"] + "anchorOf")
_MENTION = named_node(REC + "mention")
_LABELS = (
    named_node(PREFIXES["skos"] + "prefLabel"),
    named_node(PREFIXES["skos"] + "altLabel"),
    named_node(REC + "symbol"),
)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S*")
_MOST_NAMED = 5
_SUGGESTED = 3
_SHORT = 3
"""Letters of words that two names may have in common without being near: articles, prepositions."""


def find_node(graph: Quads, name: str, leading: Node | None = None) -> Node:
    """The node that a name means: an IRI, a prefixed name, a relative id, a label or a wording, tried in this order.

    A wording is what a document's text has for it, letter for letter. A reference gives what it is after
    matching. ``leading`` is a property: what it leads to goes before others of the name, and near names are its.
    Raises :class:`UnknownNode` where nothing, or more than one node, answers to the name.
    """
    given = name.strip()
    written = _as_iri(given)
    if written is not None and _is_known(graph, written):
        return canonical(graph, written)
    labelled = _labelled(graph, given) or _worded(graph, given)
    if leading and len(labelled) > 1:
        led_to = {canonical(graph, reference) for reference in _led_to(graph, leading)}
        labelled = [node for node in labelled if node in led_to] or labelled
    if len(labelled) == 1:
        return labelled[0]
    if labelled:
        shown = ", ".join(relative(node.value) for node in labelled[:_MOST_NAMED])
        more = f" and {len(labelled) - _MOST_NAMED} more" if len(labelled) > _MOST_NAMED else ""
        raise UnknownNode(f"{given!r} names {len(labelled)} nodes; give one of their ids: {shown}{more}")
    raise UnknownNode(f"nothing in the store is called {given!r}{_suggestion(graph, given, leading)}")


def canonical(graph: Quads, node: Node) -> Node:
    """What a reference or alias is after matching and decisions; any other node is itself."""
    for _ in range(2):
        target = next((quad.object for quad in graph.match(node, _CANONICAL, None)), node)
        if not is_node(target) or target == node:
            break
        node = target
    return node


def _as_iri(name: str) -> Node | None:
    """The IRI that is written, if the name can be one: ``<...>``, absolute, prefixed or relative."""
    bare = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    prefix, colon, local = bare.partition(":")
    if colon and prefix in PREFIXES:
        bare = PREFIXES[prefix] + local
    elif not _ABSOLUTE.fullmatch(bare):
        bare = iri(bare)
    try:
        return named_node(bare)
    except ValueError:
        return None


def _is_known(graph: Quads, node: Node) -> bool:
    if any(True for _ in graph.match(node, None, None)):
        return True
    return any(True for _ in graph.match(None, None, node))


def _labelled(graph: Quads, name: str) -> list[Node]:
    """The nodes so labelled, exactly if there are any, else whatever the case of the letters.

    What a reference is called leads to its actor; actors go before references that stand for themselves.
    """
    exact = {literal(name), literal(name, language="en")}
    found = _targets(graph, (s for text in exact for s in _subjects(graph, text)))
    if not found:
        folded = name.casefold()
        found = _targets(graph, (s for s, label in _labels(graph) if label.casefold() == folded))
    return _preferred(found)


def _worded(graph: Quads, words: str) -> list[Node]:
    """What documents mention in these words."""
    spans = (quad.subject for quad in graph.match(None, _ANCHOR, literal(words)))
    mentions = (quad.subject for span in spans for quad in graph.match(None, _MENTION, span))
    return _preferred(_targets(graph, (each for each in mentions if is_node(each))))


def _preferred(found: list[Node]) -> list[Node]:
    """Those that are more than the reference of one document, all if none is."""
    return [node for node in found if not node.value.startswith(BASE + "reference/")] or found


def _subjects(graph: Quads, label: Literal) -> Iterator[Node]:
    for predicate in _LABELS:
        for quad in graph.match(None, predicate, label):
            if is_node(quad.subject):
                yield quad.subject


def _targets(graph: Quads, subjects: Iterator[Node]) -> list[Node]:
    return sorted({canonical(graph, subject) for subject in subjects}, key=lambda node: node.value)


def _labels(graph: Quads) -> Iterator[tuple[Node, str]]:
    for predicate in _LABELS:
        for quad in graph.match(None, predicate, None):
            if is_node(quad.subject) and is_literal(quad.object):
                yield quad.subject, quad.object.value


def _led_to(graph: Quads, leading: Node) -> set[Node]:
    return {quad.object for quad in graph.match(None, leading, None) if is_node(quad.object)}


def _suggestion(graph: Quads, name: str, leading: Node | None) -> str:
    """What is called nearly so, by letters; of what a property leads to first what has words in common.

    Quotation marks are not taken in names, so no name with them is told.
    """
    if leading:
        references = _led_to(graph, leading)
        known = references | {canonical(graph, reference) for reference in references}
        labels = sorted({label for node, label in _labels(graph) if node in known and '"' not in label})
    else:
        labels = sorted({label for _, label in _labels(graph)})
    words = _words(name)
    sharing = [label for label in labels if words & _words(label)] if leading else []
    sharing.sort(key=lambda label: (-len(words & _words(label)), label))
    close = list(dict.fromkeys([*sharing, *get_close_matches(name, labels, n=_SUGGESTED, cutoff=0.6)]))[:_SUGGESTED]
    return (
        f"; did you mean {' or '.join(repr(label) for label in close)}?" if close else "; give an id, an IRI or a label"
    )


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", folded(name)) if len(word) > _SHORT}
