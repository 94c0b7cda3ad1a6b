"""The measures that ``scripts/house`` prints, by name, with how each is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from floorplan.calls import Calls
from floorplan.engine import knowing, taking
from floorplan.names import Function, Names
from floorplan.reach import touched
from floorplan.rooms import Arrow, Plan, plan_of
from floorplan.shapes import shapes_of
from floorplan.sizes import docstrings_beginning, files_by_folder, fullest_folder, largest_class, largest_file
from floorplan.tree import Package, named_in_strings
from floorplan.walk import Walk, walk_from

ENGINE = "pyoxigraph"
PROBES = {"annotator": "tenure", "export": "gexf", "view": "timeline"}
"""For each kind of part one that is there: what names it is what one more like it touches."""

START = "OxigraphStore.add_all"
"""Where the walk begins: records go into the store."""


@dataclass(frozen=True)
class Measure:
    """A value as it is printed, what was counted for it, and how."""

    value: str
    counted: tuple[str, ...]
    rule: str

    def as_json(self) -> dict[str, object]:
        """The measure as plain data."""
        return {"value": self.value, "counted": list(self.counted), "rule": self.rule}


@dataclass(frozen=True)
class House:
    """A package with what several measures need of it."""

    package: Package
    names: Names
    plan: Plan

    @cached_property
    def start(self) -> Function | None:
        """The function where the walk begins, wherever it lies; ``None`` if the package has none of that name."""
        found = [function for name, function in self.names.functions.items() if name.endswith(f":{START}")]
        return found[0] if found else None

    @cached_property
    def walk(self) -> Walk | None:
        """The walk from there."""
        if self.start is None:
            return None
        return walk_from(Calls(self.names), self.start, self.plan.floor, self.package.name)


def measured(package: Package) -> dict[str, Measure]:
    """All measures of a package by name, in the order of the table."""
    house = House(package, Names(package), plan_of(package))
    return {name: measure(house) for name, measure in MEASURES.items()}


def _plan(house: House) -> Measure:
    return _planned(
        house.plan, "a folder or module at the root is a room, an import between two an arrow, in a function too"
    )


def _inner(name: str) -> Callable[[House], Measure]:
    def measure(house: House) -> Measure:
        inside = f"{house.package.name}.{name}"
        if inside not in house.package.modules:
            return Measure("-", (), f"the same within {name}/")
        return _planned(plan_of(house.package, inside), f"the same within {name}/")

    return measure


def _planned(plan: Plan, rule: str) -> Measure:
    counted = (
        *(f"floor {floor}: {room}" for room, floor in sorted(plan.floor.items(), key=lambda pair: (pair[1], pair[0]))),
        *_drawn("back", plan.back),
        *(f"circle: {', '.join(sorted(circle))}" for circle in plan.circles),
        *_drawn("arrow", plan.arrows),
    )
    sizes = (len(plan.floor), plan.floors, len(plan.arrows), len(plan.back), len(plan.circles))
    return Measure("/".join(map(str, sizes)), counted, rule)


def _drawn(kind: str, arrows: frozenset[Arrow]) -> list[str]:
    return [f"{kind}: {one} -> {other}" for one, other in sorted(arrows)]


def _by_name(house: House) -> Measure:
    found = [
        f"{name} -> {other}"
        for name, module in house.package.modules.items()
        for other in sorted(named_in_strings(house.package, module))
    ]
    return Measure(str(len(found)), tuple(found), "modules named in a text, which no arrow shows")


def _root(house: House) -> Measure:
    counted = [name for name in house.package.modules if house.package.folder_of(name) == house.package.name]
    return Measure(str(len(counted)), tuple(counted), "modules at the root, __init__ included")


def _folder(house: House) -> Measure:
    counted = files_by_folder(house.package)
    lines = tuple(f"{size} {name}" for name, size in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
    return Measure(str(fullest_folder(house.package).size), lines, "modules in the fullest folder below the root")


def _file(house: House) -> Measure:
    found = largest_file(house.package)
    return Measure(str(found.size), (str(found),), "lines of the largest module")


def _class(house: House) -> Measure:
    found = largest_class(house.package)
    return Measure(str(found.size), (str(found),), "lines of the largest class")


def _shapes(house: House) -> Measure:
    found = shapes_of(house.package)
    lines = tuple(f"{one.module}:{one.line}: {one.kind} {one.name}, {one.concepts} fields" for one in found)
    return Measure(
        str(len(found)), lines, "classes, dictionaries, tuples, triples, page values with a statement's fields"
    )


def _engine(house: House) -> Measure:
    found = sorted(knowing(house.names, ENGINE))
    return Measure(str(len(found)), tuple(found), f"modules that import {ENGINE} or take its names from one that does")


def _store(house: House) -> Measure:
    found = sorted(taking(house.names, ENGINE, "Store"))
    return Measure(str(len(found)), tuple(found), f"modules with an annotation that is {ENGINE}'s Store")


def _probe(kind: str) -> Callable[[House], Measure]:
    def measure(house: House) -> Measure:
        found = touched(house.package, PROBES[kind])
        return Measure(
            str(len(found)), tuple(found), f"files of code that name “{PROBES[kind]}”, a folder of its own as one"
        )

    return measure


def _climbs(house: House) -> Measure:
    rule = f"of the walk from {START}: into a room on a higher floor than where it was"
    walk = house.walk
    if walk is None:
        return Measure("-", (), rule)
    return Measure(str(len(walk.climbs)), tuple(f"{one} -> {other}" for one, other in walk.climbs), rule)


def _stays(house: House) -> Measure:
    walk = house.walk
    value = f"{walk.functions}/{walk.stays}/{walk.modules}" if walk else "-"
    return Measure(value, (), "functions, stays in modules and modules of that walk, each function entered once")


def _upward(house: House) -> Measure:
    walk = house.walk
    found = tuple(f"{one} -> {other}" for one, other in walk.upward) if walk else ()
    return Measure(str(len(found)), found, "calls in it from a room straight into a higher one")


def _nothing(house: House) -> Measure:
    found = docstrings_beginning(house.package, "Nothing;")
    return Measure(str(len(found)), tuple(found), "docstrings that begin “Nothing;”")


MEASURES: Mapping[str, Callable[[House], Measure]] = {
    "plan": _plan,
    "plan-annotate": _inner("annotate"),
    "plan-reading": _inner("reading"),
    "plan-view": _inner("view"),
    "plan-store": _inner("store"),
    "by-name": _by_name,
    "root": _root,
    "folder": _folder,
    "file": _file,
    "class": _class,
    "shapes": _shapes,
    "engine": _engine,
    "touch-annotator": _probe("annotator"),
    "touch-export": _probe("export"),
    "touch-store": _store,
    "touch-view": _probe("view"),
    "walk": _stays,
    "climbs": _climbs,
    "upward": _upward,
    "nothing": _nothing,
}
"""The measures by name; a plan is ``rooms/floors/arrows/back/circles``."""
