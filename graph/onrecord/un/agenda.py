"""The official titles of agenda items, from the vocabulary that ships with the package and the user's own agendas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.model.ids import parts_of, relative, relative_id, space_of
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.namespaces import PREFIXES, TOPIC
from onrecord.rdf.quads import Quad, is_literal, is_node
from onrecord.resources import ontology_folder

_NUMBER = PREFIXES["rec"] + "number"
_TITLE = PREFIXES["skos"] + "prefLabel"
_CERTAINTY = PREFIXES["rec"] + "certainty"


@dataclass(frozen=True, slots=True)
class Agendas:
    """The adopted agendas of some sessions: titles by number, and numbers by title.

    ``official`` are the places of which the agenda itself tells; what others only quote is not here.
    """

    titles: Mapping[tuple[str, str, str], str]
    numbers: Mapping[tuple[str, str, str], str]
    official: frozenset[tuple[str, str, str]] = frozenset()

    def title(self, organ: str, session: str, number: str) -> str | None:
        """The title of an item ("68(a)") on the agenda of an organ's session, or ``None`` if it is not known."""
        return self.titles.get((organ, session.lower(), number))

    def number(self, organ: str, session: str, title: str) -> str | None:
        """The number of the one item with that title, whatever its capitals and marks, or ``None``."""
        return self.numbers.get((organ, session.lower(), _folded(title)))


@lru_cache(maxsize=4)
def load_agendas(extra: tuple[Path, ...] = ()) -> Agendas:
    """The agendas of the shipped vocabulary and of the user's Turtle files."""
    titles: dict[tuple[str, str, str], str] = {}
    numbers: dict[tuple[str, str, str], set[str]] = {}
    official: set[tuple[str, str, str]] = set()
    labels, items, certainties = _literals(_TITLE, extra), _literals(_NUMBER, extra), _certainties(extra)
    for item, number in sorted(items.items()):
        certainty = certainties.get(item, "official")
        if space_of(item) == "item" and item in labels and certainty != "quoted":
            organ, session = relative_id("organ", parts_of(item)[0]), parts_of(item)[1]
            titles[organ, session, number] = labels[item]
            official |= {(organ, session, number)} if certainty == "official" else set()
            numbers.setdefault((organ, session, _folded(labels[item])), set()).add(number)
    return Agendas(
        titles, {place: one for place, found in numbers.items() if (one := _only(found))}, frozenset(official)
    )


def _only(numbers: set[str]) -> str | None:
    """The one number of several alike: an item's, where the others are its own sub-items."""
    first = min(numbers, key=len)
    return first if all(number == first or number.startswith(f"{first}(") for number in numbers) else None


def official_title(organ: str, session: str, number: str) -> str | None:
    """The title of an item ("68(a)") in the shipped vocabulary, or ``None`` if no agenda itself tells of it.

    >>> official_title("organ/ga", "74", "83")
    'The rule of law at the national and international levels'
    """
    agendas = load_agendas()
    return agendas.title(organ, session, number) if (organ, session.lower(), number) in agendas.official else None


def topic_titles() -> dict[str, str]:
    """The titles of the topics of the shipped vocabulary, by the last part of their IRIs."""
    return {
        topic.removeprefix(TOPIC): title for topic, title in _literals(_TITLE, ()).items() if topic.startswith(TOPIC)
    }


def _literals(predicate: str, extra: tuple[Path, ...]) -> dict[str, str]:
    return {
        relative(quad.subject.value): quad.object.value
        for quad in _quads(extra)
        if quad.predicate.value == predicate and is_node(quad.subject) and is_literal(quad.object)
    }


def _certainties(extra: tuple[Path, ...]) -> dict[str, str]:
    """How sure each item is: the last word of the certainty's IRI."""
    return {
        relative(quad.subject.value): quad.object.value.rpartition("#")[2]
        for quad in _quads(extra)
        if quad.predicate.value == _CERTAINTY and is_node(quad.subject) and is_node(quad.object)
    }


@lru_cache(maxsize=4)
def _quads(extra: tuple[Path, ...]) -> tuple[Quad, ...]:
    files = (*sorted((ontology_folder() / "vocabulary" / "agenda").glob("*.ttl")), *extra)
    return tuple(quad for file in files for quad in parse_rdf(file, "turtle"))


def _folded(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().lower()
