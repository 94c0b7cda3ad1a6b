"""``context.jsonld``: every property of the data has a short name, and short names expand to the right triples."""

from __future__ import annotations

import json
from typing import Any

from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef

from onrecord.model.ids import BASE
from onrecord.rdf.namespaces import REC
from onrecord.resources import ontology_folder

CONTEXT: dict[str, Any] = json.loads((ontology_folder() / "context.jsonld").read_text("utf-8"))["@context"]
ID = Namespace(BASE)
TERM = Namespace(REC)


def expanded(document: dict[str, Any]) -> Graph:
    return Graph().parse(data=json.dumps({"@context": CONTEXT} | document), format="json-ld")


def test_a_statement_in_short_names_expands_to_its_triples() -> None:
    graph = expanded(
        {
            "id": "statement/00ff/3-7_8-20",
            "type": "Statement",
            "speaker": "reference/00ff/0-2",
            "act": "acts:say",
            "mode": "rec:direct",
            "statedFrom": "2020-04-24",
            "words": "We met.",
            "content": ["text/00ff#char=8,20"],
            "rule": "rules:verb-that",
        }
    )
    this = ID["statement/00ff/3-7_8-20"]
    assert set(graph) == {
        (this, RDF.type, TERM.Statement),
        (this, TERM.speaker, ID["reference/00ff/0-2"]),
        (this, TERM.act, URIRef("https://w3id.org/onrecord/vocabulary/act/say")),
        (this, TERM.mode, TERM.direct),
        (this, TERM.statedFrom, Literal("2020-04-24", datatype=XSD.date)),
        (this, TERM.words, Literal("We met.")),
        (this, TERM.content, ID["text/00ff#char=8,20"]),
        (this, TERM.rule, URIRef("https://w3id.org/onrecord/vocabulary/rule/verb-that")),
    }


def test_a_span_and_a_document_in_short_names_expand_to_their_triples() -> None:
    nif = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
    graph = expanded(
        {
            "@graph": [
                {"id": "text/00ff#char=0,2", "type": "Span", "beginIndex": 0, "endIndex": 2, "anchorOf": "We"},
                {"id": "document/00ff", "type": ["Document", "NewsArticle"], "url": "https://example.org/a"},
            ]
        }
    )
    span, document = ID["text/00ff#char=0,2"], ID["document/00ff"]
    assert set(graph) == {
        (span, RDF.type, nif.String),
        (span, nif.beginIndex, Literal(0)),
        (span, nif.endIndex, Literal(2)),
        (span, nif.anchorOf, Literal("We")),
        (document, RDF.type, TERM.Document),
        (document, RDF.type, URIRef("https://schema.org/NewsArticle")),
        (document, URIRef("https://schema.org/url"), Literal("https://example.org/a", datatype=XSD.anyURI)),
    }


def test_every_property_of_ours_has_a_short_name_of_its_type() -> None:
    ontology = Graph().parse(ontology_folder() / "onrecord.ttl")
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    ours = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if str(term).startswith(REC)}
    assert len(ours) == 145
    for term in ours:
        name = str(term).removeprefix(REC)
        entry = CONTEXT[name] if isinstance(CONTEXT[name], dict) else {"@id": CONTEXT[name]}
        assert entry["@id"] == f"rec:{name}"
        range_ = ontology.value(term, RDFS.range)
        if (term, RDF.type, OWL.ObjectProperty) in ontology:
            assert entry["@type"] == "@id"
        else:
            assert entry.get("@type", "xsd:string") == f"xsd:{str(range_).removeprefix(str(XSD))}"


def test_every_class_of_the_data_has_a_short_name() -> None:
    classes = {"Document", "Text", "Statement", "UnassertedStatement", "Reference", "Tenure", "Circulation",
               "Representation", "State", "Vote",
               "Territory", "Collective", "Outlet", "Organ", "Session", "AgendaItem"}  # fmt: skip
    assert {name for name in classes if CONTEXT.get(name) == f"rec:{name}"} == classes
