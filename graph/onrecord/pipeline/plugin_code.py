"""What an annotator of another package is, for the version of the rules: its name, its package, the code there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from importlib.util import find_spec
from pathlib import Path

from onrecord.annotate.installed import entry_point
from onrecord.pipeline.code_form import form_of


def plugin_identity(name: str) -> str:
    """A line that changes with the package that offers an annotator, its version, or any file of it.

    As with our own code no path and no file's name is in it, nor a comment or a docstring. What the package imports
    of others is not looked at.
    """
    entry = entry_point(name)
    package = f"{entry.dist.name} {entry.dist.version}" if entry.dist else ""
    code = hashlib.sha256("\n".join(sorted(map(_digest, _files(entry)))).encode()).hexdigest()
    return f"annotator {name} {package} {entry.attr} {code}"


def _files(entry: EntryPoint) -> Iterator[Path]:
    """The files of the outermost package that holds the annotator, or its one module; none of what is no file."""
    parts = entry.module.split(".")
    for number in range(1, len(parts) + 1):  # a namespace package has no code of its own
        try:
            spec = find_spec(".".join(parts[:number]))
        except ImportError:
            return
        if spec is not None and spec.origin is not None:
            file = Path(spec.origin)
            found = file.parent.rglob("*") if spec.submodule_search_locations else [file]
            yield from (each for each in found if each.is_file() and "__pycache__" not in each.parts)
            return


def _digest(file: Path) -> str:
    content = file.read_bytes()
    if file.suffix == ".py":
        content = form_of(content.decode("utf-8", "replace")).text.encode()
    return hashlib.sha256(content).hexdigest()
