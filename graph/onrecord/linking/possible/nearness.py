"""How near the documents of two actors are: by their days, and by who else is named in both."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.linking.possible.seen import Seen

CLOSE = 31
SAME_YEAR = 366
UNKNOWN = 10_000
"""Days between documents that are close, that are of one time, and of which nothing is known."""

_RARE = 20
_LOOKED_AT = 40
"""In how many documents an actor is named at most to tie these together; how many documents are looked at."""


class Nearness:
    """Tells how near actors are in days, and whether documents tie them together."""

    def __init__(self, seen: Mapping[str, Seen], days: Mapping[str, str]) -> None:
        self._days = {key: date.fromisoformat(day).toordinal() for key, day in days.items()}
        self._named: dict[str, set[str]] = defaultdict(set)
        for actor in seen.values():
            if actor.kind != "state" and 1 < len(actor.documents) <= _RARE:
                for key in actor.documents:
                    self._named[key].add(actor.id)
        self._ordinals: dict[str, list[int]] = {}
        self._companions: dict[str, frozenset[str]] = {}

    def ordinals(self, actor: Seen) -> list[int]:
        """The days of an actor's documents, earliest first."""
        if actor.id not in self._ordinals:
            self._ordinals[actor.id] = sorted({self._days[key] for key in actor.documents if key in self._days})
        return self._ordinals[actor.id]

    def gap(self, one: Seen, other: Seen) -> int:
        """The fewest days between documents of two actors; 0 in one document, ``UNKNOWN`` without days."""
        if not one.documents.isdisjoint(other.documents):
            return 0
        few, many = sorted((self.ordinals(one), self.ordinals(other)), key=len)
        gaps = [apart for day in _some(few, 4 * _LOOKED_AT) for apart in _apart(day, many)]
        return min(gaps, default=UNKNOWN)

    def tied(self, one: Seen, other: Seen) -> bool:
        """Whether somebody whom few documents name is named beside both."""
        return self.ties(one, other) > 0

    def ties(self, one: Seen, other: Seen) -> int:
        """How many whom few documents name are named beside both."""
        shared = self._beside(one) & self._beside(other)
        return len(shared - {one.id, other.id})

    def near(self, one: Seen, other: Seen) -> bool:
        """Whether the two may be spoken of together: in close days, or tied together."""
        return self.gap(one, other) <= CLOSE or self.tied(one, other)

    def nearest(self, actor: Seen, others: Iterable[Seen], count: int) -> list[Seen]:
        """The near ones among others: as many as wanted, the nearest in days first."""
        close = [other for other in others if other.id != actor.id and self.near(actor, other)]
        return sorted(close, key=lambda other: (self.gap(actor, other), other.id))[:count]

    def _beside(self, actor: Seen) -> frozenset[str]:
        if actor.id not in self._companions:
            keys = sorted(actor.documents)[:_LOOKED_AT]
            self._companions[actor.id] = frozenset().union(*(self._named.get(key, set()) for key in keys))
        return self._companions[actor.id]


def _some(days: list[int], count: int) -> list[int]:
    """The days, of a long list as many as wanted, spread over it."""
    return days if len(days) <= count else days[:: -(-len(days) // count)]


def _apart(day: int, days: list[int]) -> Iterable[int]:
    place = bisect_left(days, day)
    return (abs(each - day) for each in days[max(0, place - 1) : place + 1])


class ByDay:
    """Actors in the order of the days of their documents, to be found around a day."""

    def __init__(self, actors: Iterable[Seen], nearness: Nearness) -> None:
        self._nearness = nearness
        dated = [(day, actor.id, actor) for actor in actors for day in nearness.ordinals(actor) or [0]]
        self._dated = sorted(dated, key=lambda each: each[:2])
        self._keys = [(day, name) for day, name, _ in self._dated]

    def around(self, actor: Seen, window: int = 12) -> list[Seen]:
        """The actors with documents nearest before and after an actor's: some of a long list, all of a short one."""
        if len(self._dated) <= 2 * window:
            return list({each.id: each for _, _, each in self._dated}.values())
        found: dict[str, Seen] = {}
        for day in _some(self._nearness.ordinals(actor), _LOOKED_AT) or [0]:
            place = bisect_left(self._keys, (day, ""))
            for _, name, each in self._dated[max(0, place - window) : place + window]:
                found[name] = each
        return list(found.values())
