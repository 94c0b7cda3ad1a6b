"""The registry of export formats, and which of them a name or a file's extension means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from pkgutil import iter_modules

from onrecord.errors import OnRecordError
from onrecord.export import format as folder
from onrecord.export.declaration import Export
from onrecord.model.registry import Registry, discovered
from onrecord.rdf.formats import RDF_FORMATS, rdf_format


def _own() -> Mapping[str, str]:
    """Our own exports: the RDF formats, and one for each module in the folder ``format``."""
    modules = {module.name: f"{folder.__name__}.{module.name}" for module in iter_modules(folder.__path__)}
    rdf = {name: f"onrecord.export.rdf:{name.upper()}" for name in RDF_FORMATS}
    return {**rdf, **discovered(modules, "EXPORT")}


FORMATS = Registry("export format", "onrecord.exporters", Export, _own)
"""The formats by name; ``format_named`` knows other names of the RDF formats."""


def format_named(name: str) -> str:
    """The format of a name or alias, whatever its case; ``OnRecordError`` if there is none.

    >>> format_named("TTL"), format_named("json-ld"), format_named("csv")
    ('turtle', 'jsonld', 'csv')
    """
    found = rdf_format(name)
    if found not in FORMATS:
        raise OnRecordError(f"--format {name!r} is not known; give one of {', '.join(FORMATS)}")
    return found


def format_of_path(path: str | PurePath) -> str:
    """The format that a file's extension names; ``OnRecordError`` if it names none.

    >>> format_of_path("record/graph.nq")
    'nquads'
    """
    found = rdf_format(PurePath(path).suffix)
    if found not in FORMATS:
        raise OnRecordError(f"{path}: the name does not tell the format; give --format, one of {', '.join(FORMATS)}")
    return found
