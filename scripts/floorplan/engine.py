"""Which modules know a library: by importing it, or by taking its names from a module of ours that does."""

from __future__ import annotations

import ast

from floorplan.names import Names
from floorplan.tree import Module, Package, imported_from


def importers(package: Package, library: str) -> set[str]:
    """The modules that import a library themselves, in whatever way, at the top or in a function."""
    return {
        name
        for name, module in package.modules.items()
        if any(
            found == library or found.startswith(f"{library}.")
            for node in module.nodes
            for found in _imported(package, module, node)
        )
    }


def _imported(package: Package, module: Module, node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [source for _, source, _ in imported_from(package, module, node)]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")) and node.args:
        name = node.args[0]
        return [name.value] if isinstance(name, ast.Constant) and isinstance(name.value, str) else []
    return []


def names_of(names: Names, library: str) -> dict[str, set[str]]:
    """The names at each module's top that are a library's: imported from it, given to another name, or re-exported."""
    found: dict[str, set[str]] = {name: set() for name in names.package.modules}
    grown = True
    while grown:
        grown = False
        for module in names.package.modules:
            own = _bound(names, module, library, found) | _given(names, module, found[module])
            grown = grown or not own <= found[module]
            found[module] |= own
    return found


def _bound(names: Names, module: str, library: str, found: dict[str, set[str]]) -> set[str]:
    return {
        own
        for own, (source, inside) in names.bound[module].items()
        if source == library or source.startswith(f"{library}.") or inside in found.get(source, ())
    }


def _given(names: Names, module: str, known: set[str]) -> set[str]:
    """Names of a module that stand for one that is known: ``Quad = pyoxigraph.Quad``."""
    return {
        own
        for own, value in names.values[module].items()
        if isinstance(value, ast.Name | ast.Attribute) and ast.unparse(value).partition(".")[0] in known
    }


def knowing(names: Names, library: str) -> set[str]:
    """The modules that use a library under whatever name: importers, and those that take its names from others."""
    return {module for module, found in names_of(names, library).items() if found} | importers(names.package, library)


def taking(names: Names, library: str, class_: str) -> set[str]:
    """The modules in which a parameter, a result, a field or a variable is annotated with a library's class."""
    known = names_of(names, library)
    return {
        name
        for name, module in names.package.modules.items()
        if any(_is_class(names, name, part, known[name], library, class_) for part in _annotations(module))
    }


def _annotations(module: Module) -> list[ast.expr]:
    found = []
    for node in module.nodes:
        whole = node.annotation if isinstance(node, ast.arg | ast.AnnAssign) else None
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            whole = node.returns
        if isinstance(whole, ast.Constant) and isinstance(whole.value, str):
            whole = ast.parse(whole.value, mode="eval").body
        found += [part for part in ast.walk(whole) if isinstance(part, ast.expr)] if whole else []
    return found


def _is_class(names: Names, module: str, part: ast.expr, known: set[str], library: str, class_: str) -> bool:
    if isinstance(part, ast.Attribute):
        return part.attr == class_ and isinstance(part.value, ast.Name) and part.value.id in known
    if not isinstance(part, ast.Name) or part.id not in known:
        return False
    source, inside = names.bound[module].get(part.id, ("", ""))
    return inside == class_ and (source == library or source in names.package.modules)
