"""What the values in a function are, as far as annotations, constructors and returned types tell."""

from __future__ import annotations

import ast

from floorplan.names import UNKNOWN, Class, Function, Names, Type

_MAPS = frozenset({"dict", "Mapping", "MutableMapping", "defaultdict"})
HOLDERS = _MAPS | {
    *("list", "set", "frozenset", "tuple", "deque", "Sequence", "Iterable", "Iterator", "Collection"),
    *("Generator", "AbstractSet", "Set"),
}
_SAME = frozenset({"list", "set", "sorted", "tuple", "iter", "reversed", "frozenset", "filter"})


class Values:
    """The values in a function, read from the top down; ``known`` are the types of its variables so far."""

    def __init__(self, names: Names, function: Function) -> None:
        self.names, self.function = names, function
        self.module = function.module.name
        self.known: dict[str, Type] = {}
        arguments = function.node.args
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            self.known[argument.arg] = self.annotated(argument.annotation)
        if function.owner and arguments.args and "staticmethod" not in function.decorators:
            self.known[arguments.args[0].arg] = Type(function.owner)

    def reached(self, node: ast.expr) -> list[Function]:
        """The functions that a name or an attribute is, or that a class's name runs."""
        if isinstance(node, ast.Name):
            if node.id in self.known:
                return []
            return self.behind(self.names.target(self.module, node.id))
        if isinstance(node, ast.Attribute):
            outside = self.module_named(node.value)
            if outside:
                return self.behind(self.names.target(outside, node.attr))
            owner = self.class_named(node.value)
            kinds = [Type(owner)] if owner else choices(self.type_of(node.value))
            return [found for kind in kinds for found in self.names.methods(kind.name, node.attr)]
        return []

    def behind(self, target: str) -> list[Function]:
        if target in self.names.functions:
            return [self.names.functions[target]]
        return [found for name in ("__init__", "__post_init__") for found in self.names.methods(target, name)]

    def module_named(self, node: ast.expr) -> str:
        if not isinstance(node, ast.Name) or node.id in self.known:
            return ""
        target = self.names.target(self.module, node.id)
        return target[:-1] if target.endswith(":") and target[:-1] in self.names.package.modules else ""

    def class_named(self, node: ast.expr) -> str:
        if not isinstance(node, ast.Name) or node.id in self.known:
            return ""
        target = self.names.target(self.module, node.id)
        return target if target in self.names.classes else ""

    def assign(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self.bind(target, self.type_of(node.value))
        elif isinstance(node, ast.AnnAssign):
            self.bind(node.target, self.annotated(node.annotation))
        elif isinstance(node, ast.NamedExpr):
            self.bind(node.target, self.type_of(node.value))

    def bind(self, target: ast.expr, kind: Type) -> None:
        if isinstance(target, ast.Name):
            self.known[target.id] = kind
        elif isinstance(target, ast.Tuple | ast.List):
            for place, part in enumerate(target.elts):
                self.bind(part, part_of(kind, place))

    def annotated(self, node: ast.expr | None, module: str = "") -> Type:
        """The type that an annotation names, as its module understands it."""
        module = module or self.module
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self.annotated(parsed(node.value), module)
        if isinstance(node, ast.BinOp):
            return Type("|", (self.annotated(node.left, module), self.annotated(node.right, module)))
        if isinstance(node, ast.Name):
            target = self.names.target(module, node.id)
            if target in self.names.classes:
                return Type(target)
            where, _, name = target.partition(":")
            value = self.names.values.get(where, {}).get(name)
            return self.annotated(value, where) if isinstance(value, ast.Subscript | ast.BinOp) else Type(node.id)
        if isinstance(node, ast.Attribute):
            return Type(node.attr)
        if isinstance(node, ast.Subscript):
            inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            return Type(self.annotated(node.value, module).name, tuple(self.annotated(part, module) for part in inside))
        return UNKNOWN

    def type_of(self, node: ast.expr) -> Type:
        """The type of a value; unknown where the text does not tell."""
        if isinstance(node, ast.Name):
            return self.known.get(node.id) or self.type_of_value(node.id)
        if isinstance(node, ast.Call):
            return self.returned(node)
        if isinstance(node, ast.Attribute):
            return self.type_of_attribute(node)
        if isinstance(node, ast.Subscript):
            kind = self.type_of(node.value)
            if isinstance(node.slice, ast.Slice):
                return kind
            return kind.inside[-1] if kind.name in _MAPS and kind.inside else element(kind)
        if isinstance(node, ast.IfExp | ast.BoolOp):
            parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else node.values
            return Type("|", tuple(self.type_of(part) for part in parts))
        if isinstance(node, ast.List | ast.Set | ast.ListComp | ast.SetComp | ast.GeneratorExp):
            inside = node.elts[:1] if isinstance(node, ast.List | ast.Set) else [node.elt]
            return Type("list", tuple(self.type_of(part) for part in inside if not isinstance(part, ast.Starred)))
        if isinstance(node, ast.Tuple):
            return Type("tuple", tuple(self.type_of(part) for part in node.elts))
        if isinstance(node, ast.DictComp):
            return Type("dict", (self.type_of(node.key), self.type_of(node.value)))
        if isinstance(node, ast.NamedExpr | ast.Await | ast.Starred):
            return self.type_of(node.value)
        return UNKNOWN

    def type_of_value(self, name: str) -> Type:
        where, _, inside = self.names.target(self.module, name).partition(":")
        annotation = self.names.annotations.get(where, {}).get(inside)
        if annotation is not None:
            return self.annotated(annotation, where)
        value = self.names.values.get(where, {}).get(inside)
        if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name):
            return UNKNOWN
        made = self.names.target(where, value.func.id)
        return Type(made) if made in self.names.classes else UNKNOWN

    def type_of_attribute(self, node: ast.Attribute) -> Type:
        found = []
        for kind in choices(self.type_of(node.value)):
            for kept in self.names.kept(kind.name):
                found += self.field(kept, node.attr)
        return Type("|", tuple(found)) if found else UNKNOWN

    def field(self, kept: Class, name: str) -> list[Type]:
        for ancestor in self.names.ancestors(kept.id):
            module = ancestor.module.name
            if name in ancestor.methods:
                return [self.annotated(ancestor.methods[name].node.returns, module)]
            if name in ancestor.fields:
                return [self.annotated(ancestor.fields[name], module)]
            if name in ancestor.given:
                method, value = ancestor.given[name]
                return [Values(self.names, method).type_of(value)]
        return []

    def returned(self, node: ast.Call) -> Type:
        if isinstance(node.func, ast.Name) and node.func.id in _SAME and node.args:
            return Type("list", (element(self.type_of(node.args[-1])),))
        if isinstance(node.func, ast.Name) and node.func.id == "enumerate" and node.args:
            return Type("list", (Type("tuple", (Type("int"), element(self.type_of(node.args[0])))),))
        if isinstance(node.func, ast.Name) and node.func.id == "zip":
            return Type("list", (Type("tuple", tuple(element(self.type_of(part)) for part in node.args)),))
        if isinstance(node.func, ast.Name) and node.func.id in ("next", "max", "min") and node.args:
            return element(self.type_of(node.args[0]))
        if isinstance(node.func, ast.Name) and node.func.id in ("replace", "copy") and node.args:
            return self.type_of(node.args[0])
        made = self.class_named(node.func) if isinstance(node.func, ast.Name) else ""
        if isinstance(node.func, ast.Attribute) and self.module_named(node.func.value):
            target = self.names.target(self.module_named(node.func.value), node.func.attr)
            made = target if target in self.names.classes else ""
        if made:
            return Type(made)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("values", "items", "get", "pop", "setdefault"):
            kind = first_map(self.type_of(node.func.value))
            if kind:
                value = kind.inside[-1]
                pair = Type("tuple", kind.inside)
                return {"values": Type("list", (value,)), "items": Type("list", (pair,))}.get(node.func.attr, value)
        types = [self.annotated(found.node.returns, found.module.name) for found in self.reached(node.func)]
        return types[0] if len(types) == 1 else Type("|", tuple(types)) if types else UNKNOWN


def parsed(text: str) -> ast.expr | None:
    """An annotation that stands as a text; ``None`` where it is none."""
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return None


def choices(kind: Type) -> list[Type]:
    """The types that a value of a type may have."""
    return [found for part in kind.inside for found in choices(part)] if kind.name == "|" else [kind]


def first_map(kind: Type) -> Type | None:
    """The mapping among a type's choices."""
    return next((found for found in choices(kind) if found.name in _MAPS and len(found.inside) == 2), None)


def element(kind: Type) -> Type:
    """What a loop over a value of a type gives."""
    for found in choices(kind):
        if found.name in HOLDERS and found.inside:
            return found.inside[0]
    return UNKNOWN


def part_of(kind: Type, place: int) -> Type:
    """What stands at a place of a tuple; of anything else, what a loop gives."""
    for found in choices(kind):
        if found.name == "tuple" and len(found.inside) > place:
            return found.inside[place]
    return element(kind)
