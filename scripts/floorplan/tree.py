"""The modules of a package as syntax trees, and which of them each imports. Nothing is imported to read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Module:
    """One file of a package; ``name`` is dotted and begins with the package's."""

    name: str
    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file as a syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the tree, from the top down."""
        return tuple(ast.walk(self.tree))

    @property
    def is_folder(self) -> bool:
        """Whether the file is the ``__init__.py`` of its folder."""
        return self.path.name == "__init__.py"

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return self.text.count("\n") + (not self.text.endswith("\n") and bool(self.text))


@dataclass(frozen=True)
class Package:
    """A package by the folder it is in; modules by name."""

    root: Path
    name: str
    modules: Mapping[str, Module]

    def below(self, name: str) -> list[str]:
        """The names of a module or folder and of all in it."""
        return [found for found in self.modules if found == name or found.startswith(f"{name}.")]

    def folder_of(self, name: str) -> str:
        """The folder a module lies in, as a dotted name."""
        return name if self.modules[name].is_folder else name.rpartition(".")[0]


def read_package(root: Path) -> Package:
    """The package in a folder. Raises ``ValueError`` where the folder is none."""
    root = root.resolve()
    if not (root / "__init__.py").is_file():
        raise ValueError(f"{root}: no package; name a folder with an __init__.py, such as graph/onrecord")
    modules = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules[name] = Module(name, path, path.read_text(encoding="utf-8"))
    return Package(root, root.name, dict(sorted(modules.items())))


def imported_from(
    package: Package, module: Module, node: ast.Import | ast.ImportFrom
) -> Iterator[tuple[str, str, str]]:
    """``(own name, module, name in it)`` for each name an import binds; the last is empty for a module as a whole."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield (alias.asname or alias.name.partition(".")[0]), alias.name, ""
        return
    source = _absolute(package, module, node)
    for alias in node.names:
        whole = f"{source}.{alias.name}"
        if whole in package.modules:
            yield alias.asname or alias.name, whole, ""
        else:
            yield alias.asname or alias.name, source, alias.name


def _absolute(package: Package, module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = package.folder_of(module.name).split(".")
    return ".".join([*parts[: len(parts) - node.level + 1], *filter(None, [node.module])])


def imports_of(package: Package, module: Module) -> set[str]:
    """The modules of the package that a module imports, at its top, in a function or for types alone."""
    return {
        source
        for node in module.nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
        for _, source, _ in imported_from(package, module, node)
        if source in package.modules and source != module.name
    }


def named_in_strings(package: Package, module: Module) -> set[str]:
    """The modules of the package that a module names in a text, as what is imported later does: no checker sees these.

    Counted are texts that are a module's whole name, alone or with ``:NAME`` behind it; with that, the folder that
    both lie in may be left out.
    """
    found = set[str]()
    for node in module.nodes:
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and text.replace(":", "").replace(".", "").isidentifier():
            name, colon, _ = text.partition(":")
            near = f"{package.folder_of(module.name)}.{name}" if colon else name
            found |= {whole for whole in (name, near) if whole in package.modules and whole != package.name}
    return found - {module.name}
