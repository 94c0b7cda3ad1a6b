"""``onrecord.ttl``: every term is explained, and the file keeps the structural rules of OWL 2 DL.

The rules are those of OWL 2 Structural Specification, sections 3, 5.8 and 9, as far as the file has axioms of
their kind: declared entities, no property of two sorts, class expressions that are trees.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Node, URIRef

from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.resources import ontology_folder, queries_folder

REPOSITORY = Path(__file__).parents[2]
ONTOLOGY = URIRef("https://w3id.org/onrecord/ns")
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = tuple(PREFIXES[name] for name in ("owl", "rdf", "rdfs", "xsd"))
RELATED = {"metonym", "formerName", "evidence"}
"""Names of a property that are also a value: OWL 2 allows it, and each has one meaning in both uses."""


@cache
def ontology() -> Graph:
    return Graph().parse(ontology_folder() / "onrecord.ttl")


def declared(*kinds: Node) -> set[Node]:
    return {term for kind in kinds for term in ontology().subjects(RDF.type, kind)}


def own_terms() -> set[Node]:
    return {term for term in ontology().subjects() if str(term).startswith(REC)}


def test_every_term_of_ours_is_counted() -> None:
    ours = own_terms()
    counts = {kind: len(ours & declared(kind)) for kind in (OWL.Class, *PROPERTY_KINDS, OWL.NamedIndividual)}
    assert counts == {
        OWL.Class: 43,
        OWL.ObjectProperty: 93,
        OWL.DatatypeProperty: 52,
        OWL.AnnotationProperty: 0,
        OWL.NamedIndividual: 61,
    }
    assert len(ours) == 246


@pytest.mark.parametrize("term", sorted(own_terms(), key=str), ids=lambda term: str(term).removeprefix(REC))
def test_a_term_has_label_definition_and_home(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        values = list(ontology().objects(term, predicate))
        assert len(values) == 1, predicate
        assert isinstance(values[0], Literal)
        assert values[0].language == "en"
    assert str(ontology().value(term, SKOS.definition)).endswith(".")
    assert list(ontology().objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]


def test_the_ontology_names_its_version_licence_and_prefix() -> None:
    said = set(ontology().predicates(ONTOLOGY))
    vann = "http://purl.org/vocab/vann/preferredNamespacePrefix"
    licence = "http://purl.org/dc/terms/license"
    assert {OWL.versionIRI, OWL.versionInfo, URIRef(licence), URIRef(vann)} <= said
    assert OWL.imports not in said


def test_every_property_is_of_exactly_one_sort() -> None:
    sorts = {term: [kind for kind in PROPERTY_KINDS if term in declared(kind)] for term in declared(*PROPERTY_KINDS)}
    assert {term: found for term, found in sorts.items() if len(found) != 1} == {}
    assert all(term in sorts for term in declared(OWL.FunctionalProperty))
    assert not declared(OWL.FunctionalProperty) & declared(OWL.AnnotationProperty)


def test_classes_properties_and_individuals_are_apart_but_for_three() -> None:
    properties, classes, values = declared(*PROPERTY_KINDS), declared(OWL.Class), declared(OWL.NamedIndividual)
    assert not classes & (properties | values)
    assert {str(term).removeprefix(REC) for term in properties & values} == RELATED


def test_every_term_in_an_axiom_is_declared() -> None:
    known = declared(OWL.Class, OWL.Ontology, OWL.NamedIndividual, *PROPERTY_KINDS)
    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith, OWL.equivalentClass,
              OWL.onProperty, OWL.someValuesFrom, RDF.first)  # fmt: skip
    used = {term for axiom in axioms for term in ontology().objects(None, axiom)}
    used |= set(ontology().predicates()) | set(ontology().objects(None, RDF.type))
    foreign = {term for term in used - known if isinstance(term, URIRef) and not str(term).startswith(BUILT_IN)}
    assert foreign == set()


def test_domains_and_ranges_fit_the_sort_of_the_property() -> None:
    for term in declared(OWL.ObjectProperty):
        for axiom in (RDFS.domain, RDFS.range):
            assert all(is_class(value) for value in ontology().objects(term, axiom)), term
    for term in declared(OWL.DatatypeProperty):
        assert all(is_class(value) for value in ontology().objects(term, RDFS.domain)), term
        assert all(str(value).startswith(PREFIXES["xsd"]) for value in ontology().objects(term, RDFS.range)), term
    for term in declared(OWL.AnnotationProperty):
        assert not list(ontology().objects(term, RDFS.domain)) + list(ontology().objects(term, RDFS.range)), term


def test_a_property_is_narrower_only_than_one_of_its_own_sort() -> None:
    pairs = list(ontology().subject_objects(RDFS.subPropertyOf))
    assert len(pairs) == 19
    for narrow, broad in pairs:
        assert [kind for kind in PROPERTY_KINDS if {narrow, broad} <= declared(kind)], (narrow, broad)


def test_class_expressions_are_well_formed_trees() -> None:
    blank = {node for node in ontology().subjects() if isinstance(node, BNode)}
    for node in blank:
        places = len(list(ontology().subjects(None, node)))
        assert places == (0 if (node, RDF.type, OWL.AllDifferent) in ontology() else 1)
    for restriction in declared(OWL.Restriction):
        assert ontology().value(restriction, OWL.onProperty) in declared(OWL.ObjectProperty)
        assert is_class(ontology().value(restriction, OWL.someValuesFrom))
        assert len(list(ontology().predicate_objects(restriction))) == 3
    for axiom, members in ((OWL.unionOf, declared(OWL.Class)), (OWL.oneOf, declared(OWL.NamedIndividual))):
        for items in ontology().objects(None, axiom):
            found = list(ontology().collection(items))
            assert len(found) == len(set(found)) >= 2
            assert set(found) <= members


def is_class(node: Node | None) -> bool:
    return node in declared(OWL.Class) and (isinstance(node, URIRef) or (node, OWL.unionOf, None) in ontology())


def test_what_is_said_and_what_is_not_said_are_disjoint() -> None:
    rec = {name: URIRef(REC + name) for name in ("Statement", "UnassertedStatement", "speaker", "putativeSpeaker")}
    assert (rec["Statement"], OWL.disjointWith, rec["UnassertedStatement"]) in ontology()
    assert ontology().value(rec["speaker"], RDFS.domain) == rec["Statement"]
    assert ontology().value(rec["putativeSpeaker"], RDFS.domain) == rec["UnassertedStatement"]


def used_names(text: str) -> set[str]:
    """The local names of our terms in a text that writes them with the prefix or in full."""
    return set(re.findall(r"(?<![\w/])rec:([A-Za-z][A-Za-z0-9]*)", text)) | set(
        re.findall(re.escape(REC) + r"([A-Za-z][A-Za-z0-9]*)", text)
    )


def users() -> list[Path]:
    """Files of the project that name our terms: those here, the package, the queries, the examples, the docs."""
    places = ((ontology_folder(), "*.ttl"), (ontology_folder(), "*.jsonld"), (queries_folder(), "*.rq"),
              (REPOSITORY / "graph", "*.py"), (REPOSITORY / "examples", "*.ttl"), (REPOSITORY / "docs", "*.md"),
              (REPOSITORY / "tests" / "ontology", "*.ttl"))  # fmt: skip
    files = [file for folder, pattern in places for file in sorted(folder.rglob(pattern))]
    return [file for file in files if file.suffix != ".py" or "rec:" in file.read_text("utf-8")]


def test_no_term_of_ours_is_used_that_is_not_declared() -> None:
    known = {str(term).removeprefix(REC) for term in own_terms()}
    files = users()
    assert len(files) >= 15
    unknown = {str(file.name): used_names(file.read_text("utf-8")) - known for file in files}
    assert {name: terms for name, terms in unknown.items() if terms} == {}


def test_the_terms_of_the_model_are_declared() -> None:
    model = REPOSITORY.parent / "shared" / "MODEL.md"
    if not model.is_file() and os.environ.get("CI") != "true":
        pytest.skip("MODEL.md is not beside the project")
    names = used_names(model.read_text("utf-8"))
    assert len(names) > 60
    assert names <= {str(term).removeprefix(REC) for term in own_terms()}


@pytest.mark.parametrize("name", ["onrecord.ttl", "shapes.ttl"])
def test_both_parsers_read_the_same_number_of_triples(name: str) -> None:
    file = ontology_folder() / name
    assert len(list(ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE))) == len(Graph().parse(file)) > 500
