"""The names of the RDF formats, and the other names that people give them, for exports and answers alike."""

from __future__ import annotations

RDF_FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")

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


def folded_name(name: str) -> str:
    """The name of a format, or an extension with its dot, in small letters and without the dot.

    >>> folded_name(".NQ")
    'nq'
    """
    return name.lower().lstrip(".")


def rdf_format(name: str) -> str:
    """The RDF format that a name of it stands for, whatever its case; a name of none is only folded.

    >>> rdf_format("TTL"), rdf_format(".n-quads"), rdf_format("CSV")
    ('turtle', 'nquads', 'csv')
    """
    folded = folded_name(name)
    return _ALIASES.get(folded, folded)
