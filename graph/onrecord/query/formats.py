"""Answers in the formats that others read: CSV, TSV, SPARQL JSON and XML, and RDF for graphs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from onrecord.errors import QueryError
from onrecord.output.spreadsheet import harmless
from onrecord.query.results import Graph, Rows
from onrecord.query.table import NUMBERS, to_table
from onrecord.rdf.files import rdf_bytes, solutions_bytes
from onrecord.rdf.formats import folded_name, rdf_format
from onrecord.rdf.namespaces import PREFIXES

_ROWS = ("csv", "tsv", "json", "xml")
_OF_SPREADSHEETS = frozenset({"csv", "tsv"})
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN", re.ASCII)
_GRAPHS = ("turtle", "ntriples", "jsonld", "rdfxml")
_ALIASES = {
    "text": "table",
    "txt": "table",
    "srj": "json",
    "sparql-json": "json",
    "srx": "xml",
    "sparql-xml": "xml",
}
"""Other names of what rows are written in; those of the RDF formats are in ``rdf.formats``."""

_OF_GRAPHS = {"json": "jsonld", "xml": "rdfxml", "table": "turtle"}
"""What a format of rows means for a graph."""

FORMATS = ("table", *_ROWS, *_GRAPHS)
"""The names of the formats; aliases such as ``ttl`` and ``json-ld`` are understood too."""


def format_name(name: str) -> str:
    """The name of a format without its aliases and capitals; :class:`QueryError` if there is none.

    >>> format_name("TTL")
    'turtle'
    """
    folded = folded_name(name)
    found = _ALIASES.get(folded) or (folded if folded in FORMATS else rdf_format(folded))
    if found not in FORMATS:
        raise QueryError(f"--format {name!r} is not known; give one of {', '.join(FORMATS)}")
    return found


def to_text(answer: Rows | Graph | bool, format: str = "table", width: int = 100) -> str:
    """The answer in a format; ``width`` is that of the terminal and counts for tables only.

    A graph is no table: it is written as Turtle, and as JSON-LD or RDF/XML where ``json`` or ``xml``
    is asked for. Raises :class:`QueryError` where the answer has no such format.
    """
    name = format_name(format)
    if isinstance(answer, bool):
        return _truth(answer, name)
    if isinstance(answer, Graph):
        return _graph(answer, _OF_GRAPHS.get(name, name))
    if name == "table":
        return to_table(answer, width)
    if name not in _ROWS:
        raise QueryError(f"--format {name}: rows are no graph; use CONSTRUCT, or one of table, {', '.join(_ROWS)}")
    guarded = _guarded(answer) if name in _OF_SPREADSHEETS else answer
    return _with_newline(solutions_bytes(guarded.solutions(), name).decode("utf-8"))


def _guarded(answer: Rows) -> Rows:
    """The same rows, with the texts that begin like a formula guarded as in exports; numbers stay numbers."""
    told = json.loads(answer.json)
    for row in told["results"]["bindings"]:
        for term in row.values():
            if term["type"] == "literal" and not _is_number(term):
                term["value"] = harmless(term["value"])
    return Rows(json.dumps(told).encode())


def _is_number(term: Mapping[str, str]) -> bool:
    """Whether a literal is a number by its type and as it is written, which nothing else makes sure of."""
    return term.get("datatype") in NUMBERS and _NUMBER.fullmatch(term["value"]) is not None


def _graph(answer: Graph, name: str) -> str:
    if name not in _GRAPHS:
        raise QueryError(f"--format {name}: a graph is no row; give one of {', '.join(_GRAPHS)}")
    takes_prefixes = name in {"turtle", "rdfxml"}
    prefixes = {prefix: namespace for prefix, namespace in PREFIXES.items() if takes_prefixes}
    return _with_newline(rdf_bytes(answer.triples, name, prefixes=prefixes).decode("utf-8"))


def _truth(answer: bool, name: str) -> str:
    if name in {"table", "csv", "tsv"}:
        return "yes\n" if answer else "no\n"
    if name == "json":
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    if name == "xml":
        return (
            '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head></head>'
            f"<boolean>{str(answer).lower()}</boolean></sparql>\n"
        )
    raise QueryError(f"--format {name}: the answer is yes or no; give one of table, {', '.join(_ROWS)}")


def _with_newline(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
