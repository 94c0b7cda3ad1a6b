#!/usr/bin/env bash
# rdflib 7.6.0 knows no cast to a duration: that is an error of the expression, and BIND should leave the variable
# unbound (SPARQL 1.1, section 18.6), but a day plus such a cast ends the whole query in an AttributeError. pyoxigraph
# 0.5.13 gives the row. Seen on 30 November 2026, Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13 rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

QUERY = """PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?day ?later WHERE { VALUES ?day { "2020-01-01"^^xsd:date } BIND(?day + xsd:dayTimeDuration("P3D") AS ?later) }"""

rows = [[term.value if term is not None else None for term in row] for row in pyoxigraph.Store().query(QUERY)]
print("pyoxigraph", pyoxigraph.__version__, rows)
assert len(rows) == 1, "pyoxigraph gives no row now"
try:
    list(rdflib.Graph().query(QUERY))
except AttributeError as error:
    print("rdflib", rdflib.__version__, "raises AttributeError:", error)
else:
    raise SystemExit("rdflib answers now")
PYTHON
