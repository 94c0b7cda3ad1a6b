"""Names the graph is written with: namespaces, prefixes and the way from a relative id to an IRI."""

from __future__ import annotations

import re
from urllib.parse import quote

BASE = "https://w3id.org/onrecord/id/"
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
GRAPH_DECISIONS = BASE + "graph/decisions"
GRAPH_PROVENANCE = BASE + "graph/provenance"


_KEPT = "/#=,:;()-._~!$&'*+@%"
_PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(_KEPT)}]*").fullmatch


def iri(relative: str) -> str:
    """The absolute IRI of a relative id; what an IRI may not hold is percent-encoded.

    >>> iri("item/ga/74/68/a")
    'https://w3id.org/onrecord/id/item/ga/74/68/a'
    """
    return BASE + (relative if _PLAIN(relative) else quote(relative, safe=_KEPT))


def relative(absolute: str) -> str:
    """The relative id of one of our IRIs; any other IRI comes back unchanged.

    >>> relative("https://w3id.org/onrecord/id/state/az")
    'state/az'
    """
    return absolute.removeprefix(BASE)


def local(name: str) -> str:
    """The last part of an IRI, or the text itself if it is none.

    >>> local("https://w3id.org/onrecord/vocabulary/act/call-for"), local("direct")
    ('call-for', 'direct')
    """
    return name.rpartition("#" if "#" in name else "/")[2]


def document_id(key: str, symbols: tuple[str, ...] = ()) -> str:
    """The relative id of a document: by its first UN symbol if it bears one, else by its key.

    >>> document_id("00ff", ("A/RES/3314 (XXIX)",))
    'document/un/A/RES/3314(XXIX)'
    """
    return f"document/un/{symbols[0].replace(' ', '')}" if symbols else f"document/{key}"
