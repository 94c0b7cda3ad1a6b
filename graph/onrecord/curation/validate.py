"""Validates a store against the model: SHACL on each document, and every span against its text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import rdflib
from rdflib.namespace import RDF, SH

from onrecord.errors import StoreError
from onrecord.model.ids import relative, relative_id
from onrecord.output.terminal import one_line
from onrecord.rdf.files import parse_rdf, rdf_bytes
from onrecord.rdf.namespaces import GRAPH_ACTORS, GRAPH_DECISIONS, GRAPH_LINKS, GRAPH_SUBJECTS, GRAPH_VOCABULARY
from onrecord.rdf.quads import Node, Quad, Quads, Solutions, is_literal, is_node, named_node
from onrecord.rdf.terms import RDF_TYPE, graph_node, term, text_node
from onrecord.resources import ontology_folder
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.store.base import Store, StoredDocument

_SHARED = tuple(
    named_node(graph) for graph in (GRAPH_VOCABULARY, GRAPH_ACTORS, GRAPH_LINKS, GRAPH_SUBJECTS, GRAPH_DECISIONS)
)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as the model asks: in which document, at which node, and what."""

    document: str
    node: str
    message: str

    def __str__(self) -> str:
        """One line for people."""
        return one_line(f"{self.document}: {self.node}: {self.message}")


@dataclass(frozen=True, slots=True)
class Report:
    """How many documents were looked at, and what is wrong, sorted."""

    documents: int
    problems: tuple[Problem, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def __str__(self) -> str:
        """A line for each problem, and a count.

        >>> print(Report(2, (Problem("document/00ff", "statement/00ff/-_3-9", "A statement has a speaker."),)))
        document/00ff: statement/00ff/-_3-9: A statement has a speaker.
        2 documents, 1 problem
        """
        count = f"{self.documents} document{'' if self.documents == 1 else 's'}"
        wrong = f"{len(self.problems) or 'no'} problem{'' if len(self.problems) == 1 else 's'}"
        return "\n".join([*map(str, self.problems), f"{count}, {wrong}"])


def validate(store: Store) -> Report:
    """Check a store and report what is wrong in it, with one document in memory at a time."""
    checked, problems = 0, set[Problem]()
    for document in store.documents():
        checked += 1
        problems.update(validate_document(store, document))
    return Report(checked, tuple(sorted(problems)))


def validate_document(store: Store, document: StoredDocument) -> Iterator[Problem]:
    """Validates one document, its graph and its text."""
    quads = list(store.graph.match(None, None, None, graph_node(document.key)))
    yield from _against_text(store, document, quads)
    yield from _against_shapes(document, [*quads, *shared_about(store.graph, quads)])


def shared_about(graph: Quads, quads: list[Quad]) -> list[Quad]:
    """What vocabulary, actors and links say of the nodes that the quads name, and of those these name."""
    found: list[Quad] = []
    waiting = [node for quad in quads for node in (quad.subject, quad.object) if is_node(node)]
    seen: set[Node] = set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for shared in _SHARED:
            for quad in graph.match(node, None, None, shared):
                found.append(quad)
                if is_node(quad.object):
                    waiting.append(quad.object)
    return found


def _against_text(store: Store, document: StoredDocument, quads: list[Quad]) -> Iterator[Problem]:
    node = relative_id("text", document.key)
    try:
        text = store.text(document.key)
    except (StoreError, UnicodeDecodeError) as error:
        yield Problem(document.id, node, f"The text cannot be read: {error}")
        return
    about: dict[Node, dict[Node, str]] = {}
    for quad in quads:
        if is_node(quad.subject) and is_literal(quad.object):
            about.setdefault(quad.subject, {})[quad.predicate] = quad.object.value
    stated = about.get(text_node(document.key), {})
    if stated.get(term("rec:sha256")) != hashlib.sha256(text.encode()).hexdigest():
        yield Problem(document.id, node, "The stored text is not the one that was read: its hash differs.")
    if stated.get(term("rec:length")) != str(len(text)):
        yield Problem(document.id, node, f"The stored text has {len(text)} code points, not what the graph says.")
    for span, literals in about.items():
        words = literals.get(term("nif:anchorOf"))
        begin, end = literals.get(term("nif:beginIndex"), ""), literals.get(term("nif:endIndex"), "")
        if words is not None and begin.isdigit() and end.isdigit() and text[int(begin) : int(end)] != words:
            yield Problem(document.id, relative(span.value), "The words of the span are not those of the text there.")


def _against_shapes(document: StoredDocument, quads: list[Quad]) -> Iterator[Problem]:
    import pyshacl

    plain, constraints = _shapes()
    triples = rdf_bytes((quad.triple for quad in quads), "ntriples")
    data = rdflib.Graph().parse(data=triples, format="nt")
    _, results, _ = pyshacl.validate(data, shacl_graph=plain, inference="none")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        node = results.value(result, SH.focusNode)
        messages = sorted(str(message) for message in results.objects(result, SH.resultMessage))
        yield Problem(document.id, relative(str(node)), " ".join(messages))
    graph = OxigraphQuads.of(parse_rdf(triples, "ntriples"))
    for constraint in constraints:
        yield from _against_query(document, graph, constraint)


@dataclass(frozen=True, slots=True)
class _Constraint:
    """A SPARQL constraint of a shape (SHACL, section 5): its query gives each node of the class that fails."""

    target: Node
    query: str
    prefixes: dict[str, str]
    message: str


def _against_query(document: StoredDocument, graph: Quads, constraint: _Constraint) -> Iterator[Problem]:
    rows = graph.query(constraint.query, prefixes=constraint.prefixes)
    if isinstance(rows, Solutions):
        for node in filter(is_node, {row["this"] for row in rows}):
            if any(True for _ in graph.match(node, RDF_TYPE, constraint.target)):
                yield Problem(document.id, relative(node.value), constraint.message)


@cache
def _shapes() -> tuple[rdflib.Graph, tuple[_Constraint, ...]]:
    """The shapes, and apart from them their SPARQL constraints.

    pySHACL asks such a query once for each node, which takes seconds a document; asked once for all nodes
    it gives the same in milliseconds.
    """
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
    prefixes = {
        str(shapes.value(declared, SH.prefix)): str(shapes.value(declared, SH.namespace))
        for declared in shapes.objects(None, SH.declare)
    }
    constraints = [
        _Constraint(
            target=named_node(str(shapes.value(shape, SH.targetClass))),
            query=str(shapes.value(constraint, SH["select"])),
            prefixes=prefixes,
            message=str(shapes.value(constraint, SH.message)),
        )
        for shape, constraint in sorted(shapes.subject_objects(SH.sparql))
    ]
    shapes.remove((None, SH.sparql, None))
    return shapes, tuple(constraints)
