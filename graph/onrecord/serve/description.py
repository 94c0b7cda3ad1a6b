"""What the service and its data are, as RDF: SPARQL service description, VoID, and the catalogue as example queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.ids import BASE
from onrecord.query.catalogue import CatalogueQuery, catalogue
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Blank, Literal, Node, QuadTriple, blank_node, literal, make_triple, named_node
from onrecord.rdf.terms import RDF_TYPE, integer
from onrecord.serve.formats import GRAPHS, RESULTS
from onrecord.serve.settings import Serving

FORMATS = "http://www.w3.org/ns/formats/"
OWN_PREFIXES = {
    **PREFIXES,
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
}
_NAMES = {
    "json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV", "turtle": "Turtle", "ntriples": "N-Triples", "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD", "trig": "TriG", "nquads": "N-Quads",
}  # fmt: skip
_TITLE = "On Record: attributed statements of news and United Nations documents"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many things the data have of each class, and how many triples of each property, by their IRIs."""

    classes: Mapping[str, int]
    properties: Mapping[str, int]


def service(settings: Serving, endpoint: str, dataset: str) -> Iterator[QuadTriple]:
    """What the service is and how much it takes on."""
    here = named_node(endpoint)
    default = blank_node("default")
    yield _says(here, RDF_TYPE, _name("sd:Service"))
    yield _says(here, _name("sd:endpoint"), here)
    yield _says(here, _name("sd:supportedLanguage"), _name("sd:SPARQL11Query"))
    yield _says(here, _name("sd:feature"), _name("sd:UnionDefaultGraph"))
    for format_ in (*RESULTS, *GRAPHS):
        yield _says(here, _name("sd:resultFormat"), named_node(FORMATS + _NAMES[format_.name]))
    yield _says(here, _name("sd:defaultDataset"), default)
    yield _says(default, RDF_TYPE, _name("sd:Dataset"))
    yield _says(default, _name("sd:defaultGraph"), named_node(dataset))
    yield _says(named_node(dataset), RDF_TYPE, _name("sd:Graph"))
    yield _says(here, _name("dcterms:description"), literal(_caps(settings), language="en"))


def dataset(settings: Serving, dataset: str, endpoint: str, counted: Counted | None) -> Iterator[QuadTriple]:
    """What the data are (VoID), with how much there is of what if that was counted."""
    here = named_node(dataset)
    yield _says(here, RDF_TYPE, _name("void:Dataset"))
    yield _says(here, _name("dcterms:title"), literal(_TITLE, language="en"))
    yield _says(here, _name("dcterms:description"), literal(_caps(settings), language="en"))
    yield _says(here, _name("void:sparqlEndpoint"), named_node(endpoint))
    yield _says(here, _name("void:uriSpace"), literal(BASE))
    for name in ("rec", "skos", "nif", "prov", "dcterms", "org", "schema"):
        yield _says(here, _name("void:vocabulary"), named_node(PREFIXES[name]))
    if counted is None:
        return
    yield _says(here, _name("void:triples"), integer(sum(counted.properties.values())))
    yield _says(here, _name("void:classes"), integer(len(counted.classes)))
    yield _says(here, _name("void:properties"), integer(len(counted.properties)))
    for kind, of, number, found in (
        ("void:classPartition", "void:class", "void:entities", counted.classes),
        ("void:propertyPartition", "void:property", "void:triples", counted.properties),
    ):
        for place, (name, many) in enumerate(sorted(found.items())):
            part = blank_node(f"{kind[5:6]}{place}")
            yield _says(here, _name(kind), part)
            yield _says(part, _name(of), named_node(name))
            yield _says(part, _name(number), integer(many))


def examples(dataset: str, endpoint: str) -> Iterator[QuadTriple]:
    """The questions of the catalogue in the shape that SIB's endpoints have their example queries in."""
    prefixes = blank_node("prefixes")
    yield _says(prefixes, RDF_TYPE, _name("owl:Ontology"))
    for place, (short, long) in enumerate(sorted(PREFIXES.items())):
        declared = blank_node(f"prefix{place}")
        yield _says(prefixes, _name("sh:declare"), declared)
        yield _says(declared, _name("sh:prefix"), literal(short))
        yield _says(declared, _name("sh:namespace"), literal(long, datatype=_name("xsd:anyURI")))
    for query in catalogue().values():
        yield from _example(query, named_node(f"{dataset}#{query.name}"), named_node(endpoint), prefixes)


def _example(query: CatalogueQuery, here: Node, endpoint: Node, prefixes: Blank) -> Iterator[QuadTriple]:
    yield _says(here, RDF_TYPE, _name("sh:SPARQLExecutable"))
    yield _says(here, RDF_TYPE, _name("sh:SPARQLSelectExecutable"))
    yield _says(here, _name("rdfs:comment"), literal(query.summary, language="en"))
    yield _says(here, _name("sh:prefixes"), prefixes)
    yield _says(here, _name("sh:select"), literal(query.text))
    yield _says(here, _name("schema:target"), endpoint)


def _caps(settings: Serving) -> str:
    limits, words = settings.limits, {"none": "not passed on", "short": "cut to 300 characters", "full": "whole"}
    but = " unless they may be passed on" if settings.quotes == "short" else ""
    return (
        f"Read-only. A question may take {limits.timeout:g} seconds and {limits.memory:g} MB, its answer may have"
        f" {limits.answer:g} MB; beyond that it is refused (422), never cut. Words of documents are"
        f" {words[settings.quotes]}{but}. SERVICE, FROM and updates are refused."
    )


def _name(name: str) -> Node:
    prefix, _, local = name.partition(":")
    return named_node(OWN_PREFIXES[prefix] + local)


def _says(subject: Node | Blank, predicate: Node, value: Node | Blank | Literal) -> QuadTriple:
    return make_triple(subject, predicate, value)
