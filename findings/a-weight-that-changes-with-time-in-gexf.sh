#!/usr/bin/env bash
# networkx 3.6.1 writes values that change with time to GEXF as spells, each with start and end, for every attribute of
# an edge but the one that networks are about: "weight" becomes one static attribute that holds the list as Python
# prints it, without a word, and its own reader then refuses the file. Seen on 1 December 2026, Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import xml.etree.ElementTree as ElementTree

import networkx as nx

SPELLS = [(1.0, "2031-01-01", "2031-02-01"), (3.0, "2031-02-01", "2031-03-01")]
NAMESPACE = {"gexf": "http://www.gexf.net/1.2draft"}


def written(name: str) -> bytes:
    graph = nx.Graph(mode="dynamic")
    graph.add_edge("Norvania", "Keldmark", **{name: SPELLS})
    out = io.BytesIO()
    nx.write_gexf(graph, out)
    return out.getvalue()


values = ElementTree.fromstring(written("agreement")).findall(".//gexf:attvalue", NAMESPACE)
print("networkx", nx.__version__, "agreement:", [(each.get("value"), each.get("start")) for each in values])
assert len(values) == 2, "other attributes are no spells any more"
edge = ElementTree.fromstring(written("weight")).find(".//gexf:edge", NAMESPACE)
print("weight:", edge.get("weight"))
assert edge.get("weight") == repr(SPELLS), "the weight is written otherwise now"
try:
    nx.read_gexf(io.BytesIO(written("weight")))
except ValueError as error:
    print("read back: ValueError:", error)
else:
    raise SystemExit("it is read back now")
PYTHON
