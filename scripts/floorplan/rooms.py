"""Rooms, floors and arrows: a folder or a module at the root of a package is a room, an import between two an arrow.

The floor of a room is the longest chain of imports below it, itself included. Rooms that import each other in a circle
share a floor, and the arrows that close the circle lead back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from floorplan.tree import Package, imports_of, named_in_strings

Arrow = tuple[str, str]


@dataclass(frozen=True)
class Plan:
    """The rooms of a package, or of a folder in it, with their floors; ``by_name`` are arrows no import shows."""

    floor: Mapping[str, int]
    arrows: frozenset[Arrow]
    back: frozenset[Arrow]
    circles: tuple[frozenset[str], ...]
    by_name: frozenset[Arrow]

    @property
    def floors(self) -> int:
        """How many floors there are."""
        return max(self.floor.values(), default=0)


def room_of(name: str, inside: str) -> str:
    """The room of a module in a folder: the part of its name after the folder's; ``__init__`` for the folder's own.

    >>> room_of("house.kitchen.stove", "house"), room_of("house", "house")
    ('kitchen', '__init__')
    """
    return name.removeprefix(inside).lstrip(".").partition(".")[0] or "__init__"


def plan_of(package: Package, inside: str = "") -> Plan:
    """The plan of a package, or of one of its folders by dotted name."""
    inside = inside or package.name
    names = package.below(inside)
    rooms = {room_of(name, inside) for name in names}
    arrows, by_name = set[Arrow](), set[Arrow]()
    for name in names:
        module, room = package.modules[name], room_of(name, inside)
        arrows |= {(room, room_of(other, inside)) for other in imports_of(package, module) if other in names}
        by_name |= {(room, room_of(other, inside)) for other in named_in_strings(package, module) if other in names}
    arrows = {(one, other) for one, other in arrows if one != other}
    by_name = {(one, other) for one, other in by_name - arrows if one != other}
    circles = circles_of(rooms, arrows)
    floor = floors_of(rooms, arrows, circles)
    inner = {(one, other) for one, other in arrows for circle in circles if {one, other} <= circle}
    return Plan(floor, frozenset(arrows), frozenset(closing(inner)), tuple(circles), frozenset(by_name))


def circles_of(rooms: Iterable[str], arrows: Iterable[Arrow]) -> list[frozenset[str]]:
    """The groups of rooms each of which leads to each other."""
    reach = {room: _reached(room, set(arrows)) for room in rooms}
    found = {
        frozenset({room, *(other for other in reach[room] if room in reach[other])})
        for room in reach
        if room in reach[room]
    }
    return sorted(found, key=sorted)


def _reached(room: str, arrows: set[Arrow]) -> set[str]:
    found, waiting = set[str](), [room]
    while waiting:
        at = waiting.pop()
        new = {other for one, other in arrows if one == at} - found
        found |= new
        waiting += new
    return found


def floors_of(rooms: Iterable[str], arrows: Iterable[Arrow], circles: Iterable[frozenset[str]]) -> dict[str, int]:
    """The floor of each room, from 1."""
    block = {room: min(next((circle for circle in circles if room in circle), {room})) for room in rooms}
    below: dict[str, set[str]] = {name: set() for name in block.values()}
    for one, other in arrows:
        if block[one] != block[other]:
            below[block[one]].add(block[other])
    known: dict[str, int] = {}

    def floor(name: str) -> int:
        if name not in known:
            known[name] = 1 + max(map(floor, below[name]), default=0)
        return known[name]

    return {room: floor(name) for room, name in sorted(block.items())}


def closing(arrows: set[Arrow]) -> set[Arrow]:
    """Arrows that close circles, found by going along the others by name: without them there is none."""
    back, done = set[Arrow](), set[str]()

    def go(room: str, way: tuple[str, ...]) -> None:
        for other in sorted(other for one, other in arrows if one == room):
            if other in (*way, room):
                back.add((room, other))
            elif other not in done:
                go(other, (*way, room))
        done.add(room)

    for room in sorted({one for one, _ in arrows}):
        if room not in done:
            go(room, ())
    return back
