"""A walk through the calls from one function on: where the text is read next, and how often that is upstairs again.

Each function is entered once, where it is called first, in the order in which calls stand. ``stays`` are the times
that the walk comes into another module. It climbs where the function it enters lies on a higher floor of the package
than the one it entered before. What climbs in one step, a call of a lower room's function into a higher room's, is
counted by itself: imports that point one way leave only callbacks and protocols for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from floorplan.calls import Calls
from floorplan.names import Function
from floorplan.rooms import room_of


@dataclass(frozen=True)
class Walk:
    """What a walk met: functions, stays, the modules it came to, climbs, and calls that go straight up."""

    functions: int
    stays: int
    modules: int
    climbs: tuple[tuple[str, str], ...]
    upward: tuple[tuple[str, str], ...]


def entered_from(calls: Calls, start: Function) -> list[Function]:
    """The functions in the order in which they are entered."""
    found: dict[str, Function] = {}
    waiting = [start]
    while waiting:
        function = waiting.pop()
        if function.id not in found:
            found[function.id] = function
            waiting += reversed(calls.of(function))
    return list(found.values())


def walk_from(calls: Calls, start: Function, floor: Mapping[str, int], package: str) -> Walk:
    """The walk from a function on; ``floor`` is that of each room of the package."""
    way = entered_from(calls, start)
    stays = 1 + sum(before.module != function.module for before, function in pairwise(way))

    def height(function: Function) -> int:
        return floor[room_of(function.module.name, package)]

    called = {(one.id, other.id) for one in way for other in calls.of(one) if height(other) > height(one)}
    return Walk(
        functions=len(way),
        stays=stays,
        modules=len({function.module.name for function in way}),
        climbs=tuple((one.id, other.id) for one, other in pairwise(way) if height(other) > height(one)),
        upward=tuple(sorted(called)),
    )
