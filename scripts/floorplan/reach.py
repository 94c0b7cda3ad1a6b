"""How many files of code one thing reaches: those a newcomer would touch to add another like it.

Taken is a thing that is there (a kind of finding, an export, a view), and counted is each file of code that names it:
by its own name or folder, or in the code of a module, in a name or a text; docstrings and comments do not count.
A folder that bears the name counts as one file.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from floorplan.sizes import docstrings
from floorplan.tree import Module, Package

CODE = frozenset({".py", ".js", ".html", ".css"})


def parts_of(name: str) -> list[str]:
    """The words in a name, without the endings of plurals.

    >>> parts_of("write_gexf"), parts_of("TenureRows")
    (['write', 'gexf'], ['tenure', 'row'])
    """
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", name)
    return [word.lower().removesuffix("s") for word in words]


def names_it(module: Module, word: str) -> bool:
    """Whether a module's code has a word in a name, or in a text that is no docstring."""
    told = {_plain(text) for _, text in docstrings(module)}
    word = word.lower().removesuffix("s")
    return any(word in parts_of(name) for node in module.nodes for name in _names(node, told))


def _names(node: ast.AST, told: set[str]) -> list[str]:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        return [node.attr]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.keyword):
        return [node.arg or ""]
    if isinstance(node, ast.alias):
        return [node.name, node.asname or ""]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return [node.name]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [] if _plain(node.value) in told else [node.value]
    return []


def _plain(text: str) -> str:
    return " ".join(text.split())


def touched(package: Package, word: str) -> list[str]:
    """The files of code that name a thing, as paths in the package; folders that bear its name end in ``/``."""
    by_path = {module.path: module for module in package.modules.values()}
    found = set[str]()
    for path in sorted(package.root.rglob("*")):
        if path.suffix in CODE and (
            _bears(path.stem, word) or _folder(package, path, word) or _says(by_path, path, word)
        ):
            found.add(_folder(package, path, word) or path.relative_to(package.root).as_posix())
    return sorted(found)


def _bears(name: str, word: str) -> bool:
    return word.lower().removesuffix("s") in parts_of(name)


def _folder(package: Package, path: Path, word: str) -> str:
    """The outermost folder above a file that bears the name, with a stroke behind it."""
    parts = path.relative_to(package.root).parts[:-1]
    at = next((place for place, part in enumerate(parts) if _bears(part, word)), None)
    return "/".join(parts[: at + 1]) + "/" if at is not None else ""


def _says(by_path: dict[Path, Module], path: Path, word: str) -> bool:
    return path in by_path and names_it(by_path[path], word)
