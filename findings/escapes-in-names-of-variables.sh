#!/usr/bin/env bash
# SPARQL 1.1 (section 19.2) resolves \uXXXX anywhere in a query before it is parsed. rdflib 7.6.0 does so;
# pyoxigraph 0.5.13 resolves it in strings and IRIs alone, as drafts of SPARQL 1.2 have it, and refuses it in the name
# of a variable. One query, two languages. Seen on 30 November 2026, Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13 rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

NAME = r'SELECT ?\u0078 WHERE { BIND("a" AS ?x) }'
STRING = r'SELECT ("\u0078" AS ?x) WHERE {}'

assert [str(row[0]) for row in rdflib.Graph().query(NAME)] == ["a"], "rdflib reads it otherwise now"
print("rdflib", rdflib.__version__, "reads an escape in the name of a variable")
try:
    pyoxigraph.Store().query(NAME)
except SyntaxError as error:
    print("pyoxigraph", pyoxigraph.__version__, "refuses it:", error)
else:
    raise SystemExit("pyoxigraph reads it now")
assert [row[0].value for row in pyoxigraph.Store().query(STRING)] == ["x"], "pyoxigraph reads strings otherwise now"
print("and resolves one in a string")
PYTHON
