"""Facts as triples: what the kinds of findings say of themselves, made RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.model.fact import Fact, Term, Thing, Value
from onrecord.rdf.quads import Literal, Node, literal
from onrecord.rdf.terms import Triple, day, integer, node, span_node, term


def fact_triples(key: str, facts: Iterable[Fact]) -> Iterator[Triple]:
    """The triples of facts that a document with the given key tells."""
    return (Triple(node(fact.subject), term(fact.property), _object(key, fact.value)) for fact in facts)


def _object(key: str, value: Value) -> Node | Literal:
    if isinstance(value, Thing):
        return node(value.id)
    if isinstance(value, Term):
        return term(value.name)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int):
        return integer(value)
    return literal(value) if isinstance(value, str) else span_node(key, value)
