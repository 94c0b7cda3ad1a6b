"""Where the ontology and the catalogue of queries are: in the wheel, or beside the source."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_REPOSITORY = _PACKAGE.parent.parent


def resource(name: str) -> Path:
    """The folder ``ontology`` or ``queries``: the package's own copy if it has one, else the repository's."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _REPOSITORY / name


def ontology_folder() -> Path:
    """The folder with ``onrecord.ttl``, ``shapes.ttl``, ``context.jsonld`` and ``vocabulary/``."""
    return resource("ontology")


def queries_folder() -> Path:
    """The folder with one ``.rq`` file a question."""
    return resource("queries")


def query_text(name: str) -> str:
    """A query of the program's own, by its path below the folder of queries: ``view/named``."""
    return (queries_folder() / f"{name}.rq").read_text(encoding="utf-8")
