"""For whom those who take part in statements speak, by document: of a whole graph at once, or of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.model.ids import is_reference, key_of, relative
from onrecord.rdf.quads import Node, Quad, Quads, is_node
from onrecord.rdf.terms import node, term

Parties = dict[str, list[str]]
"""Ids by the rest of a reference's or a statement's id, after the key."""

_NONE: Parties = {}
_SPEAKS_FOR = term("rec:speaksFor")
_ON_BEHALF_OF = term("rec:onBehalfOf")


@dataclass(frozen=True, slots=True)
class Voices:
    """``references`` lead, by document, from a reference to those it speaks for; ``statements`` from a statement
    to those it was made on behalf of, as references or ids."""

    references: Mapping[str, Parties] = field(default_factory=dict)
    statements: Mapping[str, Parties] = field(default_factory=dict)

    def of_references(self, key: str) -> Parties:
        """Those for whom the references of a document speak."""
        return self.references.get(key, _NONE)

    def of_statements(self, key: str) -> Parties:
        """Those on whose behalf the statements of a document were made."""
        return self.statements.get(key, _NONE)


def read_voices(graph: Quads) -> Voices:
    """Return for whom is spoken in all documents of a graph: two walks over it, and no query for any of them."""
    return Voices(
        _by_document(graph.match(None, _SPEAKS_FOR, None)), _by_document(graph.match(None, _ON_BEHALF_OF, None))
    )


def read_voices_in(graph: Quads, key: str, references: Collection[str], statements: Collection[str]) -> Voices:
    """Return for whom is spoken in one document, given the rest of the ids of its references and statements."""
    return Voices(
        _by_document(_matched(graph, (node(f"reference/{key}/{place}") for place in references), _SPEAKS_FOR)),
        _by_document(_matched(graph, (node(f"statement/{key}/{place}") for place in statements), _ON_BEHALF_OF)),
    )


def _matched(graph: Quads, subjects: Iterable[Node], predicate: Node) -> Iterator[Quad]:
    for subject in subjects:
        yield from graph.match(subject, predicate, None)


def _by_document(quads: Iterable[Quad]) -> dict[str, Parties]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        if is_node(quad.subject) and is_node(quad.object):
            name, party = relative(quad.subject.value), relative(quad.object.value)
            key = key_of(name)
            own = is_reference(party) and key_of(party) == key
            found[key][name.split("/", 2)[-1]].add(party.split("/", 2)[-1] if own else party)
    return {key: {place: sorted(parties) for place, parties in told.items()} for key, told in found.items()}
