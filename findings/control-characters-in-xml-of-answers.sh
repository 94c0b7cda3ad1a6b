#!/usr/bin/env bash
# pyoxigraph 0.5.13 writes control characters of literals into SPARQL XML and RDF/XML as they are, which no XML document
# may hold, and names a property whose IRI ends in no name "oxprefix:": no parser of XML reads either.
# Seen on 1 December 2026, Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
from xml.etree import ElementTree

import pyoxigraph
from pyoxigraph import QueryResultsFormat, RdfFormat, serialize

store = pyoxigraph.Store()
rows = store.query(r'SELECT ("a\u0001b" AS ?x) {}').serialize(format=QueryResultsFormat.XML)
graph = serialize(store.query(r'CONSTRUCT { <urn:a> <urn:b> "a\u0001b" } {}'), format=RdfFormat.RDF_XML)
named = serialize(store.query('CONSTRUCT { <urn:a> <http://example.org/1> "a" } {}'), format=RdfFormat.RDF_XML)
for told, written in (("rows", rows), ("a graph", graph), ("a property", named)):
    try:
        ElementTree.fromstring(written)
    except ElementTree.ParseError as error:
        print(f"{told}: {error}: {written[-120:]!r}")
    else:
        raise SystemExit(f"{told}: well-formed now")
PYTHON
