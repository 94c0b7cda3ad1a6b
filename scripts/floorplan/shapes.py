"""The forms in which one statement is carried through a package, each counted once.

A form carries a statement if it has enough of ``CONCEPTS``, whatever they are called there. Counted are

- a class with annotated fields for at least ``MANY`` of them (dataclass, NamedTuple, TypedDict, protocol),
- a dictionary written down with at least ``MANY`` of them as keys, unless its values are all constants or functions:
  such a table tells of a form and carries nothing,
- a dictionary that is read or filled by at least ``SOME`` of them as constant keys, once for each name it is held by,
- a tuple or list that is taken apart into at least ``SOME`` of them, by its place in the text,
- triples: a module that names at least ``MANY`` of them as properties ``rec:...`` in one function,
- the values of a page: once, if a script reads at least ``MANY`` of them off one variable.

What is read by place or by key seldom has all its fields in one function: there fewer are enough.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from floorplan.tree import Module, Package

MANY, SOME = 5, 4
CONCEPTS = {
    "speaker": "speaker speakers putative_speaker putative_speakers putativeSpeaker source_head parties taking_part",
    "act": "act acts entry",
    "content": "content",
    "cue": "cue anchor",
    "source": "source",
    "words": "words",
    "mode": "mode",
    "status": "status",
    "within": "within",
    "via": "via relay relays relayed_by relayedBy",
    "attribution": "attribution",
    "addressee": "addressee addressees",
    "about": "about",
    "rule": "rule",
    "day": "stated_on stated_from stated_until statedFrom statedUntil start day said from",
    "review": "review",
    "precision": "precision",
    "items": "items under",
    "place": "spans places",
}
"""What is told of a statement, with the names it goes by in the forms it takes."""

_CONCEPT = {word: concept for concept, words in CONCEPTS.items() for word in words.split()}


@dataclass(frozen=True, order=True)
class Shape:
    """A form: its kind, its name, where it first stands, and how many of the concepts it has."""

    kind: str
    name: str
    module: str
    line: int
    concepts: int


def concepts_in(words: Iterable[str]) -> set[str]:
    """The concepts that some words stand for."""
    return {_CONCEPT[word] for word in words if word in _CONCEPT}


def shapes_of(package: Package) -> list[Shape]:
    """The forms of a statement in a package, in the order of their places."""
    found: dict[tuple[str, str], Shape] = {}
    for module in package.modules.values():
        for shape in (*_written(module), *_by_key(module), *_in_triples(module)):
            key = (shape.kind, shape.name)
            if key not in found or found[key].concepts < shape.concepts:
                found[key] = shape
    for shape in _in_scripts(package):
        found.setdefault(("page", ""), shape)
    return sorted(found.values(), key=lambda shape: (shape.module, shape.line))


def _written(module: Module) -> Iterator[Shape]:
    for node in module.nodes:
        where = (module.name, getattr(node, "lineno", 0))
        if isinstance(node, ast.ClassDef):
            fields = [part.target for part in node.body if isinstance(part, ast.AnnAssign)]
            yield from _enough("class", node.name, where, _names(fields), MANY)
        elif isinstance(node, ast.Dict) and not all(map(_is_told, node.values)):
            yield from _enough("dict", f"{module.name}:{node.lineno}", where, map(_text, node.keys), MANY)
        elif isinstance(node, ast.Assign | ast.For):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Tuple | ast.List) and _is_one_value(node):
                    place = f"{module.name}:{node.lineno}"
                    yield from _enough("tuple", place, where, _names(target.elts), SOME)


def _names(nodes: Iterable[ast.expr]) -> list[str]:
    return [node.id for node in nodes if isinstance(node, ast.Name)]


def _is_one_value(node: ast.Assign | ast.For) -> bool:
    return isinstance(node, ast.For) or not isinstance(node.value, ast.Tuple | ast.List)


def _is_told(value: ast.expr) -> bool:
    """Whether a value of a table is a constant, a function, or what a name alone with constants makes: no field."""
    if isinstance(value, ast.Call):
        return all(isinstance(part, ast.Constant) for part in value.args) and isinstance(value.func, ast.Name)
    return isinstance(value, ast.Constant | ast.Lambda)


def _by_key(module: Module) -> Iterator[Shape]:
    """Dictionaries by the name that holds them, with the constant keys that are taken from them or set."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    for node in module.nodes:
        if isinstance(node, ast.Subscript):
            held, key = node.value, _text(node.slice)
        elif isinstance(node, ast.Call) and _is_get(node.func) and node.args:
            held, key = node.func.value, _text(node.args[0])
        else:
            continue
        name = held.id if isinstance(held, ast.Name) else held.attr if isinstance(held, ast.Attribute) else ""
        if name and key:
            keys[name].add(key)
            first.setdefault(name, node.lineno)
    for name, taken in keys.items():
        yield from _enough("keys of", name, (module.name, first[name]), taken, SOME)


def _is_get(node: ast.expr) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and node.attr == "get"


def _in_triples(module: Module) -> Iterator[Shape]:
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef):
            texts = {_text(part) for part in ast.walk(node) if isinstance(part, ast.expr)}
            properties = [text.removeprefix("rec:") for text in texts if text.startswith("rec:")]
            yield from _enough("triples", module.name, (module.name, node.lineno), properties, MANY)


def _in_scripts(package: Package) -> Iterator[Shape]:
    for path in sorted(package.root.rglob("*.js")):
        read: defaultdict[str, set[str]] = defaultdict(set)
        for name, field in re.findall(r"\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)\b", path.read_text(encoding="utf-8")):
            read[name].add(field)
        for name, fields in read.items():
            where = str(path.relative_to(package.root.parent))
            yield from _enough("page", name, (where, 1), fields, MANY)


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _enough(kind: str, name: str, where: tuple[str, int], words: Iterable[str], least: int) -> Iterator[Shape]:
    found = len(concepts_in(words))
    if found >= least:
        yield Shape(kind, name, *where, found)
