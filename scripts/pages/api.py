"""The API page: signatures and docstrings of what ``import onrecord`` gives."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator

import onrecord


def api() -> str:
    """A section for each public name: functions first, then the values they take and give."""
    public = {name: getattr(onrecord, name) for name in onrecord.__all__}
    functions = [name for name, thing in public.items() if not inspect.isclass(thing)]
    values = [name for name, thing in public.items() if inspect.isclass(thing)]
    parts = ["## Functions", *(_section(name, public[name]) for name in functions)]
    return "\n\n".join([*parts, "## Values", *(_section(name, public[name]) for name in values)])


def _section(name: str, thing: object) -> str:
    assert inspect.isclass(thing) or inspect.isfunction(thing)
    source = textwrap.dedent(inspect.getsource(thing))
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef | ast.ClassDef)
    signature = _called(node) if isinstance(node, ast.FunctionDef) else _fields(node, source)
    told = to_markdown(inspect.getdoc(thing) or "")
    return f"### {name}\n\n```python\n{signature}\n```\n\n{told}\n\nDefined in `{thing.__module__}`."


def _called(node: ast.FunctionDef) -> str:
    """A function's first line; one parameter a line where they do not fit on one."""
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    parameters = list(_parameters(node.args))
    whole = f"{node.name}({', '.join(parameters)}){returned}"
    if len(whole) <= 100:
        return whole
    return "\n".join([f"{node.name}(", *(f"    {each}," for each in parameters), f"){returned}"])


def _parameters(given: ast.arguments) -> Iterator[str]:
    plain = [*given.posonlyargs, *given.args]
    without = len(plain) - len(given.defaults)
    for place, each in enumerate(plain):
        yield _parameter(each, given.defaults[place - without] if place >= without else None)
    if given.kwonlyargs:
        yield "*"
    for each, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield _parameter(each, default)


def _parameter(parameter: ast.arg, default: ast.expr | None) -> str:
    typed = ast.unparse(parameter)
    return f"{typed} = {ast.unparse(default)}".replace("'", '"') if default else typed


def _fields(node: ast.ClassDef, source: str) -> str:
    """A dataclass as its fields, in order, as the source has them."""
    fields = [f"    {ast.get_source_segment(source, each)}" for each in node.body if isinstance(each, ast.AnnAssign)]
    return "\n".join([f"class {node.name}:", *fields])


def to_markdown(docstring: str) -> str:
    """A docstring as Markdown: code marked its way, and examples in a fence.

    >>> print(to_markdown("Gives ``x``, else :class:`Error`."))
    Gives `x`, else `Error`.
    """
    text = re.sub(r":\w+:`(\w+)`", r"`\1`", docstring).replace("``", "`")
    return re.sub(r"((?:^(?:>>>|\.\.\.).*\n?(?:^(?!>>>|\.\.\.)\S.*\n?)*)+)", _fenced, text, flags=re.MULTILINE)


def _fenced(example: re.Match[str]) -> str:
    return f"```python\n{example[0].rstrip()}\n```"
