"""Where the parts of the package are: ontology and queries, in the wheel or beside the source, and its programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, Popen

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


def own_command(module: str) -> list[str]:
    """The command of a Python of its own that runs ``main`` of one of our modules; arguments may follow.

    It finds modules where this process does, however it was told to, and runs nothing else: not the script that
    this process runs, as ``multiprocessing`` would, nor what lies in the working directory, which may be a folder of
    documents.
    """
    paths = [str(path) for path in sys.path if path] + [str(_PACKAGE.parent)]
    return [sys.executable, "-P", "-c", f"import sys; sys.path[:] = {paths!a}; from {module} import main; main()"]


def start_own(module: str, *, stderr: int | None = None, env: Mapping[str, str] | None = None) -> Popen[bytes]:
    """Starts it (``own_command``), with pipes to it and from it. Raises ``OSError``."""
    return Popen(own_command(module), stdin=PIPE, stdout=PIPE, stderr=stderr, env=env)  # noqa: S603
