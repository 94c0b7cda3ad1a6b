"""What the vocabulary of the package declares, as far as a user's file of actors may refer to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.model.actor_kinds import TYPE_OF
from onrecord.names.folding import folded
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.quads import Node, QuadTriple, is_literal, is_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, term
from onrecord.resources import ontology_folder

ACTOR_CLASSES = {term(name): space for space, name in TYPE_OF.items()}
"""The classes of actors, each with the namespace of its ids."""

NAMES = frozenset(term(f"skos:{name}Label") for name in ("pref", "alt", "hidden"))
ACTS_FOR = term("rec:actsFor")
CONCEPT = term("skos:Concept")


@dataclass(frozen=True, slots=True)
class Shipped:
    """All terms that are declared; of actors the names, the preferred ones by language, and whom each acts for."""

    terms: frozenset[Node]
    triples: tuple[QuadTriple, ...]
    labels: Mapping[tuple[Node, str], str]
    classes: Mapping[Node, frozenset[Node]]
    acts_for: Mapping[Node, Node]


@cache
def shipped() -> Shipped:
    """The ontology's terms and what its vocabulary declares."""
    terms: set[Node] = set()
    about: list[QuadTriple] = []
    classes: dict[Node, frozenset[Node]] = {}
    acts_for: dict[Node, Node] = {}
    folder = ontology_folder()
    for path in (folder / "onrecord.ttl", *sorted((folder / "vocabulary").rglob("*.ttl"))):
        for quad in parse_rdf(path, "turtle"):
            subject, value = quad.subject, quad.object
            if not is_node(subject):
                continue
            terms.add(subject)
            if quad.predicate == RDF_TYPE and is_node(value) and value in ACTOR_CLASSES:
                classes[subject] = classes.get(subject, frozenset()) | {value}
            elif quad.predicate == ACTS_FOR and is_node(value):
                acts_for[subject] = value
            if quad.predicate in NAMES:
                about.append(quad.triple)
    kept = tuple(triple for triple in about if triple.subject in classes)
    labels = {
        (triple.subject, triple.object.language or ""): triple.object.value
        for triple in kept
        if triple.predicate == PREF_LABEL and is_node(triple.subject) and is_literal(triple.object)
    }
    return Shipped(frozenset(terms), kept, labels, classes, acts_for)


def bearers_of(names: Collection[str], triples: Iterable[QuadTriple]) -> Mapping[str, set[Node]]:
    """Whose each of some names is, all as they are compared."""
    found: dict[str, set[Node]] = defaultdict(set)
    for triple in triples:
        if triple.predicate not in NAMES or not is_literal(triple.object) or not is_node(triple.subject):
            continue
        if (name := folded(triple.object.value)) in names:
            found[name].add(triple.subject)
    return found


def places_by_label() -> Mapping[str, Node]:
    """The states and territories that the vocabulary declares, by their preferred names as these are compared."""
    places = {term("rec:State"), term("rec:Territory")}
    return {
        folded(triple.object.value): triple.subject
        for triple in shipped().triples
        if triple.predicate == PREF_LABEL and is_literal(triple.object) and is_node(triple.subject)
        if shipped().classes[triple.subject] & places
    }
