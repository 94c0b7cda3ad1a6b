"""Which functions a function calls, in order, and where a walk through them climbs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from floorplan.calls import Calls
from floorplan.names import Names
from floorplan.rooms import plan_of
from floorplan.tree import Package
from floorplan.walk import entered_from, walk_from

Made = Callable[..., Package]


CALLS = {
    "function": ("from inn.low import f\ndef start(): f()", ["f"]),
    "through another module": ("from inn.middle import f\ndef start(): f()", ["f"]),
    "of a module": ("from inn import low\ndef start(): low.f()", ["f"]),
    "method of a parameter": ("from inn.low import A\ndef start(a: A): a.m()", ["A.m"]),
    "method of what is made": ("from inn.low import A\ndef start():\n    a = A()\n    a.m()", ["A.__init__", "A.m"]),
    "method of what is returned": ("from inn.low import made\ndef start(): made().m()", ["made", "A.m"]),
    "method of each": ("from inn.low import A\ndef start(all: list[A]):\n    for a in all: a.m()", ["A.m"]),
    "method of a value of a map": ("from inn.low import A\ndef start(all: dict[str, A]):\n    all['x'].m()", ["A.m"]),
    "method of a field": ("from inn.low import B\ndef start(b: B): b.a.m()", ["A.m"]),
    "property": ("from inn.low import A\ndef start(a: A): return a.p", ["A.p"]),
    "given to another": ("from inn.low import f\ndef start(): return map(f, [])", ["f"]),
    "inner before outer": ("from inn.low import f, made\ndef start(): f(made())", ["made", "f"]),
    "protocol": ("from inn.low import Has\ndef start(a: Has): a.m()", ["A.m"]),
    "unknown": ("def start(a): a.m()", []),
}
LOW = """
from typing import Protocol
class Has(Protocol):
    def m(self) -> None: ...
class A:
    def __init__(self) -> None: self.x = 1
    def m(self) -> None: ...
    @property
    def p(self) -> int: ...
class B:
    def __init__(self, a: A) -> None:
        self.a = a
def f(*a): ...
def made() -> A: ...
"""


@pytest.mark.parametrize(("text", "called"), CALLS.values(), ids=CALLS)
def test_calls_are_followed_in_order(made: Made, text: str, called: list[str]) -> None:
    names = Names(made({"low.py": LOW, "middle.py": "from inn.low import f", "top.py": text}))
    found = Calls(names).of(names.functions["inn.top:start"])
    assert [function.id.removeprefix("inn.low:") for function in found] == called


def test_a_walk_enters_each_function_once_and_counts_where_it_comes_up_again(made: Made) -> None:
    files = {
        "top.py": "from inn import low, middle\ndef start():\n    low.a()\n    middle.b()\n    low.a()\n    low.c()",
        "middle.py": "from inn import low\ndef b(): low.c()",
        "low.py": "def a(): ...\ndef c(): ...",
    }
    package = made(files)
    names, calls = Names(package), Calls(Names(package))
    start = names.functions["inn.top:start"]
    assert [function.id for function in entered_from(calls, start)] == [
        "inn.top:start",
        "inn.low:a",
        "inn.middle:b",
        "inn.low:c",
    ]
    walk = walk_from(calls, start, plan_of(package).floor, "inn")
    assert (walk.functions, walk.stays, walk.modules) == (4, 4, 3)
    assert walk.climbs == (("inn.low:a", "inn.middle:b"),)
    assert walk.upward == ()


def test_a_call_through_a_protocol_into_a_higher_room_goes_straight_up(made: Made) -> None:
    files = {
        "low.py": "from typing import Protocol\nclass Told(Protocol):\n    def hear(self): ...\n"
        "def start(told: Told): told.hear()",
        "top.py": "from inn import low\nclass Ear:\n    def hear(self): ...",
    }
    package = made(files)
    names = Names(package)
    walk = walk_from(Calls(names), names.functions["inn.low:start"], plan_of(package).floor, "inn")
    assert walk.upward == (("inn.low:start", "inn.top:Ear.hear"),)
