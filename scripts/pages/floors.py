"""The floors of the package, from the list in ``tests/test_imports.py`` that its imports are held to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from pages.blocks import first_line, table

Floors = dict[str, tuple[tuple[str, ...], ...]]
"""The folders and files of the package (``""``) and of its large folders, the lowest floor first."""


def read_floors(test: Path) -> Floors:
    """The list ``FLOORS`` of the test; nothing of the test is run."""
    for node in ast.parse(test.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["FLOORS"]:
            floors: Floors = ast.literal_eval(node.value)
            return floors
    raise ValueError(f"{test}: no list FLOORS")


def floors_drawn(floors: Floors) -> str:
    """The floors of the package as a drawing, the highest first: what stands on a line imports from lines below it."""
    lines = [f"{number:>2}  {'  '.join(floor)}" for number, floor in enumerate(floors[""], 1)]
    return "```text\n" + "\n".join(reversed(lines)) + "\n```"


def rooms_table(package: Path, floors: Floors) -> str:
    """What each folder and file of the package holds, the lowest floor first, in the words of its docstring."""
    return table(("floor", "in `graph/onrecord/`", "what it is"), _rooms(package, floors[""]))


def inner_floors_table(package: Path, floors: Floors) -> str:
    """The same for each large folder that has floors of its own."""
    parts = []
    for folder in filter(None, floors):
        rows = table(
            ("floor", f"in `graph/onrecord/{folder}/`", "what it is"), _rooms(package / folder, floors[folder])
        )
        parts.append(f"### {folder}\n\n{rows}")
    return "\n\n".join(parts)


def _rooms(folder: Path, floors: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    for number, floor in enumerate(floors, 1):
        for name in floor:
            inside = folder / name
            file = inside / "__init__.py" if inside.is_dir() else inside.with_suffix(".py")
            docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
            yield (str(number), f"`{name}/`" if inside.is_dir() else f"`{name}.py`", first_line(docstring))
