"""What the plugins that take part in reading are made of: name, version and code, for the id of a run.

As of our own rules, no path is in it. Nothing of a plugin is run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from onrecord.model.registry import Registry, package_of

T = TypeVar("T")


def plugin_digests(registry: Registry[T]) -> list[str]:
    """A text for each plugin of a registry, another one if the plugin may do something else."""
    return [
        f"{registry.group} {name} {package_of(point)} {point.value} {_code(point.module.partition('.')[0])}"
        for name, points in registry.others.items()
        for point in points
    ]


def _code(package: str) -> str:
    """A hash of the files of a package or module at the top, byte for byte; empty if it is not there."""
    hashes = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in _files(package))
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:16] if hashes else ""


def _files(package: str) -> Iterator[Path]:
    try:
        found = find_spec(package)
    except (ImportError, ValueError):
        return
    if found is None:
        return
    folders = [Path(folder) for folder in found.submodule_search_locations or ()]
    if not folders and found.origin:
        folders = [Path(found.origin)]
    for folder in folders:
        below = folder.rglob("*") if folder.is_dir() else (folder,)
        yield from (path for path in below if path.is_file() and path.suffix != ".pyc")
