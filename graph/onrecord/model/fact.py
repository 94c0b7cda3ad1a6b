"""Facts: what a finding says in the graph, in ids and names of terms, before it is made RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from onrecord.model.document import Span


@dataclass(frozen=True, slots=True)
class Thing:
    """What has a relative id: ``state/nv``."""

    id: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary by its prefixed name: ``rec:stated``."""

    name: str


Value = Thing | Term | Span | date | int | str
"""What a fact says of its subject; a span is one of the document's text."""


class Fact(NamedTuple):
    """One fact: the relative id of what it is about, a property by its prefixed name, and a value."""

    subject: str
    property: str
    value: Value


def facts_about(subject: str, *pairs: tuple[str, Value | None], kind: str = "") -> Iterator[Fact]:
    """The facts about a subject: the class it is of, if one is given, and each property that has a value.

    >>> [fact.value for fact in facts_about("tenure/00ff/1-9", ("rec:holder", Thing("state/nv")), ("rec:office", None))]
    [Thing(id='state/nv')]
    """
    if kind:
        yield Fact(subject, "rdf:type", Term(kind))
    for name, value in pairs:
        if value is not None:
            yield Fact(subject, name, value)


def each(property_: str, values: Iterable[Value]) -> Iterator[tuple[str, Value]]:
    """A pair for each value of a property that has several."""
    return ((property_, value) for value in values)
