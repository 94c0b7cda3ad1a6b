"""The RDF terms that quads are made of: our IRIs, spans after RFC 5147 and typed literals."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.model.document import Span
from onrecord.model.ids import BASE, iri
from onrecord.rdf.namespaces import ACT, KIND, PREFIXES, REC
from onrecord.rdf.quads import Literal, Node, Quad, literal, make_quad, named_node

RDF_TYPE = named_node(PREFIXES["rdf"] + "type")
PREF_LABEL = named_node(PREFIXES["skos"] + "prefLabel")
CANONICAL = named_node(REC + "canonical")
_DATE = named_node(PREFIXES["xsd"] + "date")
_INTEGER = named_node(PREFIXES["xsd"] + "integer")

_MANY = 2_048
"""Nodes kept for when they are named again, which is mostly soon: those of a document or two."""


class Triple(NamedTuple):
    """A triple that has no graph yet. A tuple, as pyoxigraph's own takes three times as long to make and take apart."""

    subject: Node
    predicate: Node
    object: Node | Literal


@cache
def term(name: str) -> Node:
    """A term by its prefixed name.

    >>> term("rec:speaker").value
    'https://w3id.org/onrecord/ns#speaker'
    """
    prefix, _, local = name.partition(":")
    return named_node(PREFIXES[prefix] + local)


@lru_cache(_MANY)
def node(relative: str) -> Node:
    """The node of a relative id, such as ``state/az``."""
    return named_node(iri(relative))


@cache
def act_node(name: str) -> Node:
    """The concept of a speech act."""
    return named_node(ACT + name)


@cache
def kind_node(name: str) -> Node:
    """The concept of a kind of reference or document."""
    return named_node(KIND + name)


def text_node(key: str) -> Node:
    """The stored text with the given key."""
    return node(f"text/{key}")


def graph_node(key: str) -> Node:
    """The graph that holds what was found in the document with the given key."""
    return node(f"graph/{key}")


@lru_cache(_MANY)
def span_node(key: str, span: Span) -> Node:
    """A span of a text, by RFC 5147.

    >>> span_node("00ff", (3, 9)).value
    'https://w3id.org/onrecord/id/text/00ff#char=3,9'
    """
    return named_node(f"{BASE}text/{key}#char={span[0]},{span[1]}")


@lru_cache(_MANY)
def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return literal(str(value), datatype=_INTEGER)


def day(value: date) -> Literal:
    """An ``xsd:date``.

    >>> str(day(date(2020, 4, 14)))
    '"2020-04-14"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    return literal(value.isoformat(), datatype=_DATE)


def quad(triple: Triple, graph: Node) -> Quad:
    """The triple as a quad of a graph."""
    subject, predicate, object_ = triple
    return make_quad(subject, predicate, object_, graph)
