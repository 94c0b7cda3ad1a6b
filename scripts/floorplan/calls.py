"""The calls in a function, in the order in which they are made, as far as the text tells whom they reach.

Followed are names (through imports, and where a function is given to another one), methods of values whose class
annotations, constructors or what functions return tell, properties, and methods of a protocol in all classes that have
them. What is reached by a name in a text, or through a value of unknown class, is not.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from floorplan.inference import HOLDERS, Values, choices, element
from floorplan.names import Definition, Function, Names, Type


class Calls:
    """The calls of the functions of a package."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._made: dict[str, list[Function]] = {}

    def of(self, function: Function) -> list[Function]:
        """The functions that a function calls, each as often as it stands there, in order."""
        if function.id not in self._made:
            self._made[function.id] = []
            self._made[function.id] = list(_Body(self.names, function).calls())
        return self._made[function.id]


class _Body(Values):
    """One function on its way from the top down, with the calls met so far."""

    def __init__(self, names: Names, function: Function) -> None:
        super().__init__(names, function)
        self.found: list[Function] = []

    def calls(self) -> list[Function]:
        for statement in self.function.node.body:
            self.visit(statement)
        return self.found

    def visit(self, node: ast.AST) -> None:
        """Note the calls in a node, those inside it first."""
        if isinstance(node, ast.For | ast.AsyncFor):
            self.visit(node.iter)
            self.bind(node.target, element(self.type_of(node.iter)))
            self.visit_all([*node.body, *node.orelse])
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            for part in node.generators:
                self.visit(part.iter)
                self.bind(part.target, element(self.type_of(part.iter)))
                self.visit_all(part.ifs)
            self.visit_all([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])
        elif isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                self.visit(item.context_expr)
                if item.optional_vars:
                    self.bind(item.optional_vars, element_of_manager(self, item.context_expr))
            self.visit_all(node.body)
        elif isinstance(node, ast.Call):
            self.visit_call(node)
        elif isinstance(node, ast.Attribute):
            self.visit(node.value)
            self.found += [found for found in self.reached(node) if found.decorators & {"property", "cached_property"}]
        elif isinstance(node, Definition | ast.Lambda):
            self.visit_inner(node)
        else:
            self.visit_all(ast.iter_child_nodes(node))
            self.assign(node)

    def visit_all(self, nodes: Iterator[ast.AST] | list[ast.expr] | list[ast.stmt]) -> None:
        for node in nodes:
            self.visit(node)

    def visit_inner(self, node: Definition | ast.Lambda) -> None:
        for argument in (*node.args.args, *node.args.kwonlyargs):
            self.known[argument.arg] = self.annotated(argument.annotation)
        self.visit_all(node.body if isinstance(node.body, list) else [node.body])

    def visit_call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            self.visit(node.func.value)
        elif not isinstance(node.func, ast.Name):
            self.visit(node.func)
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            self.visit(argument)
            self.found += [given for given in self.reached(argument) if not given.decorators & {"property"}]
        self.found += self.reached(node.func)


def element_of_manager(body: _Body, node: ast.expr) -> Type:
    """What ``as`` names: what the function of a manager gives, or the manager itself."""
    kind = body.type_of(node)
    return element(kind) if any(found.name in HOLDERS for found in choices(kind)) else kind
