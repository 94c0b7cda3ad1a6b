#!/usr/bin/env bash
# pyoxigraph 0.5.13 and rdflib 7.6.0 answer MIN, MAX and GROUP_CONCAT differently where one row of a group has no value:
# pyoxigraph leaves the result unbound, rdflib passes the row over. Seen on 30 November 2026, Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13 rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

QUERY = """SELECT ?group (MIN(?value) AS ?least) (MAX(?value) AS ?most) (GROUP_CONCAT(?value; separator=" ") AS ?all)
WHERE { VALUES (?group ?value) { ("whole" "a") ("whole" "b") ("partly" UNDEF) ("partly" "a") } }
GROUP BY ?group ORDER BY ?group"""

engine = [[term.value if term is not None else None for term in row] for row in pyoxigraph.Store().query(QUERY)]
other = [[str(term) if term is not None else None for term in row] for row in rdflib.Graph().query(QUERY)]
print("pyoxigraph", pyoxigraph.__version__, engine)
print("rdflib    ", rdflib.__version__, other)
assert engine == [["partly", None, None, None], ["whole", "a", "b", "a b"]], "pyoxigraph answers otherwise now"
assert other == [["partly", "a", "a", "a"], ["whole", "a", "b", "a b"]], "rdflib answers otherwise now"
print("A group with one unbound value: nothing from pyoxigraph, the other values from rdflib.")
PYTHON
