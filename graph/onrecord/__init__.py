"""On Record: a knowledge graph of who said what, with the words that support it.

The verbs of the command line as functions, loaded when first asked for:

``read_documents``, ``extract_sources``, ``build``, ``open_store``, ``run_query``, ``write_view``,
``export_graph``, ``discourse_network``, ``search``, ``validate``; and the values they work on: ``Document``,
``Record``, ``Settings``, ``Wanted``.

>>> import onrecord
>>> "build" in dir(onrecord)
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.curation.validate import validate
    from onrecord.discourse.networks import discourse_network
    from onrecord.export import export_graph
    from onrecord.fulltext import Wanted, search
    from onrecord.model.document import Document
    from onrecord.model.record import Record
    from onrecord.model.statement import Statement
    from onrecord.pipeline.build import build, extract_sources
    from onrecord.query import run_query
    from onrecord.reading import Hints, read_documents
    from onrecord.settings import Settings
    from onrecord.store import open_store
    from onrecord.view import write_view

_WHERE = {
    "Document": "model.document",
    "Hints": "reading",
    "Record": "model.record",
    "Settings": "settings",
    "Statement": "model.statement",
    "Wanted": "fulltext",
    "build": "pipeline.build",
    "discourse_network": "discourse.networks",
    "export_graph": "export",
    "extract_sources": "pipeline.build",
    "open_store": "store",
    "read_documents": "reading",
    "run_query": "query",
    "search": "fulltext",
    "validate": "curation.validate",
    "write_view": "view",
}

__all__ = [
    "Document",
    "Hints",
    "Record",
    "Settings",
    "Statement",
    "Wanted",
    "build",
    "discourse_network",
    "export_graph",
    "extract_sources",
    "open_store",
    "read_documents",
    "run_query",
    "search",
    "validate",
    "write_view",
]


def __getattr__(name: str) -> object:
    """The function or class of that name; its module, slow ones too, is imported only now."""
    if name in _WHERE:
        return getattr(import_module(f"onrecord.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
