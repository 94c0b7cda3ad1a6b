"""How many files lie in a folder, how long files and classes are, and how docstrings begin."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from floorplan.tree import Module, Package


@dataclass(frozen=True)
class Largest:
    """The largest of something: how large, and which."""

    size: int
    name: str

    def __str__(self) -> str:
        """Size and name on one line."""
        return f"{self.size} ({self.name})"


def files_by_folder(package: Package) -> Counter[str]:
    """How many modules each folder holds, folders in it not counted, by dotted name."""
    return Counter(package.folder_of(name) for name in package.modules)


def fullest_folder(package: Package) -> Largest:
    """The folder below the root with the most modules."""
    counted = files_by_folder(package)
    counted.pop(package.name, None)
    return max((Largest(size, name) for name, size in sorted(counted.items())), key=_size, default=Largest(0, "none"))


def largest_file(package: Package) -> Largest:
    """The module with the most lines."""
    return max((Largest(module.lines, name) for name, module in package.modules.items()), key=_size)


def largest_class(package: Package) -> Largest:
    """The class with the most lines."""
    found = (
        Largest((node.end_lineno or node.lineno) - node.lineno + 1, f"{name}:{node.name}")
        for name, module in package.modules.items()
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
    )
    return max(found, key=_size, default=Largest(0, "none"))


def docstrings(module: Module) -> Iterator[tuple[int, str]]:
    """The line and text of each docstring of a module, its classes and functions."""
    for node in module.nodes:
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node)
            if text is not None:
                yield node.body[0].lineno, text


def docstrings_beginning(package: Package, words: str) -> list[str]:
    """The places of docstrings that begin with some words, as ``module:line``."""
    return [
        f"{name}:{line}"
        for name, module in package.modules.items()
        for line, text in docstrings(module)
        if text.startswith(words)
    ]


def _size(found: Largest) -> int:
    return found.size
