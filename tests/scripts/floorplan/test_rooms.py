"""Rooms, floors, arrows and circles of packages of a few lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from floorplan.rooms import plan_of
from floorplan.tree import Package, named_in_strings

Made = Callable[..., Package]


def test_a_folder_is_one_room_and_a_module_at_the_root_is_another(made: Made) -> None:
    plan = plan_of(made({"hall.py": "", "kitchen/stove.py": "", "kitchen/sink.py": ""}))
    assert set(plan.floor) == {"__init__", "hall", "kitchen"}


@pytest.mark.parametrize(
    "text",
    [
        "import inn.cellar",
        "from inn import cellar",
        "from inn.cellar import wine",
        "from . import cellar",
        "from .cellar import wine as red",
        "def pour():\n    from inn.cellar import wine",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from inn.cellar import wine",
    ],
    ids=["whole", "from the package", "a name", "relative", "relative name", "in a function", "for types"],
)
def test_an_import_in_whatever_way_is_an_arrow(made: Made, text: str) -> None:
    package = made({"hall.py": text, "cellar.py": "wine = 1"})
    assert plan_of(package).arrows == {("hall", "cellar")}


def test_two_imports_between_two_rooms_are_one_arrow_and_one_within_a_room_is_none(made: Made) -> None:
    files = {
        "kitchen/stove.py": "from inn.cellar import wine\nfrom inn.kitchen import sink",
        "kitchen/sink.py": "import inn.cellar",
        "cellar.py": "wine = 1",
    }
    assert plan_of(made(files)).arrows == {("kitchen", "cellar")}


def test_a_floor_is_the_longest_way_down(made: Made) -> None:
    files = {"roof.py": "from inn import hall, cellar", "hall.py": "from inn import cellar", "cellar.py": ""}
    plan = plan_of(made(files))
    assert {room: plan.floor[room] for room in ("roof", "hall", "cellar")} == {"roof": 3, "hall": 2, "cellar": 1}
    assert (plan.floors, plan.back, plan.circles) == (3, frozenset(), ())


def test_a_circle_is_found_and_the_arrow_that_closes_it_leads_back(made: Made) -> None:
    files = {
        "a.py": "from inn import b",
        "b.py": "from inn import c",
        "c.py": "from inn import a",
        "d.py": "import inn.a",
    }
    plan = plan_of(made(files))
    assert plan.circles == (frozenset("abc"),)
    assert plan.back == {("c", "a")}
    assert (plan.floor["a"], plan.floor["d"]) == (1, 2)


def test_a_folder_has_a_plan_of_its_own(made: Made) -> None:
    files = {
        "kitchen/stove.py": "from inn.kitchen import sink\nfrom inn import hall",
        "kitchen/sink.py": "",
        "hall.py": "",
    }
    plan = plan_of(made(files), "inn.kitchen")
    assert set(plan.floor) == {"__init__", "stove", "sink"}
    assert plan.arrows == {("stove", "sink")}


def test_a_module_named_in_a_text_is_told_apart_from_an_import(made: Made) -> None:
    files = {
        "kitchen/menu.py": "SOUP = 'soup:cook'\nWINE = 'inn.cellar'\nPROSE = 'The inn.cellar is cold.'",
        "kitchen/soup.py": "",
        "cellar.py": "",
    }
    package = made(files)
    assert named_in_strings(package, package.modules["inn.kitchen.menu"]) == {"inn.kitchen.soup", "inn.cellar"}
    assert plan_of(package).arrows == frozenset()
    assert plan_of(package).by_name == {("kitchen", "cellar")}
