"""Names the graph is written with: namespaces, prefixes and the graphs that all documents share."""

from __future__ import annotations

from onrecord.model.ids import BASE

REC = "https://w3id.org/onrecord/ns#"
VOCABULARY = "https://w3id.org/onrecord/vocabulary/"
ACT = VOCABULARY + "act/"
KIND = VOCABULARY + "kind/"
RULE = VOCABULARY + "rule/"
TOPIC = VOCABULARY + "topic/"
SUBJECT = VOCABULARY + "subject/"

PREFIXES: dict[str, str] = {
    "rec": REC,
    "act": ACT,
    "kind": KIND,
    "rule": RULE,
    "topic": TOPIC,
    "subject": SUBJECT,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "lan": "http://id.loc.gov/vocabulary/iso639-1/",
    "undo": "https://w3id.org/un/ontology/undo/",
}
"""The prefixes of queries, exports and printed tables (``undo:`` is UNDO's own namespace)."""

GRAPH_VOCABULARY = BASE + "graph/vocabulary"
GRAPH_ACTORS = BASE + "graph/actors"
GRAPH_LINKS = BASE + "graph/links"
GRAPH_SUBJECTS = BASE + "graph/subjects"
GRAPH_DECISIONS = BASE + "graph/decisions"
GRAPH_PROVENANCE = BASE + "graph/provenance"

SHARED_GRAPHS = (
    *(GRAPH_VOCABULARY, GRAPH_ACTORS, GRAPH_LINKS),
    *(GRAPH_SUBJECTS, GRAPH_DECISIONS, GRAPH_PROVENANCE),
)
"""The graphs that are no document's."""
