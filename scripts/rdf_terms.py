"""RDF terms for the vocabularies, and their Turtle: sorted, the same to the byte each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.ids import iri
from onrecord.rdf.files import rdf_bytes
from onrecord.rdf.namespaces import ACT, KIND, PREFIXES, TOPIC, VOCABULARY
from onrecord.rdf.quads import Literal, Node, is_node, literal, make_triple, named_node

Triple = tuple[Node, Node, Node | Literal]

RDF_TYPE = PREFIXES["rdf"] + "type"


def term(compact: str) -> Node:
    """The node of a prefixed name.

    >>> term("skos:Concept").value
    'http://www.w3.org/2004/02/skos/core#Concept'
    """
    prefix, _, local = compact.partition(":")
    return named_node(PREFIXES[prefix] + local)


def rec(local: str) -> Node:
    """A term of our own namespace."""
    return term(f"rec:{local}")


def skos(local: str) -> Node:
    """A term of SKOS."""
    return term(f"skos:{local}")


def act(name: str) -> Node:
    """The concept of an act."""
    return named_node(ACT + name)


def kind(name: str) -> Node:
    """The concept of a kind of actor or document."""
    return named_node(KIND + name)


def topic(slug: str) -> Node:
    """The concept of a topic that keeps its identity across sessions."""
    return named_node(TOPIC + slug)


def scheme(name: str) -> Node:
    """The concept scheme of that name."""
    return named_node(VOCABULARY + name)


def entity(relative: str) -> Node:
    """A thing of the graph by its relative id."""
    return named_node(iri(relative))


def typed(node: Node, of: str, label: str) -> Iterator[Triple]:
    """The type and the one preferred label of a node."""
    yield (node, named_node(RDF_TYPE), term(of))
    yield (node, skos("prefLabel"), literal(label))


def names(node: Node, predicate: str, cell: str, *, whole: bool = False) -> Iterator[Triple]:
    """One triple a name in a cell that holds several, parted by ``|`` (unless it is to be taken whole)."""
    for name in [cell] if whole else cell.split("|"):
        if name:
            yield (node, term(predicate), literal(name))


def to_turtle(triples: Iterable[Triple], source: str) -> str:
    """The triples in Turtle, sorted by subject and predicate, types first, under a line that names their source."""
    ordered = sorted({_key(triple): triple for triple in triples}.items())
    used = {part.value for _, triple in ordered for part in triple if is_node(part)}
    prefixes = {name: space for name, space in PREFIXES.items() if any(value.startswith(space) for value in used)}
    written = rdf_bytes([make_triple(*triple) for _, triple in ordered], "turtle", prefixes=prefixes)
    lines = written.decode("utf-8").splitlines()
    head = sorted(line for line in lines if line.startswith("@prefix"))
    body = (line if line.startswith("\t") else f"\n{line}" for line in lines if not line.startswith("@prefix"))
    note = f"# Built by scripts/build_vocabulary from ontology/sources/{source}: do not edit."
    return "\n".join((note, *head, *body)) + "\n"


def _key(triple: Triple) -> tuple[str, bool, str, str]:
    subject, predicate, value = triple
    return (subject.value, predicate.value != RDF_TYPE, predicate.value, str(value))
