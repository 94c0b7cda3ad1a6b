#!/usr/bin/env bash
# rdflib 7.6.0 hands the pattern of REGEX and REPLACE to Python's re, which lacks the classes of XPath's regular
# expressions (SPARQL 1.1, section 17.4.3.14, points to them): "\p{Lu}" ends the whole query in a re.error, where
# pyoxigraph 0.5.13 answers. Seen on 1 December 2026, Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13 rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import re

import pyoxigraph
import rdflib

QUERY = r"""SELECT ?name WHERE { VALUES ?name { "Norvania" "norvania" } FILTER(REGEX(?name, "^\\p{Lu}")) }"""

rows = [row[0].value for row in pyoxigraph.Store().query(QUERY)]
print("pyoxigraph", pyoxigraph.__version__, rows)
assert rows == ["Norvania"], "pyoxigraph answers otherwise now"
try:
    list(rdflib.Graph().query(QUERY))
except re.error as error:
    print("rdflib", rdflib.__version__, "raises re.error:", error)
else:
    raise SystemExit("rdflib answers now")
PYTHON
