"""A store's graph in the formats that others read: RDF, networks and a table of statements."""

from onrecord.export.formats import FORMATS, format_named, format_of_path
from onrecord.export.run import export_graph

__all__ = ["FORMATS", "export_graph", "format_named", "format_of_path"]
