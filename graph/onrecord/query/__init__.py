"""Questions to the graph: the catalogue, parameters, what is refused, and answers as text."""

from onrecord.query.catalogue import CatalogueQuery, Parameter, catalogue, named_query
from onrecord.query.formats import FORMATS, to_text
from onrecord.query.lookup import find_node
from onrecord.query.results import Graph, Rows
from onrecord.query.run import run_query

__all__ = [
    "FORMATS",
    "CatalogueQuery",
    "Graph",
    "Parameter",
    "Rows",
    "catalogue",
    "find_node",
    "named_query",
    "run_query",
    "to_text",
]
