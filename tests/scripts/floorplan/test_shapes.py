"""Which forms carry a statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from floorplan.shapes import shapes_of
from floorplan.tree import Package

Made = Callable[..., Package]


SHAPES = {
    "class": ("class A:\n    speakers: int\n    act: int\n    words: int\n    mode: int\n    rule: int", 1),
    "class with little": ("class A:\n    speakers: int\n    act: int\n    words: int\n    label: int", 0),
    "one concept under two names": (
        "class A:\n    via: int\n    relay: int\n    act: int\n    mode: int\n    cue: int",
        0,
    ),
    "dictionary": ("def f(s):\n    return {'act': s.a, 'mode': s.b, 'words': s.c, 'rule': s.d, 'cue': s.e}", 1),
    "table of names": ("T = {'act': 'A', 'mode': 'M', 'words': 'W', 'rule': 'R', 'cue': 'C'}", 0),
    "table of functions": (
        "T = {'act': of('a'), 'mode': lambda s: s, 'words': of('w'), 'rule': of('r'), 'cue': of('c')}",
        0,
    ),
    "by keys": ("def f(row):\n    row['act'], row.get('mode'), row['words']\n    row['rule'] = 1", 1),
    "by place": ("def f(head):\n    _, act, mode, words, rule = head", 1),
    "several values": ("def f():\n    act, mode, words, rule = 1, 2, 3, 4", 0),
    "triples": ("def f(t):\n    t('rec:act'), t('rec:mode'), t('rec:words'), t('rec:rule'), t('rec:within')", 1),
}


@pytest.mark.parametrize(("text", "count"), SHAPES.values(), ids=SHAPES)
def test_a_shape_is_a_form_with_enough_of_a_statements_fields(made: Made, text: str, count: int) -> None:
    assert len(shapes_of(made({"hall.py": text}))) == count


def test_the_scripts_of_pages_are_one_shape(made: Made) -> None:
    script = "const told = [one.act, one.mode, one.words, one.rule, one.status];"
    package = made({"view/a.py": "", "view/a.js": script, "view/b.js": script})
    assert [(shape.kind, shape.module) for shape in shapes_of(package)] == [("page", "inn/view/a.js")]
