"""What the plugins that take part in reading are made of: name, package, version and code, for the id of a run.

As with our own rules no path is in it, nor a comment or a docstring. Nothing of a plugin is run, and what it imports of
other packages is not looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord.model.registry import Registry, package_of
from onrecord.pipeline.code_form import form_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")


def plugin_identities(registry: Registry[T]) -> list[str]:
    """A line for each plugin of a registry, named or not."""
    return [identity_of(point) for points in registry.others.values() for point in points]


def identity_of(point: EntryPoint) -> str:
    """A line that changes with the package that gives a part, its version, or any file of it."""
    code = hashlib.sha256("\n".join(sorted(map(_digest, _files(point.module)))).encode()).hexdigest()
    return f"{point.group} {point.name} {package_of(point)} {point.attr} {code}"


def _files(module: str) -> Iterator[Path]:
    """The files of the outermost package that holds a module, or of the one module; none of what is no file."""
    parts = module.split(".")
    for number in range(1, len(parts) + 1):  # a namespace package has no code of its own
        try:
            spec = find_spec(".".join(parts[:number]))
        except (ImportError, ValueError):
            return
        if spec is not None and spec.origin is not None:
            file = Path(spec.origin)
            found = file.parent.rglob("*") if spec.submodule_search_locations else (file,)
            yield from (path for path in found if path.is_file() and "__pycache__" not in path.parts)
            return


def _digest(file: Path) -> str:
    content = file.read_bytes()
    if file.suffix == ".py":
        content = form_of(content.decode("utf-8", "replace")).text.encode()
    return hashlib.sha256(content).hexdigest()
