"""What the names of a package stand for: functions, classes with their methods and fields, and types of annotations."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from floorplan.tree import Module, Package, imported_from

Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Type:
    """A class of the package as ``module:Class``, or another name with the types in its brackets; ``|`` is a choice."""

    name: str
    inside: tuple[Type, ...] = ()


UNKNOWN = Type("")


@dataclass(frozen=True)
class Function:
    """A function or method; ``id`` is ``module:name`` or ``module:Class.name``."""

    id: str
    module: Module
    node: Definition
    owner: str = ""

    @property
    def decorators(self) -> set[str]:
        """The last parts of its decorators' names."""
        return {ast.unparse(found).split("(")[0].rpartition(".")[2] for found in self.node.decorator_list}


@dataclass
class Class:
    """A class: its methods by name, and the annotation or value of each field."""

    id: str
    module: Module
    node: ast.ClassDef
    methods: dict[str, Function] = field(default_factory=dict)
    fields: dict[str, ast.expr] = field(default_factory=dict)
    given: dict[str, tuple[Function, ast.expr]] = field(default_factory=dict)

    @property
    def bases(self) -> list[ast.expr]:
        """What stands in its brackets."""
        return self.node.bases


class Names:
    """All functions and classes of a package, and what each module's names lead to."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.functions: dict[str, Function] = {}
        self.classes: dict[str, Class] = {}
        self.bound: dict[str, dict[str, tuple[str, str]]] = {}
        self.values: dict[str, dict[str, ast.expr]] = {}
        self.annotations: dict[str, dict[str, ast.expr]] = {}
        for module in package.modules.values():
            self._read(module)

    def _read(self, module: Module) -> None:
        self.bound[module.name] = {
            own: (source, name)
            for node in module.nodes
            if isinstance(node, ast.Import | ast.ImportFrom)
            for own, source, name in imported_from(self.package, module, node)
        }
        self.values[module.name], self.annotations[module.name] = {}, {}
        for node in module.tree.body:
            if isinstance(node, Definition):
                self._add(Function(f"{module.name}:{node.name}", module, node))
            elif isinstance(node, ast.ClassDef):
                self._read_class(module, node)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                self.annotations[module.name][node.target.id] = node.annotation
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.values[module.name][node.targets[0].id] = node.value

    def _add(self, function: Function) -> Function:
        return self.functions.setdefault(function.id, function)

    def _read_class(self, module: Module, node: ast.ClassDef) -> None:
        found = Class(f"{module.name}:{node.name}", module, node)
        self.classes[found.id] = found
        for part in node.body:
            if isinstance(part, Definition):
                found.methods[part.name] = self._add(Function(f"{found.id}.{part.name}", module, part, found.id))
            elif isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                found.fields[part.target.id] = part.annotation
        for method in found.methods.values():
            for inner in ast.walk(method.node):
                _note_field(found, method, inner)

    def target(self, module: str, name: str, seen: frozenset[tuple[str, str]] = frozenset()) -> str:
        """``module:name`` of what a name leads to through imports, ``module:`` of a module; empty if unknown."""
        if (module, name) in seen or module not in self.bound:
            return ""
        own = f"{module}:{name}"
        if (
            own in self.functions
            or own in self.classes
            or name in self.values[module]
            or name in self.annotations[module]
        ):
            return own
        if name not in self.bound[module]:
            return f"{module}.{name}:" if f"{module}.{name}" in self.package.modules else ""
        source, inside = self.bound[module][name]
        if not inside:
            return f"{source if source.startswith(self.package.name + '.') else name}:"
        return self.target(source, inside, seen | {(module, name)})

    def ancestors(self, name: str) -> Iterator[Class]:
        """A class and those it is made of, nearest first."""
        found = self.classes.get(name)
        if found is None:
            return
        yield found
        for base in found.bases:
            if isinstance(base, ast.Name):
                yield from self.ancestors(self.target(found.module.name, base.id))

    def is_protocol(self, found: Class) -> bool:
        """Whether the class only says what others have."""
        return any("Protocol" in ast.unparse(base) for base in found.bases)

    def kept(self, name: str) -> list[Class]:
        """A class, or the classes that have all methods of a protocol."""
        found = self.classes.get(name)
        if found is None or not self.is_protocol(found):
            return [found] if found else []
        needed = {method for ancestor in self.ancestors(name) for method in ancestor.methods}
        return [
            other
            for other in self.classes.values()
            if not self.is_protocol(other)
            and needed
            and needed <= {method for ancestor in self.ancestors(other.id) for method in ancestor.methods}
        ]

    def methods(self, name: str, method: str) -> list[Function]:
        """The methods of this name that a value of the class may have."""
        found = []
        for kept in self.kept(name):
            has = [ancestor.methods[method] for ancestor in self.ancestors(kept.id) if method in ancestor.methods]
            found += has[:1]
        return found


def _note_field(found: Class, method: Function, part: ast.AST) -> None:
    targets: list[tuple[ast.expr, ast.expr]] = []
    if isinstance(part, ast.AnnAssign):
        targets = [(part.target, part.annotation)]
    elif isinstance(part, ast.Assign):
        for target in part.targets:
            targets += _paired(target, part.value)
    for target, value in targets:
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self":
            if isinstance(part, ast.AnnAssign):
                found.fields.setdefault(target.attr, value)
            else:
                found.given.setdefault(target.attr, (method, value))


def _paired(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        return list(zip(target.elts, value.elts, strict=True))
    return [(target, value)]
