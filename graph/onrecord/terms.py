"""The RDF terms that quads are made of: our IRIs, spans after RFC 5147 and typed literals."""

from __future__ import annotations

from datetime import date
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, Triple

from onrecord.document import Span
from onrecord.statement import Reference, Statement
from onrecord.vocabulary import ACT, KIND, PREFIXES, REC, RULE, iri

RDF_TYPE = NamedNode(PREFIXES["rdf"] + "type")
PREF_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
CANONICAL = NamedNode(REC + "canonical")
_DATE = NamedNode(PREFIXES["xsd"] + "date")
_INTEGER = NamedNode(PREFIXES["xsd"] + "integer")


@cache
def term(name: str) -> NamedNode:
    """A term by its prefixed name.

    >>> term("rec:speaker").value
    'https://w3id.org/onrecord/ns#speaker'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def node(relative: str) -> NamedNode:
    """The node of a relative id, such as ``state/az``."""
    return NamedNode(iri(relative))


def act_node(name: str) -> NamedNode:
    """The concept of a speech act."""
    return NamedNode(ACT + name)


def kind_node(name: str) -> NamedNode:
    """The concept of a kind of reference or document."""
    return NamedNode(KIND + name)


def rule_node(name: str) -> NamedNode:
    """The rule that found a statement."""
    return NamedNode(RULE + name)


def text_node(key: str) -> NamedNode:
    """The stored text with the given key."""
    return node(f"text/{key}")


def graph_node(key: str) -> NamedNode:
    """The graph that holds what was found in the document with the given key."""
    return node(f"graph/{key}")


def span_node(key: str, span: Span) -> NamedNode:
    """A span of a text, by RFC 5147.

    >>> span_node("00ff", (3, 9)).value
    'https://w3id.org/onrecord/id/text/00ff#char=3,9'
    """
    return node(f"text/{key}#char={span[0]},{span[1]}")


def reference_id(key: str, reference: Reference) -> str:
    """The relative id of a reference of the document with the given key."""
    return f"reference/{key}/{reference.place}"


def statement_id(key: str, statement: Statement) -> str:
    """The relative id of a statement of the document with the given key."""
    return f"statement/{key}/{statement.place}"


def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def day(value: date) -> Literal:
    """An ``xsd:date``.

    >>> str(day(date(2020, 4, 14)))
    '"2020-04-14"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    return Literal(value.isoformat(), datatype=_DATE)


def quad(triple: Triple, graph: NamedNode) -> Quad:
    """The triple as a quad of a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)
