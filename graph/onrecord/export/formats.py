"""The names of the export formats, with their aliases and file extensions."""

from __future__ import annotations

from pathlib import PurePath

from onrecord.errors import OnRecordError

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf", "csv")
"""The names of the formats; ``format_named`` knows their aliases."""

_ALIASES = {
    "ttl": "turtle",
    "nt": "ntriples",
    "n-triples": "ntriples",
    "nq": "nquads",
    "n-quads": "nquads",
    "json-ld": "jsonld",
    "json": "jsonld",
    "rdf": "rdfxml",
    "xml": "rdfxml",
    "rdf-xml": "rdfxml",
    "rdf/xml": "rdfxml",
    "owl": "rdfxml",
}


def format_named(name: str) -> str:
    """The format of a name or alias, whatever its case; ``OnRecordError`` if there is none.

    >>> format_named("TTL"), format_named("json-ld"), format_named("csv")
    ('turtle', 'jsonld', 'csv')
    """
    folded = name.lower().lstrip(".")
    found = _ALIASES.get(folded, folded)
    if found not in FORMATS:
        raise OnRecordError(f"--format {name!r} is not known; give one of {', '.join(FORMATS)}")
    return found


def format_of_path(path: str | PurePath) -> str:
    """The format that a file's extension names; ``OnRecordError`` if it names none.

    >>> format_of_path("record/graph.nq")
    'nquads'
    """
    extension = PurePath(path).suffix.lower().lstrip(".")
    found = _ALIASES.get(extension, extension)
    if found not in FORMATS:
        raise OnRecordError(f"{path}: the name does not tell the format; give --format, one of {', '.join(FORMATS)}")
    return found
